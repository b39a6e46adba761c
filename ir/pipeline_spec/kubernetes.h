// SPDX-License-Identifier: Apache-2.0
//
// An executor's Kubernetes settings in the platform document, and the pod
// settings of the IR that say the same.
#ifndef KFIR_IR_PIPELINE_SPEC_KUBERNETES_H_
#define KFIR_IR_PIPELINE_SPEC_KUBERNETES_H_

#include <functional>
#include <string>

#include "ir/ir.pb.h"
#include "ir/pipeline_spec/kubernetes_executor_config.pb.h"

namespace kfir::kfp2 {

// Adds the settings to `pod`.  True: some value refers to the graph of the
// task.
bool ToPod(const KubernetesExecutorConfig& config, ir::PodSettings* pod);

// Says what the format has no word for, such as `an environment variable from a
// volume`.
using Refuse = std::function<void(std::string what)>;

// Writes all of `pod` but image, limits, requests and environment variables
// with a plain value, which the executor itself holds.
void FromPod(const ir::PodSettings& pod, const Refuse& refuse,
             KubernetesExecutorConfig* config);

}  // namespace kfir::kfp2

#endif  // KFIR_IR_PIPELINE_SPEC_KUBERNETES_H_
