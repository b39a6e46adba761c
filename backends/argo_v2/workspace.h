// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_BACKENDS_ARGO_V2_WORKSPACE_H_
#define KFIR_BACKENDS_ARGO_V2_WORKSPACE_H_

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "backends/argo_v2_settings.h"
#include "ir/ir.pb.h"
#include "ir/pipeline_spec/pipeline_spec.pb.h"
#include "support/diagnostics.h"

namespace kfir::argo_v2 {

// The list of volume claims that the workspace of the pipeline needs: the
// installation's claim, changed as the pipeline says.  No kind: there is none.
ir::Tree WorkspaceClaims(
    const kfp2::PlatformSpec& platform, const Settings& settings,
    const std::function<void(
        DiagnosticKind, std::initializer_list<absl::string_view>)>& refuse);

// A Kubernetes quantity in canonical form: `0.5Gi` is `512Mi`.  Absent: it is
// none, or negative, or finer than a thousandth of a unit.
std::optional<std::string> CanonicalQuantity(absl::string_view text);

}  // namespace kfir::argo_v2

#endif  // KFIR_BACKENDS_ARGO_V2_WORKSPACE_H_
