// SPDX-License-Identifier: Apache-2.0
#include "backends/argo/argo.h"

#include <memory>

#include "backends/argo/check_expressible.h"
#include "backends/argo/lower.h"
#include "backends/argo/print.h"
#include "support/status_macros.h"
#include "support/yaml/writer.h"

namespace kfir {

absl::StatusOr<std::string> EmitArgo(const ir::Module& module,
                                     const EmitOptions& options,
                                     DiagnosticSink& diagnostics) {
  KFIR_TRY(argo::CheckExpressible(module, diagnostics));
  google::protobuf::Arena arena;
  const std::unique_ptr<argo::Workflow> workflow =
      argo::Lower(module, options, arena, diagnostics);
  std::string yaml;
  const std::unique_ptr<ValueWriter> writer =
      MakeYamlWriter(options.yaml_style, &yaml);
  argo::Print(*workflow, *writer);
  return yaml;
}

}  // namespace kfir
