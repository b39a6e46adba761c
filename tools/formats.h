// SPDX-License-Identifier: Apache-2.0
//
// Which frontend reads an input, which backend writes an output.
#ifndef KFIR_TOOLS_FORMATS_H_
#define KFIR_TOOLS_FORMATS_H_

#include <string>

#include "absl/strings/string_view.h"
#include "backends/backend.h"
#include "frontends/frontend.h"
#include "support/diagnostics.h"

namespace kfir {

// The one called `name`; where `name` is empty, the one that the file's
// extension or its text tells without doubt.  Null when there is none, or it
// can't read (write) yet; that is reported.
const FrontendInfo* ChooseFrontend(absl::string_view name, const Source& source,
                                   DiagnosticSink& diagnostics);
const BackendInfo* ChooseBackend(absl::string_view name,
                                 absl::string_view output,
                                 DiagnosticSink& diagnostics);

// Two Markdown tables: what can be read, what can be written.
std::string ListFormats();

}  // namespace kfir

#endif  // KFIR_TOOLS_FORMATS_H_
