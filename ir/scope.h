// SPDX-License-Identifier: Apache-2.0
//
// Which tasks are seen from inside of nested graphs.
#ifndef KFIR_IR_SCOPE_H_
#define KFIR_IR_SCOPE_H_

#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "ir/ir.pb.h"

namespace kfir::ir {

// The tasks that a walk through nested graphs sees.  Each lookup takes constant
// time, however deep graphs nest.
class Scope {
 public:
  struct Entry {
    const Task* task;
    int level;   // 0: of the component's graph; then of the bodies inside
    int index;   // in its graph's `tasks`
    int name;    // index in seen_
    int hidden;  // index in entries_ of what this one hides, or kNone
  };

  // The names in `graph` hide those around it; of equal names in it the first
  // one counts, and `duplicate(first, second)` is called with the indices of
  // any other.
  template <typename Duplicate>
  void Enter(const Graph& graph, Duplicate duplicate) {
    begins_.push_back(static_cast<int>(entries_.size()));
    if (level() == 0) names_.reserve(graph.tasks_size());
    for (int i = 0; i < graph.tasks_size(); ++i) {
      const Task& task = graph.tasks(i);
      const auto [name, fresh] =
          names_.try_emplace(task.name(), static_cast<int>(seen_.size()));
      if (fresh) seen_.push_back(kNone);
      int& seen = seen_[name->second];
      if (seen >= begins_.back()) {
        duplicate(entries_[seen].index, i);
        continue;
      }
      entries_.push_back({&task, level(), i, name->second, seen});
      seen = static_cast<int>(entries_.size()) - 1;
    }
  }
  void Enter(const Graph& graph) {
    Enter(graph, [](int, int) {});
  }

  // The graph that was entered last.
  void Leave() {
    while (static_cast<int>(entries_.size()) > begins_.back()) {
      seen_[entries_.back().name] = entries_.back().hidden;
      entries_.pop_back();
    }
    begins_.pop_back();
  }

  // Null: no such task is seen.  Valid until the next call of Enter or Leave.
  const Entry* Find(absl::string_view name) const {
    const auto found = names_.find(name);
    if (found == names_.end() || seen_[found->second] == kNone) return nullptr;
    return &entries_[seen_[found->second]];
  }

  // The same, in the graph that was entered last only.
  const Entry* FindSibling(absl::string_view name) const {
    const Entry* entry = Find(name);
    return entry != nullptr && entry->level == level() ? entry : nullptr;
  }

 private:
  static constexpr int kNone = -1;

  // Of the graph that was entered last.
  int level() const { return static_cast<int>(begins_.size()) - 1; }

  absl::flat_hash_map<absl::string_view, int> names_;  // keys lie in the module
  std::vector<int> seen_;       // by name: the innermost entry, or kNone
  std::vector<Entry> entries_;  // of all graphs that were entered
  std::vector<int> begins_;     // of each graph's entries
};

}  // namespace kfir::ir

#endif  // KFIR_IR_SCOPE_H_
