// SPDX-License-Identifier: Apache-2.0
#include <optional>

#include "absl/strings/str_cat.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Unicode.h"
#include "support/diagnostics_render.h"
#include "support/utf8.h"

namespace kfir {
namespace {

// Of a longer line, this many bytes around the place are shown.
constexpr size_t kMaxLine = 160;

struct Palette {
  absl::string_view bold, error, warning, remark, note, caret, reset;
};
constexpr Palette kNoColor = {};
constexpr Palette kColors = {"\x1b[1m",    "\x1b[1;31m", "\x1b[1;35m",
                             "\x1b[1;34m", "\x1b[1;36m", "\x1b[1;32m",
                             "\x1b[0m"};

absl::string_view ColorOf(Severity severity, const Palette& palette) {
  switch (severity) {
    case Severity::Error:
      return palette.error;
    case Severity::Warning:
      return palette.warning;
    case Severity::Remark:
      return palette.remark;
  }
  return {};
}

bool IsContinuation(char c) { return (static_cast<uint8_t>(c) & 0xC0) == 0x80; }

// A stretch of `line` that is short enough to show.
struct Window {
  size_t begin = 0;
  size_t end = 0;
};

Window Around(absl::string_view line, size_t place) {
  if (line.size() <= kMaxLine) return {0, line.size()};
  size_t begin = place > kMaxLine / 2 ? place - kMaxLine / 2 : 0;
  if (begin + kMaxLine > line.size()) begin = line.size() - kMaxLine;
  size_t end = begin + kMaxLine;
  for (int i = 0; i < 3 && begin > 0 && IsContinuation(line[begin]); ++i) {
    --begin;
  }
  for (int i = 0; i < 3 && end < line.size() && IsContinuation(line[end]);
       ++i) {
    ++end;
  }
  return {begin, end};
}

// What the character at `line[at]` looks like on a terminal, without a chance
// to command it.
struct Shown {
  std::string text;
  int width;
  int length;  // in the line
};

Shown Show(absl::string_view line, size_t at) {
  const Utf8Character character = DecodeUtf8(line, at);
  if (!character.valid) {
    std::string text = absl::StrCat(
        "<", absl::Hex(static_cast<uint8_t>(line[at]), absl::kZeroPad2), ">");
    const int width = static_cast<int>(text.size());
    return {std::move(text), width, 1};
  }
  const std::string text(line.substr(at, character.length));
  if (character.code == '\t') return {text, 1, 1};
  const int width = llvm::sys::unicode::columnWidthUTF8(text);
  if (width >= 0) return {text, width, character.length};
  std::string escaped =
      absl::StrCat("<U+", absl::Hex(character.code, absl::kZeroPad4), ">");
  const int escaped_width = static_cast<int>(escaped.size());
  return {std::move(escaped), escaped_width, character.length};
}

class TextRenderer {
 public:
  TextRenderer(SourceTexts& sources, const Palette& palette)
      : sources_(sources), palette_(palette) {}

  void Render(const Diagnostic& diagnostic) {
    const DiagnosticInfo& info = *diagnostic.kind;
    if (!diagnostic.preamble.empty()) {
      absl::StrAppend(&out_, diagnostic.preamble, "\n");
    }
    Place("", diagnostic.location);
    absl::StrAppend(&out_, ColorOf(info.severity, palette_),
                    SeverityName(info.severity), ": ", palette_.reset,
                    palette_.bold, diagnostic.message, palette_.reset, " [",
                    info.name, "]\n");
    Source("", diagnostic.location);
    for (const Note& note : diagnostic.notes) {
      Place("  ", note.location);
      absl::StrAppend(&out_, palette_.note, "note: ", palette_.reset,
                      note.message, "\n");
      Source("  ", note.location);
    }
  }

  std::string Finish(int errors, int warnings) {
    const auto count = [&](int number, absl::string_view what) {
      absl::StrAppend(&out_, number, " ", what, number == 1 ? "" : "s");
    };
    if (errors > 0) count(errors, "error");
    if (errors > 0 && warnings > 0) out_.append(" and ");
    if (warnings > 0) count(warnings, "warning");
    if (errors > 0 || warnings > 0) out_.push_back('\n');
    return std::move(out_);
  }

 private:
  void Place(absl::string_view indent, const SourceLocation& location) {
    out_.append(indent.data(), indent.size());
    if (location.file.empty()) return;
    absl::StrAppend(&out_, palette_.bold, location.file, ":");
    if (location.line > 0) absl::StrAppend(&out_, location.line, ":");
    if (location.line > 0 && location.column > 0) {
      absl::StrAppend(&out_, location.column, ":");
    }
    absl::StrAppend(&out_, palette_.reset, " ");
  }

  // The line and, where the column is known, a caret below.
  void Source(absl::string_view indent, const SourceLocation& location) {
    const std::optional<absl::string_view> line =
        sources_.Line(location.file, location.line);
    if (!line.has_value() || line->empty()) return;
    const bool has_caret =
        location.column > 0 &&
        static_cast<size_t>(location.column) <= line->size() + 1;
    const size_t place = has_caret ? location.column - 1 : 0;
    const Window window = Around(*line, place);
    std::string text(indent);
    std::string below(indent);
    if (window.begin > 0) {
      text.append("...");
      below.append("   ");
    }
    for (size_t i = window.begin; i < window.end;) {
      const Shown shown = Show(*line, i);
      text.append(shown.text);
      if (i < place && i + shown.length <= place) {
        below.append(static_cast<size_t>(shown.width),
                     shown.text == "\t" ? '\t' : ' ');
      }
      i += shown.length;
    }
    if (window.end < line->size()) text.append("...");
    absl::StrAppend(&out_, text, "\n");
    if (has_caret) {
      absl::StrAppend(&out_, below, palette_.caret, "^", palette_.reset, "\n");
    }
  }

  SourceTexts& sources_;
  const Palette& palette_;
  std::string out_;
};

}  // namespace

absl::string_view SeverityName(Severity severity) {
  switch (severity) {
    case Severity::Error:
      return "error";
    case Severity::Warning:
      return "warning";
    case Severity::Remark:
      return "remark";
  }
  return "";
}

std::string RenderText(const DiagnosticSink& sink, SourceTexts& sources,
                       bool color) {
  TextRenderer renderer(sources, color ? kColors : kNoColor);
  int errors = 0;
  int warnings = 0;
  for (const Diagnostic& diagnostic : sink.diagnostics()) {
    const Severity severity = diagnostic.kind->severity;
    errors += severity == Severity::Error;
    warnings += severity == Severity::Warning;
    renderer.Render(diagnostic);
  }
  return renderer.Finish(errors, warnings);
}

}  // namespace kfir
