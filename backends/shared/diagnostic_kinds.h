// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_BACKENDS_SHARED_DIAGNOSTIC_KINDS_H_
#define KFIR_BACKENDS_SHARED_DIAGNOSTIC_KINDS_H_

#include "support/diagnostics.h"

namespace kfir::kinds {
#include "backends/shared/diagnostic_kinds.def"
}  // namespace kfir::kinds

#endif  // KFIR_BACKENDS_SHARED_DIAGNOSTIC_KINDS_H_
