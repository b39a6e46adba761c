// SPDX-License-Identifier: Apache-2.0
//
// The frontends `textproto` and `binary`: modules that Kfir stored.
#ifndef KFIR_FRONTENDS_STORED_STORED_H_
#define KFIR_FRONTENDS_STORED_STORED_H_

#include "absl/status/status.h"
#include "frontends/frontend.h"

namespace kfir {

absl::Status ReadStoredText(const Source& source, const ReadOptions& options,
                            ir::Module& module, DiagnosticSink& diagnostics);
absl::Status ReadStoredBinary(const Source& source, const ReadOptions& options,
                              ir::Module& module, DiagnosticSink& diagnostics);

}  // namespace kfir

#endif  // KFIR_FRONTENDS_STORED_STORED_H_
