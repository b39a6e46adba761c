// SPDX-License-Identifier: Apache-2.0
//
// Pass pipelines as text:
//
//   pipeline := [ item { "," item } ]
//   item     := pass | "component" [ "{" "name" "=" element "}" ] "(" pipeline
//   ")" pass     := NAME [ "{" [ option { " " option } ] "}" ] option   := NAME
//   "=" element { "," element }
//
//   inject-env{vars=A=1,'NO_PROXY=a,b'},set-caching{enabled=false}
//   component{name=train*}(simplify-conditions,reduce-dependencies)
//
// What stands in `component(...)` runs on the components whose name fits the
// pattern, all without one.
//
// An element ends at a blank, a comma or a closing brace, unless these stand
// between single or double quotes; between quotes, the quote itself is doubled.
#ifndef KFIR_PASSES_PASS_PIPELINE_H_
#define KFIR_PASSES_PASS_PIPELINE_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "passes/pass.h"
#include "passes/pass_table.h"

namespace kfir {

// A pass with the values of its options, defaults filled in.
struct PassCall {
  const PassInfo* pass = nullptr;
  PassOptions options;
  std::string reason = {};                   // why it runs, as a policy says it
  std::optional<ComponentScope> scope = {};  // in `component(...)`
};

// What is wrong is reported at its place in `file`, which is what messages call
// the text.
absl::StatusOr<std::vector<PassCall>> ParsePassPipeline(
    absl::string_view text, absl::string_view file, DiagnosticSink& diagnostics,
    const PassTable& passes = PassTable());

// Reads back as the same pipeline; every option that has a value is there.
std::string PrintPassPipeline(absl::Span<const PassCall> pipeline);

}  // namespace kfir

#endif  // KFIR_PASSES_PASS_PIPELINE_H_
