// SPDX-License-Identifier: Apache-2.0
#include "passes/reduce_dependencies.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "ir/ir.pb.h"
#include "ir/location.h"
#include "ir/scope.h"
#include "ir/values.h"
#include "passes/task_walk.h"

namespace kfir {
namespace {

constexpr int kMaxVisited = 1000;

bool StartsAfterSuccess(const ir::Task& task) {
  return !task.has_trigger() && task.exit_of().empty();
}

// What the tasks of one graph wait for, by index.
struct Waits {
  std::vector<std::vector<int>> data;   // outputs read, by the body too
  std::vector<std::vector<int>> after;  // as `after` lists them
};

class Reducer {
 public:
  Reducer(ir::Module& module, PassContext& context)
      : module_(module), context_(context) {}

  void Reduce(ir::Graph& graph) {
    scope_.Enter(graph);
    levels_.push_back({&graph, -1, {}});
    levels_.back().waits.data.resize(graph.tasks_size());
    levels_.back().waits.after.resize(graph.tasks_size());
    for (int i = 0; i < graph.tasks_size(); ++i) {
      ir::Task& task = *graph.mutable_tasks(i);
      levels_.back().task = i;
      ir::ForEachValue(task, [&](const ir::Value& value) { Note(value); });
      for (const std::string& name : task.after()) {
        const ir::Scope::Entry* entry = scope_.FindSibling(name);
        levels_.back().waits.after[i].push_back(entry != nullptr ? entry->index
                                                                 : i);
      }
      if (!task.has_body()) continue;
      Reduce(*task.mutable_body());
    }
    Waits waits = std::move(levels_.back().waits);
    for (const ir::OutputBinding& binding : graph.outputs()) {
      ir::ForEachValue(binding.value(), [&](const ir::Value& value) {
        const ir::Scope::Entry* entry = EntryOf(value);
        // What a body hands out of the graphs around it, its task waits for.
        if (entry != nullptr &&
            entry->level + 1 < static_cast<int>(levels_.size()))
          Note(value);
      });
    }
    levels_.pop_back();
    scope_.Leave();
    for (int i = 0; i < graph.tasks_size(); ++i) ReduceTask(graph, waits, i);
  }

  Changed changed() const { return changed_; }

 private:
  struct Level {
    ir::Graph* graph;
    int task;  // that is being walked
    Waits waits;
  };

  const ir::Scope::Entry* EntryOf(const ir::Value& value) const {
    if (value.has_task_output()) {
      return scope_.Find(value.task_output().task());
    }
    return nullptr;
  }

  // The task around us in the producer's graph waits for the producer.
  void Note(const ir::Value& value) {
    const ir::Scope::Entry* entry = EntryOf(value);
    if (entry == nullptr) return;
    Level& level = levels_[entry->level];
    if (level.task != entry->index) {
      level.waits.data[level.task].push_back(entry->index);
    }
  }

  void ReduceTask(ir::Graph& graph, const Waits& waits, int at) {
    ir::Task& task = *graph.mutable_tasks(at);
    const std::vector<int>& after = waits.after[at];
    if (after.empty() || !StartsAfterSuccess(task)) return;
    absl::flat_hash_set<int> implied(waits.data[at].begin(),
                                     waits.data[at].end());
    AddReachable(graph, waits, at, implied);
    google::protobuf::RepeatedPtrField<std::string> kept;
    for (size_t i = 0; i < after.size(); ++i) {
      // The second time that it is listed it is implied by the first.
      if (implied.insert(after[i]).second) {
        *kept.Add() = task.after(static_cast<int>(i));
        continue;
      }
      changed_ = Changed::kYes;
      context_.Applied(
          ir::ToSourceLocation(module_, task.loc()),
          absl::StrCat("`", task.name(), "` waits for `", task.after(i),
                       "` through its other dependencies"));
    }
    task.mutable_after()->Swap(&kept);
  }

  // Adds what the dependencies of the task `at` wait for in their turn.
  void AddReachable(const ir::Graph& graph, const Waits& waits, int at,
                    absl::flat_hash_set<int>& implied) {
    std::vector<int> open = waits.data[at];
    open.insert(open.end(), waits.after[at].begin(), waits.after[at].end());
    absl::flat_hash_set<int> visited;
    while (!open.empty()) {
      const int task = open.back();
      open.pop_back();
      if (!visited.insert(task).second) continue;
      if (visited.size() > kMaxVisited) return;
      if (!StartsAfterSuccess(graph.tasks(task))) continue;
      for (const auto* next : {&waits.data[task], &waits.after[task]}) {
        if (next->size() > kMaxVisited) return;
        for (const int one : *next) {
          implied.insert(one);
          open.push_back(one);
        }
      }
    }
  }

  ir::Module& module_;
  PassContext& context_;
  ir::Scope scope_;
  std::vector<Level> levels_;
  Changed changed_ = Changed::kNo;
};

}  // namespace

absl::StatusOr<Changed> ReduceDependencies(ir::Module& module,
                                           PassContext& context) {
  Reducer reducer(module, context);
  ForEachComponentGraph(module, context.scope,
                        [&](ir::Graph& graph) { reducer.Reduce(graph); });
  return reducer.changed();
}

}  // namespace kfir
