// SPDX-License-Identifier: Apache-2.0
#include "support/label_syntax.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"

namespace kfir {
namespace {

// A word as Kubernetes has it in the names and values of labels: letters and
// digits, and `-`, `_` or `.` between them.
bool IsWord(absl::string_view text) {
  constexpr size_t kLongest = 63;
  if (text.empty() || text.size() > kLongest) return false;
  for (const char c : text) {
    if (!absl::ascii_isalnum(c) && c != '-' && c != '_' && c != '.') {
      return false;
    }
  }
  return absl::ascii_isalnum(text.front()) && absl::ascii_isalnum(text.back());
}

}  // namespace

bool IsLabelName(absl::string_view name) {
  constexpr size_t kLongestPrefix = 253;
  const size_t slash = name.find('/');
  if (slash == name.npos) return IsWord(name);
  const absl::string_view prefix = name.substr(0, slash);
  if (prefix.empty() || prefix.size() > kLongestPrefix) return false;
  for (const char c : prefix) {
    if (!absl::ascii_islower(c) && !absl::ascii_isdigit(c) && c != '-' &&
        c != '.') {
      return false;
    }
  }
  return IsWord(name.substr(slash + 1));
}

bool IsObjectName(absl::string_view name) {
  for (const absl::string_view part : absl::StrSplit(name, '.')) {
    if (!IsWord(part)) return false;
    for (const char c : part) {
      if (absl::ascii_isupper(c) || c == '_') return false;
    }
  }
  return true;
}

bool IsLabelValue(absl::string_view value) {
  return value.empty() || IsWord(value);
}

}  // namespace kfir
