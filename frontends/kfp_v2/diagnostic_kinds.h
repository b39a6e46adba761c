// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_FRONTENDS_KFP_V2_DIAGNOSTIC_KINDS_H_
#define KFIR_FRONTENDS_KFP_V2_DIAGNOSTIC_KINDS_H_

#include "support/diagnostics.h"

namespace kfir::kinds {
#include "frontends/kfp_v2/diagnostic_kinds.def"
}  // namespace kfir::kinds

#endif  // KFIR_FRONTENDS_KFP_V2_DIAGNOSTIC_KINDS_H_
