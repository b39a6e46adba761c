// SPDX-License-Identifier: Apache-2.0
//
// Any text is a component or has a diagnostic; what is a component can be
// written and laid out as IR that verifies.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "frontends/component/component.h"
#include "ir/ir.pb.h"
#include "support/diagnostics.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const kfir::Source source{
      "fuzz.yaml", std::string(reinterpret_cast<const char*>(data), size)};
  kfir::ir::Module module;
  kfir::DiagnosticSink diagnostics;
  const absl::Status status =
      kfir::ReadComponentYaml(source, {}, module, diagnostics);
  const bool told = kfir::IsErrorReported(status) && diagnostics.has_errors();
  if (!status.ok() && !told) std::abort();
  return 0;
}
