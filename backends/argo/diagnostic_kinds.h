// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_BACKENDS_ARGO_DIAGNOSTIC_KINDS_H_
#define KFIR_BACKENDS_ARGO_DIAGNOSTIC_KINDS_H_

#include "support/diagnostics.h"

namespace kfir::kinds {
#include "backends/argo/diagnostic_kinds.def"
}  // namespace kfir::kinds

#endif  // KFIR_BACKENDS_ARGO_DIAGNOSTIC_KINDS_H_
