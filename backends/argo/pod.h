// SPDX-License-Identifier: Apache-2.0
//
// A task that runs a pod, as a template.
#ifndef KFIR_BACKENDS_ARGO_POD_H_
#define KFIR_BACKENDS_ARGO_POD_H_

#include "backends/argo/expansion.h"
#include "backends/argo/plan.h"
#include "backends/argo/text.h"
#include "google/protobuf/arena.h"
#include "ir/ir.pb.h"

namespace kfir::argo {

// Decides `pod` and the input artifacts of `interface`; everything that the
// template uses is passed to the flow.  Trees are made on `arena`.
void LowerPod(const ir::Module& module, Program& program, Texts& texts,
              const Ports& ports, Node& task, google::protobuf::Arena& arena,
              Pod& pod, Interface& interface);

}  // namespace kfir::argo

#endif  // KFIR_BACKENDS_ARGO_POD_H_
