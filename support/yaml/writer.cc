// SPDX-License-Identifier: Apache-2.0
#include "support/yaml/writer.h"

#include "support/yaml/kfir_writer.h"

namespace kfir {

std::unique_ptr<ValueWriter> MakeYamlWriter(YamlStyle /*style*/,
                                            std::string* out) {
  return std::make_unique<KfirYamlWriter>(out);
}

}  // namespace kfir
