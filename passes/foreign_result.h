// SPDX-License-Identifier: Apache-2.0
//
// What a pass that is not Kfir's own gives back.
#ifndef KFIR_PASSES_FOREIGN_RESULT_H_
#define KFIR_PASSES_FOREIGN_RESULT_H_

#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "passes/pass.h"

namespace kfir {

enum class ForeignForm { kText, kBinary };

// Puts the module `bytes` in the place of `module`.  If it is none, or does not
// verify, `report` says so ("gives back ..."), with the findings as its notes.
// Components and tasks that have no location take that of their namesake.
absl::StatusOr<Changed> TakeForeignResult(
    absl::string_view bytes, ForeignForm form, ir::Module& module,
    absl::FunctionRef<Diagnostic&(absl::string_view what)> report);

// The end of what a program wrote to standard error, for a diagnostic.
std::string TailOfStandardError(absl::string_view err);

}  // namespace kfir

#endif  // KFIR_PASSES_FOREIGN_RESULT_H_
