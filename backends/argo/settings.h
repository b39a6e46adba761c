// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_BACKENDS_ARGO_SETTINGS_H_
#define KFIR_BACKENDS_ARGO_SETTINGS_H_

#include "backends/argo/plan.h"
#include "backends/argo/text_pool.h"
#include "backends/backend.h"
#include "google/protobuf/arena.h"

namespace kfir::argo {

// Decides what belongs to the workflow as a whole: its metadata and the
// settings of a run.  `workflow.on_exit` is decided already.
void LowerSettings(const ir::Module& module, const EmitOptions& options,
                   google::protobuf::Arena& arena, TextPool& pool,
                   Workflow& workflow);

}  // namespace kfir::argo

#endif  // KFIR_BACKENDS_ARGO_SETTINGS_H_
