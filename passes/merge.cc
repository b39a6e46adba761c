// SPDX-License-Identifier: Apache-2.0
#include "passes/merge.h"

#include <string>

#include "ir/tree.h"

namespace kfir {
namespace {

// What `rule` does where `there` is set to something.
Merged Decide(MergeRule rule, bool same) {
  if (same) return Merged::kSame;
  switch (rule) {
    case MergeRule::kDefault:
      return Merged::kKept;
    case MergeRule::kOverride:
      return Merged::kReplaced;
    case MergeRule::kError:
      break;
  }
  return Merged::kConflict;
}

// The last element of `list` for which `is` holds; -1: none.
template <typename List, typename Predicate>
int FindLast(const List& list, const Predicate& is) {
  for (int i = list.size() - 1; i >= 0; --i) {
    if (is(list.Get(i))) return i;
  }
  return -1;
}

// The last element for which `is` holds is the one that counts, and the task's
// come after the component's.
template <typename List, typename Item, typename Predicate>
Merged MergeLast(MergeRule rule, const Item& item, const List* base, List& own,
                 bool replaces_base, const Predicate& is) {
  const int mine = FindLast(own, is);
  if (mine >= 0) {
    const Merged merged = Decide(rule, SameMessage(own.Get(mine), item));
    if (merged == Merged::kReplaced) *own.Mutable(mine) = item;
    return merged;
  }
  const int theirs = base == nullptr ? -1 : FindLast(*base, is);
  if (theirs >= 0) {
    Merged merged = Decide(rule, SameMessage(base->Get(theirs), item));
    if (merged == Merged::kReplaced && !replaces_base)
      merged = Merged::kConflict;
    if (merged != Merged::kReplaced) return merged;
    *own.Add() = item;
    return merged;
  }
  *own.Add() = item;
  return Merged::kAdded;
}

const std::string* NameOf(const ir::Tree& item, absl::string_view key) {
  const ir::Tree* name = ir::Find(item, key);
  return name != nullptr && name->kind_case() == ir::Tree::kStringValue
             ? &name->string_value()
             : nullptr;
}

}  // namespace

bool SameMessage(const google::protobuf::MessageLite& a,
                 const google::protobuf::MessageLite& b) {
  // No maps in the IR, so that equal messages have equal bytes.
  return a.ByteSizeLong() == b.ByteSizeLong() &&
         a.SerializePartialAsString() == b.SerializePartialAsString();
}

Merged MergeKeyValue(MergeRule rule, const ir::KeyValue& entry,
                     const KeyValueList* base, KeyValueList& own) {
  return MergeLast(rule, entry, base, own, true, [&](const ir::KeyValue& one) {
    return !one.has_key_template() && one.key() == entry.key();
  });
}

Merged MergeEnv(MergeRule rule, const ir::EnvVar& variable,
                const EnvVarList* base, EnvVarList& own) {
  return MergeLast(rule, variable, base, own, true, [&](const ir::EnvVar& one) {
    return !one.has_name_template() && one.name() == variable.name();
  });
}

Merged MergeNamed(MergeRule rule, const ir::Tree& item, absl::string_view key,
                  const TreeList* base, TreeList& own) {
  const std::string* name = NameOf(item, key);
  return MergeLast(rule, item, base, own, false, [&](const ir::Tree& one) {
    const std::string* other = NameOf(one, key);
    return name != nullptr && other != nullptr && *name == *other;
  });
}

Merged MergeItem(const ir::Tree& item, const TreeList* base, TreeList& own) {
  return MergeLast(MergeRule::kDefault, item, base, own, false,
                   [&](const ir::Tree& one) { return SameMessage(one, item); });
}

Merged MergeWhole(MergeRule rule, const google::protobuf::MessageLite& value,
                  const google::protobuf::MessageLite* base,
                  const google::protobuf::MessageLite* own) {
  const google::protobuf::MessageLite* there = own != nullptr ? own : base;
  if (there == nullptr) return Merged::kAdded;
  return Decide(rule, SameMessage(*there, value));
}

Merged MergeMember(MergeRule rule, absl::string_view key, const ir::Tree& value,
                   const ir::Tree* base, ir::Tree& own) {
  const ir::Tree* mine = ir::Find(own, key);
  const Merged merged = MergeWhole(
      rule, value, base == nullptr ? nullptr : ir::Find(*base, key), mine);
  if (!IsChange(merged)) return merged;
  if (mine == nullptr) {
    ir::AddMember(own, key) = value;
    return merged;
  }
  for (ir::Tree::Member& member : *own.mutable_map()->mutable_members()) {
    if (&member.value() == mine) *member.mutable_value() = value;
  }
  return merged;
}

}  // namespace kfir
