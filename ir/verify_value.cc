// SPDX-License-Identifier: Apache-2.0
#include "absl/strings/str_cat.h"
#include "ir/diagnostic_kinds.h"
#include "ir/parts.h"
#include "ir/verifier.h"

namespace kfir::ir {
namespace {

bool IsDecimal(absl::string_view text) {
  if (!text.empty() && text[0] == '-') text.remove_prefix(1);
  return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

}  // namespace

bool Verifier::Enter() {
  if (nesting_ == kMaxNesting) {
    Emit(kinds::NestingTooDeep, here_,
         {"trees, values and expressions", absl::StrCat(kMaxNesting)});
    return false;
  }
  ++nesting_;
  return true;
}

void Verifier::Check(const Tree& tree) {
  if (!Enter()) return;
  if (tree.kind_case() == Tree::KIND_NOT_SET) ReportMissing("a tree", "kind");
  if (tree.has_big_int_value() && !IsDecimal(tree.big_int_value())) {
    Emit(kinds::BigInteger, here_, {tree.big_int_value()});
  }
  if (tree.has_map()) {
    for (const Tree::Member& member : tree.map().members()) {
      if (member.has_key_template() && !member.key().empty()) {
        Emit(kinds::TwoKeys, here_, {member.key()});
      }
      if (!member.has_value()) {
        ReportMissing(absl::StrCat("key `", member.key(), "`"), "value");
      }
    }
    CheckUnique(tree.map().members(), "keys",
                [](const Tree::Member& member) -> absl::string_view {
                  return member.key();
                });
  }
  ForEachPart(tree, [this](const auto& part) { Check(part); });
  Leave();
}

void Verifier::Check(const Template& text) {
  for (const Template::Piece& piece : text.pieces()) {
    if (piece.kind_case() == Template::Piece::KIND_NOT_SET) {
      ReportMissing("a piece of a template", "kind");
    }
  }
  ForEachPart(text, [this](const auto& part) { Check(part); });
}

void Verifier::Check(const Expression& expression) {
  if (!Enter()) return;
  const Within<const Location*> here(here_, At(expression));
  if (expression.has_loc()) Check(expression.loc());
  const auto check_operands = [this](const Expression::List& list) {
    if (list.operands().empty()) ReportMissing("a condition", "operands");
  };
  switch (expression.kind_case()) {
    case Expression::kComparison: {
      const Expression::Comparison& comparison = expression.comparison();
      if (comparison.op() == Expression::Comparison::OPERATOR_UNSPECIFIED ||
          !Expression::Comparison::Operator_IsValid(comparison.op())) {
        ReportMissing("a comparison", "operator");
      }
      if (!comparison.has_left()) ReportMissing("a comparison", "left operand");
      if (!comparison.has_right()) {
        ReportMissing("a comparison", "right operand");
      }
      break;
    }
    case Expression::kAll:
      check_operands(expression.all());
      break;
    case Expression::kAny:
      check_operands(expression.any());
      break;
    case Expression::kIn:
      if (!expression.in().has_element()) ReportMissing("an `in`", "element");
      if (!expression.in().has_container()) {
        ReportMissing("an `in`", "container");
      }
      break;
    case Expression::kText:
      if (expression.text().dialect().empty()) {
        ReportMissing("a condition in text", "dialect");
      }
      break;
    case Expression::kNegation:
    case Expression::kValue:
      break;
    case Expression::KIND_NOT_SET:
      ReportMissing("a condition", "kind");
      break;
  }
  ForEachPart(expression, [this](const auto& part) { Check(part); });
  Leave();
}

void Verifier::Check(const Value& value) {
  if (!Enter()) return;
  if (CheckSeen(value)) CheckKind(value);
  ForEachPart(value, [this](const auto& part) { Check(part); });
  Leave();
}

// The kinds that refer to nothing are at home everywhere.
bool Verifier::CheckSeen(const Value& value) {
  bool seen = true;
  switch (value.kind_case()) {
    case Value::kGraphInput:
      seen = sees_ == Sees::kGraph || sees_ == Sees::kRootInputs;
      break;
    case Value::kTaskOutput:
    case Value::kLoopItem:
    case Value::kOneOf:
    case Value::kCollected:
    case Value::kFinalStatus:
      seen = sees_ == Sees::kGraph;
      break;
    case Value::kInputUse:
    case Value::kOutputUse:
    case Value::kIfPresent:
      seen = sees_ == Sees::kComponent;
      break;
    case Value::kConstant:
    case Value::kTemplate:
    case Value::kRuntime:
    case Value::kSelection:
    case Value::KIND_NOT_SET:
      break;
  }
  if (seen) return true;
  absl::string_view place = "this place, which refers to nothing";
  if (sees_ == Sees::kGraph) place = "a graph";
  if (sees_ == Sees::kComponent) place = "a component's implementation";
  if (sees_ == Sees::kRootInputs) place = "the run settings";
  Emit(kinds::WrongScope, here_,
       {Value::descriptor()->FindFieldByNumber(value.kind_case())->name(),
        place});
  return false;
}

void Verifier::CheckKind(const Value& value) {
  switch (value.kind_case()) {
    case Value::kGraphInput:
      return CheckInputName(value.graph_input());
    case Value::kTaskOutput:
      return Check(value.task_output());
    case Value::kLoopItem:
      return Check(value.loop_item());
    case Value::kRuntime:
      if (value.runtime().kind() == RuntimePlaceholder::KIND_UNSPECIFIED ||
          !RuntimePlaceholder::Kind_IsValid(value.runtime().kind())) {
        ReportMissing("a run-time placeholder", "kind");
      }
      return;
    case Value::kOneOf:
      if (value.one_of().values().empty()) {
        ReportMissing("a `one_of`", "values");
      }
      return;
    case Value::kCollected:
      if (!value.collected().has_value()) {
        ReportMissing("a `collected`", "value");
      }
      return;
    case Value::kSelection:
      return Check(value.selection());
    case Value::kInputUse:
      return Check(value.input_use());
    case Value::kOutputUse:
      return Check(value.output_use());
    case Value::kIfPresent:
      return Check(value.if_present());
    case Value::kFinalStatus:
      if (const Scope::Entry* task = scope_.Find(value.final_status().task())) {
        return DependOn(*task);
      }
      return UnknownTaskNamed(value.final_status().task(), "seen from here");
    case Value::KIND_NOT_SET:
      return ReportMissing("a value", "kind");
    case Value::kConstant:
    case Value::kTemplate:
      return;
  }
}

}  // namespace kfir::ir
