// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_BACKENDS_ARGO_LOWER_H_
#define KFIR_BACKENDS_ARGO_LOWER_H_

#include "backends/argo/plan.h"
#include "backends/argo/program.h"
#include "backends/argo/text_pool.h"
#include "google/protobuf/arena.h"
#include "support/diagnostics.h"

namespace kfir::argo {

// Decides all of `workflow` but what settings.h does.  `program` is made of
// `module`.  Warns of what is emitted although it does not work, because kfp
// emits it.
void Lower(const ir::Module& module, Program& program,
           google::protobuf::Arena& arena, TextPool& pool,
           DiagnosticSink& diagnostics, Workflow& workflow);

}  // namespace kfir::argo

#endif  // KFIR_BACKENDS_ARGO_LOWER_H_
