// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_IR_DIAGNOSTIC_KINDS_H_
#define KFIR_IR_DIAGNOSTIC_KINDS_H_

#include "support/diagnostics.h"

namespace kfir::kinds {
#include "ir/diagnostic_kinds.def"
}  // namespace kfir::kinds

#endif  // KFIR_IR_DIAGNOSTIC_KINDS_H_
