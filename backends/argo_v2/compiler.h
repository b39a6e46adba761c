// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_BACKENDS_ARGO_V2_COMPILER_H_
#define KFIR_BACKENDS_ARGO_V2_COMPILER_H_

#include "absl/status/statusor.h"
#include "backends/argo_v2/plan.h"
#include "backends/argo_v2_settings.h"
#include "ir/ir.pb.h"
#include "ir/pipeline_spec/pipeline_spec.pb.h"
#include "support/diagnostics.h"

namespace kfir::argo_v2 {

// The workflow of `documents`, which were made from `module` and are changed:
// tasks depend on what they read, and retries are handed down.  The plan lives
// as long as the documents and the settings.
absl::StatusOr<Plan> Compile(const ir::Module& module,
                             kfp2::Documents& documents,
                             const Settings& settings,
                             DiagnosticSink& diagnostics);

}  // namespace kfir::argo_v2

#endif  // KFIR_BACKENDS_ARGO_V2_COMPILER_H_
