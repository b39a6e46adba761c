// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <limits>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "frontends/shared/component/yaml_node.h"
#include "support/yaml/pyyaml_form.h"

namespace kfir {
namespace {

using Kind = YamlNode::Kind;

bool ToInt64(absl::string_view digits, int base, bool negative,
             int64_t& value) {
  uint64_t magnitude = 0;
  for (const char digit : digits) {
    const int number = absl::ascii_isdigit(digit)
                           ? digit - '0'
                           : absl::ascii_tolower(digit) - 'a' + 10;
    if (__builtin_mul_overflow(magnitude, base, &magnitude) ||
        __builtin_add_overflow(magnitude, number, &magnitude)) {
      return false;
    }
  }
  const uint64_t limit = (uint64_t{1} << 63) - (negative ? 0 : 1);
  if (magnitude > limit) return false;
  value = static_cast<int64_t>(negative ? 0 - magnitude : magnitude);
  return true;
}

bool SexagesimalToInt64(absl::string_view text, int64_t& value) {
  value = 0;
  for (const absl::string_view part : absl::StrSplit(text, ':')) {
    int64_t number = 0;
    if (!ToInt64(part, 10, false, number) ||
        __builtin_mul_overflow(value, 60, &value) ||
        __builtin_add_overflow(value, number, &value)) {
      return false;
    }
  }
  return true;
}

bool SetInt(absl::string_view plain, YamlNode& node) {
  const std::string clean = absl::StrReplaceAll(plain, {{"_", ""}});
  absl::string_view digits = clean;
  const bool negative = absl::ConsumePrefix(&digits, "-");
  absl::ConsumePrefix(&digits, "+");
  node.kind = Kind::kInt;
  if (absl::StrContains(digits, ':')) {
    if (!SexagesimalToInt64(digits, node.int_value)) return false;
    if (negative) node.int_value = -node.int_value;
    return true;
  }
  int base = 10;
  if (absl::ConsumePrefix(&digits, "0b")) {
    base = 2;
  } else if (absl::ConsumePrefix(&digits, "0x")) {
    base = 16;
  } else if (digits.size() > 1 && digits.front() == '0') {
    base = 8;
  }
  if (digits.empty()) return false;
  if (ToInt64(digits, base, negative, node.int_value)) return true;
  // Python reads no more than 4300 digits.
  if (base != 10 || digits.size() > 4300) return false;
  node.kind = Kind::kBigInt;
  node.text = negative ? clean : std::string(digits);
  return true;
}

bool SetFloat(absl::string_view plain, YamlNode& node) {
  const std::string clean =
      absl::AsciiStrToLower(absl::StrReplaceAll(plain, {{"_", ""}}));
  absl::string_view digits = clean;
  const double sign = absl::ConsumePrefix(&digits, "-") ? -1.0 : 1.0;
  absl::ConsumePrefix(&digits, "+");
  node.kind = Kind::kDouble;
  if (digits == ".inf") {
    node.double_value = sign * std::numeric_limits<double>::infinity();
    return true;
  }
  if (digits == ".nan") {
    node.double_value = std::numeric_limits<double>::quiet_NaN();
    return true;
  }
  double value = 0;
  for (const absl::string_view part : absl::StrSplit(digits, ':')) {
    double number = 0;
    if (!absl::SimpleAtod(part, &number)) return false;
    value = value * 60 + number;
  }
  node.double_value = sign * value;
  return true;
}

}  // namespace

bool ResolvePyYamlScalar(absl::string_view plain, YamlNode& node) {
  const PyYamlForm form = PyYamlFormOf(plain);
  switch (form) {
    case PyYamlForm::kNull:
      node.kind = Kind::kNull;
      return true;
    case PyYamlForm::kTrue:
    case PyYamlForm::kFalse:
      node.kind = Kind::kBool;
      node.bool_value = form == PyYamlForm::kTrue;
      return true;
    case PyYamlForm::kInt:
      return SetInt(plain, node);
    case PyYamlForm::kFloat:
      return SetFloat(plain, node);
    case PyYamlForm::kTimestamp:
    case PyYamlForm::kValue:
      node.kind = Kind::kOther;
      break;
    case PyYamlForm::kString:
    case PyYamlForm::kMerge:  // as a value; as a key it never comes here
      node.kind = Kind::kString;
      break;
  }
  node.text = std::string(plain);
  return true;
}

}  // namespace kfir
