// SPDX-License-Identifier: Apache-2.0
#include "frontends/kfp_v2/condition.h"

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "frontends/kfp_v2/diagnostic_kinds.h"
#include "support/json/writer.h"

namespace kfir::kfp_v2 {
namespace {

class Writer {
 public:
  Writer(const Node& group, const ResolveChannel& resolve, Program& program)
      : group_(group), resolve_(resolve), program_(program) {}

  // `own`: the condition is the group's, not one of the branches before it.
  std::string Text(const Expression& expression, bool own) {
    warns_ = own && !program_.bug_compat();
    return Text(expression);
  }

 private:
  std::string Text(const Expression& expression) {
    switch (expression.kind) {
      case Expression::Kind::kCompare:
        return Compare(expression);
      case Expression::Kind::kNot:
        return absl::StrCat("!(", Text(expression.operands[0]), ")");
      case Expression::Kind::kAll:
        return Join(expression, " && ");
      case Expression::Kind::kAny:
        return Join(expression, " || ");
    }
    return "";
  }

  struct Side {
    std::string text;
    int type = 0;
    const PyValue* constant = nullptr;
    std::string name;  // of a channel
  };

  std::string Join(const Expression& expression, absl::string_view separator) {
    std::vector<std::string> terms;
    for (const Expression& operand : expression.operands) {
      const std::string text = Text(operand);
      const bool bare = operand.kind == Expression::Kind::kCompare ||
                        operand.kind == Expression::Kind::kNot;
      terms.push_back(bare ? text : absl::StrCat("(", text, ")"));
    }
    return absl::StrJoin(terms, separator);
  }

  Side Read(const Operand& operand) {
    Side side;
    if (operand.channel != nullptr) {
      const Channel& channel = resolve_(*operand.channel);
      side.type = channel.type.parameter;
      side.name = channel.full_name;
      side.text = absl::StrCat("inputs.parameter_values['", kPrefix,
                               channel.full_name, "']");
      if (side.type == ir::Type::PARAMETER_INTEGER)
        side.text = absl::StrCat("int(", side.text, ")");
      return side;
    }
    const PyValue& value = *operand.constant;
    side.constant = &value;
    switch (value.kind()) {
      case PyValue::Kind::kBool:
        side.type = ir::Type::PARAMETER_BOOLEAN;
        side.text = value.bool_value() ? "true" : "false";
        break;
      case PyValue::Kind::kInt:
        side.type = ir::Type::PARAMETER_INTEGER;
        side.text = absl::StrCat(value.int_value());
        break;
      case PyValue::Kind::kBigInt:
        side.type = ir::Type::PARAMETER_INTEGER;
        side.text = std::string(value.text());
        break;
      case PyValue::Kind::kFloat:
        side.type = ir::Type::PARAMETER_DOUBLE;
        side.text = PythonFloatRepr(value.float_value());
        break;
      case PyValue::Kind::kStr:
        side.type = ir::Type::PARAMETER_STRING;
        side.text = absl::StrCat("'", value.text(), "'");
        break;
      default:
        program_.status().Fail("an operand is malformed");
        break;
    }
    return side;
  }

  static bool IsComparable(int type) {
    return type == ir::Type::PARAMETER_STRING ||
           type == ir::Type::PARAMETER_BOOLEAN ||
           type == ir::Type::PARAMETER_DOUBLE ||
           type == ir::Type::PARAMETER_INTEGER;
  }

  // Makes `side` a text like the other one, which is how kfp compares values of
  // two types.
  void Promote(Side& side, int type) {
    if (side.type == type) return;
    if (type == ir::Type::PARAMETER_STRING) {
      side.text = absl::StrCat("'", side.text, "'");
      if (warns_ && side.constant == nullptr) {
        program_.Report(kinds::ComparedInQuotes, group_.loc,
                        {group_.name, side.name});
      }
    } else if (type == ir::Type::PARAMETER_BOOLEAN) {
      const bool is_int = side.constant != nullptr &&
                          side.constant->kind() == PyValue::Kind::kInt;
      if (!is_int) {
        program_.Report(kinds::CompareWithBool, group_.loc, {group_.name});
        return;
      }
      if (warns_) {
        program_.Report(kinds::ComparedTurnedRound, group_.loc,
                        {group_.name, side.text});
      }
      side.text = side.constant->int_value() == 0 ? "true" : "false";
    } else {
      side.text = absl::StrCat("double(", side.text, ")");
    }
  }

  std::string Compare(const Expression& expression) {
    Side left = Read(expression.left);
    Side right = Read(expression.right);
    for (const Operand* operand : {&expression.left, &expression.right}) {
      if (operand->channel == nullptr ||
          IsComparable(operand->channel->type.parameter))
        continue;
      program_.Report(kinds::CompareType, group_.loc, {operand->channel->name});
      return "";
    }
    if (left.type != right.type) {
      int type = ir::Type::PARAMETER_DOUBLE;
      for (const int higher :
           {ir::Type::PARAMETER_BOOLEAN, ir::Type::PARAMETER_STRING}) {
        if (left.type == higher || right.type == higher) type = higher;
      }
      Promote(left, type);
      Promote(right, type);
    }
    return absl::StrCat(left.text, " ", expression.op, " ", right.text);
  }

  const Node& group_;
  const ResolveChannel& resolve_;
  Program& program_;
  bool warns_ = false;
};

}  // namespace

std::string ConditionText(const Node& group, const ResolveChannel& resolve,
                          Program& program) {
  Writer writer(group, resolve, program);
  std::vector<std::string> terms;
  for (const Expression& condition : group.conditions) {
    const bool is_list = condition.kind == Expression::Kind::kAny ||
                         condition.kind == Expression::Kind::kAll;
    const bool own = !group.is_else && &condition == &group.conditions.back();
    std::string text = writer.Text(condition, own);
    if (is_list && group.conditions.size() > 1)
      text = absl::StrCat("(", text, ")");
    terms.push_back(std::move(text));
  }
  return absl::StrJoin(terms, " && ");
}

}  // namespace kfir::kfp_v2
