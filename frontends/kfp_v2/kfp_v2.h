// SPDX-License-Identifier: Apache-2.0
//
// The frontend `kfp-v2`: a Python program that builds a pipeline or a component
// with the DSL of KFP v2.
#ifndef KFIR_FRONTENDS_KFP_V2_KFP_V2_H_
#define KFIR_FRONTENDS_KFP_V2_KFP_V2_H_

#include "absl/status/status.h"
#include "frontends/frontend.h"

namespace kfir {

absl::Status ReadKfpV2(const Source& source, const ReadOptions& options,
                       ir::Module& module, DiagnosticSink& diagnostics);
absl::Status RunKfpV2(const Source& source, const ReadOptions& options,
                      DiagnosticSink& diagnostics);

}  // namespace kfir

#endif  // KFIR_FRONTENDS_KFP_V2_KFP_V2_H_
