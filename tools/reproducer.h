// SPDX-License-Identifier: Apache-2.0
//
// One file that holds all it takes to repeat a run of kfp-opt: the input as it
// was, after comments that say the version, the plug-ins and the pipeline.
#ifndef KFIR_TOOLS_REPRODUCER_H_
#define KFIR_TOOLS_REPRODUCER_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "passes/pass_pipeline.h"

namespace kfir {

struct Reproducer {
  std::vector<std::string> plugins;
  std::string pipeline;
  // A text has the comments in it still, so that its lines keep their numbers.
  std::string input;
};

// What stands before the input.
std::string ReproducerHeader(const std::vector<std::string>& plugins,
                             const std::vector<PassCall>& passes);

// The parts of the reproducer `text`, which is called `name`.
absl::StatusOr<Reproducer> ReadReproducer(absl::string_view name,
                                          absl::string_view text,
                                          DiagnosticSink& diagnostics);

}  // namespace kfir

#endif  // KFIR_TOOLS_REPRODUCER_H_
