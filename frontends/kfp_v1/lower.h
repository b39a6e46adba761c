// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_FRONTENDS_KFP_V1_LOWER_H_
#define KFIR_FRONTENDS_KFP_V1_LOWER_H_

#include "absl/status/status.h"
#include "frontends/kfp_v1/components.h"
#include "frontends/shared/python/marshal.h"
#include "ir/ir.pb.h"
#include "support/diagnostics.h"

namespace kfir::kfp_v1 {

// Lays the trace of docs/protocol.md out as docs/ir.md says.  `known` has all
// components that the tracer asked about.  `module` is empty; it isn't verified
// here.  A trace that the protocol does not allow is an InternalError.
absl::Status LowerTrace(const PyValue& trace, const KnownComponents& known,
                        ir::Module& module, DiagnosticSink& diagnostics);

}  // namespace kfir::kfp_v1

#endif  // KFIR_FRONTENDS_KFP_V1_LOWER_H_
