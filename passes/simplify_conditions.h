// SPDX-License-Identifier: Apache-2.0
//
// Makes the conditions of tasks smaller without changing when they hold.
//
//   before   all { not not a == 1, true, all { b == 2, a == 1 } }
//   after    all { a == 1, b == 2 }
//
// A condition that always holds goes.  One that never does stays, as `false`:
// who reads the task's outputs has been told that it may be skipped.  Two texts
// are compared only where no target could take them for numbers; text in a
// dialect stays as it is.
#ifndef KFIR_PASSES_SIMPLIFY_CONDITIONS_H_
#define KFIR_PASSES_SIMPLIFY_CONDITIONS_H_

#include "absl/status/statusor.h"
#include "passes/pass.h"

namespace kfir {

absl::StatusOr<Changed> SimplifyConditions(ir::Module& module,
                                           PassContext& context);

}  // namespace kfir

#endif  // KFIR_PASSES_SIMPLIFY_CONDITIONS_H_
