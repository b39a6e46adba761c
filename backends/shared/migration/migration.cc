// SPDX-License-Identifier: Apache-2.0
#include "backends/shared/migration/migration.h"

#include <algorithm>
#include <string>

#include "absl/strings/match.h"
#include "backends/shared/diagnostic_kinds.h"
#include "backends/shared/migration/findings.h"
#include "backends/shared/migration/names.h"
#include "backends/shared/migration/steps.h"
#include "backends/shared/migration/value_types.h"
#include "ir/values.h"
#include "passes/outline_graphs.h"
#include "passes/pass.h"
#include "support/kfp_names.h"
#include "support/status_macros.h"

namespace kfir::migration {
namespace {

template <typename Attributes>
bool HasV1(const Attributes& attributes) {
  return std::any_of(attributes.begin(), attributes.end(),
                     [](const ir::Attribute& one) {
                       return absl::StartsWith(one.name(), "kfp1.");
                     });
}

bool IsV1(const ir::Component& component) {
  if (HasV1(component.attributes())) return true;
  for (const ir::Input& input : component.inputs()) {
    if (input.type().has_named()) return true;
  }
  for (const ir::Output& output : component.outputs()) {
    if (output.type().has_named()) return true;
  }
  for (const ir::Task& task : component.graph().tasks()) {
    const bool typed_condition =
        task.has_condition() && task.condition().text().dialect() != "cel";
    if (task.has_body() || typed_condition || HasV1(task.attributes()))
      return true;
  }
  return false;
}

bool IsV1(const ir::Module& module) {
  if (HasV1(module.attributes()) || IsV1(module.root())) return true;
  return std::any_of(
      module.components().begin(), module.components().end(),
      [](const ir::Component& component) { return IsV1(component); });
}

bool ReadsFile(const ir::Container& container, const std::string& input) {
  bool found = false;
  ir::ForEachValue(container, [&](const ir::Value& value) {
    found = found || (value.input_use().input() == input &&
                      value.input_use().how() == ir::InputUse::HOW_PATH);
  });
  return found;
}

// A pipeline that is one component and passes everything on, as kfp 2 compiles
// a component by itself.
void CallAlone(ir::Module& module) {
  const ir::Component& component = module.components(0);
  ir::Component& root = *module.mutable_root();
  *root.mutable_loc() = component.loc();
  root.set_description(component.description());
  ir::Task& task = *root.mutable_graph()->add_tasks();
  task.set_name(K8sName(component.name()));
  if (task.name().empty()) task.set_name("component");
  *task.mutable_loc() = component.loc();
  task.set_component(component.name());
  task.mutable_caching()->set_enabled(true);
  UniqueNames inputs, outputs;
  for (const ir::Input& input : component.inputs()) {
    ir::Input& own = *root.add_inputs();
    own = input;
    own.set_name(inputs.Take(PortName(input.name())));
    own.clear_path();
    if (ReadsFile(component.container(), input.name()))
      *own.mutable_type()->mutable_artifact() = ArtifactType(input.type());
    ir::Argument& argument = *task.add_arguments();
    argument.set_name(input.name());
    *argument.mutable_loc() = input.loc();
    argument.mutable_value()->set_graph_input(own.name());
  }
  for (const ir::Output& output : component.outputs()) {
    ir::Output& own = *root.add_outputs();
    own = output;
    own.set_name(outputs.Take(PortName(output.name())));
    ir::OutputBinding& binding = *root.mutable_graph()->add_outputs();
    binding.set_name(own.name());
    *binding.mutable_loc() = output.loc();
    binding.mutable_value()->mutable_task_output()->set_task(task.name());
    binding.mutable_value()->mutable_task_output()->set_output(output.name());
  }
}

absl::Status Outline(ir::Module& module, DiagnosticSink& diagnostics) {
  PassOptions options;
  options.Set("prefix", PassOptions::OptionValue(std::string("comp-")), {});
  PassContext context{diagnostics, options};
  return OutlineGraphs(module, context).status();
}

void DropV1(ir::Module& module) {
  const auto drop = [](auto& attributes) {
    attributes.erase(std::remove_if(attributes.begin(), attributes.end(),
                                    [](const ir::Attribute& one) {
                                      return !absl::StartsWith(one.name(),
                                                               "kfp2.");
                                    }),
                     attributes.end());
  };
  const auto drop_all = [&](ir::Component& component) {
    drop(*component.mutable_attributes());
    if (!component.has_graph()) return;
    drop(*component.mutable_graph()->mutable_attributes());
    for (ir::Task& task : *component.mutable_graph()->mutable_tasks())
      drop(*task.mutable_attributes());
  };
  drop(*module.mutable_attributes());
  for (ir::Component& component : *module.mutable_components())
    drop_all(component);
  drop_all(*module.mutable_root());
}

}  // namespace

absl::StatusOr<const ir::Module*> ForV2(const ir::Module& module,
                                        DiagnosticSink& diagnostics,
                                        ir::Module* storage) {
  const bool alone = !module.has_root() && module.components_size() == 1 &&
                     module.components(0).has_container();
  if ((!module.has_root() && !alone) || !IsV1(module)) return &module;
  ir::Module& copy = *storage;
  copy = module;
  if (alone) CallAlone(copy);
  Findings findings(module, diagnostics);
  Prepare(copy, findings);
  if (!findings.refused() && copy.root().graph().tasks().empty()) {
    findings.Report(kinds::MigrateNoTask, copy.root().loc(), {},
                    "let it run something, or leave it out");
  }
  KFIR_TRY(Outline(copy, diagnostics));
  SeparateComponents(copy, findings);
  ConvertSettings(copy, findings);
  ConvertPorts(copy, findings);
  if (findings.refused()) return ErrorReported();
  DropV1(copy);
  copy.set_name(K8sName(module.name()));
  if (copy.name().empty()) copy.set_name("pipeline");
  return &copy;
}

}  // namespace kfir::migration
