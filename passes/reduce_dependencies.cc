// SPDX-License-Identifier: Apache-2.0
#include "passes/reduce_dependencies.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

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

// What a task waits for through the tasks that it waits for.
class Search {
 public:
  Search(const ir::Graph& graph, const Waits& waits)
      : graph_(graph),
        waits_(waits),
        rank_(graph.tasks_size(), kUnknown),
        implied_by_(graph.tasks_size(), kUnknown),
        visited_by_(graph.tasks_size(), kUnknown) {
    for (int i = 0; i < graph.tasks_size(); ++i) Rank(i);
  }

  const Waits& waits() const { return waits_; }

  // Begins with the task `at`: what it reads is implied, and what its
  // dependencies wait for in their turn, as far as it bears on its `after`.
  void From(int at) {
    at_ = at;
    for (const int one : waits_.data[at]) Imply(one);
    int lowest = next_rank_;
    for (const int one : waits_.after[at]) {
      lowest = std::min(lowest, rank_[one]);
    }
    std::vector<int> open = waits_.data[at];
    open.insert(open.end(), waits_.after[at].begin(), waits_.after[at].end());
    int visited = 0;
    while (!open.empty()) {
      const int task = open.back();
      open.pop_back();
      // A task waits for lower ones only.
      if (rank_[task] <= lowest) continue;
      if (std::exchange(visited_by_[task], at) == at) continue;
      if (++visited > kMaxVisited) return;
      if (!StartsAfterSuccess(graph_.tasks(task))) continue;
      for (const auto* next : {&waits_.data[task], &waits_.after[task]}) {
        if (next->size() > kMaxVisited) return;
        for (const int one : *next) {
          Imply(one);
          open.push_back(one);
        }
      }
    }
  }

  // Whether this is the first time for the task that the search is from.
  bool Imply(int task) { return std::exchange(implied_by_[task], at_) != at_; }

 private:
  static constexpr int kUnknown = -1;
  static constexpr int kOpen = -2;

  // Gives a rank to the task `top` after all that it waits for.  A graph may be
  // as deep as it has tasks: no recursion.
  void Rank(int top) {
    std::vector<int> path = {top};
    while (!path.empty()) {
      const int task = path.back();
      const size_t before = path.size();
      if (rank_[task] == kUnknown) {
        rank_[task] = kOpen;
        for (const auto* next : {&waits_.data[task], &waits_.after[task]}) {
          for (const int one : *next) {
            if (rank_[one] == kUnknown) path.push_back(one);
          }
        }
      }
      if (path.size() > before) continue;
      if (rank_[task] == kOpen) rank_[task] = next_rank_++;
      path.pop_back();
    }
  }

  const ir::Graph& graph_;
  const Waits& waits_;
  // A task's is higher than those of all that it waits for.
  std::vector<int> rank_;
  int next_rank_ = 0;
  std::vector<int> implied_by_, visited_by_;  // the last task that did
  int at_ = kUnknown;
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
    Search search(graph, waits);
    for (int i = 0; i < graph.tasks_size(); ++i) ReduceTask(graph, search, i);
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

  void ReduceTask(ir::Graph& graph, Search& search, int at) {
    ir::Task& task = *graph.mutable_tasks(at);
    const std::vector<int>& after = search.waits().after[at];
    if (after.empty() || !StartsAfterSuccess(task)) return;
    search.From(at);
    google::protobuf::RepeatedPtrField<std::string> kept;
    for (size_t i = 0; i < after.size(); ++i) {
      // The second time that it is listed it is implied by the first.
      if (search.Imply(after[i])) {
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
