// SPDX-License-Identifier: Apache-2.0
//
// Any bytes that a tracer could send end in a module that verifies, in a
// diagnostic, or in an InternalError (a trace that the protocol does not
// allow).
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "frontends/kfp_v1/lower.h"
#include "frontends/shared/python/marshal.h"
#include "ir/ir.pb.h"
#include "ir/verify.h"
#include "support/diagnostics.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const absl::StatusOr<kfir::PyDocument> document = kfir::DecodeMarshal(
      std::string(reinterpret_cast<const char*>(data), size));
  if (!document.ok()) return 0;
  kfir::ir::Module module;
  kfir::DiagnosticSink diagnostics;
  absl::Status status =
      kfir::kfp_v1::LowerTrace(document->root(), {}, module, diagnostics);
  if (status.ok()) status = kfir::ir::Verify(module, diagnostics);
  const bool told = kfir::IsErrorReported(status) && diagnostics.has_errors();
  if (!status.ok() && !told && !absl::IsInternal(status)) std::abort();
  return 0;
}
