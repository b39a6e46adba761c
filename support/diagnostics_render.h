// SPDX-License-Identifier: Apache-2.0
//
// Diagnostics as a user or a program reads them.
//
// Text:
//   train.yaml:12:7: error: no task named `lod` produces `rows`
//   [UnknownProducer]
//       reads: lod.rows
//         ^
//     train.yaml:4:1: note: did you mean `load`?
//     load:
//     ^
//   1 error
//
// JSON: one object a line for each diagnostic, so that a reader can tell them
// from what the user's own program prints:
//   {"kind": "UnknownProducer", "severity": "error", "message": "...",
//    "file": "train.yaml", "line": 12, "column": 7,
//    "notes": [{"message": "...", "file": ...}], "preamble": "..."}
// What is unknown or empty is left out.
//
// SARIF: one log of version 2.1.0, also where there is nothing to say.
#ifndef KFIR_SUPPORT_DIAGNOSTICS_RENDER_H_
#define KFIR_SUPPORT_DIAGNOSTICS_RENDER_H_

#include <string>

#include "support/diagnostics.h"
#include "support/source_texts.h"

namespace kfir {

// `color` adds the escapes of a terminal.
std::string RenderText(const DiagnosticSink& sink, SourceTexts& sources,
                       bool color = false);

std::string RenderJson(const DiagnosticSink& sink);

struct SarifTool {
  std::string name;
  std::string version;
};
std::string RenderSarif(const DiagnosticSink& sink, SourceTexts& sources,
                        const SarifTool& tool);

// `error`, `warning` or `remark`.
absl::string_view SeverityName(Severity severity);

}  // namespace kfir

#endif  // KFIR_SUPPORT_DIAGNOSTICS_RENDER_H_
