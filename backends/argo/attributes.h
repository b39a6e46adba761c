// SPDX-License-Identifier: Apache-2.0
//
// The attributes of KFP v1 that this backend reads (docs/ir.md).
#ifndef KFIR_BACKENDS_ARGO_ATTRIBUTES_H_
#define KFIR_BACKENDS_ARGO_ATTRIBUTES_H_

#include "absl/strings/string_view.h"
#include "ir/ir.pb.h"

namespace kfir::argo {

// The value of the attribute `name` of a module, component, task, ...; null:
// none.
template <typename Message>
const ir::Tree* FindAttribute(const Message& message, absl::string_view name) {
  for (const ir::Attribute& attribute : message.attributes()) {
    if (attribute.name() == name) return &attribute.value();
  }
  return nullptr;
}

template <typename Message>
bool IsSet(const Message& message, absl::string_view name) {
  const ir::Tree* value = FindAttribute(message, name);
  return value != nullptr && value->bool_value();
}

// How many tasks of a group without a loop run at a time; null: not said.
inline const ir::Tree* Parallelism(const ir::Task& task) {
  return FindAttribute(task, "argo.parallelism");
}

// Whether kfp's mistakes are to be reproduced.
inline bool HasQuirks(const ir::Module& module) {
  return IsSet(module, "kfp1.quirks");
}

}  // namespace kfir::argo

#endif  // KFIR_BACKENDS_ARGO_ATTRIBUTES_H_
