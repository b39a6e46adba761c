// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as one stored form of a module (ir/CMakeLists.txt says which, by
// KFIR_READ and KFIR_WRITE): what reads is written to bytes that read back the
// same; what does not has a diagnostic.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "google/protobuf/arena.h"
#include "ir/io.h"
#include "ir/ir.pb.h"
#include "ir/verify.h"

namespace {

void Require(bool ok) {
  if (!ok) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using google::protobuf::Arena;
  using kfir::ir::Module;
  Arena arena;
  auto* module = Arena::CreateMessage<Module>(&arena);
  kfir::DiagnosticSink diagnostics;
  const absl::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (!kfir::ir::KFIR_READ(bytes, "fuzz", *module, diagnostics).ok()) {
    Require(diagnostics.has_errors());
    return 0;
  }
  const std::string written = kfir::ir::KFIR_WRITE(*module);
  auto* again = Arena::CreateMessage<Module>(&arena);
  Require(kfir::ir::KFIR_READ(written, "fuzz", *again, diagnostics).ok());
  Require(kfir::ir::KFIR_WRITE(*again) == written);
  const bool verified = kfir::ir::Verify(*module, diagnostics).ok();
  Require(verified != diagnostics.has_errors());
  return 0;
}
