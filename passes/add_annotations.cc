// SPDX-License-Identifier: Apache-2.0
#include "passes/add_annotations.h"

#include <vector>

#include "passes/injection.h"
#include "support/status_macros.h"

namespace kfir {

absl::StatusOr<Changed> AddAnnotations(ir::Module& module,
                                       PassContext& context) {
  const std::vector<PairSetting> settings =
      PairSettings("annotation", context.options.Pairs("annotations"));
  Injection injection(module, context);
  injection.ForEachSelected([&](const TaskPlace& place) {
    if (!injection.HasPod(place)) return;
    PodEdit pod(place.task);
    for (const PairSetting& one : settings) {
      injection.Note(place, one.setting,
                     MergeKeyValue(injection.rule(), one.entry,
                                   &ComponentPod(place).annotations(),
                                   *pod->mutable_annotations()));
    }
  });
  return injection.Result();
}

}  // namespace kfir
