// SPDX-License-Identifier: Apache-2.0
#include "backends/argo_v2/patch.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "ir/tree.h"

namespace kfir::argo_v2 {
namespace {

using ir::Tree;

// The types of Argo that have lists which merge by a key.
enum class Type {
  kOther,
  kSpec,
  kTemplate,
  kContainer,
  kValues,  // inputs, outputs, arguments
  kDag,
  kDagTask,
};

struct Row {
  Type owner;
  absl::string_view member;
  absl::string_view key;  // of a list that merges; empty: a map
  Type type;              // of the items, or of the map
};

constexpr Row kRows[] = {
    {Type::kSpec, "arguments", "", Type::kValues},
    {Type::kSpec, "hostAliases", "ip", Type::kOther},
    {Type::kSpec, "imagePullSecrets", "name", Type::kOther},
    {Type::kSpec, "templates", "name", Type::kTemplate},
    {Type::kSpec, "tolerations", "key", Type::kOther},
    {Type::kSpec, "volumes", "name", Type::kOther},
    {Type::kTemplate, "container", "", Type::kContainer},
    {Type::kTemplate, "dag", "", Type::kDag},
    {Type::kTemplate, "hostAliases", "ip", Type::kOther},
    {Type::kTemplate, "initContainers", "name", Type::kContainer},
    {Type::kTemplate, "inputs", "", Type::kValues},
    {Type::kTemplate, "outputs", "", Type::kValues},
    {Type::kTemplate, "script", "", Type::kContainer},
    {Type::kTemplate, "sidecars", "name", Type::kContainer},
    {Type::kTemplate, "tolerations", "key", Type::kOther},
    {Type::kTemplate, "volumes", "name", Type::kOther},
    {Type::kContainer, "env", "name", Type::kOther},
    {Type::kContainer, "ports", "containerPort", Type::kOther},
    {Type::kContainer, "volumeDevices", "devicePath", Type::kOther},
    {Type::kContainer, "volumeMounts", "mountPath", Type::kOther},
    {Type::kValues, "artifacts", "name", Type::kOther},
    {Type::kValues, "parameters", "name", Type::kOther},
    {Type::kDag, "tasks", "name", Type::kDagTask},
    {Type::kDagTask, "arguments", "", Type::kValues},
};

Row RowOf(Type owner, absl::string_view member) {
  for (const Row& row : kRows) {
    if (row.owner == owner && row.member == member) return row;
  }
  return {owner, member, "", Type::kOther};
}

constexpr char kRetainKeys[] = "$retainKeys";

bool IsDirective(absl::string_view key) { return absl::StartsWith(key, "$"); }

// `$patch` of a map or an item.
absl::string_view Directive(const Tree& tree) {
  const Tree* directive = ir::Find(tree, "$patch");
  return directive == nullptr ? absl::string_view()
                              : absl::string_view(directive->string_value());
}

std::string KeyOf(const Tree& item, absl::string_view key) {
  const Tree* member = ir::Find(item, key);
  if (member == nullptr) return "";
  return member->kind_case() == Tree::kIntValue
             ? std::to_string(member->int_value())
             : member->string_value();
}

// `tree` as it is where there was nothing before: without directives and
// nulls.
Tree Clean(const Tree& tree) {
  Tree result;
  if (tree.has_map()) {
    result.mutable_map();
    for (const Tree::Member& member : tree.map().members()) {
      if (IsDirective(member.key()) ||
          member.value().kind_case() == Tree::kNullValue)
        continue;
      ir::AddMember(result, member.key()) = Clean(member.value());
    }
  } else if (tree.has_list()) {
    result.mutable_list();
    for (const Tree& item : tree.list().items()) {
      if (Directive(item).empty())
        *result.mutable_list()->add_items() = Clean(item);
    }
  } else {
    result = tree;
  }
  return result;
}

class Merger {
 public:
  void MergeMap(const Tree& patch, Type type, const std::string& place,
                Tree& tree) {
    CheckDirective(patch, place);
    if (Directive(patch) == "replace") {
      tree = Clean(patch);
      return;
    }
    if (Directive(patch) == "delete") {
      tree.mutable_map()->clear_members();
      return;
    }
    if (const Tree* const keys = ir::Find(patch, kRetainKeys))
      Retain(*keys, patch, place, tree);
    auto& members = *tree.mutable_map()->mutable_members();
    for (const Tree::Member& change : patch.map().members()) {
      if (IsDirective(change.key())) continue;
      int at = 0;
      while (at < members.size() && members[at].key() != change.key()) ++at;
      const bool there = at < members.size();
      const Tree& value = change.value();
      if (value.kind_case() == Tree::kNullValue) {
        if (there) members.DeleteSubrange(at, 1);
        continue;
      }
      const std::string inner = absl::StrCat(place, ".", change.key());
      const Row row = RowOf(type, change.key());
      CheckKind(value, row, inner);
      if (!there) {
        ir::AddMember(tree, change.key()) = Clean(value);
      } else if (value.has_map() && members[at].value().has_map()) {
        MergeMap(value, row.type, inner, *members[at].mutable_value());
      } else if (value.has_list() && members[at].value().has_list() &&
                 !row.key.empty()) {
        MergeList(value, row, inner, *members[at].mutable_value());
      } else {
        *members[at].mutable_value() = Clean(value);
      }
    }
  }

  const std::string& problem() const { return problem_; }

 private:
  void Fail(absl::string_view place, absl::string_view what) {
    if (problem_.empty())
      problem_ = absl::StrCat(absl::StripPrefix(place, "."), " ", what);
  }

  void CheckDirective(const Tree& patch, absl::string_view place) {
    for (const Tree::Member& member : patch.map().members()) {
      const std::string& text = member.value().string_value();
      if (!IsDirective(member.key()) || member.key() == kRetainKeys) continue;
      if (member.key() != "$patch") {
        Fail(place, absl::StrCat("has the directive `", member.key(),
                                 "`, which is not taken here"));
      } else if (text != "replace" && text != "delete") {
        Fail(place,
             absl::StrCat("has the directive `", text, "`, which is none"));
      }
    }
  }

  // Removes what `keys` does not name; `patch` sets nothing else either.
  void Retain(const Tree& keys, const Tree& patch, absl::string_view place,
              Tree& tree) {
    absl::flat_hash_set<absl::string_view> kept;
    for (const Tree& key : keys.list().items()) kept.insert(key.string_value());
    for (const Tree::Member& change : patch.map().members()) {
      if (!IsDirective(change.key()) && !kept.contains(change.key()) &&
          change.value().kind_case() != Tree::kNullValue)
        Fail(place, absl::StrCat("sets `", change.key(), "`, which its `",
                                 kRetainKeys, "` does not name"));
    }
    auto& members = *tree.mutable_map()->mutable_members();
    members.erase(std::remove_if(members.begin(), members.end(),
                                 [&kept](const Tree::Member& member) {
                                   return !kept.contains(member.key());
                                 }),
                  members.end());
  }

  // What the row says of its member.
  void CheckKind(const Tree& value, const Row& row, absl::string_view place) {
    if (!row.key.empty() && !value.has_list()) Fail(place, "is a list");
    if (row.key.empty() && row.type != Type::kOther && !value.has_map())
      Fail(place, "is a map");
  }

  void MergeList(const Tree& patch, const Row& row, const std::string& place,
                 Tree& list) {
    for (const Tree& item : patch.list().items()) {
      if (Directive(item) == "replace" && item.map().members_size() == 1) {
        list = Clean(patch);
        return;
      }
    }
    std::vector<Tree> items;
    absl::flat_hash_map<std::string, size_t> index;
    for (Tree& item : *list.mutable_list()->mutable_items()) {
      index.emplace(KeyOf(item, row.key), items.size());
      items.push_back(std::move(item));
    }
    std::vector<bool> removed(items.size(), false);
    for (const Tree& item : patch.list().items()) {
      CheckDirective(item, place);
      if (ir::Find(item, row.key) == nullptr)
        Fail(place, absl::StrCat("has an item without `", row.key, "`"));
      const std::string key = KeyOf(item, row.key);
      const auto it = index.find(key);
      if (Directive(item) == "delete") {
        if (it != index.end()) removed[it->second] = true;
      } else if (it == index.end() || removed[it->second]) {
        index[key] = items.size();
        items.push_back(Clean(item));
        removed.push_back(false);
      } else if (Directive(item) == "replace") {
        items[it->second] = Clean(item);
      } else {
        MergeMap(item, row.type, absl::StrCat(place, "[", key, "]"),
                 items[it->second]);
      }
    }
    list.mutable_list()->clear_items();
    for (size_t i = 0; i < items.size(); ++i) {
      if (!removed[i]) *list.mutable_list()->add_items() = std::move(items[i]);
    }
  }

  std::string problem_;
};

}  // namespace

std::string ApplySpecPatch(const Tree& patch, Tree& spec) {
  Merger merger;
  merger.MergeMap(patch, Type::kSpec, "", spec);
  return merger.problem();
}

}  // namespace kfir::argo_v2
