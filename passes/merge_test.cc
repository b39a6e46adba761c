// SPDX-License-Identifier: Apache-2.0
#include "passes/merge.h"

#include <gtest/gtest.h>

#include "ir/tree.h"

namespace kfir {
namespace {

ir::KeyValue Label(absl::string_view key, absl::string_view value) {
  ir::KeyValue label;
  label.set_key(std::string(key));
  *label.mutable_value()->mutable_constant() = ir::StringTree(value);
  return label;
}

ir::EnvVar Variable(absl::string_view name, absl::string_view value) {
  ir::EnvVar variable;
  variable.set_name(std::string(name));
  *variable.mutable_value()->mutable_constant() = ir::StringTree(value);
  return variable;
}

ir::Tree Named(absl::string_view name, absl::string_view claim) {
  ir::Tree tree;
  ir::AddMember(tree, "name").set_string_value(std::string(name));
  ir::AddMember(tree, "claim").set_string_value(std::string(claim));
  return tree;
}

std::string Text(const ir::Value& value) {
  return value.constant().string_value();
}

TEST(MergeKeyValue, AddsWhatIsNotThere) {
  KeyValueList own;
  EXPECT_EQ(MergeKeyValue(MergeRule::kError, Label("a", "1"), nullptr, own),
            Merged::kAdded);
  ASSERT_EQ(own.size(), 1);
  EXPECT_EQ(own[0].key(), "a");
}

TEST(MergeKeyValue, OwnValueMeetsTheRule) {
  KeyValueList own;
  *own.Add() = Label("a", "old");
  *own.Add() = Label("b", "2");
  const ir::KeyValue entry = Label("a", "new");
  EXPECT_EQ(MergeKeyValue(MergeRule::kDefault, entry, nullptr, own),
            Merged::kKept);
  EXPECT_EQ(MergeKeyValue(MergeRule::kError, entry, nullptr, own),
            Merged::kConflict);
  EXPECT_EQ(Text(own[0].value()), "old");
  EXPECT_EQ(MergeKeyValue(MergeRule::kOverride, entry, nullptr, own),
            Merged::kReplaced);
  EXPECT_EQ(Text(own[0].value()), "new");
  EXPECT_EQ(own.size(), 2);
  EXPECT_EQ(MergeKeyValue(MergeRule::kError, entry, nullptr, own),
            Merged::kSame);
}

TEST(MergeKeyValue, ComponentsValueIsOverriddenInTheTask) {
  KeyValueList base, own;
  *base.Add() = Label("a", "old");
  EXPECT_EQ(MergeKeyValue(MergeRule::kDefault, Label("a", "new"), &base, own),
            Merged::kKept);
  EXPECT_EQ(own.size(), 0);
  EXPECT_EQ(MergeKeyValue(MergeRule::kDefault, Label("a", "old"), &base, own),
            Merged::kSame);
  EXPECT_EQ(MergeKeyValue(MergeRule::kOverride, Label("a", "new"), &base, own),
            Merged::kReplaced);
  ASSERT_EQ(own.size(), 1);
  EXPECT_EQ(Text(own[0].value()), "new");
}

TEST(MergeEnv, LastVariableCounts) {
  EnvVarList own;
  *own.Add() = Variable("A", "shadowed");
  *own.Add() = Variable("A", "effective");
  EXPECT_EQ(
      MergeEnv(MergeRule::kError, Variable("A", "effective"), nullptr, own),
      Merged::kSame);
  EXPECT_EQ(
      MergeEnv(MergeRule::kOverride, Variable("A", "shadowed"), nullptr, own),
      Merged::kReplaced);
  EXPECT_EQ(Text(own[1].value()), "shadowed");
}

TEST(MergeNamed, ComponentsItemCannotBeReplaced) {
  TreeList base, own;
  *base.Add() = Named("v", "old");
  EXPECT_EQ(
      MergeNamed(MergeRule::kOverride, Named("v", "new"), "name", &base, own),
      Merged::kConflict);
  EXPECT_EQ(
      MergeNamed(MergeRule::kOverride, Named("w", "new"), "name", &base, own),
      Merged::kAdded);
  EXPECT_EQ(
      MergeNamed(MergeRule::kOverride, Named("w", "newer"), "name", &base, own),
      Merged::kReplaced);
  EXPECT_EQ(own.size(), 1);
}

TEST(MergeItem, ItemThatIsThereStaysOnce) {
  TreeList base, own;
  *base.Add() = Named("v", "1");
  EXPECT_EQ(MergeItem(Named("v", "1"), &base, own), Merged::kSame);
  EXPECT_EQ(MergeItem(Named("v", "2"), &base, own), Merged::kAdded);
  EXPECT_EQ(MergeItem(Named("v", "2"), &base, own), Merged::kSame);
}

TEST(MergeMember, ReplacesInPlace) {
  ir::Tree own = Named("v", "old");
  const ir::Tree value = ir::StringTree("new");
  EXPECT_EQ(MergeMember(MergeRule::kDefault, "name", value, nullptr, own),
            Merged::kKept);
  EXPECT_EQ(MergeMember(MergeRule::kOverride, "name", value, nullptr, own),
            Merged::kReplaced);
  EXPECT_EQ(own.map().members(0).value().string_value(), "new");
  EXPECT_EQ(MergeMember(MergeRule::kError, "other", value, nullptr, own),
            Merged::kAdded);
  EXPECT_EQ(own.map().members_size(), 3);
}

}  // namespace
}  // namespace kfir
