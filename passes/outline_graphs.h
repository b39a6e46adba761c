// SPDX-License-Identifier: Apache-2.0
//
// Makes a component of every inline body: what the body sees of the graphs
// around it becomes inputs, with arguments for them.
//
//   before   task loop { body { t(x = graph_input a) } }
//   after    component loop(a) { t(x = graph_input a) }
//            task loop = loop(a = graph_input a)
//
// An input is called as the value: the graph input's name, `TASK-OUTPUT`, the
// loop's item name and its fields, joined by `-`; a number follows where that
// name is taken.  A component is called as its task, after the option `prefix`.
// Kfp's mistakes about groups (the attribute `kfp1.quirks`) go with the groups.
#ifndef KFIR_PASSES_OUTLINE_GRAPHS_H_
#define KFIR_PASSES_OUTLINE_GRAPHS_H_

#include "absl/status/statusor.h"
#include "passes/pass.h"

namespace kfir {

absl::StatusOr<Changed> OutlineGraphs(ir::Module& module, PassContext& context);

}  // namespace kfir

#endif  // KFIR_PASSES_OUTLINE_GRAPHS_H_
