// SPDX-License-Identifier: Apache-2.0
#include "support/yaml/pyyaml_scalar.h"

#include "absl/strings/match.h"

namespace kfir {
namespace {

bool IsOneOf(char c, absl::string_view set) {
  return absl::StrContains(set, c);
}
bool IsSpaceForIndicators(char c) {
  return c == '\0' || c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

}  // namespace

PyYamlScalar AnalyzePyYamlScalar(absl::string_view text) {
  PyYamlScalar result;
  if (text.empty()) {
    result.plain_in_block = true;
    result.single_quoted = true;
    return result;
  }
  bool flow_indicators =
      absl::StartsWith(text, "---") || absl::StartsWith(text, "...");
  bool block_indicators = flow_indicators;
  bool special = false;
  bool break_then_space = false;
  bool space_then_break = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const char before = i == 0 ? '\0' : text[i - 1];
    const bool space_follows =
        i + 1 == text.size() || IsSpaceForIndicators(text[i + 1]);
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++result.length;
    if (i == 0) {
      if (IsOneOf(c, "#,[]{}&*!|>'\"%@`") || (c == '-' && space_follows)) {
        flow_indicators = block_indicators = true;
      } else if (c == '?' || c == ':') {
        flow_indicators = true;
        block_indicators |= space_follows;
      }
    } else if (IsOneOf(c, ",?[]{}")) {
      flow_indicators = true;
    } else if (c == ':') {
      flow_indicators = true;
      block_indicators |= space_follows;
    } else if (c == '#' && IsSpaceForIndicators(before)) {
      flow_indicators = block_indicators = true;
    }
    if (c == '\n') {
      result.several_lines = true;
      space_then_break |= i > 0 && before == ' ';
    } else if (c < ' ' || c > '~') {  // all bytes outside ASCII among them
      special = true;
      // Its other line breaks: NEL, LS and PS.
      const absl::string_view rest = text.substr(i);
      result.several_lines |= absl::StartsWith(rest, "\xC2\x85") ||
                              absl::StartsWith(rest, "\xE2\x80\xA8") ||
                              absl::StartsWith(rest, "\xE2\x80\xA9");
    } else if (c == ' ') {
      break_then_space |= i > 0 && before == '\n';
    }
  }
  const auto is_edge = [](char c) { return c == ' ' || c == '\n'; };
  const bool plain = !is_edge(text.front()) && !is_edge(text.back()) &&
                     !break_then_space && !space_then_break && !special &&
                     !result.several_lines;
  result.plain_in_flow = plain && !flow_indicators;
  result.plain_in_block = plain && !block_indicators;
  result.single_quoted = !break_then_space && !space_then_break && !special;
  result.literal = text.back() != ' ' && !space_then_break && !special;
  return result;
}

}  // namespace kfir
