// SPDX-License-Identifier: Apache-2.0
#include "ir/data_flow.h"

#include "ir/scope.h"
#include "ir/values.h"

namespace kfir::ir {

class DataFlowBuilder {
 public:
  explicit DataFlowBuilder(DataFlow& flow) : flow_(flow) {}

  void Walk(const Graph& graph) {
    scope_.Enter(graph);
    for (const Task& task : graph.tasks()) {
      ForEachValue(task,
                   [&](const Value& value) { Add(value, &task, nullptr); });
      if (task.has_body()) Walk(task.body());
    }
    for (const OutputBinding& binding : graph.outputs()) {
      ForEachValue(binding.value(),
                   [&](const Value& value) { Add(value, nullptr, &binding); });
    }
    scope_.Leave();
  }

 private:
  void Add(const Value& value, const Task* task, const OutputBinding* binding) {
    if (!value.has_task_output()) return;
    const TaskOutput& output = value.task_output();
    const Scope::Entry* producer = scope_.Find(output.task());
    if (producer == nullptr) return;
    flow_.producers_.emplace(&output, producer->task);
    flow_.readers_[producer->task].push_back({task, binding, &output});
  }

  DataFlow& flow_;
  Scope scope_;
};

DataFlow::DataFlow(const Module& module) {
  for (const Component& component : module.components()) {
    if (component.has_graph()) DataFlowBuilder(*this).Walk(component.graph());
  }
  if (module.root().has_graph()) {
    DataFlowBuilder(*this).Walk(module.root().graph());
  }
}

absl::Span<const DataFlow::Reader> DataFlow::Readers(const Task& task) const {
  const auto found = readers_.find(&task);
  if (found == readers_.end()) return {};
  return found->second;
}

}  // namespace kfir::ir
