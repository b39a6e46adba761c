// SPDX-License-Identifier: Apache-2.0
//
// The lines that PyYAML makes: where it puts blanks, where it breaks long
// scalars.
#ifndef KFIR_SUPPORT_YAML_PYYAML_OUTPUT_H_
#define KFIR_SUPPORT_YAML_PYYAML_OUTPUT_H_

#include <cstddef>
#include <string>

#include "absl/strings/string_view.h"

namespace kfir {

class PyYamlOutput {
 public:
  static constexpr int kWidth = 80;
  static constexpr int kIndent = 2;
  static constexpr int kNoIndent = -1;  // outside of all collections

  explicit PyYamlOutput(std::string* out) : out_(*out) {}

  // The column at which the next line begins.
  int indent() const { return indent_; }
  void set_indent(int indent) { indent_ = indent; }
  bool is_past_width() const { return column_ > kWidth; }
  // The current line holds indentation and dashes, question marks or colons of
  // its own only.
  bool is_indention() const { return indention_; }
  // A reader could not tell that the document ends here.
  bool is_open_ended() const { return open_ended_; }

  // `whitespace`: it is as good as a blank.  `indention`: the line stays one of
  // indentation.
  void Indicator(absl::string_view indicator, bool needs_whitespace,
                 bool whitespace = false, bool indention = false);
  // Goes to the indentation, on a new line unless this one is still there.
  void Indent();

  // `split`: the scalar may be broken at blanks.
  void Plain(absl::string_view text, bool split, bool is_root);
  void SingleQuoted(absl::string_view text, bool split);
  void DoubleQuoted(absl::string_view text, bool split);
  void Literal(absl::string_view text);

 private:
  void LineBreak();
  void Put(absl::string_view text);

  std::string& out_;
  int indent_ = kNoIndent;
  int column_ = 0;
  bool whitespace_ = true;
  bool indention_ = true;
  bool open_ended_ = false;
};

}  // namespace kfir

#endif  // KFIR_SUPPORT_YAML_PYYAML_OUTPUT_H_
