// SPDX-License-Identifier: Apache-2.0
#include "passes/add_labels.h"

#include <vector>

#include "passes/diagnostic_kinds.h"
#include "passes/injection.h"
#include "support/label_syntax.h"

namespace kfir {

absl::StatusOr<Changed> AddLabels(ir::Module& module, PassContext& context) {
  const KeyValues& labels = context.options.Pairs("labels");
  bool failed = false;
  for (const auto& [name, value] : labels) {
    if (IsLabelName(name) && IsLabelValue(value)) continue;
    context.diagnostics.Emit(kinds::LabelSyntax,
                             context.options.Location("labels"), {name, value});
    failed = true;
  }
  if (failed) return ErrorReported();
  Injection injection(module, context);
  const std::vector<PairSetting> settings = PairSettings("label", labels);
  injection.ForEachSelected([&](const TaskPlace& place) {
    if (!injection.HasPod(place)) return;
    PodEdit pod(place.task);
    for (const PairSetting& one : settings) {
      injection.Note(
          place, one.setting,
          MergeKeyValue(injection.rule(), one.entry,
                        &ComponentPod(place).labels(), *pod->mutable_labels()));
    }
  });
  return injection.Result();
}

}  // namespace kfir
