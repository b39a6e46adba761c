// SPDX-License-Identifier: Apache-2.0
#include "frontends/kfp_v1/cycles.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "frontends/kfp_v1/diagnostic_kinds.h"
#include "ir/dependencies.h"
#include "ir/values.h"

namespace kfir::kfp_v1 {
namespace {

class GraphCycles {
 public:
  GraphCycles(ir::Graph& graph, Program& program)
      : graph_(graph), program_(program) {
    for (int i = 0; i < graph.tasks_size(); ++i) {
      index_[graph.tasks(i).name()] = i;
    }
  }

  void Break() {
    // What a task reads was there before it.
    if (!WaitsForLaterTask()) return;
    bool broken = true;
    while (broken) {
      broken = false;
      std::vector<ir::Dependency> dependencies;
      for (int i = 0; i < graph_.tasks_size(); ++i) {
        for (const std::string& name : graph_.tasks(i).after()) {
          Add(i, name, dependencies);
        }
        AddReads(i, graph_.tasks(i), dependencies);
      }
      ir::FindCycles(graph_.tasks_size(), dependencies,
                     [&](const std::vector<const ir::Dependency*>& cycle) {
                       for (const ir::Dependency* dependency : cycle) {
                         if (dependency->to > dependency->from &&
                             TakeOut(dependency->from, dependency->to)) {
                           broken = true;
                           return;
                         }
                       }
                     });
    }
  }

 private:
  bool WaitsForLaterTask() const {
    for (int i = 0; i < graph_.tasks_size(); ++i) {
      for (const std::string& name : graph_.tasks(i).after()) {
        const auto found = index_.find(name);
        if (found != index_.end() && found->second > i) return true;
      }
    }
    return false;
  }

  void Add(int from, absl::string_view name,
           std::vector<ir::Dependency>& dependencies) const {
    const auto found = index_.find(name);
    if (found == index_.end() || found->second == from) return;
    dependencies.push_back({from, found->second, nullptr});
  }

  // A task with a body reads what the tasks in there read.
  void AddReads(int from, const ir::Task& task,
                std::vector<ir::Dependency>& dependencies) const {
    ir::ForEachValue(task, [&](const ir::Value& value) {
      if (value.has_task_output()) {
        Add(from, value.task_output().task(), dependencies);
      }
    });
    for (const ir::Task& inner : task.body().tasks()) {
      AddReads(from, inner, dependencies);
    }
  }

  bool TakeOut(int from, int to) {
    ir::Task& task = *graph_.mutable_tasks(from);
    const std::string& upstream = graph_.tasks(to).name();
    for (int i = 0; i < task.after_size(); ++i) {
      if (task.after(i) != upstream) continue;
      program_.Report(kinds::StepsInCycle, task.loc(), {task.name(), upstream});
      AfterAttribute(task).mutable_list()->add_items()->set_string_value(
          upstream);
      task.mutable_after()->DeleteSubrange(i, 1);
      return true;
    }
    return false;
  }

  static ir::Tree& AfterAttribute(ir::Task& task) {
    for (ir::Attribute& attribute : *task.mutable_attributes()) {
      if (attribute.name() == "kfp1.after") return *attribute.mutable_value();
    }
    ir::Attribute& attribute = *task.add_attributes();
    attribute.set_name("kfp1.after");
    return *attribute.mutable_value();
  }

  ir::Graph& graph_;
  Program& program_;
  absl::flat_hash_map<std::string, int> index_;
};

}  // namespace

void BreakCycles(ir::Graph& graph, Program& program) {
  for (ir::Task& task : *graph.mutable_tasks()) {
    if (task.has_body()) BreakCycles(*task.mutable_body(), program);
  }
  GraphCycles(graph, program).Break();
}

}  // namespace kfir::kfp_v1
