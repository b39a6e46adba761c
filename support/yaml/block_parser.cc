// SPDX-License-Identifier: Apache-2.0
#include "support/yaml/block_parser.h"

#include <algorithm>
#include <cstring>

#include "absl/strings/match.h"
#include "support/skip_clean.h"
#include "support/utf8.h"

namespace kfir {
namespace {

using Kind = YamlEvent::Kind;

// libyaml gives up on a key after 1024 characters.
constexpr size_t kLongestKey = 1000;

// Whether all of `text` is of characters that stand for themselves: no tabs, no
// controls, none that some reader takes for the end of a line.
bool IsPlainText(absl::string_view text) {
  const auto is_noted = [](auto c) {
    return ((c < uint8_t{0x20}) | (c > uint8_t{0x7E})) & (c != uint8_t{'\n'});
  };
  for (size_t i = 0; i < text.size();) {
    i = SkipClean(text, i, is_noted);
    if (i == text.size()) return true;
    const Utf8Character character = DecodeUtf8(text, i);
    const char32_t code = character.code;
    const bool good = code < 0x7F ? code >= 0x20 || code == '\n'
                                  : code >= 0xA0 && code != 0x2028 &&
                                        code != 0x2029 && code != 0xFEFF &&
                                        code != 0xFFFE && code != 0xFFFF;
    if (!character.valid || !good) return false;
    i += character.length;
  }
  return true;
}

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// What `\c` stands for; -1: not one character alone.
int32_t SimpleEscape(char c) {
  switch (c) {
    case '0':
      return 0;
    case 'a':
      return 7;
    case 'b':
      return 8;
    case 't':
      return '\t';
    case 'n':
      return '\n';
    case 'v':
      return 11;
    case 'f':
      return 12;
    case 'r':
      return '\r';
    case 'e':
      return 27;
    case ' ':
    case '"':
    case '/':
    case '\\':
      return c;
    case 'N':
      return 0x85;
    case '_':
      return 0xA0;
    case 'L':
      return 0x2028;
    case 'P':
      return 0x2029;
    default:
      return -1;
  }
}

}  // namespace

bool YamlBlockParser::Run() {
  if (!IsPlainText(text_)) return false;
  while (NextLine()) {
    if (!Line()) return false;
    if (expander_.failed()) return true;
  }
  if (!in_document_) return true;
  if (!has_root_) return false;
  EndDocument();
  return true;
}

bool YamlBlockParser::NextLine() {
  while (at_ < text_.size()) {
    SkipBlanks();
    if (At('#')) SkipToEndOfLine();
    if (at_ == text_.size()) return false;
    if (text_[at_] != '\n') return true;
    Newline();
  }
  return false;
}

void YamlBlockParser::SkipToEndOfLine() {
  const void* end = std::memchr(text_.data() + at_, '\n', text_.size() - at_);
  at_ = end == nullptr ? text_.size()
                       : static_cast<const char*>(end) - text_.data();
}

bool YamlBlockParser::EndOfLine() {
  const bool blank = At(' ');
  SkipBlanks();
  if (blank && At('#')) SkipToEndOfLine();
  return AtEndOfLine();
}

bool YamlBlockParser::IsDocumentIndicator() const {
  const absl::string_view three = text_.substr(at_, 3);
  return column() == 0 && (three == "---" || three == "...") &&
         IsBlankOrEnd(at_ + 3);
}

bool YamlBlockParser::Line() {
  if (IsDocumentIndicator()) return DocumentMark();
  if (At('%') && column() == 0) return false;
  if (!in_document_) BeginDocument();
  if (!CloseFor(column())) return false;
  if (levels_.empty()) return !has_root_ && Node();
  const Level& top = levels_.back();
  const bool list_of_key = top.is_map && IsEntry();
  if (top.column < column() || list_of_key) return top.pending && Node();
  if (top.is_map) return ScalarOrMap(/*may_be_key=*/true);
  FillPending();
  return Entry();
}

bool YamlBlockParser::DocumentMark() {
  if (text_[at_] == '.') return false;
  if (in_document_) {
    if (!has_root_) return false;
    EndDocument();
  }
  BeginDocument();
  at_ += 3;
  return EndOfLine();
}

void YamlBlockParser::BeginDocument() {
  in_document_ = true;
  has_root_ = false;
  ++events_;
  if (!expander_.failed()) expander_.BeginDocument(Mark());
}

void YamlBlockParser::EndDocument() {
  while (!levels_.empty()) Close();
  if (expander_.failed()) return;
  in_document_ = false;
  ++events_;
  expander_.EndDocument();
}

// Closes what cannot go on with a line whose text begins at `column`.
bool YamlBlockParser::CloseFor(size_t column) {
  while (!levels_.empty() && levels_.back().column >= column) {
    const Level& top = levels_.back();
    if (top.column == column) {
      if (top.is_map) return true;
      if (IsEntry()) return true;
      // A list may stand at the column of its key's map, which goes on then:
      // with a key, or this is the value of the last dash.
      if (levels_.size() < 2 || levels_[levels_.size() - 2].column != column ||
          absl::StrContains("|>{[&*!", text_[at_])) {
        return false;
      }
    }
    Close();
  }
  return true;
}

void YamlBlockParser::Open(bool is_map, YamlMark mark) {
  TakePlace();
  Add({.kind = is_map ? Kind::kMap : Kind::kList, .mark = mark});
  levels_.push_back(
      {is_map, false, static_cast<size_t>(mark.column) - 1, YamlMark()});
}

void YamlBlockParser::FillPending() {
  const Level& top = levels_.back();
  if (top.pending) AddScalar({}, /*plain=*/true, top.empty);
}

void YamlBlockParser::Close() {
  FillPending();
  Add({.kind = levels_.back().is_map ? Kind::kMapEnd : Kind::kListEnd});
  levels_.pop_back();
}

bool YamlBlockParser::Node() {
  // The expander limits how deep this goes.
  if (expander_.failed()) return true;
  if (!IsEntry()) return ScalarOrMap(/*may_be_key=*/true);
  Open(/*is_map=*/false, Mark());
  return Entry();
}

bool YamlBlockParser::Entry() {
  ++at_;
  levels_.back().pending = true;
  levels_.back().empty = Mark();
  SkipBlanks();
  if (At('#')) SkipToEndOfLine();
  return AtEndOfLine() || Node();
}

bool YamlBlockParser::Value() {
  ++at_;
  levels_.back().pending = true;
  levels_.back().empty = Mark();
  SkipBlanks();
  if (At('#')) SkipToEndOfLine();
  if (AtEndOfLine()) return true;
  return !IsEntry() && ScalarOrMap(/*may_be_key=*/false);
}

// At the colon.
bool YamlBlockParser::Key(absl::string_view value, bool plain, YamlMark mark) {
  const auto key_column = static_cast<size_t>(mark.column) - 1;
  if (column() - key_column > kLongestKey) return false;
  if (levels_.empty() || levels_.back().column != key_column) {
    Open(/*is_map=*/true, mark);
  } else {
    FillPending();
  }
  AddScalar(value, plain, mark);
  return Value();
}

bool YamlBlockParser::ScalarOrMap(bool may_be_key) {
  const YamlMark mark = Mark();
  // Where a map goes on, only a key will do.
  const bool must_be_key =
      levels_.empty() ||
      (levels_.back().is_map &&
       (!levels_.back().pending || levels_.back().column == column()));
  const char c = text_[at_];
  switch (c) {
    case '"':
    case '\'': {
      absl::string_view value;
      if (!Quoted(c, &value)) return false;
      const size_t end = at_;
      SkipBlanks();
      if (IsColon()) {
        return may_be_key && line_ == mark.line && Key(value, false, mark);
      }
      at_ = end;
      if (must_be_key || !EndOfLine()) return false;
      AddScalar(value, /*plain=*/false, mark);
      return true;
    }
    case '|':
      return !must_be_key && Literal();
    case '{':
      return !must_be_key && EmptyFlow('}');
    case '[':
      return !must_be_key && EmptyFlow(']');
    case '-':
    case '?':
    case ':':
      if (IsBlankOrEnd(at_ + 1)) return false;
      break;
    case ',':
    case ']':
    case '}':
    case '#':
    case '&':
    case '*':
    case '!':
    case '>':
    case '%':
    case '@':
    case '`':
      return false;
    default:
      break;
  }
  const size_t start = at_;
  const size_t end = PlainLine();
  if (IsColon()) {
    return may_be_key && Key(text_.substr(start, end - start), true, mark);
  }
  return !must_be_key && Plain(text_.substr(start, end - start), mark);
}

size_t YamlBlockParser::PlainLine() {
  char before = 'x';
  for (; !AtEndOfLine(); ++at_) {
    const char c = text_[at_];
    if (c == ':' && IsBlankOrEnd(at_ + 1)) break;
    if (c == '#' && before == ' ') break;
    before = c;
  }
  size_t end = at_;
  while (text_[end - 1] == ' ') --end;
  return end;
}

// `first`, which ended at `at_`, and the lines that go on with it.
bool YamlBlockParser::Plain(absl::string_view first, YamlMark mark) {
  const size_t indent = levels_.back().column;
  absl::string_view value = first;
  while (At('\n')) {
    const size_t breaks = SkipBlankLines();
    if (at_ == text_.size() || column() <= indent || At('#')) break;
    if (value.data() != buffer_.data()) {
      buffer_.assign(value.data(), value.size());
    }
    buffer_.append(breaks == 1 ? 1 : breaks - 1, breaks == 1 ? ' ' : '\n');
    const size_t start = at_;
    const size_t end = PlainLine();
    if (IsColon()) return false;
    buffer_.append(text_.data() + start, end - start);
    value = buffer_;
  }
  AddScalar(value, /*plain=*/true, mark);
  return true;
}

// At the end of a line: to the first character of the next line that holds
// any; the lines that end on the way.
size_t YamlBlockParser::SkipBlankLines() {
  size_t breaks = 0;
  while (At('\n')) {
    Newline();
    ++breaks;
    SkipBlanks();
  }
  return breaks;
}

bool YamlBlockParser::EmptyFlow(char close) {
  const YamlMark mark = Mark();
  const bool is_map = close == '}';
  ++at_;
  if (!At(close)) return false;
  ++at_;
  if (!EndOfLine()) return false;
  TakePlace();
  Add({.kind = is_map ? Kind::kMap : Kind::kList, .flow = true, .mark = mark});
  Add({.kind = is_map ? Kind::kMapEnd : Kind::kListEnd});
  return true;
}

bool YamlBlockParser::Quoted(char quote, absl::string_view* value) {
  size_t run = ++at_;  // what was not copied yet
  bool is_copy = false;
  const auto copy = [&](size_t end) {
    if (!is_copy) buffer_.clear();
    is_copy = true;
    buffer_.append(text_.data() + run, end - run);
  };
  const auto is_noted = [quote](auto c) {
    return (c == static_cast<uint8_t>(quote)) | (c == uint8_t{'\\'}) |
           (c == uint8_t{'\n'});
  };
  at_ = SkipClean(text_, at_, is_noted);
  for (; at_ < text_.size(); ++at_) {
    const char c = text_[at_];
    if (c == quote) {
      if (quote == '\'' && at_ + 1 < text_.size() && text_[at_ + 1] == '\'') {
        copy(++at_);
        run = at_ + 1;
        continue;
      }
      if (is_copy) copy(at_);
      *value =
          is_copy ? absl::string_view(buffer_) : text_.substr(run, at_ - run);
      ++at_;
      return true;
    }
    const bool escape = c == '\\' && quote == '"';
    if (escape && at_ + 1 < text_.size() && text_[at_ + 1] != '\n') {
      copy(at_);
      ++at_;
      if (!Escape()) return false;
      run = at_ + 1;
      at_ = SkipClean(text_, run, is_noted) - 1;
      continue;
    }
    if (!escape && c != '\n') continue;
    // The line goes on in the next one.
    size_t end = at_;
    while (!escape && end > run && text_[end - 1] == ' ') --end;
    copy(end);
    if (escape) ++at_;
    const size_t breaks = SkipBlankLines();
    if (breaks > 1) buffer_.append(breaks - 1, '\n');
    if (breaks == 1 && !escape) buffer_.push_back(' ');
    if (IsDocumentIndicator()) return false;
    run = at_;
    at_ = SkipClean(text_, run, is_noted) - 1;
  }
  return false;
}

// Behind a backslash; to the last character of the escape.
bool YamlBlockParser::Escape() {
  const char c = text_[at_];
  const int32_t simple = SimpleEscape(c);
  if (simple >= 0) {
    AppendUtf8(static_cast<char32_t>(simple), &buffer_);
    return true;
  }
  const size_t digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
  if (digits == 0 || text_.size() - at_ <= digits) return false;
  uint32_t code = 0;
  for (size_t i = 0; i < digits; ++i) {
    const int digit = HexDigit(text_[++at_]);
    if (digit < 0) return false;
    code = code << 4 | static_cast<uint32_t>(digit);
  }
  if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return false;
  AppendUtf8(code, &buffer_);
  return true;
}

size_t YamlBlockParser::LiteralIndent() const {
  size_t longest = 0;  // of the blank lines
  for (size_t i = at_; i < text_.size() && text_[i] == '\n';) {
    const size_t start = ++i;
    while (i < text_.size() && text_[i] == ' ') ++i;
    const size_t indent = i - start;
    if (i < text_.size() && text_[i] != '\n') {
      return indent > levels_.back().column && indent >= longest ? indent : 0;
    }
    longest = std::max(longest, indent);
  }
  return 0;
}

bool YamlBlockParser::Literal() {
  const YamlMark mark = Mark();
  ++at_;
  char chomping = ' ';
  size_t indent = 0;
  for (; !AtEndOfLine() && text_[at_] != ' '; ++at_) {
    const char c = text_[at_];
    if ((c == '-' || c == '+') && chomping == ' ') {
      chomping = c;
    } else if (c >= '1' && c <= '9' && indent == 0) {
      indent = static_cast<size_t>(c - '0') + levels_.back().column;
    } else {
      return false;
    }
  }
  if (!EndOfLine() || at_ == text_.size()) return false;
  if (indent == 0) indent = LiteralIndent();
  if (indent == 0) return false;
  buffer_.clear();
  size_t content = 0;  // the size up to the last line that is not blank
  Newline();
  while (at_ < text_.size()) {
    while (column() < indent && At(' ')) ++at_;
    if (At('\n')) {
      buffer_.push_back('\n');
      Newline();
      continue;
    }
    if (column() < indent || at_ == text_.size()) break;
    const size_t start = at_;
    SkipToEndOfLine();
    buffer_.append(text_.data() + start, at_ - start);
    content = buffer_.size();
    if (at_ == text_.size()) break;
    buffer_.push_back('\n');
    Newline();
  }
  if (content == 0) return false;
  if (chomping != '+') {
    const bool ends = chomping == ' ' && buffer_.size() > content;
    buffer_.resize(content + (ends ? 1 : 0));
  }
  AddScalar(buffer_, /*plain=*/false, mark);
  return true;
}

}  // namespace kfir
