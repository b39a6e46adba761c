// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_SUPPORT_YAML_TIMESTAMP_H_
#define KFIR_SUPPORT_YAML_TIMESTAMP_H_

#include <optional>
#include <string>

#include "absl/strings/string_view.h"

namespace kfir {

// The time, as RFC 3339 has it, that Go's YAML takes a plain scalar for: a day,
// a day and a time without a zone, or both joined by `T`, with a zone.  Absent:
// it is no time.
std::optional<std::string> YamlTimestamp(absl::string_view plain);

}  // namespace kfir

#endif  // KFIR_SUPPORT_YAML_TIMESTAMP_H_
