// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_TOOLS_TRANSLATE_H_
#define KFIR_TOOLS_TRANSLATE_H_

#include <string>

#include "absl/types/span.h"
#include "tools/tool_io.h"

namespace kfir {

// Runs kfp-translate: reads a module in one format, prints it in another.
// Returns an ExitCode; unless it is 0, the cause is on io.err and nothing was
// written elsewhere.
int RunTranslate(absl::Span<const std::string> arguments, const ToolIo& io);

}  // namespace kfir

#endif  // KFIR_TOOLS_TRANSLATE_H_
