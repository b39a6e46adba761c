// SPDX-License-Identifier: Apache-2.0
//
// Sets annotations on the pod of every task that runs one (its callee is a
// container or a resource).
//
//   before   pod { annotations { key: "owner" value { ...old... } } }
//   after    pod { annotations { key: "owner" value { ...risk... } } }
//            with annotations=owner=risk
//
// They are set on the task and win over its component's.
#ifndef KFIR_PASSES_ADD_ANNOTATIONS_H_
#define KFIR_PASSES_ADD_ANNOTATIONS_H_

#include "absl/status/statusor.h"
#include "passes/pass.h"

namespace kfir {

absl::StatusOr<Changed> AddAnnotations(ir::Module& module,
                                       PassContext& context);

}  // namespace kfir

#endif  // KFIR_PASSES_ADD_ANNOTATIONS_H_
