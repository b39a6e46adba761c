// SPDX-License-Identifier: Apache-2.0
//
// The modules of one run of kfp-opt.
#ifndef KFIR_TOOLS_OPT_RUN_H_
#define KFIR_TOOLS_OPT_RUN_H_

#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "frontends/frontend.h"
#include "llvm/Support/MemoryBuffer.h"
#include "passes/pass_manager.h"
#include "tools/opt_options.h"
#include "tools/tool_io.h"

namespace kfir {

// One module on its way from input to output, with all that is said about it.
struct OptUnit {
  Source source;
  // A large stored module, in the place of the source's text.
  std::unique_ptr<llvm::MemoryBuffer> stored;
  DiagnosticSink diagnostics, remarks;
  std::string log;  // of observers
  absl::StatusOr<std::string> output = std::string();

  absl::string_view text() const {
    if (stored == nullptr) return source.text;
    return {stored->getBufferStart(), stored->getBufferSize()};
  }
};

// Runs `passes` on each unit, `options.jobs` at a time.  What comes out does
// not depend on that number.
void RunUnits(const OptOptions& options, const std::vector<PassCall>& passes,
              const ToolIo& io, std::deque<OptUnit>& units);

}  // namespace kfir

#endif  // KFIR_TOOLS_OPT_RUN_H_
