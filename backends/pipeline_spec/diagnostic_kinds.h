// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_BACKENDS_PIPELINE_SPEC_DIAGNOSTIC_KINDS_H_
#define KFIR_BACKENDS_PIPELINE_SPEC_DIAGNOSTIC_KINDS_H_

#include "support/diagnostics.h"

namespace kfir::kinds {
#include "backends/pipeline_spec/diagnostic_kinds.def"
}  // namespace kfir::kinds

#endif  // KFIR_BACKENDS_PIPELINE_SPEC_DIAGNOSTIC_KINDS_H_
