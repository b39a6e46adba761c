// SPDX-License-Identifier: Apache-2.0
#include "support/yaml/pyyaml_form.h"

#include "absl/strings/match.h"
#include "absl/strings/strip.h"

namespace kfir {
namespace {

bool IsOneOf(char c, absl::string_view set) {
  return absl::StrContains(set, c);
}
bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsDigitOrUnderscore(char c) { return IsDigit(c) || c == '_'; }

// Takes what `accepts` from the front of `text`; how much.
template <typename Accepts>
size_t Skip(absl::string_view& text, Accepts accepts, size_t at_most = -1) {
  size_t count = 0;
  while (count < text.size() && count < at_most && accepts(text[count])) {
    ++count;
  }
  text.remove_prefix(count);
  return count;
}

bool SkipSign(absl::string_view& text) {
  return Skip(
             text, [](char c) { return c == '-' || c == '+'; }, 1) == 1;
}

// `:MM` or `:M`, at least once: numbers of base 60.
bool SkipSexagesimal(absl::string_view& text) {
  bool found = false;
  while (text.size() >= 2 && text[0] == ':' && IsDigit(text[1])) {
    const bool two = text.size() > 2 && text[1] <= '5' && IsDigit(text[2]);
    text.remove_prefix(two ? 3 : 2);
    found = true;
  }
  return found;
}

bool IsInt(absl::string_view text) {
  SkipSign(text);
  if (text == "0") return true;
  if (absl::ConsumePrefix(&text, "0b")) {
    return Skip(text, [](char c) { return IsOneOf(c, "01_"); }) > 0 &&
           text.empty();
  }
  if (absl::ConsumePrefix(&text, "0x")) {
    return Skip(text,
                [](char c) {
                  return IsDigitOrUnderscore(c) || (c >= 'a' && c <= 'f') ||
                         (c >= 'A' && c <= 'F');
                }) > 0 &&
           text.empty();
  }
  if (absl::ConsumePrefix(&text, "0")) {
    return Skip(text,
                [](char c) { return (c >= '0' && c <= '7') || c == '_'; }) >
               0 &&
           text.empty();
  }
  if (text.empty() || !IsDigit(text[0])) return false;
  Skip(text, IsDigitOrUnderscore);
  SkipSexagesimal(text);
  return text.empty();
}

// Nothing, or an exponent with its sign.
bool IsExponentOrEnd(absl::string_view text) {
  if (text.empty()) return true;
  if (text[0] != 'e' && text[0] != 'E') return false;
  text.remove_prefix(1);
  return SkipSign(text) && Skip(text, IsDigit) > 0 && text.empty();
}

bool IsFloat(absl::string_view text) {
  for (const absl::string_view nan : {".nan", ".NaN", ".NAN"}) {
    if (text == nan) return true;
  }
  const bool has_sign = SkipSign(text);
  for (const absl::string_view inf : {".inf", ".Inf", ".INF"}) {
    if (text == inf) return true;
  }
  if (absl::ConsumePrefix(&text, ".")) {
    if (has_sign || text.empty() || !IsDigit(text[0])) return false;
    Skip(text, IsDigitOrUnderscore);
    return IsExponentOrEnd(text);
  }
  if (text.empty() || !IsDigit(text[0])) return false;
  Skip(text, IsDigitOrUnderscore);
  const bool sexagesimal = SkipSexagesimal(text);
  if (!absl::ConsumePrefix(&text, ".")) return false;
  Skip(text, IsDigitOrUnderscore);
  return sexagesimal ? text.empty() : IsExponentOrEnd(text);
}

bool SkipDigits(absl::string_view& text, size_t least, size_t most) {
  return Skip(text, IsDigit, most) >= least;
}

bool IsTimestamp(absl::string_view text) {
  const absl::string_view whole = text;
  if (!SkipDigits(text, 4, 4) || !absl::ConsumePrefix(&text, "-") ||
      !SkipDigits(text, 1, 2) || !absl::ConsumePrefix(&text, "-") ||
      !SkipDigits(text, 1, 2)) {
    return false;
  }
  if (text.empty()) return whole.size() == 10;
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  if (text[0] == 'T' || text[0] == 't') {
    text.remove_prefix(1);
  } else if (Skip(text, blank) == 0) {
    return false;
  }
  if (!SkipDigits(text, 1, 2) || !absl::ConsumePrefix(&text, ":") ||
      !SkipDigits(text, 2, 2) || !absl::ConsumePrefix(&text, ":") ||
      !SkipDigits(text, 2, 2)) {
    return false;
  }
  if (absl::ConsumePrefix(&text, ".")) Skip(text, IsDigit);
  if (text.empty()) return true;
  Skip(text, blank);
  if (text == "Z") return true;
  if (!SkipSign(text) || !SkipDigits(text, 1, 2)) return false;
  if (absl::ConsumePrefix(&text, ":") && !SkipDigits(text, 2, 2)) return false;
  return text.empty();
}

bool IsOneOfWords(absl::string_view text,
                  std::initializer_list<absl::string_view> words) {
  for (const absl::string_view word : words) {
    if (text == word) return true;
  }
  return false;
}

}  // namespace

PyYamlForm PyYamlFormOf(absl::string_view text) {
  if (IsOneOfWords(text, {"", "~", "null", "Null", "NULL"})) {
    return PyYamlForm::kNull;
  }
  if (text == "<<") return PyYamlForm::kMerge;
  if (text == "=") return PyYamlForm::kValue;
  if (IsDigit(text[0]) || IsOneOf(text[0], "+-.")) {
    if (IsInt(text)) return PyYamlForm::kInt;
    if (IsFloat(text)) return PyYamlForm::kFloat;
    return IsTimestamp(text) ? PyYamlForm::kTimestamp : PyYamlForm::kString;
  }
  if (IsOneOfWords(text, {"yes", "Yes", "YES", "true", "True", "TRUE", "on",
                          "On", "ON"})) {
    return PyYamlForm::kTrue;
  }
  if (IsOneOfWords(text, {"no", "No", "NO", "false", "False", "FALSE", "off",
                          "Off", "OFF"})) {
    return PyYamlForm::kFalse;
  }
  return PyYamlForm::kString;
}

}  // namespace kfir
