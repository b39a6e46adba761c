// SPDX-License-Identifier: Apache-2.0
//
// The configuration of a run: the values of the pipeline's parameters, and
// where its outputs go.
#ifndef KFIR_BACKENDS_ARGO_V2_RUN_H_
#define KFIR_BACKENDS_ARGO_V2_RUN_H_

#include <functional>
#include <initializer_list>

#include "backends/argo_v2/plan.h"
#include "backends/argo_v2_settings.h"
#include "ir/pipeline_spec/pipeline_spec.pb.h"
#include "support/diagnostics.h"

namespace kfir::argo_v2 {

// Sets the run's part of the plan.  Values that do not fit are reported.
void ConfigureRun(
    const kfp2::PipelineSpec& spec, const Settings& settings,
    const std::function<void(DiagnosticKind,
                             std::initializer_list<absl::string_view>)>& refuse,
    Plan& plan);

}  // namespace kfir::argo_v2

#endif  // KFIR_BACKENDS_ARGO_V2_RUN_H_
