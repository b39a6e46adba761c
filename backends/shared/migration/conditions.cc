// SPDX-License-Identifier: Apache-2.0
#include "backends/shared/migration/conditions.h"

#include <optional>
#include <string>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "backends/shared/diagnostic_kinds.h"
#include "backends/shared/migration/value_types.h"
#include "ir/operator_text.h"
#include "ir/tree.h"

namespace kfir::migration {
namespace {

using Type = ir::Type;
using Comparison = ir::Expression::Comparison;

constexpr absl::string_view kHint =
    "compute the answer in a task, and compare its output with one constant";

bool IsEquality(Comparison::Operator op) {
  return op == Comparison::OPERATOR_EQ || op == Comparison::OPERATOR_NE;
}

bool IsNumber(Type::Parameter type) {
  return type == Type::PARAMETER_INTEGER || type == Type::PARAMETER_DOUBLE;
}

std::string Quoted(absl::string_view text) {
  return absl::StrCat(
      "'",
      absl::StrReplaceAll(
          text, {{"\\", "\\\\"}, {"'", "\\'"}, {"\n", "\\n"}, {"\r", "\\r"}}),
      "'");
}

// As Python's str() has it, which is what KFP v1 compares with.
std::string PythonText(const ir::Tree& constant) {
  if (constant.kind_case() == ir::Tree::kStringValue)
    return constant.string_value();
  if (constant.kind_case() == ir::Tree::kBoolValue)
    return constant.bool_value() ? "True" : "False";
  if (constant.kind_case() == ir::Tree::kNullValue) return "None";
  return ir::JsonText(constant);
}

class CelWriter {
 public:
  CelWriter(const TypeOfValue& type_of, const ir::Location& location,
            Findings& findings)
      : type_of_(type_of), location_(location), findings_(findings) {}

  ir::Template Write(const ir::Expression& condition) {
    Expression(condition);
    Flush();
    return text_;
  }

 private:
  void Refuse(absl::string_view what) {
    findings_.Report(kinds::MigrateCondition, location_, {what}, kHint);
  }

  // Nesting is limited in a verified module.
  void Expression(const ir::Expression& condition) {
    switch (condition.kind_case()) {
      case ir::Expression::kComparison:
        return Compare(condition.comparison());
      case ir::Expression::kAll:
        return Join(condition.all(), " && ");
      case ir::Expression::kAny:
        return Join(condition.any(), " || ");
      case ir::Expression::kNegation:
        Text("!(");
        Expression(condition.negation());
        return Text(")");
      case ir::Expression::kText:
        if (condition.text().dialect() != "cel")
          return Refuse(absl::StrCat("text in the language `",
                                     condition.text().dialect(), "`"));
        for (const ir::Template::Piece& piece :
             condition.text().text().pieces()) {
          piece.has_value() ? Value(piece.value()) : Text(piece.text());
        }
        return;
      default:
        return Refuse("test but a comparison");
    }
  }

  void Join(const ir::Expression::List& list, absl::string_view separator) {
    Text("(");
    for (int i = 0; i < list.operands_size(); ++i) {
      if (i > 0) Text(separator);
      Expression(list.operands(i));
    }
    Text(")");
  }

  Type::Parameter TypeOfOperand(const ir::Value& value) const {
    return value.has_constant() ? TypeOf(value.constant()) : type_of_(value);
  }

  void Compare(const Comparison& comparison) {
    for (const ir::Value* value : {&comparison.left(), &comparison.right()}) {
      if (value->has_template_() || value->has_runtime())
        return Refuse("text that is put together when the pipeline runs");
    }
    const Type::Parameter type = CommonType(comparison);
    Operand(comparison.left(), type);
    Text(absl::StrCat(" ", ir::OperatorText(comparison.op()), " "));
    Operand(comparison.right(), type);
  }

  // In which both operands are compared.
  Type::Parameter CommonType(const Comparison& comparison) {
    const ir::Value& left = comparison.left();
    const ir::Value& right = comparison.right();
    const Type::Parameter a = TypeOfOperand(left), b = TypeOfOperand(right);
    if (!IsEquality(comparison.op())) {
      if (a == Type::PARAMETER_INTEGER && b == Type::PARAMETER_INTEGER)
        return a;
      for (const ir::Value* value : {&left, &right}) {
        if (value->has_constant() &&
            !AsNumber(value->constant(), Type::PARAMETER_DOUBLE).has_value()) {
          Refuse(absl::StrCat("order of the text `",
                              PythonText(value->constant()), "`"));
        }
      }
      const auto whole = [](const ir::Value& value, Type::Parameter type) {
        return type == Type::PARAMETER_INTEGER ||
               (value.has_constant() &&
                AsNumber(value.constant(), Type::PARAMETER_INTEGER)
                    .has_value());
      };
      return whole(left, a) && whole(right, b) ? Type::PARAMETER_INTEGER
                                               : Type::PARAMETER_DOUBLE;
    }
    if (a == b) return a;
    if (IsNumber(a) && IsNumber(b)) return Type::PARAMETER_DOUBLE;
    // A constant that reads as what it is compared with.
    if (right.has_constant() && IsScalar(a) &&
        ParseAs(a, PythonText(right.constant())).has_value())
      return a;
    if (left.has_constant() && IsScalar(b) &&
        ParseAs(b, PythonText(left.constant())).has_value())
      return b;
    return Type::PARAMETER_STRING;
  }

  static bool IsScalar(Type::Parameter type) {
    return IsNumber(type) || type == Type::PARAMETER_BOOLEAN;
  }

  static std::optional<ir::Tree> AsNumber(const ir::Tree& constant,
                                          Type::Parameter type) {
    if (constant.kind_case() == ir::Tree::kBoolValue) return std::nullopt;
    return ParseAs(type, PythonText(constant));
  }

  void Operand(const ir::Value& value, Type::Parameter wanted) {
    if (value.has_constant()) return Constant(value.constant(), wanted);
    const Type::Parameter type = type_of_(value);
    const bool json =
        type == Type::PARAMETER_LIST || type == Type::PARAMETER_STRUCT;
    if (json) return Refuse("list or object");
    if (type == Type::PARAMETER_INTEGER) {
      if (wanted == Type::PARAMETER_DOUBLE)
        return Call("double(int(", value, "))");
      if (wanted == Type::PARAMETER_STRING)
        return Call("string(int(", value, "))");
      return Call("int(", value, ")");
    }
    if (type == wanted) return Value(value);
    if (wanted == Type::PARAMETER_INTEGER) return Call("int(", value, ")");
    if (wanted == Type::PARAMETER_DOUBLE) return Call("double(", value, ")");
    Call("string(", value, ")");
  }

  void Call(absl::string_view before, const ir::Value& value,
            absl::string_view after) {
    Text(before);
    Value(value);
    Text(after);
  }

  void Constant(const ir::Tree& constant, Type::Parameter wanted) {
    const std::string text = PythonText(constant);
    switch (wanted) {
      case Type::PARAMETER_BOOLEAN:
        return Text(ParseAs(wanted, text)->bool_value() ? "true" : "false");
      case Type::PARAMETER_INTEGER:
        return Text(text);
      case Type::PARAMETER_DOUBLE:
        return TypeOf(constant) == Type::PARAMETER_DOUBLE
                   ? Text(text)
                   : Text(absl::StrCat("double(", text, ")"));
      default:
        return Text(Quoted(text));
    }
  }

  void Text(absl::string_view text) { absl::StrAppend(&pending_, text); }

  void Flush() {
    if (!pending_.empty()) text_.add_pieces()->set_text(pending_);
    pending_.clear();
  }

  void Value(const ir::Value& value) {
    Flush();
    *text_.add_pieces()->mutable_value() = value;
  }

  const TypeOfValue& type_of_;
  const ir::Location& location_;
  Findings& findings_;
  ir::Template text_;
  std::string pending_;
};

}  // namespace

void ToCel(const TypeOfValue& type_of, const ir::Location& location,
           Findings& findings, ir::Expression& condition) {
  ir::Template text = CelWriter(type_of, location, findings).Write(condition);
  ir::Expression::Text& cel = *condition.mutable_text();
  cel.set_dialect("cel");
  cel.mutable_text()->Swap(&text);
}

}  // namespace kfir::migration
