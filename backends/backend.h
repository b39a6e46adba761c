// SPDX-License-Identifier: Apache-2.0
//
// A backend emits the IR in one format.  The table of them is backends.def.
#ifndef KFIR_BACKENDS_BACKEND_H_
#define KFIR_BACKENDS_BACKEND_H_

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "backends/wrap.h"
#include "support/diagnostics.h"
#include "support/kubernetes_manifest.h"
#include "support/yaml/writer.h"

namespace kfir {

namespace ir {
class Module;
}
namespace kfp2 {
class Documents;
}
namespace argo_v2 {
struct Settings;
}

struct EmitOptions {
  YamlStyle yaml_style = YamlStyle::kKfir;
  // Local time in ISO 8601 with microseconds, as a format that records its
  // compilation time prints it; absent: none is recorded, so that the output is
  // a function of the input.
  std::optional<std::string> compilation_time;
  // KFP v2 documents:
  bool json = false;
  bool binary = false;  // protobuf's wire format
  std::optional<KubernetesManifest> manifest;
  WrapOptions wrap;  // of the backends that write workflows
  // What kfp2::FromModule() would make of the module, for a backend that asks
  // for it; it may be changed.  Null or empty: the backend makes it itself.
  kfp2::Documents* documents = nullptr;
  // Of the backend `argo-v2`; null: the defaults.  They outlive the call.
  const argo_v2::Settings* argo_v2 = nullptr;
};

// Emits `module` in the backend's format.
//
// Precondition: `module` is verified.  It is never changed: a backend lowers a
// copy of its own.
//
// What the backend cannot express is reported to `diagnostics` by name, all of
// it in one run and before any text is produced; the result is then
// ErrorReported().
using EmitFunction = absl::StatusOr<std::string> (*)(
    const ir::Module& module, const EmitOptions& options,
    DiagnosticSink& diagnostics);

struct BackendInfo {
  absl::string_view name;        // as given to --to=
  absl::string_view summary;     // one line, lower case, no full stop
  absl::string_view extensions;  // as in FrontendInfo
  EmitFunction emit;             // null: known by name, not built yet
  bool takes_documents = false;  // EmitOptions::documents
};

// All backends, sorted by name.
absl::Span<const BackendInfo> AllBackends();

}  // namespace kfir

#endif  // KFIR_BACKENDS_BACKEND_H_
