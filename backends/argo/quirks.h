// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_BACKENDS_ARGO_QUIRKS_H_
#define KFIR_BACKENDS_ARGO_QUIRKS_H_

#include "backends/argo/program.h"
#include "ir/ir.pb.h"
#include "support/diagnostics.h"

namespace kfir::argo {

// Warns of what is emitted as kfp 1.8 emits it although it does not do what the
// user wrote; what kfp fails at is an error.  The flow is complete.
void TellOfQuirks(const ir::Module& module, Program& program,
                  DiagnosticSink& diagnostics);

}  // namespace kfir::argo

#endif  // KFIR_BACKENDS_ARGO_QUIRKS_H_
