// SPDX-License-Identifier: Apache-2.0
#include "backends/stored/stored.h"

#include "ir/io.h"

namespace kfir {

absl::StatusOr<std::string> EmitText(const ir::Module& module,
                                     const EmitOptions&, DiagnosticSink&) {
  return ir::WriteText(module);
}

absl::StatusOr<std::string> EmitBinary(const ir::Module& module,
                                       const EmitOptions&, DiagnosticSink&) {
  return ir::WriteBinary(module);
}

}  // namespace kfir
