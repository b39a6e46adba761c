// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_TOOLS_DIAGNOSTIC_KINDS_H_
#define KFIR_TOOLS_DIAGNOSTIC_KINDS_H_

#include "support/diagnostics.h"

namespace kfir::kinds {
#include "tools/diagnostic_kinds.def"
}  // namespace kfir::kinds

#endif  // KFIR_TOOLS_DIAGNOSTIC_KINDS_H_
