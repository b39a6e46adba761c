// SPDX-License-Identifier: Apache-2.0
//
// What kfp-translate and kfp-compile have in common between reading a module
// and emitting it.
#ifndef KFIR_TOOLS_MODULE_OPTIONS_H_
#define KFIR_TOOLS_MODULE_OPTIONS_H_

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "backends/backend.h"
#include "frontends/frontend.h"
#include "frontends/shared/python/session.h"
#include "passes/pass_pipeline.h"
#include "tools/pass_selection.h"
#include "tools/tool.h"

namespace kfir {

// The options by which a module is read and changed.
struct ModuleOptions {
  std::vector<std::string> component_mirrors;  // PREFIX=DIR
  std::string python;
  double python_timeout_seconds = 60;
  std::string sdk = "auto";
  bool verbose = false;
  bool kfp_bug_compat = false;
  std::optional<std::string> function;
  PassSelection passes;

  void DeclarePython(OptionParser& parser);

  // Reports a mirror that is not PREFIX=DIR.
  ReadOptions ToReadOptions(const ToolIo& io,
                            DiagnosticSink& diagnostics) const;
};

// The frontend of a Python file, and the session that looked into the file, if
// that was needed; `read_options` refers to it then and outlives it.
struct PythonInput {
  const FrontendInfo* frontend = nullptr;
  std::unique_ptr<PythonSession> session;
};

// The SDK whose pipelines the backend called `backend` is made for.
absl::string_view PreferredSdk(absl::string_view backend);

// Chooses by `options.sdk`.  A file that tells nothing is for `prefer`, `v1` or
// `v2`.
absl::StatusOr<PythonInput> ChoosePythonFrontend(const Source& source,
                                                 const ModuleOptions& options,
                                                 absl::string_view prefer,
                                                 PythonSession::Job job,
                                                 ReadOptions& read_options,
                                                 DiagnosticSink& diagnostics);

// `name` is `kfir` or `kfp1`.
YamlStyle ToYamlStyle(absl::string_view name);

// Reads `source`, which goes when it is read, runs `passes`, emits.
absl::StatusOr<std::string> Convert(Source source, const FrontendInfo& frontend,
                                    const ReadOptions& read_options,
                                    absl::Span<const PassCall> passes,
                                    const BackendInfo& backend,
                                    const EmitOptions& emit_options,
                                    DiagnosticSink& diagnostics);

}  // namespace kfir

#endif  // KFIR_TOOLS_MODULE_OPTIONS_H_
