// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_FRONTENDS_KFP_V1_CYCLES_H_
#define KFIR_FRONTENDS_KFP_V1_CYCLES_H_

#include "frontends/kfp_v1/program.h"
#include "ir/ir.pb.h"

namespace kfir::kfp_v1 {

// kfp lets steps wait for each other, and a graph of the IR does not: names in
// `after` that close a cycle, each of a task that was made later, go from there
// into the attribute `kfp1.after` of the task, with a warning.
void BreakCycles(ir::Graph& graph, Program& program);

}  // namespace kfir::kfp_v1

#endif  // KFIR_FRONTENDS_KFP_V1_CYCLES_H_
