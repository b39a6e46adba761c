// SPDX-License-Identifier: Apache-2.0
#include "backends/argo/check_expressible.h"

#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "backends/argo/attributes.h"
#include "backends/argo/diagnostic_kinds.h"
#include "backends/argo/expansion.h"
#include "backends/argo/inexpressible.h"
#include "backends/argo/render.h"
#include "backends/argo/text.h"
#include "ir/location.h"
#include "ir/values.h"
#include "support/status_macros.h"

namespace kfir::argo {
namespace {

class Checker {
 public:
  Checker(const ir::Module& module, DiagnosticSink& diagnostics)
      : module_(module), diagnostics_(diagnostics), quirks_(HasQuirks(module)) {
    for (const ir::Component& component : module.components()) {
      components_[component.name()] = &component;
    }
  }

  void Run() {
    CheckSettings(module_.run_settings());
    reached_.push_back(&module_.root());
    for (size_t i = 0; i < reached_.size(); ++i) CheckComponent(*reached_[i]);
  }

 private:
  void Refuse(absl::string_view feature) {
    Diagnostic& refused =
        diagnostics_.Emit(kinds::ArgoNotExpressible,
                          ir::ToSourceLocation(module_, *location_), {feature});
    if (quirks_ || advised_) return;
    refused.notes.emplace_back().message =
        "a workflow of KFP 2, for its driver and launcher, is format "
        "`argo-v2`";
    advised_ = true;
  }

  void RefuseIf(bool found, absl::string_view feature) {
    if (found) Refuse(feature);
  }

  // All Values of a task, a container, ...
  template <typename Message>
  void CheckValues(const Message& message) {
    ir::ForEachValue(message, [this](const ir::Value& value) {
      const std::string feature = Inexpressible(value, quirks_);
      if (!feature.empty()) Refuse(feature);
    });
  }

  void CheckSettings(const ir::RunSettings& settings) {
    location_ = &module_.root().loc();
    RefuseIf(settings.has_pipeline_root(), "the pipeline root");
    RefuseIf(settings.has_workspace(), "the workspace of the run");
    RefuseIf(!settings.semaphore_key().empty(), "a semaphore of the run");
    RefuseIf(!settings.mutex_name().empty(), "a mutex of the run");
    bool has_values = false;
    const auto look = [&](const ir::Tree& tree) {
      has_values = has_values || HoldsValues(tree);
    };
    for (const ir::KeyValue& entry : settings.node_selector()) {
      has_values = has_values || !entry.value().has_constant() ||
                   entry.key_template().pieces_size() > 0;
    }
    for (const ir::Tree& secret : settings.image_pull_secrets()) look(secret);
    for (const ir::Tree& volume : settings.volumes()) look(volume);
    look(settings.dns_config());
    look(settings.pod_disruption_budget_min_available());
    look(settings.extra());
    RefuseIf(has_values, "a parameter in a setting of the whole run");
  }

  void CheckComponent(const ir::Component& component) {
    location_ = &component.loc();
    for (const ir::Input& input : component.inputs()) {
      RefuseIf(input.type().artifact().is_list(), "a list of artifacts");
      RefuseIf(input.literals_size() > 0, "a closed set of values of an input");
    }
    for (const ir::Output& output : component.outputs()) {
      RefuseIf(output.type().artifact().is_list(), "a list of artifacts");
      RefuseIf(output.has_default_value(), "a default of an output");
    }
    RefuseIf(component.extra().map().members_size() > 0,
             "a component's setting that only another system has");
    switch (component.implementation_case()) {
      case ir::Component::kContainer:
        return CheckValues(component.container());
      case ir::Component::kResource:
        for (const ir::Output& output : component.outputs()) {
          CheckValues(output.json_path());
        }
        return CheckValues(component.resource());
      case ir::Component::kImporter:
        return Refuse("an importer");
      case ir::Component::kForeign:
        return Refuse(absl::StrCat("a template of the system `",
                                   component.foreign().dialect(), "`"));
      case ir::Component::kGraph:
        return CheckGraph(component.graph(), /*inline_body=*/false);
      default:
        return;
    }
  }

  void CheckGraph(const ir::Graph& graph, bool inline_body) {
    absl::flat_hash_set<absl::string_view> exit_tasks;
    absl::flat_hash_set<absl::string_view> awaited;
    for (const ir::Task& task : graph.tasks()) {
      if (task.exit_of().empty()) continue;
      exit_tasks.insert(task.name());
      location_ = &task.loc();
      RefuseIf(!awaited.insert(task.exit_of()).second && !quirks_,
               "a second exit task of one task");
    }
    location_ = &graph.loc();
    RefuseIf(graph.tasks().empty() && !quirks_, "a group without tasks");
    for (const ir::Task& task : graph.tasks()) {
      location_ = &task.loc();
      for (const std::string& name : task.after()) {
        RefuseIf(exit_tasks.contains(name), "a task after an exit task");
      }
      CheckTask(task);
    }
    for (const ir::OutputBinding& output : graph.outputs()) {
      location_ = &output.loc();
      CheckBinding(output.value(), inline_body);
    }
  }

  void CheckBinding(const ir::Value& value, bool inline_body) {
    CheckValues(value);
    RefuseIf(value.has_loop_item(), "a loop's item as an output");
    RefuseIf(!inline_body && (value.has_constant() || value.has_template_() ||
                              value.has_runtime()),
             "an output that no task makes");
  }

  void CheckCondition(const ir::Expression& condition) {
    const std::string feature = Inexpressible(condition);
    if (!feature.empty()) Refuse(feature);
    for (const ir::Expression& operand : condition.all().operands()) {
      CheckCondition(operand);
    }
    for (const ir::Expression& operand : condition.any().operands()) {
      CheckCondition(operand);
    }
    if (condition.has_negation()) CheckCondition(condition.negation());
  }

  void CheckTask(const ir::Task& task) {
    CheckValues(task);
    if (task.has_condition()) CheckCondition(task.condition());
    RefuseIf(task.loop().has_artifacts(), "a loop over artifacts");
    RefuseIf(task.loop().parallelism() > 0 && !task.has_body(),
             "a limit of iterations at a time of a call");
    RefuseIf(task.has_trigger(), "a trigger");
    RefuseIf(!task.caching().cache_key().empty(), "a key for the cache");
    if (!task.exit_of().empty()) CheckExitTask(task);
    const ir::Component* component =
        task.has_body() ? nullptr : components_.at(task.component());
    const bool is_group = component == nullptr || component->has_graph();
    if (is_group) CheckGroupTask(task);
    if (component == nullptr) {
      CheckGraph(task.body(), /*inline_body=*/true);
      return;
    }
    CheckCall(task, *component);
    if (seen_.insert(component).second) reached_.push_back(component);
  }

  void CheckExitTask(const ir::Task& task) {
    RefuseIf(task.has_condition(), "a condition of an exit task");
    RefuseIf(task.has_loop(), "a loop of an exit task");
    RefuseIf(task.after_size() > 0, "an exit task that comes after another");
    bool reads_output = false;
    ir::ForEachValue(task, [&](const ir::Value& value) {
      reads_output = reads_output || value.has_task_output();
    });
    RefuseIf(reads_output, "an exit task that reads the output of another");
  }

  // A DAG runs no pod of its own.
  void CheckGroupTask(const ir::Task& task) {
    RefuseIf(task.has_pod(), "pod settings of a group");
    RefuseIf(task.has_retry(), "retries of a group");
    RefuseIf(task.has_timeout_seconds(), "a timeout of a group");
  }

  void CheckCall(const ir::Task& task, const ir::Component& component) {
    absl::flat_hash_map<absl::string_view, const ir::Value*> given;
    for (const ir::Argument& argument : task.arguments()) {
      given[argument.name()] = &argument.value();
    }
    if (component.has_graph() && !(quirks_ && IsSet(component, "kfp1.group"))) {
      for (const ir::Input& input : component.inputs()) {
        RefuseIf(!given.contains(input.name()) && !input.has_default_value(),
                 "a graph's optional input without an argument");
      }
    }
    CheckChoices(component.container().command().words(), given, component);
    CheckChoices(component.container().args().words(), given, component);
  }

  using Given = absl::flat_hash_map<absl::string_view, const ir::Value*>;

  // A choice is made here, not by the run.
  void CheckChoices(const google::protobuf::RepeatedPtrField<ir::Value>& words,
                    const Given& given, const ir::Component& component) {
    for (const ir::Value& word : words) {
      for (const ir::Template::Piece& piece : word.template_().pieces()) {
        if (piece.value().has_if_present()) {
          CheckChoice(piece.value().if_present(), given, component);
        }
      }
      if (word.has_if_present()) {
        CheckChoice(word.if_present(), given, component);
      }
    }
  }

  void CheckChoice(const ir::IfPresent& choice, const Given& given,
                   const ir::Component& component) {
    CheckChoices(choice.then(), given, component);
    CheckChoices(choice.otherwise(), given, component);
    if (!choice.has_condition()) return;
    const ir::Value* condition = &choice.condition();
    if (condition->has_input_use()) {
      const auto it = given.find(condition->input_use().input());
      if (it == given.end()) return;  // absent, or the default
      condition = it->second;
    }
    RefuseIf(!condition->has_constant() ||
                 !ReadsAsTrue(ConstantText(condition->constant())).has_value(),
             "a choice of words by what only the run knows");
  }

  const ir::Module& module_;
  DiagnosticSink& diagnostics_;
  const bool quirks_;
  bool advised_ = false;
  const ir::Location* location_ = nullptr;
  absl::flat_hash_map<absl::string_view, const ir::Component*> components_;
  std::vector<const ir::Component*> reached_;
  absl::flat_hash_set<const ir::Component*> seen_;
};

}  // namespace

absl::Status CheckExpressible(const ir::Module& module,
                              DiagnosticSink& diagnostics) {
  if (!module.has_root()) {
    const SourceLocation location =
        module.components().empty()
            ? SourceLocation()
            : ir::ToSourceLocation(module, module.components(0).loc());
    diagnostics.Emit(kinds::ArgoNoPipeline, location)
        .notes.emplace_back()
        .message = "format `pipeline-spec` has documents of one component";
    return ErrorReported();
  }
  Checker(module, diagnostics).Run();
  return diagnostics.has_errors() ? ErrorReported() : absl::OkStatus();
}

}  // namespace kfir::argo
