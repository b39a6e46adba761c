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

}  // namespace
}  // namespace kfir::ir
