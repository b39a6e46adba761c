// SPDX-License-Identifier: Apache-2.0
#include "passes/set_caching.h"

#include "ir/ir.pb.h"
#include "passes/pod_tasks.h"

namespace kfir {
namespace {

constexpr absl::string_view kReuseNothing = "P0D";

Changed Apply(bool enabled, ir::Caching& caching) {
  Changed changed = Changed::kNo;
  if (!caching.has_enabled() || caching.enabled() != enabled) {
    caching.set_enabled(enabled);
    changed = Changed::kYes;
  }
  if (!enabled) {
    return changed | SetToText(kReuseNothing, *caching.mutable_max_staleness());
  }
  if (caching.max_staleness().constant().string_value() == kReuseNothing) {
    caching.clear_max_staleness();
    changed = Changed::kYes;
  }
  return changed;
}

}  // namespace

absl::StatusOr<Changed> SetCaching(ir::Module& module, PassContext& context) {
  const bool enabled = context.options.Bool("enabled");
  Changed changed = Changed::kNo;
  ForEachPodTask(module, [&](ir::Task& task) {
    changed = changed | Apply(enabled, *task.mutable_caching());
  });
  return changed;
}

}  // namespace kfir
