// SPDX-License-Identifier: Apache-2.0
#include "support/yaml/key_text.h"

#include <charconv>
#include <cmath>

#include "absl/strings/str_cat.h"
#include "support/yaml/timestamp.h"

namespace kfir {
namespace {

// How Go's %g shows a number that became a key.
std::string FloatKey(double value) {
  if (std::isnan(value)) return ".nan";
  const float narrow = static_cast<float>(value);
  if (std::isinf(narrow)) return narrow < 0 ? "-.inf" : ".inf";
  const float magnitude = std::abs(narrow);
  const bool scientific =
      magnitude != 0 && (magnitude < 1e-4f || magnitude >= 1e6f);
  char buffer[64];
  const std::to_chars_result result = std::to_chars(
      buffer, buffer + sizeof(buffer), narrow,
      scientific ? std::chars_format::scientific : std::chars_format::fixed);
  return std::string(buffer, result.ptr);
}

}  // namespace

std::optional<absl::string_view> KeyText(const YamlEvent& event,
                                         YamlBools bools, std::string& buffer) {
  if (!event.plain || !event.tag.empty()) return event.value;
  const YamlResolved resolved = ResolveYamlScalar(event.value, bools);
  if (bools == YamlBools::kYaml12 &&
      (resolved.kind != YamlResolved::Kind::kString ||
       YamlTimestamp(event.value).has_value()))
    return std::nullopt;
  switch (resolved.kind) {
    case YamlResolved::Kind::kString:
      return event.value;
    case YamlResolved::Kind::kBool:
      return resolved.bool_value ? "true" : "false";
    case YamlResolved::Kind::kInt:
      buffer = absl::StrCat(resolved.int_value);
      return buffer;
    case YamlResolved::Kind::kDouble:
      buffer = FloatKey(resolved.double_value);
      return buffer;
    case YamlResolved::Kind::kNull:
    case YamlResolved::Kind::kBigInt:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace kfir
