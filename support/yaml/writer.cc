// SPDX-License-Identifier: Apache-2.0
#include "support/yaml/writer.h"

#include "support/yaml/kfir_writer.h"
#include "support/yaml/pyyaml_writer.h"

namespace kfir {

std::unique_ptr<ValueWriter> MakeYamlWriter(YamlStyle style, std::string* out) {
  switch (style) {
    case YamlStyle::kKfir:
      break;
    case YamlStyle::kKfp1:
      return std::make_unique<PyYamlWriter>(
          PyYamlOptions{.flow_for_scalars = true, .styled_strings = true}, out);
    case YamlStyle::kKfp2:
      return std::make_unique<PyYamlWriter>(PyYamlOptions{}, out);
  }
  return std::make_unique<KfirYamlWriter>(out);
}

}  // namespace kfir
