// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_TOOLS_COMPILE_H_
#define KFIR_TOOLS_COMPILE_H_

#include "absl/types/span.h"
#include "tools/tool_io.h"

namespace kfir {

// Runs kfp-compile: dsl-compile's command line, and ours besides.  Returns an
// ExitCode, 1 and 2 as dsl-compile draws the line between them; unless it is 0,
// the cause is on io.err and nothing was written elsewhere.
int RunCompile(absl::Span<const std::string> arguments, const ToolIo& io);

}  // namespace kfir

#endif  // KFIR_TOOLS_COMPILE_H_
