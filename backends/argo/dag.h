// SPDX-License-Identifier: Apache-2.0
//
// What a task says of when and how often it runs, in the words of a DAG.
#ifndef KFIR_BACKENDS_ARGO_DAG_H_
#define KFIR_BACKENDS_ARGO_DAG_H_

#include "backends/argo/plan.h"
#include "backends/argo/text.h"
#include "google/protobuf/arena.h"

namespace kfir::argo {

// The `when` of `task`, which has a condition.
absl::string_view ConditionText(const ir::Expression& condition, Node& task,
                                Texts& texts);

// Decides the items of the loop that `task` has.
void LowerLoop(Program& program, Texts& texts, Node& task,
               google::protobuf::Arena& arena, DagTask& out);

}  // namespace kfir::argo

#endif  // KFIR_BACKENDS_ARGO_DAG_H_
