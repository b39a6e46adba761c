// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_SUPPORT_DIAGNOSTIC_KINDS_H_
#define KFIR_SUPPORT_DIAGNOSTIC_KINDS_H_

#include "support/diagnostics.h"

namespace kfir::kinds {
#include "support/diagnostic_kinds.def"
}  // namespace kfir::kinds

#endif  // KFIR_SUPPORT_DIAGNOSTIC_KINDS_H_
