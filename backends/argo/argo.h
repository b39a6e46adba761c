// SPDX-License-Identifier: Apache-2.0
//
// Argo Workflows in the form that KFP v1 gives them: one DAG per group, one
// template per task, data passed as parameters or as files by use.
#ifndef KFIR_BACKENDS_ARGO_ARGO_H_
#define KFIR_BACKENDS_ARGO_ARGO_H_

#include <string>

#include "absl/status/statusor.h"
#include "backends/backend.h"

namespace kfir {

// An EmitFunction.
absl::StatusOr<std::string> EmitArgo(const ir::Module& module,
                                     const EmitOptions& options,
                                     DiagnosticSink& diagnostics);

}  // namespace kfir

#endif  // KFIR_BACKENDS_ARGO_ARGO_H_
