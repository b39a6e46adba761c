// SPDX-License-Identifier: Apache-2.0
#include "backends/shared/migration/pod_checks.h"

#include "absl/strings/str_cat.h"
#include "backends/shared/diagnostic_kinds.h"
#include "backends/shared/migration/variables.h"
#include "ir/values.h"

namespace kfir::migration {
namespace {

using ir::Tree;

bool IsFalse(const Tree& tree) {
  return tree.kind_case() == Tree::kBoolValue && !tree.bool_value();
}

// The name of an object may be a parameter.
bool IsWrittenDown(const Tree::Member& member) {
  const bool name = member.key() == "name" || member.key() == "secretName" ||
                    member.key() == "claimName";
  if (name && member.value().has_value()) {
    const ir::Value& value = member.value().value();
    return value.has_task_output() || value.has_selection() ||
           value.kind_case() == ir::Value::kGraphInput;
  }
  bool constant = !member.has_key_template();
  ir::ForEachValue(member.value(), [&](const ir::Value&) { constant = false; });
  return constant;
}

}  // namespace

std::string VariableIn(const Tree& tree) {
  std::string found(FirstVariable(tree.string_value()));
  for (const Tree& item : tree.list().items()) {
    if (found.empty()) found = VariableIn(item);
  }
  for (const Tree::Member& member : tree.map().members()) {
    if (found.empty()) found = VariableIn(member.value());
  }
  return found;
}

void DropFalse(Tree* map, absl::string_view key) {
  Filter(*map->mutable_map()->mutable_members(), [&](Tree::Member& member) {
    return member.key() != key || !IsFalse(member.value());
  });
}

void PodChecks::Refuse(absl::string_view what, absl::string_view hint) const {
  findings_.Report(kinds::MigrateTaskSetting, task_.loc(), {what, task_.name()},
                   hint);
}

bool PodChecks::NoVariable(const std::string& variable,
                           absl::string_view place) const {
  if (variable.empty()) return true;
  findings_.Report(kinds::MigrateVariable, task_.loc(), {variable, place},
                   InsteadOfVariable(variable));
  return false;
}

bool PodChecks::Only(const Tree& map,
                     std::initializer_list<absl::string_view> known,
                     absl::string_view what) const {
  if (!NoVariable(VariableIn(map), what)) return false;
  for (const Tree::Member& member : map.map().members()) {
    if (std::find(known.begin(), known.end(), member.key()) == known.end()) {
      Refuse(absl::StrCat("`", member.key(), "` in ", what), kOtherPodSetting);
      return false;
    }
    if (IsWrittenDown(member)) continue;
    Refuse(absl::StrCat("`", member.key(), "` in ", what,
                        " that is known only when the pipeline runs"),
           "write it down");
    return false;
  }
  return true;
}

}  // namespace kfir::migration
