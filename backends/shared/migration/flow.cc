// SPDX-License-Identifier: Apache-2.0
#include "backends/shared/migration/flow.h"

namespace kfir::migration {
namespace {

int Lookup(const absl::flat_hash_map<absl::string_view, int>& map,
           absl::string_view name) {
  const auto found = map.find(name);
  return found == map.end() ? -1 : found->second;
}

const ir::Value* FindArgument(const ir::Task& task, absl::string_view name) {
  for (const ir::Argument& argument : task.arguments()) {
    if (argument.name() == name) return &argument.value();
  }
  return nullptr;
}

const ir::Value* FindBinding(const ir::Graph& graph, absl::string_view name) {
  for (const ir::OutputBinding& binding : graph.outputs()) {
    if (binding.name() == name) return &binding.value();
  }
  return nullptr;
}

}  // namespace

Flow::Flow(ir::Module& module) {
  for (ir::Component& component : *module.mutable_components()) {
    by_name_.emplace(component.name(), components());
    components_.push_back(&component);
  }
  components_.push_back(module.mutable_root());
  inputs_.resize(components_.size());
  outputs_.resize(components_.size());
  tasks_.resize(components_.size());
  callers_.resize(components_.size());
  for (int i = 0; i < components(); ++i) {
    first_.push_back(ports_);
    for (const ir::Input& input : component(i).inputs())
      inputs_[i].emplace(input.name(), ports_++);
    for (const ir::Output& output : component(i).outputs())
      outputs_[i].emplace(output.name(), ports_++);
    if (!component(i).has_graph()) continue;
    for (ir::Task& task : *component(i).mutable_graph()->mutable_tasks()) {
      tasks_[i].emplace(task.name(), &task);
      const int callee = Find(task.component());
      if (callee < 0) continue;
      callers_[callee] = {i, &task, callers_[callee].count + 1};
    }
  }
}

int Flow::Find(absl::string_view component) const {
  return Lookup(by_name_, component);
}

int Flow::Input(int component, absl::string_view name) const {
  return component < 0 ? -1 : Lookup(inputs_[component], name);
}

int Flow::Output(int component, absl::string_view name) const {
  return component < 0 ? -1 : Lookup(outputs_[component], name);
}

ir::Task* Flow::Task(int component, absl::string_view name) const {
  const auto found = tasks_[component].find(name);
  return found == tasks_[component].end() ? nullptr : found->second;
}

Source Flow::Resolve(int component, const ir::Value& value) const {
  Source source;
  source.component = component;
  const ir::Value* at = &value;
  while (at != nullptr) {
    switch (at->kind_case()) {
      case ir::Value::kCollected:
        source.collected = true;
        at = &at->collected().value();
        break;
      case ir::Value::kGraphInput: {
        source.port = Input(source.component, at->graph_input());
        const Caller& caller = callers_[source.component];
        if (source.component == root()) {
          source.kind = Source::Kind::kInput;
          return source;
        }
        if (caller.count != 1) {
          source.kind = Source::Kind::kPassed;
          return source;
        }
        at = FindArgument(*caller.task, at->graph_input());
        source.task = caller.task;
        source.component = caller.component;
        break;
      }
      case ir::Value::kTaskOutput: {
        source.task = Task(source.component, at->task_output().task());
        if (source.task == nullptr) return {};
        source.collected = source.collected || source.task->has_loop();
        const int callee = Find(source.task->component());
        source.port = Output(callee, at->task_output().output());
        if (callee < 0) return {};
        if (!this->component(callee).has_graph()) {
          source.kind = Source::Kind::kOutput;
          return source;
        }
        at = FindBinding(this->component(callee).graph(),
                         at->task_output().output());
        source.component = callee;
        break;
      }
      case ir::Value::kLoopItem:
        if (source.task == nullptr ||
            source.task->loop().item_name() != at->loop_item().loop())
          return {};
        source.kind = Source::Kind::kItem;
        source.loop = &source.task->loop();
        return source;
      case ir::Value::kSelection:
        source.kind = Source::Kind::kPart;
        source.part = at;
        return source;
      case ir::Value::kOneOf:
        at = at->one_of().values().empty() ? nullptr : &at->one_of().values(0);
        break;
      default:
        return {};
    }
  }
  return {};
}

}  // namespace kfir::migration
