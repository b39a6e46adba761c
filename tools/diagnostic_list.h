// SPDX-License-Identifier: Apache-2.0
//
// All kinds of diagnostics, of all folders; one more diagnostic_kinds.def is
// two more lines in the .cc.
#ifndef KFIR_TOOLS_DIAGNOSTIC_LIST_H_
#define KFIR_TOOLS_DIAGNOSTIC_LIST_H_

#include <string>

namespace kfir {

// A Markdown table of them, sorted by name.
std::string ListDiagnostics();

}  // namespace kfir

#endif  // KFIR_TOOLS_DIAGNOSTIC_LIST_H_
