// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_FRONTENDS_SHARED_COMPONENT_YAML_CHECK_H_
#define KFIR_FRONTENDS_SHARED_COMPONENT_YAML_CHECK_H_

#include <string>

#include "absl/strings/string_view.h"

namespace kfir {

// What is wrong with a text; an empty message: nothing.
struct YamlProblem {
  int line = 0;
  int column = 0;
  std::string message;
};

// Whether `text` is at most one document of YAML whose collections nest at most
// `depth` deep, by libyaml, which reads what PyYAML reads and takes linear
// time. yaml-cpp is given nothing else: there are texts on which it never ends.
YamlProblem CheckYaml(absl::string_view text, int depth);

}  // namespace kfir

#endif  // KFIR_FRONTENDS_SHARED_COMPONENT_YAML_CHECK_H_
