// SPDX-License-Identifier: Apache-2.0
#include "tools/split_input.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"

namespace kfir {
namespace {
constexpr absl::string_view kSeparator = "# -----";
}  // namespace

std::vector<Source> SplitInput(Source source) {
  std::vector<Source> parts(1);
  parts[0].name = source.name;
  int line = 0;
  absl::string_view rest = source.text;
  while (!rest.empty()) {
    const size_t end = rest.find('\n');
    const absl::string_view text =
        rest.substr(0, end == rest.npos ? end : end + 1);
    rest.remove_prefix(text.size());
    ++line;
    if (text.substr(0, text.find_last_not_of("\r\n") + 1) == kSeparator) {
      parts.push_back({source.name, std::string(line, '\n')});
    } else {
      absl::StrAppend(&parts.back().text, text);
    }
  }
  return parts;
}

std::string JoinOutputs(std::vector<std::string> outputs) {
  if (outputs.size() == 1) return std::move(outputs[0]);
  return absl::StrJoin(outputs, absl::StrCat(kSeparator, "\n"));
}

}  // namespace kfir
