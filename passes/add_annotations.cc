// SPDX-License-Identifier: Apache-2.0
#include "passes/add_annotations.h"

#include "absl/strings/str_cat.h"
#include "ir/tree.h"
#include "passes/injection.h"
#include "support/status_macros.h"

namespace kfir {

absl::StatusOr<Changed> AddAnnotations(ir::Module& module,
                                       PassContext& context) {
  const KeyValues& annotations = context.options.Pairs("annotations");
  Injection injection(module, context);
  injection.ForEachSelected([&](const TaskPlace& place) {
    if (!injection.HasPod(place)) return;
    PodEdit pod(place.task);
    for (const auto& [key, value] : annotations) {
      ir::KeyValue entry;
      entry.set_key(key);
      *entry.mutable_value()->mutable_constant() = ir::StringTree(value);
      injection.Note(place, absl::StrCat("annotation `", key, "`"),
                     MergeKeyValue(injection.rule(), entry,
                                   &ComponentPod(place).annotations(),
                                   *pod->mutable_annotations()));
    }
  });
  return injection.Result();
}

}  // namespace kfir
