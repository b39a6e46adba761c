// SPDX-License-Identifier: Apache-2.0
//
// Types of KFP v1 as kfp 2 takes them.
#ifndef KFIR_BACKENDS_SHARED_MIGRATION_VALUE_TYPES_H_
#define KFIR_BACKENDS_SHARED_MIGRATION_VALUE_TYPES_H_

#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "ir/ir.pb.h"

namespace kfir::migration {

// The parameter type that `type` names; PARAMETER_UNSPECIFIED: none, so that it
// would be an artifact.
ir::Type::Parameter ParameterType(const ir::Type& type);

// The type of an item of a list of `type`, which says so: `List[int]`.
ir::Type::Parameter ItemType(const ir::Type& type);
ir::Type::Parameter TypeOf(const ir::Tree& constant);

// The artifact type for `type`: a system class, or the general one.
ir::Type::Artifact ArtifactType(const ir::Type& type);

// `text` as a constant of `type`; absent: it is none.
std::optional<ir::Tree> ParseAs(ir::Type::Parameter type,
                                absl::string_view text);

}  // namespace kfir::migration

#endif  // KFIR_BACKENDS_SHARED_MIGRATION_VALUE_TYPES_H_
