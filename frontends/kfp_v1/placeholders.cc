// SPDX-License-Identifier: Apache-2.0
#include "frontends/kfp_v1/placeholders.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "frontends/kfp_v1/names.h"

namespace kfir::kfp_v1 {
namespace {

constexpr absl::string_view kStart = "{{pipelineparam:op=";

bool IsNameCharacter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return absl::ascii_isalnum(byte) || absl::ascii_isspace(byte) || c == '_' ||
         c == '-' || byte >= 0x80;
}

absl::string_view TakeName(absl::string_view& text) {
  size_t size = 0;
  while (size < text.size() && IsNameCharacter(text[size])) ++size;
  const absl::string_view name = text.substr(0, size);
  text.remove_prefix(size);
  return name;
}

// A placeholder at the start of `text`, which is moved behind it.
std::optional<Placeholder> Take(absl::string_view& text) {
  absl::string_view rest = text;
  if (!absl::ConsumePrefix(&rest, kStart)) return std::nullopt;
  const absl::string_view op = TakeName(rest);
  if (!absl::ConsumePrefix(&rest, ";name=")) return std::nullopt;
  const absl::string_view name = TakeName(rest);
  if (name.empty() || !absl::ConsumePrefix(&rest, "}}")) return std::nullopt;
  text = rest;
  return Placeholder{K8sName(op), K8sCapName(name)};
}

}  // namespace

std::string Placeholder::FullName() const {
  return op.empty() ? name : absl::StrCat(op, "-", name);
}

bool PlaceholderScanner::Next() {
  placeholder_.reset();
  if (rest_.empty()) return false;
  absl::string_view after = rest_;
  placeholder_ = Take(after);
  if (placeholder_.has_value()) {
    text_ = rest_.substr(0, rest_.size() - after.size());
    rest_ = after;
    return true;
  }
  size_t end = 0;
  do {
    end = rest_.find(kStart, end + 1);
    if (end == absl::string_view::npos) {
      text_ = rest_;
      rest_ = {};
      return true;
    }
    after = rest_.substr(end);
  } while (!Take(after).has_value());
  text_ = rest_.substr(0, end);
  rest_.remove_prefix(end);
  return true;
}

bool HasPlaceholder(absl::string_view text) {
  PlaceholderScanner scanner(text);
  while (scanner.Next()) {
    if (scanner.placeholder().has_value()) return true;
  }
  return false;
}

}  // namespace kfir::kfp_v1
