// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_TOOLS_OPT_H_
#define KFIR_TOOLS_OPT_H_

#include <string>

#include "absl/types/span.h"
#include "tools/tool_io.h"

namespace kfir {

// Runs kfp-opt: reads a stored module, verifies it, runs passes, writes it.
// Returns one of tools/exit_code.h.
int RunOpt(absl::Span<const std::string> arguments, const ToolIo& io);

}  // namespace kfir

#endif  // KFIR_TOOLS_OPT_H_
