// SPDX-License-Identifier: Apache-2.0
//
// The frontend `component`: a component.yaml; the module is a library of that
// one component, or the pipeline that its graph is.
#ifndef KFIR_FRONTENDS_COMPONENT_COMPONENT_H_
#define KFIR_FRONTENDS_COMPONENT_COMPONENT_H_

#include "absl/status/status.h"
#include "frontends/frontend.h"

namespace kfir {

absl::Status ReadComponentYaml(const Source& source, const ReadOptions& options,
                               ir::Module& module, DiagnosticSink& diagnostics);

}  // namespace kfir

#endif  // KFIR_FRONTENDS_COMPONENT_COMPONENT_H_
