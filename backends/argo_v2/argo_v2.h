// SPDX-License-Identifier: Apache-2.0
//
// Writes the Argo Workflow that KFP's API server makes of a v2 pipeline:
// drivers, launchers, and the specs that they read.
#ifndef KFIR_BACKENDS_ARGO_V2_ARGO_V2_H_
#define KFIR_BACKENDS_ARGO_V2_ARGO_V2_H_

#include "backends/argo_v2/settings.h"
#include "backends/backend.h"

namespace kfir {

absl::StatusOr<std::string> EmitArgoV2(const ir::Module& module,
                                       const EmitOptions& options,
                                       DiagnosticSink& diagnostics);

// With other settings than the defaults.
absl::StatusOr<std::string> EmitArgoV2With(const argo_v2::Settings& settings,
                                           const ir::Module& module,
                                           const EmitOptions& options,
                                           DiagnosticSink& diagnostics);

}  // namespace kfir

#endif  // KFIR_BACKENDS_ARGO_V2_ARGO_V2_H_
