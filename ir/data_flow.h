// SPDX-License-Identifier: Apache-2.0
//
// Who produces and who reads what, in a module that is not being edited.
#ifndef KFIR_IR_DATA_FLOW_H_
#define KFIR_IR_DATA_FLOW_H_

#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/types/span.h"
#include "ir/ir.pb.h"

namespace kfir::ir {

// Build one per question; it goes stale with the first edit.
class DataFlow {
 public:
  // What reads an output of a task.
  struct Reader {
    // In whose settings the reference stands; null: in a graph's output.
    const Task* task;
    const OutputBinding* binding;  // null: in a task
    const TaskOutput* output;      // the reference itself
  };

  // `module` is verified and outlives this.
  explicit DataFlow(const Module& module);

  // The task that a reference in the module means, which may be in a graph
  // around the one that the reference is in.
  const Task& Producer(const TaskOutput& output) const {
    return *producers_.at(&output);
  }

  // In the order of the module: those in inline bodies, too.
  absl::Span<const Reader> Readers(const Task& task) const;

 private:
  friend class DataFlowBuilder;

  absl::flat_hash_map<const TaskOutput*, const Task*> producers_;
  absl::flat_hash_map<const Task*, std::vector<Reader>> readers_;
};

}  // namespace kfir::ir

#endif  // KFIR_IR_DATA_FLOW_H_
