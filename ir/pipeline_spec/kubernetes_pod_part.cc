// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "absl/strings/str_cat.h"
#include "ir/pipeline_spec/bindings.h"
#include "ir/pipeline_spec/kubernetes_from_pod_internal.h"
#include "ir/pipeline_spec/trees.h"

namespace kfir::kfp2 {

using ir::Tree;

std::optional<std::string> ConstantText(const Tree& tree) {
  if (tree.kind_case() == Tree::kStringValue) return tree.string_value();
  if (tree.kind_case() == Tree::kIntValue)
    return absl::StrCat(tree.int_value());
  if (tree.kind_case() == Tree::kBoolValue)
    return std::string(tree.bool_value() ? "true" : "false");
  return std::nullopt;
}

std::optional<std::string> ConstantText(const ir::Value& value) {
  if (!value.has_constant()) return std::nullopt;
  return ConstantText(value.constant());
}

std::string TextOf(const Tree& map, absl::string_view key) {
  const Tree* member = ir::Find(map, key);
  return member == nullptr ? "" : ConstantText(*member).value_or("");
}

void AddEntries(const Tree* map, StringEntries* entries) {
  if (map == nullptr) return;
  for (const Tree::Member& member : map->map().members()) {
    StringEntry& entry = *entries->Add();
    entry.set_key(member.key());
    entry.set_value(ConstantText(member.value()).value_or(""));
  }
}

bool PodPart::Only(const Tree& map,
                   std::initializer_list<absl::string_view> known,
                   absl::string_view what) const {
  for (const Tree::Member& member : map.map().members()) {
    bool found = false;
    for (absl::string_view name : known) found = found || name == member.key();
    if (found && !member.has_key_template()) continue;
    refuse(absl::StrCat("`", member.key(), "` in ", what));
    return false;
  }
  return true;
}

void PodPart::SetName(const Tree* name, std::string* plain,
                      Binding* binding) const {
  if (name == nullptr) return;
  if (std::optional<std::string> text = ConstantText(*name)) {
    *plain = *text;
    binding->mutable_runtime_value()->mutable_constant()->set_string_value(
        *std::move(text));
  } else if (name->has_map()) {
    FromTree(*name, nullptr,
             binding->mutable_runtime_value()->mutable_constant());
  } else if (!name->has_value() || !ToBinding(name->value(), binding)) {
    refuse("a name that is put together when the pipeline runs");
  }
}

void PodPart::AddJson(const Tree& tree, Binding* binding,
                      const char* what) const {
  if (tree.has_value()) {
    if (!ToBinding(tree.value(), binding))
      refuse(
          absl::StrCat(what, " that is put together when the pipeline runs"));
  } else {
    FromTree(tree, nullptr,
             binding->mutable_runtime_value()->mutable_constant());
  }
}

void PodPart::AddEntry(const ir::KeyValue& entry, StringEntries* target,
                       const char* what) const {
  const std::optional<std::string> text = ConstantText(entry.value());
  if (entry.has_key_template() || !text.has_value()) {
    return refuse(
        absl::StrCat(what, " that is put together when the pipeline runs"));
  }
  for (StringEntry& before : *target) {
    if (before.key() == entry.key()) return before.set_value(*text);
  }
  target->Add()->set_key(entry.key());
  target->rbegin()->set_value(*text);
}

}  // namespace kfir::kfp2
