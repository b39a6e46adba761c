// SPDX-License-Identifier: Apache-2.0
#include "ir/dependencies.h"

#include <utility>

namespace kfir::ir {
namespace {

// Brings the dependencies of each task together, in their order.  Returns where
// each task's begin.
std::vector<int> Group(int tasks, std::vector<Dependency>& dependencies) {
  std::vector<int> begin(tasks + 1, 0);
  for (const Dependency& dependency : dependencies) {
    ++begin[dependency.from + 1];
  }
  for (int i = 0; i < tasks; ++i) begin[i + 1] += begin[i];
  std::vector<Dependency> grouped(dependencies.size());
  std::vector<int> next(begin.begin(), begin.end() - 1);
  for (const Dependency& dependency : dependencies) {
    grouped[next[dependency.from]++] = dependency;
  }
  dependencies = std::move(grouped);
  return begin;
}

constexpr int kNew = -1;
constexpr int kDone = -2;

// A depth-first search without recursion.
class Search {
 public:
  Search(int tasks, std::vector<Dependency>& dependencies,
         absl::FunctionRef<void(const std::vector<const Dependency*>&)> report)
      : dependencies_(dependencies),
        begin_(Group(tasks, dependencies)),
        next_(begin_),
        position_(tasks, kNew),
        report_(report) {}

  void From(int root) {
    if (position_[root] != kNew) return;
    Open(root, nullptr);
    while (!path_.empty()) {
      const int task = path_.back().task;
      if (next_[task] == begin_[task + 1]) {
        position_[task] = kDone;
        path_.pop_back();
        continue;
      }
      const Dependency& dependency = dependencies_[next_[task]++];
      const int at = position_[dependency.to];
      if (at == kNew) {
        Open(dependency.to, &dependency);
      } else if (at != kDone && path_.back().last_reported < at) {
        Report(at, dependency);
      }
    }
  }

 private:
  struct Step {
    int task;
    const Dependency* by;  // from the step before
    int last_reported;  // the last step up to here in a reported cycle, or -1
  };

  void Open(int task, const Dependency* by) {
    const int last = path_.empty() ? -1 : path_.back().last_reported;
    position_[task] = static_cast<int>(path_.size());
    path_.push_back({task, by, last});
  }

  // The steps from `first` on, and `last` back to it.
  void Report(int first, const Dependency& last) {
    std::vector<const Dependency*> cycle;
    for (int i = first; i < static_cast<int>(path_.size()); ++i) {
      path_[i].last_reported = i;
      if (i > first) cycle.push_back(path_[i].by);
    }
    cycle.push_back(&last);
    report_(cycle);
  }

  std::vector<Dependency>& dependencies_;
  const std::vector<int> begin_;
  std::vector<int> next_;
  std::vector<int> position_;  // of a task in path_; kNew or kDone
  std::vector<Step> path_;
  absl::FunctionRef<void(const std::vector<const Dependency*>&)> report_;
};

}  // namespace

void FindCycles(
    int tasks, std::vector<Dependency>& dependencies,
    absl::FunctionRef<void(const std::vector<const Dependency*>&)> report) {
  if (dependencies.empty()) return;
  Search search(tasks, dependencies, report);
  for (int task = 0; task < tasks; ++task) search.From(task);
}

}  // namespace kfir::ir
