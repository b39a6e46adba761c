// SPDX-License-Identifier: Apache-2.0
#include "passes/inject_env.h"

#include "absl/strings/ascii.h"
#include "ir/ir.pb.h"
#include "passes/diagnostic_kinds.h"
#include "passes/pod_tasks.h"

namespace kfir {
namespace {

// What Kubernetes has always taken.
bool IsVariableName(absl::string_view name) {
  for (const char c : name) {
    if (!absl::ascii_isalnum(c) && c != '_' && c != '-' && c != '.') {
      return false;
    }
  }
  return !absl::ascii_isdigit(name[0]);
}

// The last one of a name is the one that counts.
ir::EnvVar* FindLast(ir::PodSettings& pod, absl::string_view name) {
  for (int i = pod.env_size() - 1; i >= 0; --i) {
    if (!pod.env(i).has_name_template() && pod.env(i).name() == name) {
      return pod.mutable_env(i);
    }
  }
  return nullptr;
}

Changed SetVariable(const std::string& name, const std::string& text,
                    ir::PodSettings& pod) {
  ir::EnvVar* variable = FindLast(pod, name);
  if (variable == nullptr) {
    variable = pod.add_env();
    variable->set_name(name);
  }
  return SetToText(text, *variable->mutable_value());
}

}  // namespace

absl::StatusOr<Changed> InjectEnv(ir::Module& module, PassContext& context) {
  const KeyValues& variables = context.options.Pairs("vars");
  bool failed = false;
  for (const auto& [name, value] : variables) {
    if (IsVariableName(name)) continue;
    context.diagnostics.Emit(kinds::EnvVarName,
                             context.options.Location("vars"), {name});
    failed = true;
  }
  if (failed) return ErrorReported();
  Changed changed = Changed::kNo;
  ForEachPodTask(module, [&](ir::Task& task) {
    for (const auto& [name, value] : variables) {
      changed = changed | SetVariable(name, value, *task.mutable_pod());
    }
  });
  return changed;
}

}  // namespace kfir
