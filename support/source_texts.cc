// SPDX-License-Identifier: Apache-2.0
#include "support/source_texts.h"

#include <utility>

#include "absl/strings/match.h"

namespace kfir {

void SourceTexts::Add(absl::string_view file, std::string text) {
  files_[std::string(file)] = Entry{std::move(text), {}};
}

std::optional<absl::string_view> SourceTexts::Line(absl::string_view file,
                                                   int line) {
  if (file.empty() || line < 1) return std::nullopt;
  auto found = files_.find(file);
  if (found == files_.end()) {
    std::string name(file);
    std::optional<Entry> entry;
    if (std::optional<std::string> text;
        loader_ != nullptr && (text = loader_(name))) {
      entry = Entry{*std::move(text), {}};
    }
    found = files_.emplace(std::move(name), std::move(entry)).first;
  }
  if (!found->second.has_value()) return std::nullopt;
  Entry& entry = *found->second;
  const absl::string_view text = entry.text;
  if (entry.starts.empty()) {
    entry.starts.push_back(0);
    for (size_t at = text.find('\n'); at != text.npos;
         at = text.find('\n', at + 1)) {
      entry.starts.push_back(at + 1);
    }
  }
  const size_t index = static_cast<size_t>(line - 1);
  if (index >= entry.starts.size()) return std::nullopt;
  const size_t start = entry.starts[index];
  const size_t end = index + 1 < entry.starts.size()
                         ? entry.starts[index + 1] - 1
                         : text.size();
  absl::string_view result = text.substr(start, end - start);
  if (absl::EndsWith(result, "\r")) result.remove_suffix(1);
  if (index == 0 && absl::StartsWith(result, "\xEF\xBB\xBF")) {
    result.remove_prefix(3);
  }
  return result;
}

}  // namespace kfir
