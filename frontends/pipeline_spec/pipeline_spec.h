// SPDX-License-Identifier: Apache-2.0
//
// Reads KFP v2 pipelines: IR YAML or JSON, with the platform document or
// without.
#ifndef KFIR_FRONTENDS_PIPELINE_SPEC_PIPELINE_SPEC_H_
#define KFIR_FRONTENDS_PIPELINE_SPEC_PIPELINE_SPEC_H_

#include "frontends/frontend.h"

namespace kfir {

absl::Status ReadPipelineSpec(const Source& source, const ReadOptions& options,
                              ir::Module& module, DiagnosticSink& diagnostics);

}  // namespace kfir

#endif  // KFIR_FRONTENDS_PIPELINE_SPEC_PIPELINE_SPEC_H_
