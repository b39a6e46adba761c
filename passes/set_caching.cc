// SPDX-License-Identifier: Apache-2.0
#include "passes/set_caching.h"

#include "ir/tree.h"
#include "passes/injection.h"

namespace kfir {
namespace {

constexpr absl::string_view kReuseNothing = "P0D";

bool ReusesNothing(const ir::Caching& caching) {
  return caching.max_staleness().constant().string_value() == kReuseNothing;
}

// What is so already needs no rule.
bool IsSet(bool enabled, const ir::Caching& caching) {
  return caching.has_enabled() && caching.enabled() == enabled &&
         ReusesNothing(caching) != enabled;
}

void Set(bool enabled, ir::Caching& caching) {
  caching.set_enabled(enabled);
  if (!enabled) {
    *caching.mutable_max_staleness()->mutable_constant() =
        ir::StringTree(kReuseNothing);
  } else if (ReusesNothing(caching)) {
    caching.clear_max_staleness();
  }
}

Merged Merge(MergeRule rule, bool enabled, ir::Task& task) {
  if (IsSet(enabled, task.caching())) return Merged::kSame;
  const bool other =
      task.caching().has_enabled() && task.caching().enabled() != enabled;
  if (other && rule == MergeRule::kDefault) return Merged::kKept;
  if (other && rule == MergeRule::kError) return Merged::kConflict;
  Set(enabled, *task.mutable_caching());
  return other ? Merged::kReplaced : Merged::kAdded;
}

}  // namespace

absl::StatusOr<Changed> SetCaching(ir::Module& module, PassContext& context) {
  const bool enabled = context.options.Bool("enabled");
  const absl::string_view setting = enabled ? "caching" : "no caching";
  Injection injection(module, context);
  injection.ForEachSelected([&](const TaskPlace& place) {
    if (!injection.HasPod(place)) return;
    injection.Note(place, setting,
                   Merge(injection.rule(), enabled, place.task));
  });
  return injection.Result();
}

}  // namespace kfir
