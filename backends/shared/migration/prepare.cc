// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "backends/shared/diagnostic_kinds.h"
#include "backends/shared/migration/steps.h"
#include "backends/shared/migration/variables.h"
#include "ir/values.h"
#include "support/kfp_names.h"

namespace kfir::migration {
namespace {

template <typename Attributes>
bool HasAttribute(const Attributes& attributes, absl::string_view name) {
  return std::any_of(
      attributes.begin(), attributes.end(),
      [&](const ir::Attribute& one) { return one.name() == name; });
}

// Graphs around `graph` come before it.
void AddBodies(ir::Graph& graph, std::vector<ir::Graph*>& graphs) {
  graphs.push_back(&graph);
  for (size_t i = graphs.size() - 1; i < graphs.size(); ++i) {
    for (ir::Task& task : *graphs[i]->mutable_tasks()) {
      if (task.has_body()) graphs.push_back(task.mutable_body());
    }
  }
}

// An empty group does nothing, and v2 has none.
void RemoveIdle(ir::Graph& graph) {
  absl::flat_hash_set<std::string> gone;
  absl::flat_hash_set<absl::string_view> awaited;
  for (const ir::Task& task : graph.tasks()) {
    if (!task.exit_of().empty()) awaited.insert(task.exit_of());
  }
  for (const ir::Task& task : graph.tasks()) {
    const bool empty = task.has_body() && task.body().tasks().empty() &&
                       task.body().outputs().empty() &&
                       !awaited.contains(task.name());
    if (empty || HasAttribute(task.attributes(), "kfp1.uncalled"))
      gone.insert(task.name());
  }
  if (gone.empty()) return;
  auto& tasks = *graph.mutable_tasks();
  tasks.erase(std::remove_if(tasks.begin(), tasks.end(),
                             [&](const ir::Task& task) {
                               return gone.contains(task.name());
                             }),
              tasks.end());
  for (ir::Task& task : tasks) {
    auto& after = *task.mutable_after();
    after.erase(std::remove_if(after.begin(), after.end(),
                               [&](const std::string& name) {
                                 return gone.contains(name);
                               }),
                after.end());
  }
}

// v2 names groups as it names tasks.  One new name for each old one, wherever
// it is seen.
class TaskNames {
 public:
  explicit TaskNames(const std::vector<ir::Graph*>& graphs) {
    UniqueNames taken;
    std::vector<std::string> odd;
    for (const ir::Graph* graph : graphs) {
      for (const ir::Task& task : graph->tasks()) {
        const std::string legal = K8sName(task.name());
        if (legal == task.name()) {
          taken.Insert(legal);
        } else if (names_.try_emplace(task.name(), legal).second) {
          odd.push_back(task.name());
        }
      }
    }
    for (const std::string& name : odd) {
      std::string& legal = names_[name];
      legal = taken.Take(legal.empty() ? "task" : legal);
    }
  }

  bool empty() const { return names_.empty(); }

  void Rename(ir::Graph& graph) const {
    const auto visit = [this](ir::Value& value) {
      if (value.has_task_output())
        Set(*value.mutable_task_output()->mutable_task());
      if (value.has_final_status())
        Set(*value.mutable_final_status()->mutable_task());
    };
    for (ir::Task& task : *graph.mutable_tasks()) {
      Set(*task.mutable_name());
      for (std::string& name : *task.mutable_after()) Set(name);
      if (!task.exit_of().empty()) Set(*task.mutable_exit_of());
      ir::ForEachMutableValue(task, visit);
    }
    for (ir::OutputBinding& binding : *graph.mutable_outputs())
      ir::ForEachMutableValue(*binding.mutable_value(), visit);
  }

 private:
  void Set(std::string& name) const {
    const auto found = names_.find(name);
    if (found != names_.end()) name = found->second;
  }

  absl::flat_hash_map<std::string, std::string> names_;
};

void FieldToSelection(ir::Value& value) {
  if (!value.has_loop_item() || value.loop_item().fields().empty()) return;
  ir::Value item;
  item.mutable_loop_item()->set_loop(value.loop_item().loop());
  ir::Selection selection;
  *selection.mutable_fields() = value.loop_item().fields();
  *selection.mutable_value() = item;
  *value.mutable_selection() = selection;
}

class RunSettings {
 public:
  RunSettings(ir::Module& module, Findings& findings)
      : settings_(*module.mutable_run_settings()),
        location_(module.root().loc()),
        findings_(findings) {}

  void Check() {
    RefuseIf(settings_.has_parallelism(), "limit of parallel tasks",
             "limit a loop (`dsl.ParallelFor(..., parallelism=N)`), or Argo "
             "itself in its workflow controller's settings");
    settings_.clear_parallelism();
    RefuseIf(settings_.has_dns_config(), "DNS configuration",
             "set it in the cluster, for the namespace that runs pipelines");
    settings_.clear_dns_config();
    RefuseIf(settings_.has_pod_disruption_budget_min_available(),
             "pod disruption budget",
             "make a PodDisruptionBudget in the namespace, which selects the "
             "pods of runs by their labels");
    settings_.clear_pod_disruption_budget_min_available();
    RefuseIf(!settings_.service_account().empty(), "service account",
             "choose it when a run is started");
    settings_.clear_service_account();
    RefuseIf(!settings_.volumes().empty(), "volumes",
             "give each task its volumes");
    settings_.clear_volumes();
    for (const ir::KeyValue& entry : settings_.node_selector()) {
      own_.add_node_selector()->CopyFrom(entry);
    }
    settings_.clear_node_selector();
    *own_.mutable_image_pull_secrets() = settings_.image_pull_secrets();
    settings_.clear_image_pull_secrets();
    policy_ = settings_.image_pull_policy();
    settings_.clear_image_pull_policy();
  }

  void Give(ir::Task& task) const {
    ir::PodSettings& pod = *task.mutable_pod();
    if (!policy_.empty() && !pod.has_image_pull_policy()) {
      pod.mutable_image_pull_policy()->mutable_constant()->set_string_value(
          policy_);
    }
    for (const ir::Tree& secret : own_.image_pull_secrets())
      *pod.add_image_pull_secrets() = secret;
    for (const ir::KeyValue& entry : own_.node_selector()) {
      const auto& given = pod.node_selector();
      const bool has = std::any_of(
          given.begin(), given.end(),
          [&](const ir::KeyValue& one) { return one.key() == entry.key(); });
      if (!has) *pod.add_node_selector() = entry;
    }
  }

 private:
  void RefuseIf(bool there, absl::string_view what, absl::string_view hint) {
    if (there)
      findings_.Report(kinds::MigrateRunSetting, location_, {what}, hint);
  }

  ir::RunSettings& settings_;
  const ir::Location& location_;
  Findings& findings_;
  ir::PodSettings own_;  // what each task has
  std::string policy_;
};

void CheckLoop(const ir::Task& task, Findings& findings) {
  if (!task.has_loop()) return;
  const ir::Loop& loop = task.loop();
  const ir::Location& location = loop.has_loc() ? loop.loc() : task.loc();
  if (loop.has_sequence()) {
    findings.Report(kinds::MigrateLoop, location, {"sequence of numbers"},
                    "write the numbers as a list, or make the list in a task");
  }
  bool has_values = false;
  bool has_variables = false;
  ir::ForEachValue(loop.static_items(),
                   [&](const ir::Value&) { has_values = true; });
  std::vector<const ir::Tree*> open = {&loop.static_items()};
  while (!open.empty()) {
    const ir::Tree& tree = *open.back();
    open.pop_back();
    for (const ir::Tree& item : tree.list().items()) open.push_back(&item);
    for (const ir::Tree::Member& member : tree.map().members())
      open.push_back(&member.value());
    has_variables =
        has_variables || !FirstVariable(tree.string_value()).empty();
  }
  if (has_values || has_variables) {
    findings.Report(kinds::MigrateLoop, location,
                    {"items that are known only when the pipeline runs"},
                    "take the whole list as a parameter, or make it in a task "
                    "and loop over its output");
  }
}

}  // namespace

void Prepare(ir::Module& module, Findings& findings) {
  std::vector<ir::Graph*> graphs;
  if (module.root().has_graph())
    AddBodies(*module.mutable_root()->mutable_graph(), graphs);
  for (ir::Component& component : *module.mutable_components()) {
    if (component.has_graph()) AddBodies(*component.mutable_graph(), graphs);
  }
  absl::flat_hash_set<absl::string_view> groups;
  for (const ir::Component& component : module.components()) {
    if (component.has_graph()) groups.insert(component.name());
  }
  const TaskNames names(graphs);
  RunSettings settings(module, findings);
  settings.Check();
  const ir::Graph* root = &module.root().graph();
  for (ir::Graph* graph : graphs) {
    for (ir::Task& task : *graph->mutable_tasks()) {
      ir::ForEachMutableValue(task, FieldToSelection);
      CheckLoop(task, findings);
      if (!task.has_body() && !groups.contains(task.component()))
        settings.Give(task);
      if (graph != root && !task.exit_of().empty()) {
        findings.Report(
            kinds::MigrateExitHandler, task.loc(), {task.exit_of()},
            "put the handler directly in the pipeline function, around "
            "everything it is for");
      }
    }
    for (ir::OutputBinding& binding : *graph->mutable_outputs())
      ir::ForEachMutableValue(*binding.mutable_value(), FieldToSelection);
  }
  for (auto it = graphs.rbegin(); it != graphs.rend(); ++it) {
    if (!names.empty()) names.Rename(**it);
    RemoveIdle(**it);
  }
}

}  // namespace kfir::migration
