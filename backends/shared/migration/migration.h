// SPDX-License-Identifier: Apache-2.0
//
// A pipeline of KFP v1 as a module that the v2 formats can say: docs/ir.md, "A
// KFP v2 pipeline".  docs/migrating.md says what becomes of which feature.
//
// KFP v1 passes texts, and each use of one says whether it goes by value or as
// a file; v2 has parameters of a type and artifacts.  What a port becomes
// follows from all its uses, and where they leave it open, from the name of its
// type, as kfp 2 takes that.
#ifndef KFIR_BACKENDS_SHARED_MIGRATION_MIGRATION_H_
#define KFIR_BACKENDS_SHARED_MIGRATION_MIGRATION_H_

#include "absl/status/statusor.h"
#include "ir/ir.pb.h"
#include "support/diagnostics.h"

namespace kfir::migration {

// The module for the v2 formats: `module` itself where it is laid out for them,
// else what came of it, in `storage`.  What v2 cannot express is reported, all
// of it, each with what to do instead, and ErrorReported() returned.
//
// Precondition: `module` verifies; `storage` is empty and outlives the result.
absl::StatusOr<const ir::Module*> ForV2(const ir::Module& module,
                                        DiagnosticSink& diagnostics,
                                        ir::Module* storage);

}  // namespace kfir::migration

#endif  // KFIR_BACKENDS_SHARED_MIGRATION_MIGRATION_H_
