// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "backends/shared/diagnostic_kinds.h"
#include "backends/shared/migration/pod_settings.h"
#include "backends/shared/migration/steps.h"
#include "ir/tree.h"
#include "ir/values.h"

namespace kfir::migration {
namespace {

using ir::Tree;

class TaskConverter {
 public:
  TaskConverter(ir::Task& task, Findings& findings)
      : task_(task), findings_(findings) {}

  void Run() {
    Retry();
    Timeout();
    Caching();
    for (const ir::Attribute& attribute : task_.attributes()) {
      if (attribute.name() == "argo.parallelism") {
        Refuse("limit of tasks at a time in a group",
               "`dsl.ParallelFor(..., parallelism=N)` limits a loop; in other "
               "groups, order the tasks with `.after()`");
      }
    }
  }

 private:
  void Refuse(absl::string_view what, absl::string_view hint) {
    findings_.Report(kinds::MigrateTaskSetting, task_.loc(),
                     {what, task_.name()}, hint);
  }

  void Retry() {
    if (!task_.has_retry()) return;
    ir::Retry& retry = *task_.mutable_retry();
    if ((!retry.policy().empty() && retry.policy() != "OnFailure") ||
        !retry.expression().empty()) {
      Refuse(
          absl::StrCat("retry policy",
                       retry.policy().empty()
                           ? ""
                           : absl::StrCat(" `", retry.policy(), "`")),
          "leave it out: a task of KFP v2 is retried when its program fails");
    }
    retry.clear_policy();
    retry.clear_expression();
    for (const ir::Value* value :
         {&retry.limit(), &retry.backoff_duration(), &retry.backoff_factor(),
          &retry.backoff_max_duration()}) {
      if (value->kind_case() == ir::Value::KIND_NOT_SET ||
          value->has_constant())
        continue;
      Refuse(
          "retries whose number or delay is known only when the pipeline runs",
          "write the number down");
      task_.clear_retry();
      return;
    }
  }

  void Timeout() {
    if (!task_.has_timeout_seconds()) return;
    const Tree& tree = task_.timeout_seconds().constant();
    int64_t seconds = tree.int_value();
    if (tree.kind_case() == Tree::kStringValue &&
        !absl::SimpleAtoi(tree.string_value(), &seconds))
      seconds = 0;
    if (seconds > 0) {
      ir::AddMember(*task_.mutable_pod()->mutable_pod_extra(),
                    "activeDeadlineSeconds") = ir::IntTree(seconds);
    } else {
      Refuse("time limit that is known only when the pipeline runs",
             "write the number of seconds down");
    }
    task_.clear_timeout_seconds();
  }

  void Caching() {
    if (!task_.caching().has_max_staleness()) return;
    ir::Caching& caching = *task_.mutable_caching();
    if (caching.max_staleness().constant().string_value() == "P0D") {
      caching.set_enabled(false);
    } else if (caching.enabled()) {
      Refuse("greatest age of cached results",
             "leave it out, or reuse nothing (`set_caching_options(False)`, in "
             "KFP v1 the age `P0D`)");
    }
    caching.clear_max_staleness();
  }

  ir::Task& task_;
  Findings& findings_;
};

// A task waits for those that make what its pod mounts.
void WaitForNames(ir::Task& task) {
  ir::ForEachValue(task.pod(), [&](const ir::Value& value) {
    if (!value.has_task_output()) return;
    const std::string& name = value.task_output().task();
    const auto& after = task.after();
    if (std::find(after.begin(), after.end(), name) == after.end())
      task.add_after(name);
  });
}

}  // namespace

void ConvertSettings(ir::Module& module, Findings& findings) {
  absl::flat_hash_map<std::string, ir::Component*> components;
  for (ir::Component& component : *module.mutable_components())
    components.emplace(component.name(), &component);
  const auto convert = [&](ir::Component& component) {
    if (!component.has_graph()) return;
    for (ir::Task& task : *component.mutable_graph()->mutable_tasks()) {
      TaskConverter(task, findings).Run();
      const auto callee = components.find(task.component());
      if (callee != components.end() && callee->second->has_container()) {
        ir::Container& container = *callee->second->mutable_container();
        ConvertPod(task, *container.mutable_pod(), findings);
      }
      if (!task.has_pod()) continue;
      ConvertPod(task, *task.mutable_pod(), findings);
      WaitForNames(task);
    }
  };
  for (ir::Component& component : *module.mutable_components())
    convert(component);
  convert(*module.mutable_root());
}

}  // namespace kfir::migration
