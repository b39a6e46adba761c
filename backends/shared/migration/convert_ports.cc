// SPDX-License-Identifier: Apache-2.0
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "backends/shared/diagnostic_kinds.h"
#include "backends/shared/migration/conditions.h"
#include "backends/shared/migration/flow.h"
#include "backends/shared/migration/names.h"
#include "backends/shared/migration/port_types.h"
#include "backends/shared/migration/steps.h"
#include "backends/shared/migration/value_types.h"
#include "backends/shared/migration/variables.h"
#include "ir/pipeline_spec/placeholders.h"
#include "ir/tree.h"
#include "ir/values.h"
#include "support/kfp_names.h"

namespace kfir::migration {
namespace {

using Names = absl::flat_hash_map<std::string, std::string>;

// An input of `callee`, which `task` calls, for `value`, if there is none yet.
void Declare(const ir::Value& value, ir::Task& task, ir::Component& callee) {
  const std::string bytes = value.SerializeAsString();
  for (const ir::Argument& argument : task.arguments()) {
    if (argument.value().SerializeAsString() == bytes) return;
  }
  UniqueNames taken;
  for (const ir::Input& input : callee.inputs()) taken.Insert(input.name());
  const std::string name = taken.Take("input");
  ir::Input& input = *callee.add_inputs();
  input.set_name(name);
  *input.mutable_loc() = task.loc();
  ir::Argument& argument = *task.add_arguments();
  argument.set_name(name);
  *argument.mutable_loc() = task.loc();
  *argument.mutable_value() = value;
}

// A group has what its condition and its loop read as inputs, as kfp 2 does it.
void DeclareSettings(ir::Module& module) {
  absl::flat_hash_map<std::string, ir::Component*> components;
  for (ir::Component& component : *module.mutable_components())
    components.emplace(component.name(), &component);
  const auto declare = [&](ir::Component& component) {
    for (ir::Task& task : *component.mutable_graph()->mutable_tasks()) {
      const auto callee = components.find(task.component());
      if (callee == components.end() || !callee->second->has_graph()) continue;
      ir::ForEachValue(task.condition(), [&](const ir::Value& value) {
        if (value.has_constant() || value.has_template_() ||
            value.has_runtime() || value.has_collected())
          return;
        Declare(value, task, *callee->second);
      });
      if (task.loop().has_value())
        Declare(task.loop().value(), task, *callee->second);
      if (!task.has_loop()) continue;
      ir::Value item;
      item.mutable_loop_item()->set_loop(task.loop().item_name());
      Declare(item, task, *callee->second);
    }
  };
  for (ir::Component& component : *module.mutable_components()) {
    if (component.has_graph()) declare(component);
  }
  declare(*module.mutable_root());
}

class Converter {
 public:
  Converter(ir::Module& module, Findings& findings)
      : module_(module),
        findings_(findings),
        flow_(module),
        parameters_(FindParameters(flow_, findings)),
        types_(flow_, parameters_, findings) {}

  void Run() {
    for (int i = 0; i < flow_.components(); ++i) {
      if (!flow_.component(i).has_graph()) continue;
      for (ir::Task& task :
           *flow_.component(i).mutable_graph()->mutable_tasks()) {
        Constants(task);
        if (!task.has_condition()) continue;
        ToCel([&](const ir::Value& value) { return types_.Of(i, value); },
              task.condition().has_loc() ? task.condition().loc() : task.loc(),
              findings_, *task.mutable_condition());
      }
    }
    NamePorts();
    std::vector<std::pair<ir::Type*, ir::Type>> types;
    for (int i = 0; i < flow_.components(); ++i) SetTypes(i, types);
    for (auto& [type, value] : types) *type = std::move(value);
    for (int i = 0; i < flow_.components(); ++i) Rename(i);
  }

 private:
  // Texts become what the input asks for.
  void Constants(ir::Task& task) {
    const int callee = flow_.Find(task.component());
    for (ir::Argument& argument : *task.mutable_arguments()) {
      const int port = flow_.Input(callee, argument.name());
      if (port < 0 || !argument.value().has_constant()) continue;
      Parse(types_.OfPort(port), argument.mutable_value()->mutable_constant());
    }
  }

  static void Parse(ir::Type::Parameter type, ir::Tree* tree) {
    if (tree->kind_case() != ir::Tree::kStringValue) return;
    if (std::optional<ir::Tree> parsed = ParseAs(type, tree->string_value()))
      *tree = *std::move(parsed);
  }

  void SetTypes(int index, std::vector<std::pair<ir::Type*, ir::Type>>& types) {
    ir::Component& component = flow_.component(index);
    for (ir::Input& input : *component.mutable_inputs()) {
      const int port = flow_.Input(index, input.name());
      ir::Value value;
      value.set_graph_input(input.name());
      types.emplace_back(input.mutable_type(),
                         TypeOf(index, port, input.type(), value));
      if (!input.has_default_value()) continue;
      input.set_optional(true);
      if (!parameters_[port]) {
        input.clear_default_value();
        continue;
      }
      Parse(types_.OfPort(port), input.mutable_default_value());
      if (index == flow_.root()) VariablesInDefault(input);
    }
    for (ir::Output& output : *component.mutable_outputs()) {
      const int port = flow_.Output(index, output.name());
      const ir::Value* value = nullptr;
      for (const ir::OutputBinding& binding : component.graph().outputs()) {
        if (binding.name() == output.name()) value = &binding.value();
      }
      types.emplace_back(output.mutable_type(),
                         TypeOf(index, port, output.type(),
                                value == nullptr ? ir::Value() : *value));
      if (flow_.IsLooped(index) && types.back().second.has_artifact())
        types.back().second.mutable_artifact()->set_is_list(true);
      output.clear_path();
    }
  }

  ir::Type TypeOf(int index, int port, const ir::Type& own,
                  const ir::Value& value) const {
    ir::Type type;
    if (parameters_[port]) {
      type.set_parameter(types_.OfPort(port));
      return type;
    }
    const bool group = flow_.component(index).has_graph();
    const Source source = group ? flow_.Resolve(index, value) : Source();
    const ir::Type* from = &own;
    if (source.kind == Source::Kind::kOutput)
      from = OutputType(source.port, *source.task);
    *type.mutable_artifact() = ArtifactType(*from);
    if (source.collected) type.mutable_artifact()->set_is_list(true);
    return type;
  }

  const ir::Type* OutputType(int port, const ir::Task& task) const {
    const int callee = flow_.Find(task.component());
    for (const ir::Output& output : flow_.component(callee).outputs()) {
      if (flow_.Output(callee, output.name()) == port) return &output.type();
    }
    return &ir::Type::default_instance();
  }

  void VariablesInDefault(ir::Input& input) {
    ir::Tree& tree = *input.mutable_default_value();
    if (FirstVariable(tree.string_value()).empty()) return;
    ir::Value value;
    value.mutable_constant()->Swap(&tree);
    const bool refused = findings_.refused();
    ReplaceVariables("the default of a parameter", input.loc(), findings_,
                     value);
    std::string text;
    const auto add = [&](const ir::Value& piece) {
      absl::StrAppend(&text, kfp2::PrintPlaceholder(piece, {}));
    };
    for (const ir::Template::Piece& piece : value.template_().pieces())
      piece.has_value()
          ? add(piece.value())
          : static_cast<void>(absl::StrAppend(&text, piece.text()));
    if (value.has_runtime()) add(value);
    tree.set_string_value(text);
    if (refused == findings_.refused()) {
      findings_.Report(kinds::MigrateVariableInDefault, input.loc(),
                       {input.name()},
                       "`\"...\" + dsl.PIPELINE_JOB_ID_PLACEHOLDER` as the "
                       "argument of a task works");
    }
  }

  // How kfp 2 calls what `source` is: `TASK-OUTPUT`, the name of a parameter,
  // the item of a loop.
  std::string FullName(const Source& source,
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
        const Source list =
            flow_.Resolve(source.component, source.loop->value());
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
  const std::string& Argument(int port) const {
    const ir::Input& input =
        module_.root().inputs(port - flow_.FirstPort(flow_.root()));
    for (const ir::Attribute& attribute : input.attributes()) {
      if (attribute.name() == "kfp1.argument")
        return attribute.value().string_value();
    }
    return input.name();
  }

  // New names of the ports of the pipeline and of groups.
  void NamePorts() {
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
    // Names of items, before any name changes.
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

  static std::string Prefixed(absl::string_view name) {
    if (absl::StartsWith(name, kfp2::kChannelPrefix)) return std::string(name);
    return absl::StrCat(kfp2::kChannelPrefix, name);
  }

  static std::string NewName(const std::vector<Names>& names, int component,
                             const std::string& name) {
    if (component < 0) return name;
    const auto found = names[component].find(name);
    return found == names[component].end() ? name : found->second;
  }

  void Rename(int index) {
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

  void RenameItem(ir::Task& task) {
    const auto found = items_.find(&task);
    if (found == items_.end()) return;
    const std::string old = task.loop().item_name();
    for (ir::Argument& argument : *task.mutable_arguments()) {
      if (argument.value().loop_item().loop() == old)
        argument.mutable_value()->mutable_loop_item()->set_loop(found->second);
    }
    task.mutable_loop()->set_item_name(found->second);
  }

  // What a loop's task makes is collected.
  void Rename(int index, ir::Value& value) {
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

  ir::Module& module_;
  Findings& findings_;
  Flow flow_;
  const std::vector<bool> parameters_;
  const ParameterTypes types_;
  std::vector<Names> inputs_, outputs_;  // by component: old name to new one
  absl::flat_hash_map<const ir::Task*, std::string> items_;
  const ir::Value* in_collected_ = nullptr;  // the value that is visited next
  const ir::Value* renamed_ = nullptr;       // likewise
};

}  // namespace

void ConvertPorts(ir::Module& module, Findings& findings) {
  DeclareSettings(module);
  Converter(module, findings).Run();
}

}  // namespace kfir::migration
