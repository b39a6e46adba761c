// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "backends/shared/diagnostic_kinds.h"
#include "backends/shared/migration/claims.h"
#include "backends/shared/migration/leaf.h"
#include "backends/shared/migration/steps.h"
#include "ir/values.h"
#include "support/kfp_names.h"

namespace kfir::migration {
namespace {

class Separator {
 public:
  Separator(ir::Module& module, Findings& findings)
      : module_(module), findings_(findings), leaves_(module.GetArena()) {}

  void Run() {
    for (ir::Component& component : *module_.mutable_components()) {
      component.clear_origin();  // each task has a copy
      components_.emplace(component.name(), &component);
      if (component.has_graph()) taken_.Insert(component.name());
    }
    RefuseRecursion();
    std::vector<ir::Component*> graphs;
    for (ir::Component& component : *module_.mutable_components()) {
      if (component.has_graph()) graphs.push_back(&component);
    }
    graphs.push_back(module_.mutable_root());
    for (ir::Component* component : graphs) Graph(*component);
    google::protobuf::RepeatedPtrField<ir::Component> kept(module_.GetArena());
    for (ir::Component& component : *module_.mutable_components()) {
      if (component.has_graph()) kept.Add()->Swap(&component);
    }
    for (ir::Component& leaf : leaves_) kept.Add()->Swap(&leaf);
    module_.mutable_components()->Swap(&kept);
  }

 private:
  // Without the calls that close a circle, what is after this finds what else
  // there is.
  void RefuseRecursion() {
    enum class State { kNew, kOpen, kDone };
    absl::flat_hash_map<const ir::Component*, State> states;
    std::vector<std::pair<ir::Component*, std::string>> calls;
    for (ir::Component& start : *module_.mutable_components()) {
      if (states[&start] == State::kDone) continue;
      std::vector<std::pair<ir::Component*, int>> path = {{&start, 0}};
      states[&start] = State::kOpen;
      while (!path.empty()) {
        auto& [component, next] = path.back();
        if (next == component->graph().tasks_size()) {
          states[component] = State::kDone;
          path.pop_back();
          continue;
        }
        const ir::Task& task = component->graph().tasks(next++);
        const auto callee = components_.find(task.component());
        if (callee == components_.end()) continue;
        State& state = states[callee->second];
        if (state == State::kOpen) {
          calls.emplace_back(component, task.name());
          findings_.Report(
              kinds::MigrateRecursion, task.loc(), {task.component()},
              "loop over a list that is long enough with "
              "`dsl.ParallelFor`, and skip what is not needed with "
              "`dsl.If`; or repeat inside of one program");
        } else if (state == State::kNew) {
          state = State::kOpen;
          path.emplace_back(callee->second, 0);
        }
      }
    }
    for (const auto& [component, name] : calls) {
      auto& tasks = *component->mutable_graph()->mutable_tasks();
      tasks.erase(std::remove_if(tasks.begin(), tasks.end(),
                                 [&name = name](const ir::Task& task) {
                                   return task.name() == name;
                                 }),
                  tasks.end());
    }
  }

  void Graph(ir::Component& component) {
    ir::Graph& graph = *component.mutable_graph();
    absl::flat_hash_map<std::string, Names> renamed;
    std::vector<std::pair<ir::Task*, ir::Component*>> made;
    const absl::flat_hash_set<std::string> shaped = TasksReadAsObjects(graph);
    for (ir::Task& task : *graph.mutable_tasks()) {
      const auto found = components_.find(task.component());
      if (found == components_.end() || found->second->has_graph()) continue;
      const ir::Component& callee = *found->second;
      ir::Component& leaf = *leaves_.Add();
      leaf = callee;
      leaf.set_name(taken_.Take(absl::StrCat("comp-", K8sName(task.name()))));
      task.set_component(leaf.name());
      if (leaf.has_importer() ||
          (leaf.has_resource() && !shaped.contains(task.name()) &&
           ToCreatePvc(task, leaf))) {
        continue;
      }
      if (!leaf.has_container()) {
        Refuse(task, callee);
        continue;
      }
      renamed.emplace(task.name(), ConvertLeaf(task, leaf, findings_));
      made.emplace_back(&task, &leaf);
    }
    absl::flat_hash_map<std::string, absl::flat_hash_set<std::string>> read;
    const auto visit = [&](ir::Value& value) {
      if (!value.has_task_output()) return;
      ir::TaskOutput& output = *value.mutable_task_output();
      const auto task = renamed.find(output.task());
      if (task == renamed.end()) return;
      const auto name = task->second.find(output.output());
      if (name != task->second.end()) output.set_output(name->second);
      read[output.task()].insert(output.output());
    };
    for (ir::Task& task : *graph.mutable_tasks())
      ir::ForEachMutableValue(task, visit);
    for (ir::OutputBinding& binding : *graph.mutable_outputs())
      ir::ForEachMutableValue(*binding.mutable_value(), visit);
    for (const auto& [task, leaf] : made)
      ConvertOutputs(*task, read[task->name()], *leaf, findings_);
  }

  // The tasks of which something else is read than an object's name.
  static absl::flat_hash_set<std::string> TasksReadAsObjects(
      const ir::Graph& graph) {
    absl::flat_hash_set<std::string> names;
    const auto visit = [&](const ir::Value& value) {
      if (value.has_task_output() && value.task_output().output() != "name")
        names.insert(value.task_output().task());
    };
    for (const ir::Task& task : graph.tasks()) ir::ForEachValue(task, visit);
    for (const ir::OutputBinding& binding : graph.outputs())
      ir::ForEachValue(binding.value(), visit);
    return names;
  }

  void Refuse(const ir::Task& task, const ir::Component& callee) {
    if (!callee.has_resource()) {
      findings_.Report(kinds::MigrateForeign, task.loc(), {callee.name()},
                       "write it as a container");
      return;
    }
    const bool volume = IsClaim(callee.resource().manifest());
    findings_.Report(
        kinds::MigrateResource, task.loc(), {task.name()},
        volume ? "make the volume with `kubernetes.CreatePVC` of "
                 "`kfp-kubernetes`, of which only the name is an output"
               : "run `kubectl`, or a client of Kubernetes, in a container "
                 "whose service account may do that");
  }

  static bool IsClaim(const ir::Tree& manifest) {
    for (const ir::Tree::Member& member : manifest.map().members()) {
      if (member.key() == "kind")
        return member.value().string_value() == "PersistentVolumeClaim";
    }
    return false;
  }

  ir::Module& module_;
  Findings& findings_;
  absl::flat_hash_map<std::string, ir::Component*> components_;
  UniqueNames taken_;
  // On the module's arena, so that nothing is copied when they are swapped.
  google::protobuf::RepeatedPtrField<ir::Component> leaves_;
};

}  // namespace

void SeparateComponents(ir::Module& module, Findings& findings) {
  Separator(module, findings).Run();
}

}  // namespace kfir::migration
