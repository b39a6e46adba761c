// SPDX-License-Identifier: Apache-2.0
#include "backends/shared/migration/paths.h"

#include <string>

#include "absl/strings/ascii.h"
#include "ir/values.h"

namespace kfir::migration {
namespace {

bool IsInPath(char c) {
  return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '_' ||
         c == '-' || c == '.' || c == '/';
}

// Where `path` stands as a whole at or after `at`.
size_t FindPath(absl::string_view text, absl::string_view path, size_t at) {
  for (;; ++at) {
    at = text.find(path, at);
    if (at == absl::string_view::npos) return at;
    const size_t end = at + path.size();
    const bool begins = at == 0 || !IsInPath(text[at - 1]);
    // A full stop that nothing follows ends a sentence.
    const bool ends = end == text.size() || !IsInPath(text[end]) ||
                      (text[end] == '.' &&
                       (end + 1 == text.size() || !IsInPath(text[end + 1])));
    if (begins && ends) return at;
  }
}

// Empty: `text` does not have `path`.
ir::Template Split(absl::string_view text, absl::string_view path,
                   const ir::Value& placeholder) {
  ir::Template result;
  size_t written = 0;
  for (size_t at = 0;
       (at = FindPath(text, path, at)) != absl::string_view::npos;
       written = at) {
    if (at > written) {
      result.add_pieces()->set_text(
          std::string(text.substr(written, at - written)));
    }
    *result.add_pieces()->mutable_value() = placeholder;
    at += path.size();
  }
  if (written > 0 && written < text.size())
    result.add_pieces()->set_text(std::string(text.substr(written)));
  return result;
}

}  // namespace

bool ReplacePath(absl::string_view path, const ir::Value& placeholder,
                 ir::Container& container) {
  if (path.empty()) return false;
  bool found = false;
  const auto visit = [&](ir::Value& value) {
    if (value.constant().kind_case() == ir::Tree::kStringValue) {
      if (value.constant().string_value() == path) {
        value = placeholder;
        found = true;
        return;
      }
      ir::Template split =
          Split(value.constant().string_value(), path, placeholder);
      if (split.pieces().empty()) return;
      *value.mutable_template_() = split;
      found = true;
    } else if (value.has_template_()) {
      ir::Template result;
      for (ir::Template::Piece& piece :
           *value.mutable_template_()->mutable_pieces()) {
        ir::Template split;
        if (piece.has_text()) split = Split(piece.text(), path, placeholder);
        if (split.pieces().empty()) {
          result.add_pieces()->Swap(&piece);
          continue;
        }
        result.MergeFrom(split);
        found = true;
      }
      value.mutable_template_()->Swap(&result);
    }
  };
  for (auto* words : {container.mutable_command(), container.mutable_args()}) {
    for (ir::Value& word : *words->mutable_words())
      ir::ForEachMutableValue(word, visit);
  }
  return found;
}

}  // namespace kfir::migration
