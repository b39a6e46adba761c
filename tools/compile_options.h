// SPDX-License-Identifier: Apache-2.0
//
// The command line of kfp-compile, and what of the environment counts as if it
// stood there.
#ifndef KFIR_TOOLS_COMPILE_OPTIONS_H_
#define KFIR_TOOLS_COMPILE_OPTIONS_H_

#include <optional>
#include <string>

#include "absl/types/span.h"
#include "backends/backend.h"
#include "support/diagnostics.h"
#include "tools/emit_flags.h"
#include "tools/module_options.h"
#include "tools/options.h"
#include "tools/tool.h"

namespace kfir {

struct CompileOptions {
  std::string py, run, serve, output, mode, to, yaml_style;
  std::optional<std::string> pipeline_parameters;
  bool disable_type_check = false, disable_caching = false,
       manifest_format = false;
  KubernetesManifest manifest;
  ModuleOptions module;
  EmitFlags emit;

  void Declare(OptionParser& parser);

  // Takes from the environment what is not given, where one file is compiled.
  void Complete(const ToolIo& io, DiagnosticSink& diagnostics);

  // Reports what is missing, or given in vain.
  void Check(absl::Span<const std::string> operands, const ToolIo& io,
             DiagnosticSink& diagnostics) const;

  // The compiler's mode, if it is one that we know.
  void CheckMode(const ToolIo& io, DiagnosticSink& diagnostics) const;

 private:
  void DeclareV2(OptionParser& parser);
};

}  // namespace kfir

#endif  // KFIR_TOOLS_COMPILE_OPTIONS_H_
