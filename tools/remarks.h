// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_TOOLS_REMARKS_H_
#define KFIR_TOOLS_REMARKS_H_

#include <string>

#include "absl/strings/string_view.h"
#include "support/diagnostics.h"
#include "support/source_texts.h"

namespace kfir {

// What passes said, as `text`, `json` (one object a line), `sarif` or `yaml`
// (one list).
std::string RenderRemarks(absl::string_view format,
                          const DiagnosticSink& remarks, SourceTexts& sources);

}  // namespace kfir

#endif  // KFIR_TOOLS_REMARKS_H_
