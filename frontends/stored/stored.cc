// SPDX-License-Identifier: Apache-2.0
#include "frontends/stored/stored.h"

#include "ir/io.h"
#include "ir/ir.pb.h"
#include "ir/verify.h"
#include "support/status_macros.h"

namespace kfir {

absl::Status ReadStoredText(const Source& source, const ReadOptions&,
                            ir::Module& module, DiagnosticSink& diagnostics) {
  KFIR_TRY(ir::ReadText(source.text, source.name, module, diagnostics));
  return ir::Verify(module, diagnostics);
}

absl::Status ReadStoredBinary(const Source& source, const ReadOptions&,
                              ir::Module& module, DiagnosticSink& diagnostics) {
  KFIR_TRY(ir::ReadBinary(source.text, source.name, module, diagnostics));
  return ir::Verify(module, diagnostics);
}

}  // namespace kfir
