// SPDX-License-Identifier: Apache-2.0
//
// Sets labels on the pod of every task that runs one (its callee is a container
// or a resource).
//
//   before   pod { labels { key: "team" value { ...old... } } }
//   after    pod { labels { key: "team" value { ...risk... } } }
//            with labels=team=risk
//
// They are set on the task and win over its component's.  A label that the task
// has already gets the new value in its place.
#ifndef KFIR_PASSES_ADD_LABELS_H_
#define KFIR_PASSES_ADD_LABELS_H_

#include "passes/pass.h"

namespace kfir {

absl::StatusOr<Changed> AddLabels(ir::Module& module, PassContext& context);

}  // namespace kfir

#endif  // KFIR_PASSES_ADD_LABELS_H_
