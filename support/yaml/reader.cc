// SPDX-License-Identifier: Apache-2.0
#include "support/yaml/reader.h"

#include <yaml.h>

#include <algorithm>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "support/diagnostic_kinds.h"
#include "support/yaml/expander.h"

namespace kfir {
namespace {

bool IsAscii(absl::string_view text) {
  uint8_t all = 0;
  for (const char c : text) all |= static_cast<uint8_t>(c);
  return all < 0x80;
}

// Turns the parser's places, which count characters, into ours.  Linear over a
// whole file, since the places come nearly in order.
class PlaceConverter {
 public:
  explicit PlaceConverter(absl::string_view text)
      : text_(text), trivial_(IsAscii(text) || !IsUtf8(text)) {
    if (absl::StartsWith(text_, "\xEF\xBB\xBF")) text_.remove_prefix(3);
  }

  YamlMark operator()(const yaml_mark_t& mark) {
    const int line = static_cast<int>(mark.line) + 1;
    if (trivial_) return {line, static_cast<int>(mark.column) + 1};
    const size_t byte_before = byte_;
    MoveTo(mark.index);
    if (mark.line == line_) {
      column_ += byte_ - byte_before;
    } else {
      column_ = byte_ - Back(byte_, mark.column);
    }
    line_ = mark.line;
    return {line, static_cast<int>(column_) + 1};
  }

 private:
  // The parser converts other encodings; we leave its places as they are then.
  static bool IsUtf8(absl::string_view text) {
    return !absl::StartsWith(text, "\xFF\xFE") &&
           !absl::StartsWith(text, "\xFE\xFF");
  }

  bool IsContinuation(size_t byte) const {
    return (static_cast<uint8_t>(text_[byte]) & 0xC0) == 0x80;
  }

  size_t Back(size_t byte, size_t characters) const {
    for (; characters > 0 && byte > 0; --characters) {
      do {
        --byte;
      } while (byte > 0 && IsContinuation(byte));
    }
    return byte;
  }

  void MoveTo(size_t index) {
    if (index < index_) {
      byte_ = Back(byte_, index_ - index);
      index_ = index;
    }
    for (; index_ < index && byte_ < text_.size(); ++index_) {
      do {
        ++byte_;
      } while (byte_ < text_.size() && IsContinuation(byte_));
    }
  }

  absl::string_view text_;
  const bool trivial_;
  size_t index_ = 0;  // characters before byte_
  size_t byte_ = 0;
  size_t line_ = 0;
  size_t column_ = 0;  // in bytes, from 0
};

absl::string_view View(const yaml_char_t* text) {
  return text == nullptr
             ? absl::string_view()
             : absl::string_view(reinterpret_cast<const char*>(text));
}

// The line and column of a byte.
YamlMark MarkOfByte(absl::string_view text, size_t byte) {
  const absl::string_view before = text.substr(0, byte);
  YamlMark mark{1, 1};
  size_t start = 0;
  for (size_t at = before.find('\n'); at != before.npos;
       at = before.find('\n', at + 1)) {
    ++mark.line;
    start = at + 1;
  }
  mark.column = static_cast<int>(byte - start) + 1;
  return mark;
}

std::string LowerFirst(const char* text) {
  std::string lower = text;
  if (!lower.empty()) lower[0] = absl::ascii_tolower(lower[0]);
  return lower;
}

class Reader {
 public:
  Reader(absl::string_view text, absl::string_view file, YamlHandler& handler,
         DiagnosticSink& diagnostics, const YamlLimits& limits)
      : text_(text),
        file_(file),
        diagnostics_(diagnostics),
        place_(text),
        expander_(file, handler, diagnostics, limits) {
    ready_ = yaml_parser_initialize(&parser_) == 1;
    if (!ready_) return;
    yaml_parser_set_input_string(
        &parser_, reinterpret_cast<const yaml_char_t*>(text.data()),
        text.size());
  }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  ~Reader() {
    if (ready_) yaml_parser_delete(&parser_);
  }

  absl::Status Run() {
    if (!ready_) return absl::ResourceExhaustedError("out of memory");
    while (!expander_.failed()) {
      yaml_event_t event;
      if (yaml_parser_parse(&parser_, &event) != 1) return ReportFailure();
      const bool end = event.type == YAML_STREAM_END_EVENT;
      Handle(event);
      yaml_event_delete(&event);
      if (end) break;
    }
    return expander_.reported() ? ErrorReported() : absl::OkStatus();
  }

 private:
  void Handle(const yaml_event_t& event);
  absl::Status ReportFailure();
  absl::Status ReportBadByte();

  absl::string_view text_;
  const std::string file_;
  DiagnosticSink& diagnostics_;
  PlaceConverter place_;
  YamlExpander expander_;
  yaml_parser_t parser_;
  bool ready_;
};

void Reader::Handle(const yaml_event_t& event) {
  using Kind = YamlEvent::Kind;
  switch (event.type) {
    case YAML_DOCUMENT_START_EVENT:
      return expander_.BeginDocument(place_(event.start_mark));
    case YAML_DOCUMENT_END_EVENT:
      return expander_.EndDocument();
    case YAML_MAPPING_START_EVENT: {
      const auto& map = event.data.mapping_start;
      return expander_.Add({.kind = Kind::kMap,
                            .flow = map.style == YAML_FLOW_MAPPING_STYLE,
                            .mark = place_(event.start_mark),
                            .tag = View(map.tag),
                            .anchor = View(map.anchor)});
    }
    case YAML_SEQUENCE_START_EVENT: {
      const auto& list = event.data.sequence_start;
      return expander_.Add({.kind = Kind::kList,
                            .flow = list.style == YAML_FLOW_SEQUENCE_STYLE,
                            .mark = place_(event.start_mark),
                            .tag = View(list.tag),
                            .anchor = View(list.anchor)});
    }
    case YAML_MAPPING_END_EVENT:
      return expander_.Add({.kind = Kind::kMapEnd});
    case YAML_SEQUENCE_END_EVENT:
      return expander_.Add({.kind = Kind::kListEnd});
    case YAML_ALIAS_EVENT:
      return expander_.Add({.kind = Kind::kAlias,
                            .mark = place_(event.start_mark),
                            .value = View(event.data.alias.anchor)});
    case YAML_SCALAR_EVENT: {
      const auto& scalar = event.data.scalar;
      return expander_.Add(
          {.kind = Kind::kScalar,
           .plain = scalar.style == YAML_PLAIN_SCALAR_STYLE,
           .mark = place_(event.start_mark),
           .value = absl::string_view(
               reinterpret_cast<const char*>(scalar.value), scalar.length),
           .tag = View(scalar.tag),
           .anchor = View(scalar.anchor)});
    }
    default:
      return;
  }
}

absl::Status Reader::ReportFailure() {
  switch (parser_.error) {
    case YAML_MEMORY_ERROR:
      return absl::ResourceExhaustedError("out of memory");
    case YAML_READER_ERROR:
      return ReportBadByte();
    default:
      break;
  }
  const YamlMark mark = place_(parser_.problem_mark);
  Diagnostic& error = diagnostics_.Emit(
      kinds::YamlSyntax, {file_, mark.line, mark.column},
      {parser_.problem == nullptr ? "not YAML" : LowerFirst(parser_.problem)});
  if (parser_.context != nullptr) {
    const YamlMark context = place_(parser_.context_mark);
    error.notes.push_back(
        {{file_, context.line, context.column}, LowerFirst(parser_.context)});
  }
  return ErrorReported();
}

absl::Status Reader::ReportBadByte() {
  const size_t byte = std::min(parser_.problem_offset, text_.size());
  const YamlMark mark = MarkOfByte(text_, byte);
  const bool is_control = parser_.problem != nullptr &&
                          absl::StrContains(parser_.problem, "control");
  const std::string number = absl::AsciiStrToUpper(
      absl::StrCat(absl::Hex(parser_.problem_value, absl::kZeroPad4)));
  const std::string message =
      is_control
          ? absl::StrCat("YAML text cannot hold the character U+", number)
          : "these bytes are not UTF-8";
  diagnostics_.Emit(kinds::YamlEncoding, {file_, mark.line, mark.column},
                    {message});
  return ErrorReported();
}

}  // namespace

absl::Status ReadYaml(absl::string_view text, absl::string_view file,
                      YamlHandler& handler, DiagnosticSink& diagnostics,
                      const YamlLimits& limits) {
  return Reader(text, file, handler, diagnostics, limits).Run();
}

}  // namespace kfir
