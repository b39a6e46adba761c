// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_BACKENDS_ARGO_CHECK_EXPRESSIBLE_H_
#define KFIR_BACKENDS_ARGO_CHECK_EXPRESSIBLE_H_

#include "absl/status/status.h"
#include "ir/ir.pb.h"
#include "support/diagnostics.h"

namespace kfir::argo {

// Reports all of `module`, verified, that this backend does not express, each
// by name at its place.  Components that nothing in the pipeline calls are not
// looked at: they are not emitted.
absl::Status CheckExpressible(const ir::Module& module,
                              DiagnosticSink& diagnostics);

}  // namespace kfir::argo

#endif  // KFIR_BACKENDS_ARGO_CHECK_EXPRESSIBLE_H_
