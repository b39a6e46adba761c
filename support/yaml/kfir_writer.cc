// SPDX-License-Identifier: Apache-2.0
#include "support/yaml/kfir_writer.h"

#include <array>
#include <cmath>
#include <cstring>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "support/json/writer.h"
#include "support/skip_clean.h"
#include "support/utf8.h"

namespace kfir {
namespace {

// Classes of bytes.
enum : uint8_t {
  kPlainFirst = 1,
  kPlainRest = 2,
  kRawInQuotes = 4,   // stands for itself in double quotes
  kRawInLiteral = 8,  // stands for itself in a literal, wherever it is
  kMultibyte = 16,    // begins or continues a character outside ASCII
};

constexpr std::array<uint8_t, 256> kClasses = [] {
  std::array<uint8_t, 256> classes{};
  for (int c = 0x20; c < 0x7F; ++c) {
    classes[c] = kRawInLiteral;
    if (c != '"' && c != '\\') classes[c] |= kRawInQuotes;
    const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                        c == '_' || c == '/';
    if (letter) classes[c] |= kPlainFirst | kPlainRest;
    if (c >= '0' && c <= '9') classes[c] |= kPlainRest;
  }
  for (const char c : {'.', ':', '@', '%', '+', '=', ',', '-'}) {
    classes[static_cast<uint8_t>(c)] |= kPlainRest;
  }
  classes['\n'] = classes['\t'] = kRawInLiteral;
  for (int c = 0x80; c < 0x100; ++c) classes[c] = kMultibyte;
  return classes;
}();

uint8_t ClassOf(char c) { return kClasses[static_cast<uint8_t>(c)]; }

constexpr size_t kMaxPlain = 120;
// Readers give up on an implicit key after 1024 characters.
constexpr size_t kMaxImplicitKey = 1000;

// Words that some reader takes for a bool, a null or a float, in any case.
bool IsReservedWord(absl::string_view text) {
  if (text.size() > 5) return false;
  char lower[5];
  for (size_t i = 0; i < text.size(); ++i) {
    lower[i] = absl::ascii_tolower(static_cast<unsigned char>(text[i]));
  }
  static constexpr absl::string_view kReserved[] = {
      "y",   "n",   "no",   "on",   "yes",  "off",
      "nan", "inf", "true", "null", "none", "false"};
  const absl::string_view word(lower, text.size());
  for (const absl::string_view reserved : kReserved) {
    if (word == reserved) return true;
  }
  return false;
}

// Whether a character outside ASCII stands for itself.
bool IsPrintable(char32_t code) {
  return code >= 0xA0 && code != 0x2028 && code != 0x2029 && code != 0xFEFF &&
         code != 0xFFFE && code != 0xFFFF;
}

// Whether the text of several lines can be a literal block.
bool CanBeLiteral(absl::string_view text) {
  bool has_content = false;
  size_t i = 0;
  while (i < text.size()) {
    const char c = text[i];
    const char previous = i == 0 ? '\n' : text[i - 1];
    const uint8_t bits = ClassOf(c);
    if (bits & kMultibyte) {
      const Utf8Character character = DecodeUtf8(text, i);
      if (!character.valid || !IsPrintable(character.code)) return false;
      has_content = true;
      i += character.length;
      continue;
    }
    if (!(bits & kRawInLiteral)) return false;
    if (c == '\n') {
      if (previous == ' ' || previous == '\t') return false;
    } else if (c == '\t') {
      if (previous == '\n') return false;
    } else {
      has_content = true;
    }
    ++i;
  }
  return has_content && text.back() != ' ' && text.back() != '\t';
}

void AppendEscape(char32_t code, std::string* out) {
  switch (code) {
    case '"':
      out->append("\\\"", 2);
      return;
    case '\\':
      out->append("\\\\", 2);
      return;
    case '\n':
      out->append("\\n", 2);
      return;
    case '\t':
      out->append("\\t", 2);
      return;
    case '\r':
      out->append("\\r", 2);
      return;
    default:
      // Characters above U+FFFF are all printable.
      absl::StrAppend(out, "\\u", absl::Hex(code, absl::kZeroPad4));
  }
}

}  // namespace

bool IsPlainYaml(absl::string_view text) {
  if (text.empty() || text.size() > kMaxPlain) return false;
  if (!(ClassOf(text[0]) & kPlainFirst)) return false;
  uint8_t common = kPlainRest;
  for (const char c : text) common &= ClassOf(c);
  return common != 0 && text.back() != ':' && !IsReservedWord(text);
}

void AppendDoubleQuotedYaml(absl::string_view text, std::string* out) {
  out->push_back('"');
  const auto is_noted = [](auto c) {
    return (c < uint8_t{0x20}) | (c >= uint8_t{0x7F}) | (c == uint8_t{'"'}) |
           (c == uint8_t{'\\'});
  };
  size_t run = 0;  // start of what is copied as it is
  size_t i = SkipClean(text, 0, is_noted);
  while (i < text.size()) {
    const uint8_t bits = ClassOf(text[i]);
    if (bits & kRawInQuotes) {
      ++i;
      continue;
    }
    Utf8Character character{static_cast<uint8_t>(text[i])};
    if (bits & kMultibyte) {
      character = DecodeUtf8(text, i);
      if (character.valid && IsPrintable(character.code)) {
        i += character.length;
        continue;
      }
    }
    out->append(text.data() + run, i - run);
    AppendEscape(character.code, out);
    run = i + character.length;
    i = SkipClean(text, run, is_noted);
  }
  out->append(text.data() + run, i - run);
  out->push_back('"');
}

std::string YamlFloat(double value) {
  if (std::isnan(value)) return ".nan";
  if (std::isinf(value)) return value < 0 ? "-.inf" : ".inf";
  std::string text = PythonFloatRepr(value);
  const size_t e = text.find('e');
  if (e != std::string::npos && !absl::StrContains(text, '.')) {
    text.insert(e, ".0");
  }
  return text;
}

void KfirYamlWriter::Indent(int columns) {
  out_.append(static_cast<size_t>(columns), ' ');
}

void KfirYamlWriter::StartEntry() {
  Level& level = levels_.back();
  if (level.empty && before_ != Before::kNothing) {
    level.empty = false;
    // The first entry of a collection in a list stands on the line of the dash.
    if (before_ == Before::kDash) return;
    out_.push_back('\n');
  }
  level.empty = false;
  Indent(level.indent);
}

void KfirYamlWriter::StartInline() {
  if (!levels_.empty() && !levels_.back().is_map) {
    StartEntry();
    out_.append("- ", 2);
  } else if (before_ == Before::kKey) {
    out_.push_back(' ');
  }
  before_ = Before::kNothing;
}

void KfirYamlWriter::Begin(bool is_map) {
  int indent = 0;
  if (!levels_.empty()) {
    if (!levels_.back().is_map) {
      StartEntry();
      out_.append("- ", 2);
      before_ = Before::kDash;
      indent = levels_.back().indent + 2;
    } else {
      // A list stands at the column of its key.
      indent = levels_.back().indent + (is_map ? 2 : 0);
    }
  }
  levels_.push_back({is_map, /*empty=*/true, indent});
}

void KfirYamlWriter::End(absl::string_view if_empty) {
  const bool empty = levels_.back().empty;
  levels_.pop_back();
  if (!empty) return;
  if (before_ == Before::kKey) out_.push_back(' ');
  before_ = Before::kNothing;
  absl::StrAppend(&out_, if_empty, "\n");
}

void KfirYamlWriter::Key(absl::string_view key) {
  StartEntry();
  before_ = Before::kKey;
  if (IsPlainYaml(key)) {
    out_.append(key.data(), key.size());
    out_.push_back(':');
    return;
  }
  const size_t start = out_.size();
  AppendDoubleQuotedYaml(key, &out_);
  if (out_.size() - start > kMaxImplicitKey) {
    out_.insert(start, "? ");
    out_.push_back('\n');
    Indent(levels_.back().indent);
  }
  out_.push_back(':');
}

void KfirYamlWriter::String(absl::string_view value) {
  StartInline();
  if (IsPlainYaml(value)) {
    out_.append(value.data(), value.size());
  } else if (std::memchr(value.data(), '\n', value.size()) != nullptr &&
             CanBeLiteral(value)) {
    return Literal(value);
  } else {
    AppendDoubleQuotedYaml(value, &out_);
  }
  out_.push_back('\n');
}

void KfirYamlWriter::Literal(absl::string_view text) {
  out_.push_back('|');
  // A reader takes the indentation from the first line with content.
  if (text[0] == ' ' || text[0] == '\n') out_.push_back('2');
  if (text.back() != '\n') {
    out_.push_back('-');
  } else if (text[text.size() - 2] == '\n') {
    out_.push_back('+');
  }
  out_.push_back('\n');
  const int indent = levels_.empty() ? 2 : levels_.back().indent + 2;
  while (!text.empty()) {
    const void* newline = std::memchr(text.data(), '\n', text.size());
    const size_t length =
        newline == nullptr
            ? text.size()
            : static_cast<size_t>(static_cast<const char*>(newline) -
                                  text.data());
    if (length > 0) {
      Indent(indent);
      out_.append(text.data(), length);
    }
    out_.push_back('\n');
    text.remove_prefix(newline == nullptr ? length : length + 1);
  }
}

void KfirYamlWriter::Bare(absl::string_view text) {
  StartInline();
  out_.append(text.data(), text.size());
  out_.push_back('\n');
}

void KfirYamlWriter::Int(int64_t value) { Bare(absl::AlphaNum(value).Piece()); }

void KfirYamlWriter::Double(double value) { Bare(YamlFloat(value)); }

}  // namespace kfir
