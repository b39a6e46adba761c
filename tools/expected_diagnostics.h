// SPDX-License-Identifier: Apache-2.0
//
// What `--verify-diagnostics` does: comments in the input say what is reported,
// and where.
//
//   # expected-error@+1 {{names no component}}
//   tasks { component: "nope" }
//
// Also -warning, -note and -remark; no offset: the comment's own line; `@-2`,
// `@+3`: lines away; `@above`, `@below`; `@unknown`: anywhere outside of the
// input. The text is part of the message.
#ifndef KFIR_TOOLS_EXPECTED_DIAGNOSTICS_H_
#define KFIR_TOOLS_EXPECTED_DIAGNOSTICS_H_

#include "absl/strings/string_view.h"
#include "support/diagnostics.h"

namespace kfir {

// Compares `found` with the comments of `text`, which is called `name` in
// locations.  A note need not be expected.  Differences go to `problems`; true:
// none.
bool CheckExpectedDiagnostics(absl::string_view name, absl::string_view text,
                              const DiagnosticSink& found,
                              DiagnosticSink& problems);

}  // namespace kfir

#endif  // KFIR_TOOLS_EXPECTED_DIAGNOSTICS_H_
