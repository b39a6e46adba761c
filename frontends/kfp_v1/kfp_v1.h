// SPDX-License-Identifier: Apache-2.0
//
// The frontend `kfp-v1`: a Python program that builds a pipeline with the DSL
// of KFP v1.
#ifndef KFIR_FRONTENDS_KFP_V1_KFP_V1_H_
#define KFIR_FRONTENDS_KFP_V1_KFP_V1_H_

#include "absl/status/status.h"
#include "frontends/frontend.h"

namespace kfir {

absl::Status ReadKfpV1(const Source& source, const ReadOptions& options,
                       ir::Module& module, DiagnosticSink& diagnostics);
absl::Status RunKfpV1(const Source& source, const ReadOptions& options,
                      DiagnosticSink& diagnostics);

}  // namespace kfir

#endif  // KFIR_FRONTENDS_KFP_V1_KFP_V1_H_
