// SPDX-License-Identifier: Apache-2.0
//
// Sets the options of a pass call, wherever they are written: in a pipeline's
// text or in a policy file.  What is wrong is reported, and the result is
// false.
#ifndef KFIR_PASSES_PASS_OPTIONS_H_
#define KFIR_PASSES_PASS_OPTIONS_H_

#include <string>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "passes/pass.h"
#include "passes/pass_pipeline.h"
#include "support/diagnostics.h"

namespace kfir {

struct OptionElement {
  std::string text;
  SourceLocation location;
};

// Null: no such option.
const PassOptionInfo* FindPassOption(const PassInfo& pass,
                                     absl::string_view name);

// `elements` is not empty; an option that is no list takes one.
bool SetPassOption(const PassOptionInfo& option,
                   absl::Span<const OptionElement> elements,
                   const SourceLocation& location, PassCall& call,
                   DiagnosticSink& diagnostics);

// For the options that have no value yet; `location` is the pass's name.
bool FillPassDefaults(const SourceLocation& location, PassCall& call,
                      DiagnosticSink& diagnostics);

// With the nearest name there is.
void ReportUnknownPass(absl::string_view name, const SourceLocation& location,
                       const PassTable& passes, DiagnosticSink& diagnostics);
void ReportUnknownPassOption(const PassInfo& pass, absl::string_view name,
                             const SourceLocation& location,
                             DiagnosticSink& diagnostics);

// What an option takes, for people: "name=value list".
absl::string_view PassOptionTypeName(PassOptionType type);

// The words that the help of a kChoice option lists.
std::vector<absl::string_view> PassOptionChoices(const PassOptionInfo& option);

}  // namespace kfir

#endif  // KFIR_PASSES_PASS_OPTIONS_H_
