// SPDX-License-Identifier: Apache-2.0
//
// Which tasks are seen from inside of nested graphs.
#ifndef KFIR_IR_SCOPE_H_
#define KFIR_IR_SCOPE_H_

#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/inlined_vector.h"
#include "absl/strings/string_view.h"
#include "ir/ir.pb.h"

namespace kfir::ir {

// The tasks that a walk through nested graphs sees.  Each lookup takes constant
// time, however deep graphs nest.
class Scope {
 public:
  struct Entry {
    const Task* task;
    int level;  // 0: of the component's graph; then of the bodies inside
    int index;  // in its graph's `tasks`
  };

  // The names in `graph` hide those around it; of equal names in it the first
  // one counts.
  void Enter(const Graph& graph) {
    ++level_;
    for (int i = 0; i < graph.tasks_size(); ++i) {
      auto& entries = by_name_[graph.tasks(i).name()];
      if (!entries.empty() && entries.back().level == level_) continue;
      entries.push_back({&graph.tasks(i), level_, i});
    }
  }

  // The graph that was entered last.
  void Leave(const Graph& graph) {
    for (const Task& task : graph.tasks()) {
      auto& entries = by_name_[task.name()];
      if (!entries.empty() && entries.back().level == level_) {
        entries.pop_back();
      }
    }
    --level_;
  }

  // Null: no such task is seen.
  const Entry* Find(absl::string_view name) const {
    const auto found = by_name_.find(name);
    if (found == by_name_.end() || found->second.empty()) return nullptr;
    return &found->second.back();
  }

  // The same, in the graph that was entered last only.
  const Entry* FindSibling(absl::string_view name) const {
    const Entry* entry = Find(name);
    return entry != nullptr && entry->level == level_ ? entry : nullptr;
  }

  int level() const { return level_; }  // of the graph entered last

 private:
  // Keys lie in the module.
  absl::flat_hash_map<absl::string_view, absl::InlinedVector<Entry, 1>>
      by_name_;
  int level_ = -1;
};

}  // namespace kfir::ir

#endif  // KFIR_IR_SCOPE_H_
