// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_BACKENDS_SHARED_MIGRATION_CONDITIONS_H_
#define KFIR_BACKENDS_SHARED_MIGRATION_CONDITIONS_H_

#include <functional>

#include "backends/shared/migration/findings.h"
#include "ir/ir.pb.h"

namespace kfir::migration {

// The type of a value that is no constant.
using TypeOfValue = std::function<ir::Type::Parameter(const ir::Value& value)>;

// Puts `condition` in CEL.  KFP v1 compares texts with `==` and `!=`, and
// numbers with the other operators.
void ToCel(const TypeOfValue& type_of, const ir::Location& location,
           Findings& findings, ir::Expression& condition);

}  // namespace kfir::migration

#endif  // KFIR_BACKENDS_SHARED_MIGRATION_CONDITIONS_H_
