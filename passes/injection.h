// SPDX-License-Identifier: Apache-2.0
//
// What all passes that inject settings share: which tasks (`select`), what
// happens where a setting is there already (`merge`), the remarks about it, an
// honest Changed.
#ifndef KFIR_PASSES_INJECTION_H_
#define KFIR_PASSES_INJECTION_H_

#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "ir/ir.pb.h"
#include "passes/merge.h"
#include "passes/pass.h"
#include "passes/selector.h"
#include "passes/task_walk.h"

namespace kfir {

class Injection {
 public:
  // Reads the options `select` and `merge` of the pass, which the parser of
  // pipelines has checked.  `module` and `context` outlive this.
  Injection(ir::Module& module, PassContext& context);

  MergeRule rule() const { return rule_; }
  bool selects_everything() const { return selector_.selects_everything(); }

  // Visits the selected tasks.  None at all is a warning.
  void ForEachSelected(absl::FunctionRef<void(const TaskPlace&)> visit);

  // What became of `setting` of a task: an error for a conflict, else a remark.
  void Note(const TaskPlace& place, absl::string_view setting, Merged merged);
  // A setting of the whole run was added.
  void NoteRun(absl::string_view setting);
  // Why the pass did nothing to a task that is selected.
  void Missed(const TaskPlace& place, absl::string_view why);

  // True for a task whose pod a user's program runs in; else says why not,
  // unless the tasks inside are visited on their own.
  bool RunsContainer(const TaskPlace& place);
  // The same for a pod of any kind.
  bool HasPod(const TaskPlace& place);

  absl::StatusOr<Changed> Result() const;

 private:
  void MissedKind(const TaskPlace& place);

  ir::Module& module_;
  PassContext& context_;
  Selector selector_;
  MergeRule rule_ = MergeRule::kDefault;
  bool changed_ = false;
  bool failed_ = false;
};

// The settings that the task's component brings; empty: none.
const ir::PodSettings& ComponentPod(const TaskPlace& place);

// A pair that a pass injects, built once for all tasks.
struct PairSetting {
  std::string setting;  // what it is called in remarks
  ir::KeyValue entry;
};

// `what` is what one is called: ``label `team` ``.
std::vector<PairSetting> PairSettings(absl::string_view what,
                                      const KeyValues& pairs);

// A task's own settings during an edit.  A task that had none and is given none
// has none afterwards.
class PodEdit {
 public:
  explicit PodEdit(ir::Task& task)
      : task_(task), had_(task.has_pod()), pod_(*task.mutable_pod()) {}
  ~PodEdit() {
    if (!had_ && pod_.ByteSizeLong() == 0) task_.clear_pod();
  }
  PodEdit(const PodEdit&) = delete;
  PodEdit& operator=(const PodEdit&) = delete;

  ir::PodSettings* operator->() { return &pod_; }

 private:
  ir::Task& task_;
  const bool had_;
  ir::PodSettings& pod_;
};

}  // namespace kfir

#endif  // KFIR_PASSES_INJECTION_H_
