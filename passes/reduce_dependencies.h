// SPDX-License-Identifier: Apache-2.0
//
// Drops from `after` what the other dependencies of a task imply.
//
//   before   b after a; c reads b; c after a, b
//   after    b after a; c reads b
//
// A dependency is implied by a path of tasks that each start when the one
// before succeeded or was skipped: a task with a trigger of its own implies
// nothing and keeps all of its own.  The search for a path looks at 1,000 tasks
// at most, so that the pass stays linear; what it does not find stays.
#ifndef KFIR_PASSES_REDUCE_DEPENDENCIES_H_
#define KFIR_PASSES_REDUCE_DEPENDENCIES_H_

#include "absl/status/statusor.h"
#include "passes/pass.h"

namespace kfir {

absl::StatusOr<Changed> ReduceDependencies(ir::Module& module,
                                           PassContext& context);

}  // namespace kfir

#endif  // KFIR_PASSES_REDUCE_DEPENDENCIES_H_
