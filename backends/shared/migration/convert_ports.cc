// SPDX-License-Identifier: Apache-2.0
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "backends/shared/diagnostic_kinds.h"
#include "backends/shared/migration/conditions.h"
#include "backends/shared/migration/flow.h"
#include "backends/shared/migration/port_types.h"
#include "backends/shared/migration/rename_ports.h"
#include "backends/shared/migration/steps.h"
#include "backends/shared/migration/value_types.h"
#include "backends/shared/migration/variables.h"
#include "ir/pipeline_spec/placeholders.h"
#include "ir/tree.h"
#include "ir/values.h"
#include "support/kfp_names.h"

namespace kfir::migration {
namespace {

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
    PortNames names(module_, flow_);
    std::vector<std::pair<ir::Type*, ir::Type>> types;
    for (int i = 0; i < flow_.components(); ++i) SetTypes(i, types);
    for (auto& [type, value] : types) *type = std::move(value);
    names.Apply();
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

  ir::Module& module_;
  Findings& findings_;
  Flow flow_;
  const std::vector<bool> parameters_;
  const ParameterTypes types_;
};

}  // namespace

void ConvertPorts(ir::Module& module, Findings& findings) {
  DeclareSettings(module);
  Converter(module, findings).Run();
}

}  // namespace kfir::migration
