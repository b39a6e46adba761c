// SPDX-License-Identifier: Apache-2.0
//
// Argo's variables, `{{workflow.uid}}` and the like, which KFP v1 leaves to
// Argo wherever they stand in a text.
#ifndef KFIR_BACKENDS_SHARED_MIGRATION_VARIABLES_H_
#define KFIR_BACKENDS_SHARED_MIGRATION_VARIABLES_H_

#include <string>

#include "absl/strings/string_view.h"
#include "backends/shared/migration/findings.h"
#include "ir/ir.pb.h"

namespace kfir::migration {

// The first of Argo's variables in `text`, without its braces; empty: none.
// Other text in double braces is no variable.
absl::string_view FirstVariable(absl::string_view text);

// Puts v2's run-time placeholders in the places of the variables in `value`,
// and reports those that v2 has none for.  `place`: what the text is, for
// messages.
void ReplaceVariables(absl::string_view place, const ir::Location& location,
                      Findings& findings, ir::Value& value);

// What to do instead of `variable`.
std::string InsteadOfVariable(absl::string_view variable);

}  // namespace kfir::migration

#endif  // KFIR_BACKENDS_SHARED_MIGRATION_VARIABLES_H_
