// SPDX-License-Identifier: Apache-2.0
//
// Writes the Argo Workflow that KFP's API server makes of a v2 pipeline:
// drivers, launchers, and the specs that they read.  What the installation and
// the run decide is in EmitOptions::argo_v2.
#ifndef KFIR_BACKENDS_ARGO_V2_ARGO_V2_H_
#define KFIR_BACKENDS_ARGO_V2_ARGO_V2_H_

#include "backends/backend.h"

namespace kfir {

absl::StatusOr<std::string> EmitArgoV2(const ir::Module& module,
                                       const EmitOptions& options,
                                       DiagnosticSink& diagnostics);

}  // namespace kfir

#endif  // KFIR_BACKENDS_ARGO_V2_ARGO_V2_H_
