// SPDX-License-Identifier: Apache-2.0
//
// The options by which a module is emitted: the layout, what a workflow is
// wrapped in, and what KFP's API server would add of its own.
#ifndef KFIR_TOOLS_EMIT_FLAGS_H_
#define KFIR_TOOLS_EMIT_FLAGS_H_

#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "backends/backend.h"
#include "support/diagnostics.h"
#include "tools/options.h"
#include "tools/server_flags.h"
#include "tools/tool_io.h"

namespace kfir {

class EmitFlags {
 public:
  void Declare(OptionParser& parser);

  // Fills the options of `backend` (null: it is not known), which refer to this
  // object afterwards.  What is wrong is the command line's fault, or the
  // environment's where that was asked for.
  void Apply(const BackendInfo* backend, const ToolIo& io,
             DiagnosticSink& diagnostics, EmitOptions& options);

  // Reports the options that mean nothing to a backend.
  void CheckBackend(absl::string_view backend,
                    DiagnosticSink& diagnostics) const;

 private:
  void ApplyWrap(DiagnosticSink& diagnostics, WrapOptions& wrap) const;
  void ApplyName(DiagnosticSink& diagnostics, WrapOptions& wrap) const;
  void ApplyCron(DiagnosticSink& diagnostics, WrapOptions& wrap) const;
  void ApplyNumbers(DiagnosticSink& diagnostics, WrapOptions& wrap) const;
  void ApplyTimes(DiagnosticSink& diagnostics, WrapOptions& wrap) const;

  ServerFlags server_;
  std::string wrap_ = "workflow", document_form_ = "yaml";
  // The last of each counts.
  std::optional<std::string> name_, cron_, timezone_, start_time_, end_time_;
  double interval_ = -1, max_concurrency_ = -1;  // as given
  bool catch_up_ = false, disabled_ = false;
};

}  // namespace kfir

#endif  // KFIR_TOOLS_EMIT_FLAGS_H_
