// SPDX-License-Identifier: Apache-2.0
#include "backends/shared/migration/conditions.h"

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "ir/tree.h"

namespace kfir::migration {
namespace {

using Comparison = ir::Expression::Comparison;
using Type = ir::Type;

ir::Value Constant(const ir::Tree& tree) {
  ir::Value value;
  *value.mutable_constant() = tree;
  return value;
}

ir::Value Parameter(absl::string_view name) {
  ir::Value value;
  value.set_graph_input(std::string(name));
  return value;
}

// Parameters are typed by their names.
Type::Parameter TypeOf(const ir::Value& value) {
  if (value.graph_input() == "i") return Type::PARAMETER_INTEGER;
  if (value.graph_input() == "d") return Type::PARAMETER_DOUBLE;
  if (value.graph_input() == "b") return Type::PARAMETER_BOOLEAN;
  if (value.graph_input() == "l") return Type::PARAMETER_LIST;
  return Type::PARAMETER_STRING;
}

// The CEL text with the names alone in the places of values; what is reported,
// where it is refused.
std::string Cel(const ir::Value& left, Comparison::Operator op,
                const ir::Value& right) {
  ir::Expression condition;
  Comparison& comparison = *condition.mutable_comparison();
  *comparison.mutable_left() = left;
  comparison.set_op(op);
  *comparison.mutable_right() = right;
  const ir::Module module;
  DiagnosticSink diagnostics;
  Findings findings(module, diagnostics);
  ToCel(TypeOf, ir::Location(), findings, condition);
  if (findings.refused()) return diagnostics.diagnostics().front().message;
  std::string text;
  for (const ir::Template::Piece& piece : condition.text().text().pieces())
    absl::StrAppend(&text, piece.text(), piece.value().graph_input());
  return text;
}

ir::Tree Double(double number) {
  ir::Tree tree;
  tree.set_double_value(number);
  return tree;
}

constexpr auto kEq = Comparison::OPERATOR_EQ;
constexpr auto kNe = Comparison::OPERATOR_NE;
constexpr auto kGt = Comparison::OPERATOR_GT;
constexpr auto kLe = Comparison::OPERATOR_LE;

TEST(ToCel, ComparesWhatIsOfOneTypeInIt) {
  EXPECT_EQ(Cel(Parameter("i"), kEq, Constant(ir::IntTree(3))), "int(i) == 3");
  EXPECT_EQ(Cel(Parameter("i"), kGt, Parameter("i")), "int(i) > int(i)");
  EXPECT_EQ(Cel(Parameter("d"), kLe, Constant(Double(2.5))), "d <= 2.5");
  EXPECT_EQ(Cel(Parameter("b"), kNe, Constant(ir::BoolTree(true))),
            "b != true");
  EXPECT_EQ(Cel(Parameter("s"), kEq, Parameter("s")), "s == s");
}

TEST(ToCel, ComparesNumbersOfTwoTypesAsDoubles) {
  EXPECT_EQ(Cel(Parameter("i"), kEq, Constant(Double(2.5))),
            "double(int(i)) == 2.5");
  EXPECT_EQ(Cel(Parameter("d"), kEq, Constant(ir::IntTree(1))),
            "d == double(1)");
}

TEST(ToCel, ReadsAConstantAsWhatItIsComparedWith) {
  EXPECT_EQ(Cel(Parameter("i"), kEq, Constant(ir::StringTree("3"))),
            "int(i) == 3");
  EXPECT_EQ(Cel(Parameter("b"), kEq, Constant(ir::StringTree("True"))),
            "b == true");
  EXPECT_EQ(Cel(Constant(ir::StringTree("False")), kEq, Parameter("b")),
            "false == b");
}

TEST(ToCel, ComparesTextsOtherwise) {
  EXPECT_EQ(Cel(Parameter("s"), kEq, Constant(ir::IntTree(3))), "s == '3'");
  EXPECT_EQ(Cel(Parameter("s"), kEq, Constant(ir::BoolTree(true))),
            "s == 'True'");
  EXPECT_EQ(Cel(Parameter("i"), kEq, Constant(ir::StringTree("many"))),
            "string(int(i)) == 'many'");
  EXPECT_EQ(Cel(Parameter("s"), kEq, Constant(ir::StringTree("it's \\"))),
            "s == 'it\\'s \\\\'");
}

TEST(ToCel, OrdersNumbers) {
  EXPECT_EQ(Cel(Parameter("s"), kGt, Constant(ir::IntTree(3))),
            "double(s) > double(3)");
  EXPECT_EQ(Cel(Parameter("i"), kGt, Constant(ir::StringTree("3"))),
            "int(i) > 3");
  EXPECT_EQ(Cel(Parameter("s"), kGt, Constant(ir::StringTree("abc"))),
            "a condition of KFP v2 has no order of the text `abc`");
}

TEST(ToCel, RefusesLists) {
  EXPECT_EQ(Cel(Parameter("l"), kEq, Constant(ir::StringTree("x"))),
            "a condition of KFP v2 has no list or object");
}

}  // namespace
}  // namespace kfir::migration
