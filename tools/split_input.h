// SPDX-License-Identifier: Apache-2.0
//
// --split-input-file: several small inputs in one file, as MLIR's tools have
// it.
#ifndef KFIR_TOOLS_SPLIT_INPUT_H_
#define KFIR_TOOLS_SPLIT_INPUT_H_

#include <string>
#include <vector>

#include "frontends/frontend.h"

namespace kfir {

// Cuts `source` at the lines that are `# -----`.  Each part begins with as many
// empty lines as stand before it in the file, so that locations are right.
std::vector<Source> SplitInput(Source source);

// The outputs of the parts, with the same line between them.
std::string JoinOutputs(std::vector<std::string> outputs);

}  // namespace kfir

#endif  // KFIR_TOOLS_SPLIT_INPUT_H_
