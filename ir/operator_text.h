// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_IR_OPERATOR_TEXT_H_
#define KFIR_IR_OPERATOR_TEXT_H_

#include "absl/strings/string_view.h"
#include "ir/ir.pb.h"

namespace kfir::ir {

// As Argo's expressions and CEL both write it: `==`, `<=`, ...
absl::string_view OperatorText(Expression::Comparison::Operator op);

}  // namespace kfir::ir

#endif  // KFIR_IR_OPERATOR_TEXT_H_
