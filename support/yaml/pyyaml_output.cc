// SPDX-License-Identifier: Apache-2.0
#include "support/yaml/pyyaml_output.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "support/utf8.h"

namespace kfir {
namespace {

std::u32string Decode(absl::string_view text) {
  std::u32string characters;
  characters.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    const Utf8Character character = DecodeUtf8(text, i, /*surrogates=*/true);
    characters.push_back(character.code);
    i += static_cast<size_t>(character.length);
  }
  return characters;
}

std::string Hex(char32_t code, absl::PadSpec pad) {
  return absl::AsciiStrToUpper(
      absl::StrCat(absl::Hex(static_cast<uint32_t>(code), pad)));
}

std::string Escape(char32_t code) {
  switch (code) {
    case 0:
      return "\\0";
    case 7:
      return "\\a";
    case 8:
      return "\\b";
    case 9:
      return "\\t";
    case 10:
      return "\\n";
    case 11:
      return "\\v";
    case 12:
      return "\\f";
    case 13:
      return "\\r";
    case 27:
      return "\\e";
    case '"':
      return "\\\"";
    case '\\':
      return "\\\\";
    case 0x85:
      return "\\N";
    case 0xA0:
      return "\\_";
    case 0x2028:
      return "\\L";
    case 0x2029:
      return "\\P";
    default:
      break;
  }
  if (code <= 0xFF) return absl::StrCat("\\x", Hex(code, absl::kZeroPad2));
  if (code <= 0xFFFF) return absl::StrCat("\\u", Hex(code, absl::kZeroPad4));
  return absl::StrCat("\\U", Hex(code, absl::kZeroPad8));
}

bool StandsForItself(char32_t code) {
  return code >= ' ' && code <= '~' && code != '"' && code != '\\';
}

// The length of the run of `c` at `text[at]`.
size_t Run(absl::string_view text, size_t at, char c) {
  const size_t end = text.find_first_not_of(c, at);
  return (end == text.npos ? text.size() : end) - at;
}

}  // namespace

void PyYamlOutput::Put(absl::string_view text) {
  out_.append(text.data(), text.size());
  column_ += static_cast<int>(text.size());
}

void PyYamlOutput::LineBreak() {
  out_.push_back('\n');
  column_ = 0;
  whitespace_ = true;
  indention_ = true;
}

void PyYamlOutput::Indicator(absl::string_view indicator, bool needs_whitespace,
                             bool whitespace, bool indention) {
  if (needs_whitespace && !whitespace_) Put(" ");
  Put(indicator);
  whitespace_ = whitespace;
  indention_ = indention_ && indention;
  open_ended_ = false;
}

void PyYamlOutput::Indent() {
  const int indent = std::max(indent_, 0);
  if (!indention_ || column_ > indent || (column_ == indent && !whitespace_)) {
    LineBreak();
  }
  if (column_ < indent) {
    out_.append(static_cast<size_t>(indent - column_), ' ');
    column_ = indent;
    whitespace_ = true;
  }
}

void PyYamlOutput::Plain(absl::string_view text, bool split, bool is_root) {
  if (is_root) open_ended_ = true;
  if (!whitespace_) Put(" ");
  whitespace_ = false;
  indention_ = false;
  // Words and the blanks between them in turn.
  for (size_t i = 0; i < text.size();) {
    const size_t blanks = Run(text, i, ' ');
    if (blanks == 1 && is_past_width() && split) {
      Indent();
      whitespace_ = false;
      indention_ = false;
    } else {
      Put(text.substr(i, blanks));
    }
    i += blanks;
    const size_t end = std::min(text.find(' ', i), text.size());
    Put(text.substr(i, end - i));
    i = end;
  }
}

void PyYamlOutput::SingleQuoted(absl::string_view text, bool split) {
  Indicator("'", true);
  for (size_t i = 0; i < text.size();) {
    switch (text[i]) {
      case ' ': {
        const size_t blanks = Run(text, i, ' ');
        const bool inside = i > 0 && i + blanks < text.size();
        if (blanks == 1 && is_past_width() && split && inside) {
          Indent();
        } else {
          Put(text.substr(i, blanks));
        }
        i += blanks;
        break;
      }
      case '\n': {
        // A reader takes one break away.
        const size_t breaks = Run(text, i, '\n');
        for (size_t k = 0; k <= breaks; ++k) LineBreak();
        Indent();
        i += breaks;
        break;
      }
      case '\'':
        Put("''");
        ++i;
        break;
      default: {
        const size_t end = std::min(text.find_first_of(" \n'", i), text.size());
        Put(text.substr(i, end - i));
        i = end;
      }
    }
  }
  Indicator("'", false);
}

void PyYamlOutput::DoubleQuoted(absl::string_view bytes, bool split) {
  const std::u32string text = Decode(bytes);
  Indicator("\"", true);
  size_t start = 0;  // of what is not written yet; it stands for itself
  const auto flush = [&](size_t end) {
    for (; start < end; ++start) out_.push_back(static_cast<char>(text[start]));
  };
  for (size_t i = 0; i < text.size(); ++i) {
    if (!StandsForItself(text[i])) {
      if (start < i) column_ += static_cast<int>(i - start);
      flush(i);
      Put(Escape(text[i]));
      start = i + 1;
    }
    const int pending = start < i ? static_cast<int>(i - start) : 0;
    const int width = column_ + (start > i ? -1 : pending);
    if (i > 0 && i + 1 < text.size() && (text[i] == ' ' || start >= i) &&
        width > kWidth && split) {
      column_ += pending;
      flush(i);
      Put("\\");
      Indent();
      whitespace_ = false;
      indention_ = false;
      if (text[start] == ' ') Put("\\");
    }
  }
  column_ += static_cast<int>(text.size() - std::min(start, text.size()));
  flush(text.size());
  Indicator("\"", false);
}

void PyYamlOutput::Literal(absl::string_view text) {
  std::string header = "|";
  if (text.front() == ' ' || text.front() == '\n') {
    absl::StrAppend(&header, kIndent);
  }
  const bool keeps = text.back() == '\n' &&
                     (text.size() == 1 || text[text.size() - 2] == '\n');
  if (text.back() != '\n') header.push_back('-');
  if (keeps) header.push_back('+');
  Indicator(header, true);
  open_ended_ = keeps;
  LineBreak();
  while (!text.empty()) {
    const size_t breaks = Run(text, 0, '\n');
    for (size_t i = 0; i < breaks; ++i) LineBreak();
    text.remove_prefix(breaks);
    if (text.empty()) break;
    Indent();
    const size_t end = std::min(text.find('\n'), text.size());
    out_.append(text.data(), end);
    text.remove_prefix(end);
    if (text.empty()) {
      LineBreak();
    } else {
      // Its first break ends the line.
      LineBreak();
      text.remove_prefix(1);
    }
  }
}

}  // namespace kfir
