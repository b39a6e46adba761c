// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <limits>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "frontends/shared/component/yaml_node.h"

namespace kfir {
namespace {

using Kind = YamlNode::Kind;

bool IsOneOf(absl::string_view text,
             std::initializer_list<absl::string_view> words) {
  for (const absl::string_view word : words) {
    if (text == word) return true;
  }
  return false;
}

// A small matcher in place of YAML 1.1's regular expressions.
class Cursor {
 public:
  explicit Cursor(absl::string_view text) : rest_(text) {}
  bool done() const { return rest_.empty(); }
  bool One(absl::string_view set) {
    if (rest_.empty() || !absl::StrContains(set, rest_.front())) return false;
    rest_.remove_prefix(1);
    return true;
  }
  // How many characters of `set` follow, at most `most`.
  size_t Many(absl::string_view set,
              size_t most = std::numeric_limits<size_t>::max()) {
    size_t count = 0;
    while (count < most && One(set)) ++count;
    return count;
  }
  bool Word(absl::string_view word) {
    if (!absl::StartsWith(rest_, word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }

 private:
  absl::string_view rest_;
};

constexpr absl::string_view kDigits = "0123456789";
constexpr absl::string_view kDigitsAndBars = "0123456789_";

// `:59` once or more.
bool Sexagesimal(Cursor& cursor) {
  size_t count = 0;
  while (cursor.Word(":")) {
    ++count;
    Cursor two = cursor;
    if (two.One("012345") && two.One(kDigits)) {
      cursor = two;
    } else if (!cursor.One(kDigits)) {
      return false;
    }
  }
  return count > 0;
}

bool IsInt(absl::string_view text) {
  Cursor start(text);
  start.One("-+");
  Cursor cursor = start;
  if (cursor.Word("0b")) return cursor.Many("01_") > 0 && cursor.done();
  if (cursor.Word("0x")) {
    return cursor.Many("0123456789abcdefABCDEF_") > 0 && cursor.done();
  }
  if (cursor.Word("0")) {
    cursor.Many("01234567_");
    return cursor.done();
  }
  if (!cursor.One("123456789")) return false;
  cursor.Many(kDigitsAndBars);
  return cursor.done() || (Sexagesimal(cursor) && cursor.done());
}

bool IsFloat(absl::string_view text) {
  if (IsOneOf(text, {".nan", ".NaN", ".NAN"})) return true;
  Cursor cursor(text);
  const bool sign = cursor.One("-+");
  if (Cursor after = cursor; after.Word(".")) {
    if (after.Word("inf") || after.Word("Inf") || after.Word("INF")) {
      return after.done();
    }
    if (sign || !after.One(kDigits)) return false;
    after.Many(kDigitsAndBars);
    cursor = after;
  } else {
    if (!cursor.One(kDigits)) return false;
    cursor.Many(kDigitsAndBars);
    if (Cursor sixty = cursor; Sexagesimal(sixty)) {
      if (!sixty.Word(".")) return false;
      sixty.Many(kDigitsAndBars);
      return sixty.done();
    }
    if (!cursor.Word(".")) return false;
    cursor.Many(kDigitsAndBars);
  }
  if (cursor.done()) return true;
  return cursor.One("eE") && cursor.One("-+") && cursor.Many(kDigits) > 0 &&
         cursor.done();
}

bool IsTimestamp(absl::string_view text) {
  Cursor cursor(text);
  if (cursor.Many(kDigits, 4) != 4 || !cursor.Word("-")) return false;
  const size_t month = cursor.Many(kDigits, 2);
  if (month == 0 || !cursor.Word("-")) return false;
  const size_t day = cursor.Many(kDigits, 2);
  if (day == 0) return false;
  if (cursor.done()) return month == 2 && day == 2;
  if (!cursor.One("Tt") && cursor.Many(" \t") == 0) return false;
  if (cursor.Many(kDigits, 2) == 0 || !cursor.Word(":") ||
      cursor.Many(kDigits, 2) != 2 || !cursor.Word(":") ||
      cursor.Many(kDigits, 2) != 2) {
    return false;
  }
  if (cursor.Word(".")) cursor.Many(kDigits);
  cursor.Many(" \t");
  if (cursor.Word("Z")) return cursor.done();
  if (cursor.One("-+")) {
    if (cursor.Many(kDigits, 2) == 0) return false;
    if (cursor.Word(":") && cursor.Many(kDigits, 2) != 2) return false;
  }
  return cursor.done();
}

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
  node.kind = Kind::kString;
  if (IsOneOf(plain, {"", "~", "null", "Null", "NULL"})) {
    node.kind = Kind::kNull;
  } else if (IsOneOf(plain, {"yes", "Yes", "YES", "true", "True", "TRUE", "on",
                             "On", "ON"})) {
    node.kind = Kind::kBool;
    node.bool_value = true;
  } else if (IsOneOf(plain, {"no", "No", "NO", "false", "False", "FALSE", "off",
                             "Off", "OFF"})) {
    node.kind = Kind::kBool;
  } else if (!absl::StrContains("0123456789+-.=", plain.front())) {
    node.text = std::string(plain);
  } else if (IsInt(plain)) {
    return SetInt(plain, node);
  } else if (IsFloat(plain)) {
    return SetFloat(plain, node);
  } else {
    if (plain == "=" || IsTimestamp(plain)) node.kind = Kind::kOther;
    node.text = std::string(plain);
  }
  return true;
}

}  // namespace kfir
