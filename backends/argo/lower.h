// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_BACKENDS_ARGO_LOWER_H_
#define KFIR_BACKENDS_ARGO_LOWER_H_

#include <memory>

#include "backends/argo/plan.h"
#include "backends/backend.h"
#include "google/protobuf/arena.h"

namespace kfir::argo {

// Decides the workflow of `module`, which is expressible.  The result refers to
// `module` and to messages on `arena`.  Warns of what is emitted although it
// does not work, because kfp emits it.
std::unique_ptr<Workflow> Lower(const ir::Module& module,
                                const EmitOptions& options,
                                google::protobuf::Arena& arena,
                                DiagnosticSink& diagnostics);

}  // namespace kfir::argo

#endif  // KFIR_BACKENDS_ARGO_LOWER_H_
