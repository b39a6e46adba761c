// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>
#include <optional>
#include <string>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/charconv.h"
#include "absl/strings/match.h"
#include "absl/strings/str_replace.h"
#include "support/yaml/reader.h"

namespace kfir {
namespace {

using Kind = YamlResolved::Kind;

YamlResolved Bool(bool value) {
  YamlResolved resolved;
  resolved.kind = Kind::kBool;
  resolved.bool_value = value;
  return resolved;
}

YamlResolved Double(double value) {
  YamlResolved resolved;
  resolved.kind = Kind::kDouble;
  resolved.double_value = value;
  return resolved;
}

YamlResolved Null() {
  YamlResolved resolved;
  resolved.kind = Kind::kNull;
  return resolved;
}

YamlResolved ResolveWord(absl::string_view word, YamlBools bools) {
  if (word.size() > 5) return {};
  if (bools == YamlBools::kYaml12 && word != "~" &&
      !absl::EqualsIgnoreCase(word, "true") &&
      !absl::EqualsIgnoreCase(word, "false") &&
      !absl::EqualsIgnoreCase(word, "null")) {
    return {};
  }
  static constexpr absl::string_view kTrue[] = {
      "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"};
  static constexpr absl::string_view kFalse[] = {
      "n",     "N",     "no",  "No",  "NO", "false",
      "False", "FALSE", "off", "Off", "OFF"};
  static constexpr absl::string_view kNull[] = {"~", "null", "Null", "NULL"};
  const auto is_one_of = [word](const auto& words) {
    return absl::c_linear_search(words, word);
  };
  if (is_one_of(kTrue)) return Bool(true);
  if (is_one_of(kFalse)) return Bool(false);
  if (is_one_of(kNull)) return Null();
  return {};
}

std::optional<YamlResolved> ResolveNamedFloat(absl::string_view text) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  for (const absl::string_view nan : {".nan", ".NaN", ".NAN"}) {
    if (text == nan) return Double(std::numeric_limits<double>::quiet_NaN());
  }
  const bool negative = absl::StartsWith(text, "-");
  if (negative || absl::StartsWith(text, "+")) text.remove_prefix(1);
  for (const absl::string_view inf : {".inf", ".Inf", ".INF"}) {
    if (text == inf) return Double(negative ? -kInfinity : kInfinity);
  }
  return std::nullopt;
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

size_t CountDigits(absl::string_view text) {
  size_t count = 0;
  while (count < text.size() && IsDigit(text[count])) ++count;
  return count;
}

// `text` is `digits[.digits][e[sign]digits]` or begins with the dot.
bool IsDecimalFloat(absl::string_view text) {
  const size_t whole = CountDigits(text);
  text.remove_prefix(whole);
  if (absl::StartsWith(text, ".")) {
    text.remove_prefix(1);
    const size_t fraction = CountDigits(text);
    if (whole == 0 && fraction == 0) return false;
    text.remove_prefix(fraction);
  } else if (whole == 0) {
    return false;
  }
  if (text.empty()) return true;
  if (text[0] != 'e' && text[0] != 'E') return false;
  text.remove_prefix(1);
  if (!text.empty() && (text[0] == '+' || text[0] == '-')) {
    text.remove_prefix(1);
  }
  return !text.empty() && CountDigits(text) == text.size();
}

// `text` has the form of a decimal float after its sign.
YamlResolved ParseFloat(absl::string_view text) {
  if (text[0] == '+') text.remove_prefix(1);
  double value = 0;
  const absl::from_chars_result result =
      absl::from_chars(text.data(), text.data() + text.size(), value);
  const bool too_big =
      result.ec == std::errc::result_out_of_range && std::abs(value) > 1;
  return too_big ? YamlResolved{} : Double(value);
}

// An integer with the prefixes of Go: `0x`, `0o`, `0b`, and `0` for octal.
std::optional<YamlResolved> ParseInt(absl::string_view text) {
  const bool has_sign = text[0] == '-' || text[0] == '+';
  const bool negative = text[0] == '-';
  if (has_sign) text.remove_prefix(1);
  int base = 10;
  if (text.size() > 1 && text[0] == '0') {
    const char c = text[1];
    if (c == 'x' || c == 'X') base = 16;
    if (c == 'b' || c == 'B') base = 2;
    if (c == 'o' || c == 'O') base = 8;
    text.remove_prefix(base == 10 ? 1 : 2);
    if (base == 10) base = 8;
  }
  uint64_t value = 0;
  const std::from_chars_result result =
      std::from_chars(text.data(), text.data() + text.size(), value, base);
  if (result.ec != std::errc() || result.ptr != text.data() + text.size()) {
    return std::nullopt;
  }
  constexpr uint64_t kMaxInt = std::numeric_limits<int64_t>::max();
  YamlResolved resolved;
  if (value <= kMaxInt + (negative ? 1 : 0)) {
    resolved.kind = Kind::kInt;
    resolved.int_value = static_cast<int64_t>(negative ? 0 - value : value);
    return resolved;
  }
  // The larger range is for unsigned numbers, which have no sign.
  if (has_sign) return std::nullopt;
  resolved.kind = Kind::kBigInt;
  resolved.big_int_value = value;
  return resolved;
}

YamlResolved ResolveNumber(absl::string_view text) {
  std::string without;
  if (absl::StrContains(text, '_')) {
    without = absl::StrReplaceAll(text, {{"_", ""}});
    text = without;
  }
  if (const auto value = ParseInt(text); value.has_value()) return *value;
  absl::string_view magnitude = text;
  if (magnitude[0] == '-' || magnitude[0] == '+') magnitude.remove_prefix(1);
  if (IsDecimalFloat(magnitude)) return ParseFloat(text);
  return {};
}

// A number that begins with its dot; underscores stand between digits only.
YamlResolved ResolveDot(absl::string_view text) {
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '_' && (i + 1 == text.size() || !IsDigit(text[i - 1]) ||
                           !IsDigit(text[i + 1]))) {
      return {};
    }
  }
  const std::string without = absl::StrReplaceAll(text, {{"_", ""}});
  return IsDecimalFloat(without) ? ParseFloat(without) : YamlResolved{};
}

}  // namespace

YamlResolved ResolveYamlScalar(absl::string_view plain, YamlBools bools) {
  if (plain.empty()) return Null();
  switch (plain[0]) {
    case '~':
    case 'y':
    case 'Y':
    case 'n':
    case 'N':
    case 't':
    case 'T':
    case 'f':
    case 'F':
    case 'o':
    case 'O':
      return ResolveWord(plain, bools);
    case '.':
      if (const auto named = ResolveNamedFloat(plain); named.has_value()) {
        return *named;
      }
      return ResolveDot(plain);
    case '+':
    case '-':
      if (const auto named = ResolveNamedFloat(plain); named.has_value()) {
        return *named;
      }
      return ResolveNumber(plain);
    default:
      return IsDigit(plain[0]) ? ResolveNumber(plain) : YamlResolved{};
  }
}

}  // namespace kfir
