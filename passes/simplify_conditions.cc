// SPDX-License-Identifier: Apache-2.0
#include "passes/simplify_conditions.h"

#include <optional>
#include <string>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "ir/ir.pb.h"
#include "ir/location.h"
#include "passes/task_walk.h"

namespace kfir {
namespace {

using ir::Expression;

std::optional<bool> Truth(const Expression& expression) {
  if (expression.value().constant().kind_case() != ir::Tree::kBoolValue) {
    return std::nullopt;
  }
  return expression.value().constant().bool_value();
}

// A text that a target which compares texts (Argo's `when`) reads as nothing
// else.
bool IsPlainText(absl::string_view text) {
  double number;
  return !text.empty() && !absl::SimpleAtod(text, &number) &&
         !absl::EqualsIgnoreCase(text, "true") &&
         !absl::EqualsIgnoreCase(text, "false") &&
         text.find_first_of("'\"\\{}") == absl::string_view::npos;
}

template <typename T>
bool Compare(Expression::Comparison::Operator op, const T& left,
             const T& right) {
  switch (op) {
    case Expression::Comparison::OPERATOR_EQ:
      return left == right;
    case Expression::Comparison::OPERATOR_NE:
      return left != right;
    case Expression::Comparison::OPERATOR_LT:
      return left < right;
    case Expression::Comparison::OPERATOR_LE:
      return left <= right;
    case Expression::Comparison::OPERATOR_GT:
      return left > right;
    default:
      return left >= right;
  }
}

std::optional<bool> FoldComparison(const Expression::Comparison& comparison) {
  const ir::Tree& left = comparison.left().constant();
  const ir::Tree& right = comparison.right().constant();
  if (left.kind_case() != right.kind_case()) return std::nullopt;
  const bool equality =
      comparison.op() == Expression::Comparison::OPERATOR_EQ ||
      comparison.op() == Expression::Comparison::OPERATOR_NE;
  switch (left.kind_case()) {
    case ir::Tree::kIntValue:
      return Compare(comparison.op(), left.int_value(), right.int_value());
    case ir::Tree::kBoolValue:
      if (!equality) return std::nullopt;
      return Compare(comparison.op(), left.bool_value(), right.bool_value());
    case ir::Tree::kStringValue:
      if (!equality || !IsPlainText(left.string_value()) ||
          !IsPlainText(right.string_value())) {
        return std::nullopt;
      }
      return Compare(comparison.op(), left.string_value(),
                     right.string_value());
    default:
      return std::nullopt;
  }
}

// Puts `part`, which lies inside `whole`, in its place.
void ReplaceBy(Expression& part, Expression& whole) {
  Expression taken;
  taken.Swap(&part);
  if (!taken.has_loc() && whole.has_loc()) *taken.mutable_loc() = whole.loc();
  whole.Swap(&taken);
}

void SetTruth(bool truth, Expression& expression) {
  expression.mutable_value()->mutable_constant()->set_bool_value(truth);
}

bool SimplifyNegation(Expression& expression) {
  Expression& operand = *expression.mutable_negation();
  if (const std::optional<bool> truth = Truth(operand)) {
    SetTruth(!*truth, expression);
    return true;
  }
  if (operand.has_negation()) {
    ReplaceBy(*operand.mutable_negation(), expression);
    return true;
  }
  if (!operand.has_comparison()) return false;
  const auto op = operand.comparison().op();
  if (op == Expression::Comparison::OPERATOR_EQ) {
    operand.mutable_comparison()->set_op(Expression::Comparison::OPERATOR_NE);
  } else if (op == Expression::Comparison::OPERATOR_NE) {
    operand.mutable_comparison()->set_op(Expression::Comparison::OPERATOR_EQ);
  } else {
    return false;
  }
  ReplaceBy(operand, expression);
  return true;
}

// What tells two operands apart; empty for those that are not compared, so that
// the whole stays linear.
std::string Fingerprint(const Expression& operand) {
  if (operand.has_comparison()) {
    return absl::StrCat("c", operand.comparison().SerializeAsString());
  }
  if (operand.has_value()) {
    return absl::StrCat("v", operand.value().SerializeAsString());
  }
  return "";
}

// `all` (`neutral` true) or `any` (false), whose operands are simple.
bool SimplifyList(bool neutral, Expression& expression) {
  const Expression::List& list = neutral ? expression.all() : expression.any();
  Expression::List kept;
  absl::flat_hash_set<std::string> seen;
  bool changed = false;
  const auto add = [&](const Expression& operand) {
    const std::string fingerprint = Fingerprint(operand);
    if (!fingerprint.empty() && !seen.insert(fingerprint).second) {
      changed = true;
      return;
    }
    *kept.add_operands() = operand;
  };
  for (const Expression& operand : list.operands()) {
    if (const std::optional<bool> truth = Truth(operand)) {
      changed = true;
      if (*truth == neutral) continue;
      SetTruth(!neutral, expression);
      return true;
    }
    if (neutral ? operand.has_all() : operand.has_any()) {
      changed = true;
      const auto& inner = (neutral ? operand.all() : operand.any()).operands();
      for (const Expression& one : inner) add(one);
    } else {
      add(operand);
    }
  }
  if (kept.operands_size() == 0) {
    SetTruth(neutral, expression);
    return true;
  }
  if (kept.operands_size() == 1) {
    ReplaceBy(*kept.mutable_operands(0), expression);
    return true;
  }
  if (changed) {
    *(neutral ? expression.mutable_all() : expression.mutable_any()) =
        std::move(kept);
  }
  return changed;
}

// Inner parts first.  Nesting is limited in a verified module.
bool Simplify(Expression& expression) {
  bool changed = false;
  switch (expression.kind_case()) {
    case Expression::kComparison:
      if (const std::optional<bool> truth =
              FoldComparison(expression.comparison())) {
        SetTruth(*truth, expression);
        changed = true;
      }
      return changed;
    case Expression::kNegation:
      changed = Simplify(*expression.mutable_negation());
      return SimplifyNegation(expression) || changed;
    case Expression::kAll:
      for (Expression& one : *expression.mutable_all()->mutable_operands()) {
        changed = Simplify(one) || changed;
      }
      return SimplifyList(true, expression) || changed;
    case Expression::kAny:
      for (Expression& one : *expression.mutable_any()->mutable_operands()) {
        changed = Simplify(one) || changed;
      }
      return SimplifyList(false, expression) || changed;
    default:
      return false;
  }
}

}  // namespace

absl::StatusOr<Changed> SimplifyConditions(ir::Module& module,
                                           PassContext& context) {
  Changed changed = Changed::kNo;
  ForEachTask(module, context.scope, [&](const TaskPlace& place) {
    ir::Task& task = place.task;
    if (!task.has_condition()) return;
    const SourceLocation where =
        ir::ToSourceLocation(module, task.condition().loc());
    if (Simplify(*task.mutable_condition())) {
      changed = Changed::kYes;
      context.Applied(where, absl::StrCat("the condition of `", task.name(),
                                          "` is simplified"));
    }
    const std::optional<bool> truth = Truth(task.condition());
    if (!truth.has_value()) return;
    if (*truth) {
      task.clear_condition();
      changed = Changed::kYes;
      context.Applied(where, absl::StrCat("the condition of `", task.name(),
                                          "` always holds"));
    } else {
      context.Missed(where, absl::StrCat("the condition of `", task.name(),
                                         "` never holds; the task stays"));
    }
  });
  return changed;
}

}  // namespace kfir
