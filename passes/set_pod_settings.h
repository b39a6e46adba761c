// SPDX-License-Identifier: Apache-2.0
//
// Sets what the pods of tasks ask of the cluster.
//
//   set-pod-settings{limits=memory=4Gi node-selector=pool=ml retry=2}
//
//   before   pod {}
//   after    pod { limits { key: "memory" ... }
//                  node_selector { key: "pool" ... } }  retry { ... }
//
// A resource template has a pod of its own, and takes what concerns the pod;
// its containers, resources and image are the cluster's.
#ifndef KFIR_PASSES_SET_POD_SETTINGS_H_
#define KFIR_PASSES_SET_POD_SETTINGS_H_

#include "absl/status/statusor.h"
#include "passes/pass.h"

namespace kfir {

absl::StatusOr<Changed> SetPodSettings(ir::Module& module,
                                       PassContext& context);

}  // namespace kfir

#endif  // KFIR_PASSES_SET_POD_SETTINGS_H_
