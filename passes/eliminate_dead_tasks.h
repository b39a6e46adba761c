// SPDX-License-Identifier: Apache-2.0
//
// Removes tasks that nobody can observe: declared pure, and nobody reads an
// output of them, waits for them or watches their state.
//
//   before   load -> train      load -> preview   (preview unread, pure)
//   after    load -> train
//
// Pure is a task that has the annotation `kfir.dev/pure` with the value `true`,
// that the option `pure`, a selector, fits, or whose inline body holds pure
// tasks only. A graph keeps its last task.  Runs to a fixed point by itself.
#ifndef KFIR_PASSES_ELIMINATE_DEAD_TASKS_H_
#define KFIR_PASSES_ELIMINATE_DEAD_TASKS_H_

#include "absl/status/statusor.h"
#include "passes/pass.h"

namespace kfir {

absl::StatusOr<Changed> EliminateDeadTasks(ir::Module& module,
                                           PassContext& context);

}  // namespace kfir

#endif  // KFIR_PASSES_ELIMINATE_DEAD_TASKS_H_
