// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_PASSES_DIAGNOSTIC_KINDS_H_
#define KFIR_PASSES_DIAGNOSTIC_KINDS_H_

#include "support/diagnostics.h"

namespace kfir::kinds {
#include "passes/diagnostic_kinds.def"
}  // namespace kfir::kinds

#endif  // KFIR_PASSES_DIAGNOSTIC_KINDS_H_
