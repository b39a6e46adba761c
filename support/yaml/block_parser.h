// SPDX-License-Identifier: Apache-2.0
//
// A parser of the YAML that programs write: block style, with scalars of all
// styles but the folded one.  It gives the events that libyaml gives, several
// times as fast, and stops before what it does not know for certain, which is
// libyaml's then.
#ifndef KFIR_SUPPORT_YAML_BLOCK_PARSER_H_
#define KFIR_SUPPORT_YAML_BLOCK_PARSER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "support/yaml/expander.h"

namespace kfir {

class YamlBlockParser {
 public:
  // `text` and `expander` outlive this.
  YamlBlockParser(absl::string_view text, YamlExpander& expander)
      : text_(text), expander_(expander) {}

  // Hands events to the expander until the end, or until the expander fails.
  // False: it stopped before.
  bool Run();

  // Events that were handed on, documents' ends among them: libyaml's first
  // ones.
  int64_t events() const { return events_; }

 private:
  // An open collection.  The value of a key or dash may still come.
  struct Level {
    bool is_map;
    bool pending;
    size_t column;
    YamlMark empty;  // where the value stands if none comes
  };

  // Each of these is false where the parser has to stop.
  bool Line();
  bool DocumentMark();
  bool CloseFor(size_t column);
  bool Node();
  bool Entry();
  bool Value();
  // What is no collection of several lines, or a map's first key where
  // `may_be_key`.
  bool ScalarOrMap(bool may_be_key);
  bool Key(absl::string_view value, bool plain, YamlMark mark);
  bool EmptyFlow(char close);
  bool Literal();
  bool Plain(absl::string_view first, YamlMark mark);
  bool Quoted(char quote, absl::string_view* value);
  bool Escape();
  bool EndOfLine();

  // To the first character of the next line that holds any; false: none.
  bool NextLine();
  // The end of the plain text from `at_` on, which moves behind it and the
  // blanks that follow: to a colon, a comment or the end of the line.
  size_t PlainLine();
  size_t SkipBlankLines();
  // What a literal from here on is indented by, told by its first line with
  // text; 0: not certain.
  size_t LiteralIndent() const;
  bool IsEntry() const { return At('-') && IsBlankOrEnd(at_ + 1); }
  bool IsColon() const { return At(':') && IsBlankOrEnd(at_ + 1); }
  bool IsDocumentIndicator() const;

  bool At(char c) const { return at_ < text_.size() && text_[at_] == c; }
  bool AtEndOfLine() const { return at_ == text_.size() || text_[at_] == '\n'; }
  bool IsBlankOrEnd(size_t i) const {
    return i >= text_.size() || text_[i] == ' ' || text_[i] == '\n';
  }
  void SkipBlanks() {
    while (At(' ')) ++at_;
  }
  void SkipToEndOfLine();
  void Newline() {
    line_start_ = ++at_;
    ++line_;
  }
  size_t column() const { return at_ - line_start_; }
  YamlMark Mark() const { return {line_, static_cast<int>(column()) + 1}; }

  void Add(const YamlEvent& event) {
    ++events_;
    if (!expander_.failed()) expander_.Add(event);
  }
  void AddScalar(absl::string_view value, bool plain, YamlMark mark) {
    TakePlace();
    Add({.kind = YamlEvent::Kind::kScalar,
         .plain = plain,
         .mark = mark,
         .value = value});
  }
  // A node takes the place that is open for one.
  void TakePlace() {
    if (levels_.empty()) {
      has_root_ = true;
    } else {
      levels_.back().pending = false;
    }
  }
  void Open(bool is_map, YamlMark mark);
  void FillPending();
  void Close();
  void BeginDocument();
  void EndDocument();

  const absl::string_view text_;
  YamlExpander& expander_;
  size_t at_ = 0;
  size_t line_start_ = 0;
  int line_ = 1;
  int64_t events_ = 0;
  bool in_document_ = false;
  bool has_root_ = false;
  std::vector<Level> levels_;
  std::string buffer_;  // of a scalar that does not stand in the text as it is
};

}  // namespace kfir

#endif  // KFIR_SUPPORT_YAML_BLOCK_PARSER_H_
