// SPDX-License-Identifier: Apache-2.0
#include "ir/tree.h"

#include "gtest/gtest.h"
#include "support/json/writer.h"

namespace kfir::ir {
namespace {

std::string Json(const Tree& tree) {
  std::string out;
  const std::unique_ptr<ValueWriter> writer =
      MakeJsonWriter(JsonKeys::kInOrder, &out);
  WriteTree(
      tree,
      [](const Value& value) {
        return value.has_template_() ? "<template>" : value.graph_input();
      },
      *writer);
  writer->Finish();
  return out;
}

TEST(Tree, WritesEveryKind) {
  Tree tree;
  AddMember(tree, "null").set_null_value(Tree::NULL_VALUE);
  AddMember(tree, "bool") = BoolTree(true);
  AddMember(tree, "int") = IntTree(-7);
  AddMember(tree, "big").set_big_int_value("123456789012345678901");
  AddMember(tree, "double").set_double_value(0.5);
  AddMember(tree, "string") = StringTree("s");
  AddMember(tree, "value").mutable_value()->set_graph_input("input");
  *AddMember(tree, "list").mutable_list()->add_items() = IntTree(1);
  AddMember(tree, "map").mutable_map();
  Tree::Member& member = *tree.mutable_map()->add_members();
  member.mutable_key_template()->add_pieces()->set_text("k");
  *member.mutable_value() = IntTree(2);

  EXPECT_EQ(Json(tree),
            R"({"null": null, "bool": true, "int": -7, )"
            R"("big": 123456789012345678901, "double": 0.5, "string": "s", )"
            R"("value": "input", "list": [1], "map": {}, "<template>": 2})");
}

TEST(Tree, FindsMembersByKey) {
  Tree tree;
  AddMember(tree, "a") = IntTree(1);
  AddMember(tree, "b") = IntTree(2);
  ASSERT_NE(Find(tree, "b"), nullptr);
  EXPECT_EQ(Find(tree, "b")->int_value(), 2);
  EXPECT_EQ(Find(tree, "c"), nullptr);
  EXPECT_EQ(Find(IntTree(1), "a"), nullptr);
}

// The tree as JSON, or else the diagnostics.
std::string Read(absl::string_view text) {
  Tree tree;
  DiagnosticSink diagnostics;
  const absl::Status status = ReadTree(text, "f", tree, diagnostics);
  EXPECT_EQ(status.ok(), !diagnostics.has_errors());
  return status.ok() ? Json(tree) : diagnostics.ToString();
}

TEST(ReadTree, ResolvesScalars) {
  EXPECT_EQ(Read("a: [1, '1', 0x10, 1.5, true, yes, ~, text, 2024-01-02]\n"
                 "b: {c: {}, d: []}\n"
                 "18: 18446744073709551615\n"),
            R"({"a": [1, "1", 16, 1.5, true, true, null, "text", )"
            R"("2024-01-02"], "b": {"c": {}, "d": []}, )"
            R"("18": 18446744073709551615})");
  EXPECT_EQ(Read(""), "null");
  EXPECT_EQ(Read("text"), R"("text")");
}

TEST(ReadTree, ObeysTags) {
  EXPECT_EQ(Read("[!!str 5, !!int '5', !!float 5, !!binary aGk=, !x y, ! 1]"),
            R"(["5", 5, 5.0, "hi", "y", "1"])");
  EXPECT_EQ(Read("[!!null '', !!bool yes]"), "[null, true]");
  EXPECT_EQ(Read("a: !!int x\nb: !!binary '*'\n"),
            "f:1:4: `x` is not of the type that `!!int` says [YamlTag]\n"
            "f:2:4: `*` is not of the type that `!!binary` says [YamlTag]\n");
}

TEST(ReadTree, ReadsOneDocument) {
  EXPECT_EQ(Read("a: 1\n---\n[b, {c: d}]\n"),
            "f:2:1: a second document begins where one is read "
            "[YamlSecondDocument]\n");
}

TEST(ReadTree, ExpandsAliasesAndMergesMaps) {
  EXPECT_EQ(Read("a: &x {k: [1]}\nb: {<<: *x, l: *x}\n"),
            R"({"a": {"k": [1]}, "b": {"l": {"k": [1]}, "k": [1]}})");
}

}  // namespace
}  // namespace kfir::ir
