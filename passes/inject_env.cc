// SPDX-License-Identifier: Apache-2.0
#include "passes/inject_env.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "ir/tree.h"
#include "passes/diagnostic_kinds.h"
#include "passes/injection.h"
#include "passes/other_containers.h"
#include "support/status_macros.h"

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

ir::EnvVar Variable(const std::string& name, absl::string_view text) {
  ir::EnvVar variable;
  variable.set_name(name);
  *variable.mutable_value()->mutable_constant() = ir::StringTree(text);
  return variable;
}

void Inject(const ir::EnvVar& variable, absl::string_view setting,
            const ContainerChoice& containers, const TaskPlace& place,
            Injection& injection) {
  if (containers.main && injection.RunsContainer(place)) {
    PodEdit pod(place.task);
    injection.Note(place, setting,
                   MergeEnv(injection.rule(), variable,
                            &ComponentPod(place).env(), *pod->mutable_env()));
  }
  ForEachOtherContainer(
      place.task, containers.others, [&](ir::Tree& container) {
        injection.Note(
            place, setting,
            MergeContainerEnv(injection.rule(), variable, container));
      });
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
  KFIR_TRY_ASSIGN(const ContainerChoice containers, ContainersOption(context));
  std::vector<std::pair<ir::EnvVar, std::string>> settings;
  for (const auto& [name, value] : variables) {
    settings.emplace_back(Variable(name, value),
                          absl::StrCat("variable `", name, "`"));
  }
  Injection injection(module, context);
  injection.ForEachSelected([&](const TaskPlace& place) {
    for (const auto& [variable, setting] : settings) {
      Inject(variable, setting, containers, place, injection);
    }
  });
  return injection.Result();
}

}  // namespace kfir
