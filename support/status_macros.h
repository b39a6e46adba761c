// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_SUPPORT_STATUS_MACROS_H_
#define KFIR_SUPPORT_STATUS_MACROS_H_

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

// Returns from the enclosing function if `expression`, an absl::Status, is an
// error.
#define KFIR_TRY(expression)                                          \
  do {                                                                \
    if (absl::Status kfir_status = (expression); !kfir_status.ok()) { \
      return kfir_status;                                             \
    }                                                                 \
  } while (false)

// Declares or assigns `lhs` from the value of `expression`, an absl::StatusOr,
// or returns its error from the enclosing function.
#define KFIR_TRY_ASSIGN(lhs, expression) \
  KFIR_TRY_ASSIGN_(KFIR_CONCAT_(kfir_value_, __LINE__), lhs, expression)

#define KFIR_TRY_ASSIGN_(name, lhs, expression)    \
  auto name = (expression);                        \
  if (!name.ok()) return std::move(name).status(); \
  lhs = *std::move(name)

#define KFIR_CONCAT_(a, b) KFIR_CONCAT_2_(a, b)
#define KFIR_CONCAT_2_(a, b) a##b

#endif  // KFIR_SUPPORT_STATUS_MACROS_H_
