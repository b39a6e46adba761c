// SPDX-License-Identifier: Apache-2.0
//
// The modules of one run of kfp-opt.
#ifndef KFIR_TOOLS_OPT_RUN_H_
#define KFIR_TOOLS_OPT_RUN_H_

#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "frontends/frontend.h"
#include "passes/pass_manager.h"
#include "tools/opt_options.h"
#include "tools/tool_io.h"

namespace kfir {

// One module on its way from input to output, with all that is said about it.
struct OptUnit {
  Source source;
  DiagnosticSink diagnostics, remarks;
  std::string log;  // of observers
  absl::StatusOr<std::string> output = std::string();
};

// Runs `passes` on each unit, `options.jobs` at a time.  What comes out does
// not depend on that number.
void RunUnits(const OptOptions& options, const std::vector<PassCall>& passes,
              const ToolIo& io, std::deque<OptUnit>& units);

}  // namespace kfir

#endif  // KFIR_TOOLS_OPT_RUN_H_
