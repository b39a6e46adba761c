// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_IR_VERIFY_H_
#define KFIR_IR_VERIFY_H_

#include "absl/status/status.h"
#include "support/diagnostics.h"

namespace kfir::ir {

class Module;

// Checks every invariant that ir.proto states.  All findings go to
// `diagnostics`, each at the location of the node; ErrorReported() if there is
// one.  Linear in the module; uses no unbounded recursion.
absl::Status Verify(const Module& module, DiagnosticSink& diagnostics);

}  // namespace kfir::ir

#endif  // KFIR_IR_VERIFY_H_
