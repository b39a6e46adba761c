// SPDX-License-Identifier: Apache-2.0
#include "passes/simplify_conditions.h"

#include "google/protobuf/text_format.h"
#include "ir/testing/builder.h"
#include "passes/testing/run_pass.h"

namespace kfir {
namespace {

// What the pass makes of a condition over the inputs `a` and `b`; null: none.
std::optional<ir::Expression> Simplified(absl::string_view condition) {
  ir::Module module = ir::ParseVerified(absl::StrCat(
      R"pb(name: "p"
           components {
             name: "c"
             container {}
           }
           root { inputs { name: "a" }
                  inputs { name: "b" }
                  graph { tasks { name: "t" component: "c" condition {)pb",
      condition, " } } } }"));
  ir::ClearTextLocations(module);
  EXPECT_TRUE(RunPass("simplify-conditions", module).ok());
  const ir::Task& task = module.root().graph().tasks(0);
  if (!task.has_condition()) return std::nullopt;
  return task.condition();
}

std::string Text(const std::optional<ir::Expression>& expression) {
  return expression.has_value() ? expression->ShortDebugString() : "always";
}

constexpr absl::string_view kA = "value { graph_input: \"a\" }";
constexpr absl::string_view kB = "value { graph_input: \"b\" }";
constexpr absl::string_view kTrue = "value { constant { bool_value: true } }";
constexpr absl::string_view kFalse = "value { constant { bool_value: false } }";

std::string List(absl::string_view kind,
                 std::initializer_list<absl::string_view> operands) {
  std::string text = absl::StrCat(kind, " { ");
  for (absl::string_view operand : operands) {
    absl::StrAppend(&text, "operands { ", operand, " } ");
  }
  return text + "}";
}

std::string Compare(absl::string_view op, absl::string_view left,
                    absl::string_view right) {
  return absl::StrCat("comparison { op: OPERATOR_", op, " left { constant { ",
                      left, " } } right { constant { ", right, " } } }");
}

TEST(SimplifyConditions, NeutralOperandsGo) {
  EXPECT_EQ(Text(Simplified(List("all", {kTrue, kA}))), kA);
  EXPECT_EQ(Text(Simplified(List("any", {kFalse, kA, kA}))), kA);
  EXPECT_EQ(Text(Simplified(List("all", {kTrue, kTrue}))), "always");
}

TEST(SimplifyConditions, DecidingOperandsDecide) {
  EXPECT_EQ(Text(Simplified(List("all", {kA, kFalse}))), kFalse);
  EXPECT_EQ(Text(Simplified(List("any", {kA, kTrue}))), "always");
}

TEST(SimplifyConditions, NestedListsOfOneKindAreOne) {
  EXPECT_EQ(Text(Simplified(List("all", {kA, List("all", {kB, kA})}))),
            List("all", {kA, kB}));
  EXPECT_EQ(Text(Simplified(List("all", {kA, List("any", {kB, kA})}))),
            List("all", {kA, List("any", {kB, kA})}));
}

TEST(SimplifyConditions, Negations) {
  EXPECT_EQ(
      Text(Simplified(absl::StrCat("negation { negation { ", kA, " } }"))), kA);
  EXPECT_EQ(Text(Simplified(absl::StrCat("negation { ", kTrue, " }"))), kFalse);
}

TEST(SimplifyConditions, ComparesNumbersAndTruths) {
  EXPECT_EQ(Text(Simplified(Compare("LT", "int_value: 1", "int_value: 2"))),
            "always");
  EXPECT_EQ(Text(Simplified(Compare("GE", "int_value: 1", "int_value: 2"))),
            kFalse);
  EXPECT_EQ(
      Text(Simplified(Compare("EQ", "bool_value: true", "bool_value: false"))),
      kFalse);
}

TEST(SimplifyConditions, TextsThatMayBeNumbersAreNotCompared) {
  const std::string words =
      Compare("NE", "string_value: \"a\"", "string_value: \"b\"");
  EXPECT_EQ(Text(Simplified(words)), "always");
  for (const std::string& other :
       {Compare("EQ", "string_value: \"1\"", "string_value: \"1.0\""),
        Compare("EQ", "string_value: \"true\"", "string_value: \"True\""),
        Compare("LT", "string_value: \"a\"", "string_value: \"b\""),
        Compare("EQ", "string_value: \"1\"", "int_value: 1")}) {
    EXPECT_EQ(Text(Simplified(other)), other);
  }
}

TEST(SimplifyConditions, LocationStays) {
  const auto simplified = Simplified(
      absl::StrCat("negation { negation { ", kA, " } } loc { line: 7 }"));
  ASSERT_TRUE(simplified.has_value());
  EXPECT_EQ(simplified->loc().line(), 7u);
}

}  // namespace
}  // namespace kfir
