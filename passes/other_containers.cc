// SPDX-License-Identifier: Apache-2.0
#include "passes/other_containers.h"

#include <string>

#include "ir/tree.h"
#include "passes/diagnostic_kinds.h"

namespace kfir {
namespace {

ir::Tree EnvTree(const ir::EnvVar& variable) {
  ir::Tree tree;
  ir::AddMember(tree, "name") = ir::StringTree(variable.name());
  if (variable.has_value_from()) {
    ir::AddMember(tree, "valueFrom") = variable.value_from();
  } else if (variable.value().has_constant()) {
    ir::AddMember(tree, "value") = variable.value().constant();
  } else if (variable.has_value()) {
    *ir::AddMember(tree, "value").mutable_value() = variable.value();
  }
  return tree;
}

ir::Tree* MutableMember(ir::Tree& map, absl::string_view key) {
  for (ir::Tree::Member& member : *map.mutable_map()->mutable_members()) {
    if (member.key() == key && !member.has_key_template()) {
      return member.mutable_value();
    }
  }
  return nullptr;
}

}  // namespace

absl::StatusOr<ContainerChoice> ContainersOption(PassContext& context) {
  ContainerChoice choice;
  const std::vector<std::string> names = context.options.List("containers");
  if (names.empty()) return choice;
  choice.main = false;
  for (const std::string& name : names) {
    if (name == "main") {
      choice.main = true;
    } else if (name == "init") {
      choice.others.init = true;
    } else if (name == "sidecars") {
      choice.others.sidecars = true;
    } else {
      context.diagnostics.Emit(kinds::PassOptionValue,
                               context.options.Location("containers"),
                               {"containers", context.pass->name,
                                "`main`, `init` and `sidecars`", name});
      return ErrorReported();
    }
  }
  return choice;
}

void ForEachOtherContainer(ir::Task& task, OtherContainers which,
                           absl::FunctionRef<void(ir::Tree&)> visit) {
  if (!task.has_pod()) return;
  ir::PodSettings& pod = *task.mutable_pod();
  if (which.init) {
    for (ir::Tree& container : *pod.mutable_init_containers()) {
      if (container.has_map()) visit(container);
    }
  }
  if (which.sidecars) {
    for (ir::Tree& container : *pod.mutable_sidecars()) {
      if (container.has_map()) visit(container);
    }
  }
}

Merged MergeContainerEnv(MergeRule rule, const ir::EnvVar& variable,
                         ir::Tree& container) {
  ir::Tree* env = MutableMember(container, "env");
  if (env != nullptr && !env->has_list()) return Merged::kKept;
  const ir::Tree item = EnvTree(variable);
  if (env == nullptr) {
    *ir::AddMember(container, "env").mutable_list()->add_items() = item;
    return Merged::kAdded;
  }
  return MergeNamed(rule, item, "name", nullptr,
                    *env->mutable_list()->mutable_items());
}

}  // namespace kfir
