// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_IR_EFFECTIVE_POD_H_
#define KFIR_IR_EFFECTIVE_POD_H_

namespace kfir::ir {

class PodSettings;

// Lays `over` (a task's settings) onto `base` (its component's), in place:
//   * keyed by name, `over` wins and the entry stays where `base` had it, new
//     ones follow: limits, requests, labels, annotations, node_selector, and
//     the members of container_extra and pod_extra;
//   * appended, duplicates kept: env, env_from, volumes, volume_mounts,
//     tolerations, init_containers, sidecars, image_pull_secrets;
//   * replaced where `over` has one: image, affinity, image_pull_policy,
//     service_account.
//
// The effective pod of a task is its component's container.pod with the task's
// own pod laid over it.  Values of `base` are in component scope and those of
// `over` in graph scope, so a caller that goes on to resolve them brings both
// to one scope first (a component's Values become the task's arguments).
void OverlayPod(const PodSettings& over, PodSettings& base);

}  // namespace kfir::ir

#endif  // KFIR_IR_EFFECTIVE_POD_H_
