// SPDX-License-Identifier: Apache-2.0
//
// Writes KFP v2 pipelines: IR YAML as kfp lays it out, header comment and
// platform document with it.
#ifndef KFIR_BACKENDS_PIPELINE_SPEC_PIPELINE_SPEC_H_
#define KFIR_BACKENDS_PIPELINE_SPEC_PIPELINE_SPEC_H_

#include "backends/backend.h"

namespace kfir {

absl::StatusOr<std::string> EmitPipelineSpec(const ir::Module& module,
                                             const EmitOptions& options,
                                             DiagnosticSink& diagnostics);

}  // namespace kfir

#endif  // KFIR_BACKENDS_PIPELINE_SPEC_PIPELINE_SPEC_H_
