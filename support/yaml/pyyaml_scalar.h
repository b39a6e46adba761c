// SPDX-License-Identifier: Apache-2.0
//
// How PyYAML looks at a string before it chooses how to write it.
#ifndef KFIR_SUPPORT_YAML_PYYAML_SCALAR_H_
#define KFIR_SUPPORT_YAML_PYYAML_SCALAR_H_

#include <cstddef>

#include "absl/strings/string_view.h"

namespace kfir {

struct PyYamlScalar {
  size_t length = 0;  // in characters
  bool several_lines = false;
  bool plain_in_flow = false;
  bool plain_in_block = false;
  bool single_quoted = false;
  bool literal = false;
};

PyYamlScalar AnalyzePyYamlScalar(absl::string_view text);

}  // namespace kfir

#endif  // KFIR_SUPPORT_YAML_PYYAML_SCALAR_H_
