// SPDX-License-Identifier: Apache-2.0
#include "backends/shared/migration/rename_ports.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "ir/pipeline_spec/placeholders.h"
#include "ir/values.h"
#include "support/kfp_names.h"

namespace kfir::migration {
namespace {

std::string Prefixed(absl::string_view name) {
  if (absl::StartsWith(name, kfp2::kChannelPrefix)) return std::string(name);
  return absl::StrCat(kfp2::kChannelPrefix, name);
}

std::string NewName(
    const std::vector<absl::flat_hash_map<std::string, std::string>>& names,
    int component, const std::string& name) {
  if (component < 0) return name;
  const auto found = names[component].find(name);
  return found == names[component].end() ? name : found->second;
}

}  // namespace

PortNames::PortNames(ir::Module& module, Flow& flow)
    : module_(module), flow_(flow) {
  NamePorts();
  NameItems();
}

void PortNames::Apply() {
  for (int i = 0; i < flow_.components(); ++i) Rename(i);
}

// How kfp 2 calls what `source` is: `TASK-OUTPUT`, the name of a parameter,
// the item of a loop.
std::string PortNames::FullName(const Source& source,
                                absl::string_view otherwise) const {
  switch (source.kind) {
    case Source::Kind::kInput:
      return Argument(source.port);
    case Source::Kind::kOutput: {
      const int callee = flow_.Find(source.task->component());
      for (const ir::Output& output : flow_.component(callee).outputs()) {
        if (flow_.Output(callee, output.name()) == source.port)
          return absl::StrCat(source.task->name(), "-", output.name());
      }
      return std::string(otherwise);
    }
    case Source::Kind::kItem: {
      if (!source.loop->has_value()) return source.loop->item_name();
      const Source list = flow_.Resolve(source.component, source.loop->value());
      return absl::StrCat(FullName(list, "list"), "-loop-item");
    }
    case Source::Kind::kPart: {
      const ir::Selection& part = source.part->selection();
      return absl::StrCat(
          FullName(flow_.Resolve(source.component, part.value()), "item"),
          "-subvar-", absl::StrJoin(part.fields(), "-subvar-"));
    }
    default:
      return std::string(otherwise);
  }
}

// The name of an input of the pipeline as its author wrote it.
const std::string& PortNames::Argument(int port) const {
  const ir::Input& input =
      module_.root().inputs(port - flow_.FirstPort(flow_.root()));
  for (const ir::Attribute& attribute : input.attributes()) {
    if (attribute.name() == "kfp1.argument")
      return attribute.value().string_value();
  }
  return input.name();
}

// New names of the ports of the pipeline and of groups.
void PortNames::NamePorts() {
  inputs_.resize(flow_.components());
  outputs_.resize(flow_.components());
  for (int i = 0; i < flow_.components(); ++i) {
    const ir::Component& component = flow_.component(i);
    if (!component.has_graph()) continue;
    UniqueNames taken;
    for (const ir::Input& input : component.inputs()) {
      ir::Value value;
      value.set_graph_input(input.name());
      std::string name =
          i == flow_.root()
              ? Argument(flow_.Input(i, input.name()))
              : Prefixed(FullName(flow_.Resolve(i, value), input.name()));
      inputs_[i].emplace(input.name(), taken.Take(name));
    }
    if (i == flow_.root()) continue;
    UniqueNames outputs;
    for (const ir::OutputBinding& binding : component.graph().outputs()) {
      const Source source = flow_.Resolve(i, binding.value());
      outputs_[i].emplace(
          binding.name(),
          outputs.Take(Prefixed(FullName(source, binding.name()))));
    }
  }
}

// Before any name changes.
void PortNames::NameItems() {
  for (int i = 0; i < flow_.components(); ++i) {
    if (!flow_.component(i).has_graph()) continue;
    for (const ir::Task& task : flow_.component(i).graph().tasks()) {
      if (!task.has_loop()) continue;
      const int callee = flow_.Find(task.component());
      std::string name = task.loop().item_name();
      for (const ir::Argument& argument : task.arguments()) {
        if (argument.value().loop_item().loop() != name) continue;
        name = NewName(inputs_, callee, argument.name());
        break;
      }
      items_.emplace(&task, name);
    }
  }
}

void PortNames::Rename(int index) {
  ir::Component& component = flow_.component(index);
  if (!component.has_graph()) return;
  for (ir::Input& input : *component.mutable_inputs()) {
    input.set_name(NewName(inputs_, index, input.name()));
    input.clear_attributes();
  }
  for (ir::Output& output : *component.mutable_outputs())
    output.set_name(NewName(outputs_, index, output.name()));
  ir::Graph& graph = *component.mutable_graph();
  for (ir::Task& task : *graph.mutable_tasks()) {
    const int callee = flow_.Find(task.component());
    RenameItem(task);
    for (ir::Argument& argument : *task.mutable_arguments())
      argument.set_name(NewName(inputs_, callee, argument.name()));
    ir::ForEachMutableValue(task,
                            [&](ir::Value& value) { Rename(index, value); });
  }
  for (ir::OutputBinding& binding : *graph.mutable_outputs()) {
    binding.set_name(NewName(outputs_, index, binding.name()));
    ir::ForEachMutableValue(*binding.mutable_value(),
                            [&](ir::Value& value) { Rename(index, value); });
  }
}

void PortNames::RenameItem(ir::Task& task) {
  const auto found = items_.find(&task);
  if (found == items_.end()) return;
  const std::string old = task.loop().item_name();
  for (ir::Argument& argument : *task.mutable_arguments()) {
    if (argument.value().loop_item().loop() == old)
      argument.mutable_value()->mutable_loop_item()->set_loop(found->second);
  }
  task.mutable_loop()->set_item_name(found->second);
}

void PortNames::Rename(int index, ir::Value& value) {
  if (renamed_ == &value) return;
  if (value.kind_case() == ir::Value::kGraphInput) {
    value.set_graph_input(NewName(inputs_, index, value.graph_input()));
  } else if (value.has_collected()) {
    in_collected_ = &value.collected().value();
  } else if (value.has_task_output()) {
    ir::TaskOutput& output = *value.mutable_task_output();
    const ir::Task* task = flow_.Task(index, output.task());
    if (task == nullptr) return;
    output.set_output(
        NewName(outputs_, flow_.Find(task->component()), output.output()));
    if (!task->has_loop() || in_collected_ == &value) return;
    ir::Value collected;
    *collected.mutable_collected()->mutable_value() = value;
    value = collected;
    renamed_ = &value.collected().value();
  }
}

}  // namespace kfir::migration
