// SPDX-License-Identifier: Apache-2.0
#include "tools/diagnostic_list.h"

#include <algorithm>
#include <vector>

#include "absl/strings/str_cat.h"
#include "backends/argo/diagnostic_kinds.h"
#include "backends/argo_v2/diagnostic_kinds.h"
#include "backends/pipeline_spec/diagnostic_kinds.h"
#include "backends/shared/diagnostic_kinds.h"
#include "frontends/component/diagnostic_kinds.h"
#include "frontends/kfp_v1/diagnostic_kinds.h"
#include "frontends/kfp_v2/diagnostic_kinds.h"
#include "frontends/shared/diagnostic_kinds.h"
#include "ir/diagnostic_kinds.h"
#include "passes/diagnostic_kinds.h"
#include "support/diagnostic_kinds.h"
#include "support/diagnostics_render.h"
#include "tools/diagnostic_kinds.h"

namespace kfir {
namespace {

// The .def files once more, as the elements of a list.
#undef KFIR_DIAGNOSTIC
#define KFIR_DIAGNOSTIC(name, severity, message) kinds::name,
constexpr DiagnosticKind kAllKinds[] = {
#include "backends/argo/diagnostic_kinds.def"
#include "backends/argo_v2/diagnostic_kinds.def"
#include "backends/pipeline_spec/diagnostic_kinds.def"
#include "backends/shared/diagnostic_kinds.def"
#include "frontends/component/diagnostic_kinds.def"
#include "frontends/kfp_v1/diagnostic_kinds.def"
#include "frontends/kfp_v2/diagnostic_kinds.def"
#include "frontends/shared/diagnostic_kinds.def"
#include "ir/diagnostic_kinds.def"
#include "passes/diagnostic_kinds.def"
#include "support/diagnostic_kinds.def"
#include "tools/diagnostic_kinds.def"
};

}  // namespace

std::string ListDiagnostics() {
  std::vector<DiagnosticKind> sorted(std::begin(kAllKinds),
                                     std::end(kAllKinds));
  std::sort(
      sorted.begin(), sorted.end(),
      [](DiagnosticKind a, DiagnosticKind b) { return a->name < b->name; });
  std::string list = "| kind | severity | message |\n| --- | --- | --- |\n";
  for (DiagnosticKind kind : sorted) {
    absl::StrAppend(&list, "| ", kind->name, " | ",
                    SeverityName(kind->severity), " | ", kind->message, " |\n");
  }
  return list;
}

}  // namespace kfir
