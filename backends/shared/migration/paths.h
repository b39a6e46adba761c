// SPDX-License-Identifier: Apache-2.0
//
// Files at fixed paths.  A `ContainerOp` writes its outputs where it said; v2
// tells the program where.
#ifndef KFIR_BACKENDS_SHARED_MIGRATION_PATHS_H_
#define KFIR_BACKENDS_SHARED_MIGRATION_PATHS_H_

#include "absl/strings/string_view.h"
#include "ir/ir.pb.h"

namespace kfir::migration {

// Puts `placeholder` in the place of `path` wherever the command line has it as
// a path of its own, not as a part of another one.  False: it has it nowhere.
bool ReplacePath(absl::string_view path, const ir::Value& placeholder,
                 ir::Container& container);

}  // namespace kfir::migration

#endif  // KFIR_BACKENDS_SHARED_MIGRATION_PATHS_H_
