// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_TOOLS_BISECT_H_
#define KFIR_TOOLS_BISECT_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "passes/pass_pipeline.h"
#include "support/diagnostics.h"

namespace kfir {

namespace ir {
class Module;
}

// Finds the first pass after which `command`, given the name of a file that
// holds the module as text, fails, in a logarithmic number of runs; says so in
// a line. Supposed is that it then goes on failing.
absl::StatusOr<std::string> Bisect(absl::string_view command,
                                   const ir::Module& module,
                                   const std::vector<PassCall>& passes,
                                   DiagnosticSink& diagnostics);

}  // namespace kfir

#endif  // KFIR_TOOLS_BISECT_H_
