// SPDX-License-Identifier: Apache-2.0
//
// The IR itself as an output format: its text and its binary form.
#ifndef KFIR_BACKENDS_STORED_STORED_H_
#define KFIR_BACKENDS_STORED_STORED_H_

#include <string>

#include "absl/status/statusor.h"
#include "backends/backend.h"

namespace kfir {

// EmitFunctions; every verified module can be written.
absl::StatusOr<std::string> EmitText(const ir::Module& module,
                                     const EmitOptions& options,
                                     DiagnosticSink& diagnostics);
absl::StatusOr<std::string> EmitBinary(const ir::Module& module,
                                       const EmitOptions& options,
                                       DiagnosticSink& diagnostics);

}  // namespace kfir

#endif  // KFIR_BACKENDS_STORED_STORED_H_
