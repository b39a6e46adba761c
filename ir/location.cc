// SPDX-License-Identifier: Apache-2.0
#include "ir/location.h"

#include "ir/ir.pb.h"

namespace kfir::ir {

SourceLocation ToSourceLocation(const Module& module,
                                const Location& location) {
  const int line = static_cast<int>(location.line());
  const int column = static_cast<int>(location.column());
  if (location.in_text()) return {module.text_file(), line, column};
  if (location.file() == 0 ||
      location.file() > static_cast<unsigned>(module.files_size())) {
    return {};
  }
  return {module.files(static_cast<int>(location.file()) - 1), line, column};
}

}  // namespace kfir::ir
