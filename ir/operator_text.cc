// SPDX-License-Identifier: Apache-2.0
#include "ir/operator_text.h"

namespace kfir::ir {

absl::string_view OperatorText(Expression::Comparison::Operator op) {
  switch (op) {
    case Expression::Comparison::OPERATOR_NE:
      return "!=";
    case Expression::Comparison::OPERATOR_LT:
      return "<";
    case Expression::Comparison::OPERATOR_LE:
      return "<=";
    case Expression::Comparison::OPERATOR_GT:
      return ">";
    case Expression::Comparison::OPERATOR_GE:
      return ">=";
    default:
      return "==";
  }
}

}  // namespace kfir::ir
