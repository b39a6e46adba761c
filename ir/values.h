// SPDX-License-Identifier: Apache-2.0
//
// Finding every Value of something.
#ifndef KFIR_IR_VALUES_H_
#define KFIR_IR_VALUES_H_

#include "absl/functional/function_ref.h"
#include "ir/ir.pb.h"

namespace kfir::ir {

// Calls `visit` for every Value in a message, those inside of Values too (in
// templates, trees, conditions, ...), outer ones before what is in them, in
// order.  A task's Values are those of its arguments, condition, loop, retry,
// timeout, caching, pod and attributes: not those of its inline body.
//
// Precondition: nesting is within the limit of ir.proto.
using ValueVisitor = absl::FunctionRef<void(const Value& value)>;
void ForEachValue(const Task& task, ValueVisitor visit);
void ForEachValue(const Expression& expression, ValueVisitor visit);
void ForEachValue(const Container& container, ValueVisitor visit);
void ForEachValue(const Resource& resource, ValueVisitor visit);
void ForEachValue(const Importer& importer, ValueVisitor visit);
void ForEachValue(const PodSettings& pod, ValueVisitor visit);
void ForEachValue(const Tree& tree, ValueVisitor visit);
void ForEachValue(const Template& text, ValueVisitor visit);
void ForEachValue(const Value& value, ValueVisitor visit);

// The same for a message that may change: `visit` may set the Value to
// something else, whose own parts are then visited.
template <typename Message, typename Visit>
void ForEachMutableValue(Message& message, Visit visit) {
  // The Values lie in `message`, which is not const.
  ForEachValue(message, [&visit](const Value& value) {
    visit(const_cast<Value&>(value));
  });
}

}  // namespace kfir::ir

#endif  // KFIR_IR_VALUES_H_
