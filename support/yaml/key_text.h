// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_SUPPORT_YAML_KEY_TEXT_H_
#define KFIR_SUPPORT_YAML_KEY_TEXT_H_

#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "support/yaml/expander.h"

namespace kfir {

// The text of a scalar as a key of JSON, as the cluster has it; nullopt: it
// cannot be one.  `buffer` holds what is not in the event.
std::optional<absl::string_view> KeyText(const YamlEvent& event,
                                         YamlBools bools, std::string& buffer);

}  // namespace kfir

#endif  // KFIR_SUPPORT_YAML_KEY_TEXT_H_
