// SPDX-License-Identifier: Apache-2.0
#include "support/json/writer.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "support/utf8.h"

namespace kfir {
namespace {

void AppendUnit(unsigned unit, std::string* out) {
  constexpr char kHex[] = "0123456789abcdef";
  const char text[] = {'\\',
                       'u',
                       kHex[unit >> 12 & 15],
                       kHex[unit >> 8 & 15],
                       kHex[unit >> 4 & 15],
                       kHex[unit & 15]};
  out->append(text, sizeof(text));
}

bool IsSafe(char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; }

void AppendEscaped(char32_t code, std::string* out) {
  switch (code) {
    case '"':
      out->append("\\\"");
      return;
    case '\\':
      out->append("\\\\");
      return;
    case '\n':
      out->append("\\n");
      return;
    case '\r':
      out->append("\\r");
      return;
    case '\t':
      out->append("\\t");
      return;
    case '\f':
      out->append("\\f");
      return;
    case '\b':
      out->append("\\b");
      return;
    default:
      break;
  }
  if (code < 0x10000) return AppendUnit(code, out);
  AppendUnit(0xD800 + ((code - 0x10000) >> 10), out);
  AppendUnit(0xDC00 + ((code - 0x10000) & 0x3FF), out);
}

void AppendQuoted(absl::string_view text, std::string* out) {
  out->push_back('"');
  size_t i = 0;
  while (i < text.size()) {
    size_t end = i;
    while (end < text.size() && IsSafe(text[end])) ++end;
    out->append(text.data() + i, end - i);
    i = end;
    if (i == text.size()) break;
    const Utf8Character character = DecodeUtf8(text, i, /*surrogates=*/true);
    AppendEscaped(character.code, out);
    i += character.length;
  }
  out->push_back('"');
}

class JsonWriter : public ValueWriter {
 public:
  JsonWriter(JsonKeys keys, JsonLayout layout, std::string* out)
      : keys_(keys), layout_(layout), out_(*out) {}

  void BeginMap() override { Open('{'); }
  void BeginList() override { Open('['); }
  void EndList() override { Close(']'); }
  void EndMap() override {
    if (keys_ == JsonKeys::kSorted) SortMembers();
    Close('}');
  }

  void Key(absl::string_view key) override {
    Separate();
    if (keys_ == JsonKeys::kSorted) {
      members_.push_back({std::string(key), out_.size()});
    }
    AppendQuoted(key, &out_);
    out_.append(": ");
    after_key_ = true;
  }

  void String(absl::string_view value) override {
    BeforeValue();
    AppendQuoted(value, &out_);
  }
  void Int(int64_t value) override { Bare(absl::AlphaNum(value).Piece()); }
  void BigInt(absl::string_view digits) override { Bare(digits); }
  void Bool(bool value) override { Bare(value ? "true" : "false"); }
  void Null() override { Bare("null"); }
  void Double(double value) override {
    if (std::isnan(value)) return Bare("NaN");
    if (std::isinf(value)) return Bare(value < 0 ? "-Infinity" : "Infinity");
    Bare(PythonFloatRepr(value));
  }

  void Finish() override {}

 private:
  struct Level {
    bool empty = true;
    size_t first_member = 0;  // in members_
  };
  struct Member {
    std::string key;
    size_t offset;  // of the key in out_
  };

  void Separate() {
    Level& level = levels_.back();
    const bool indented = layout_ == JsonLayout::kIndented;
    if (!level.empty) out_.append(indented ? "," : ", ");
    level.empty = false;
    if (indented) NewLine();
  }

  void BeforeValue() {
    if (!after_key_ && !levels_.empty()) Separate();
    after_key_ = false;
  }

  void Bare(absl::string_view text) {
    BeforeValue();
    out_.append(text.data(), text.size());
  }

  void Open(char bracket) {
    BeforeValue();
    out_.push_back(bracket);
    levels_.push_back({true, members_.size()});
  }

  void NewLine() {
    out_.push_back('\n');
    out_.append(2 * levels_.size(), ' ');
  }

  void Close(char bracket) {
    const bool empty = levels_.back().empty;
    levels_.pop_back();
    if (layout_ == JsonLayout::kIndented && !empty) NewLine();
    out_.push_back(bracket);
  }

  // Puts the members of the innermost map, all written, in order.
  void SortMembers() {
    const auto begin = members_.begin() + levels_.back().first_member;
    const auto by_key = [](const Member& a, const Member& b) {
      return a.key < b.key;
    };
    if (!std::is_sorted(begin, members_.end(), by_key)) {
      const size_t start = begin->offset;
      const std::string text = out_.substr(start);
      std::vector<std::pair<const Member*, size_t>> order;  // and its end
      for (auto it = begin; it != members_.end(); ++it) {
        const auto next = it + 1;
        order.emplace_back(
            &*it, next == members_.end() ? out_.size() : next->offset - 2);
      }
      std::stable_sort(order.begin(), order.end(),
                       [&](const auto& a, const auto& b) {
                         return by_key(*a.first, *b.first);
                       });
      out_.resize(start);
      for (const auto& [member, end] : order) {
        if (out_.size() != start) out_.append(", ");
        out_.append(text, member->offset - start, end - member->offset);
      }
    }
    members_.erase(begin, members_.end());
  }

  const JsonKeys keys_;
  const JsonLayout layout_;
  std::string& out_;
  bool after_key_ = false;
  std::vector<Level> levels_;
  std::vector<Member> members_;  // of all open maps; unused without sorting
};

}  // namespace

std::unique_ptr<ValueWriter> MakeJsonWriter(JsonKeys keys, std::string* out,
                                            JsonLayout layout) {
  return std::make_unique<JsonWriter>(keys, layout, out);
}

std::string PythonFloatRepr(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
  char buffer[32];
  const std::to_chars_result result = std::to_chars(
      buffer, buffer + sizeof(buffer), value, std::chars_format::scientific);
  absl::string_view text(buffer, result.ptr - buffer);
  std::string repr;
  if (text[0] == '-') {
    repr.push_back('-');
    text.remove_prefix(1);
  }
  const size_t e = text.find('e');
  int exponent = 0;
  const char* digits_of_exponent = text.data() + e + 1 + (text[e + 1] == '+');
  std::from_chars(digits_of_exponent, text.data() + text.size(), exponent);
  std::string digits(1, text[0]);
  if (e > 2) digits.append(text.data() + 2, e - 2);

  // Python uses an exponent outside 1e-4 .. 1e16.
  const int count = static_cast<int>(digits.size());
  if (exponent < -4 || exponent >= 16) {
    repr.append(digits, 0, 1);
    if (count > 1) absl::StrAppend(&repr, ".", digits.substr(1));
    const int magnitude = std::abs(exponent);
    absl::StrAppend(&repr, exponent < 0 ? "e-" : "e+",
                    magnitude < 10 ? "0" : "", magnitude);
  } else if (exponent < 0) {
    absl::StrAppend(&repr, "0.", std::string(-exponent - 1, '0'), digits);
  } else if (exponent >= count - 1) {
    absl::StrAppend(&repr, digits, std::string(exponent - count + 1, '0'),
                    ".0");
  } else {
    absl::StrAppend(&repr, digits.substr(0, exponent + 1), ".",
                    digits.substr(exponent + 1));
  }
  return repr;
}

}  // namespace kfir
