// SPDX-License-Identifier: Apache-2.0
#include "support/yaml/pyyaml_writer.h"

#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "support/yaml/kfir_writer.h"
#include "support/yaml/pyyaml_form.h"

namespace kfir {
namespace {

// A key of fewer characters can stand on one line; the `!!str` that PyYAML does
// not write counts too.
constexpr size_t kMaxSimpleKey = 128 - 5;

bool IsBoolWord(absl::string_view text) {
  if (text.size() > 5) return false;
  for (const absl::string_view word :
       {"y", "n", "yes", "no", "true", "false", "on", "off"}) {
    if (absl::EqualsIgnoreCase(text, word)) return true;
  }
  return false;
}

// Indents for the time of its life.
class Indentation {
 public:
  Indentation(PyYamlOutput& output, int indent)
      : output_(output), before_(output.indent()) {
    output_.set_indent(indent);
  }
  ~Indentation() { output_.set_indent(before_); }

 private:
  PyYamlOutput& output_;
  const int before_;
};

// One level deeper; in flow style and for scalars the first level counts.
int Deeper(int indent, bool first_counts) {
  if (indent != PyYamlOutput::kNoIndent) return indent + PyYamlOutput::kIndent;
  return first_counts ? PyYamlOutput::kIndent : 0;
}

}  // namespace

void PyYamlWriter::Begin(Kind kind) {
  open_.push_back(nodes_.size());
  nodes_.push_back({kind});
  nodes_.back().shared = next_shared_;
  next_shared_ = 0;
}

void PyYamlWriter::End() {
  const size_t index = open_.back();
  open_.pop_back();
  Node& node = nodes_[index];
  node.end = nodes_.size();
  bool flow = options_.flow_for_scalars;
  for (size_t i = index + 1; flow && i < node.end; ++i) {
    const Node& child = nodes_[i];
    flow = (child.kind == Kind::kString || child.kind == Kind::kOther) &&
           child.asked == Asked::kNothing;
  }
  node.flow = flow || node.end == index + 1;
}

void PyYamlWriter::Scalar(Kind kind, absl::string_view text, Asked asked) {
  nodes_.push_back(
      {kind, asked, false, texts_.size(), text.size(), nodes_.size() + 1});
  texts_.append(text.data(), text.size());
}

void PyYamlWriter::String(absl::string_view value) {
  Asked asked = Asked::kNothing;
  if (options_.styled_strings) {
    if (absl::StrContains(value, '\n')) asked = Asked::kLiteral;
    if (IsBoolWord(value)) asked = Asked::kDoubleQuotes;
  }
  Scalar(Kind::kString, value, asked);
}

void PyYamlWriter::Int(int64_t value) { BigInt(absl::StrCat(value)); }
void PyYamlWriter::BigInt(absl::string_view digits) {
  Scalar(Kind::kOther, digits, Asked::kNothing);
}
void PyYamlWriter::Double(double value) {
  Scalar(Kind::kOther, YamlFloat(value), Asked::kNothing);
}
void PyYamlWriter::Bool(bool value) {
  Scalar(Kind::kOther, value ? "true" : "false", Asked::kNothing);
}
void PyYamlWriter::Null() { Scalar(Kind::kOther, "null", Asked::kNothing); }

void PyYamlWriter::NameAnchors() {
  absl::flat_hash_set<int64_t> met;
  for (size_t i = 0; i < nodes_.size(); ++i) {
    const Node& node = nodes_[i];
    if (node.shared == 0 || met.insert(node.shared).second) continue;
    const std::string name = absl::StrFormat("id%03d", anchors_.size() + 1);
    anchors_.try_emplace(node.shared, Anchor{name});
    i = node.end - 1;
  }
}

bool PyYamlWriter::EmitAnchor(const Node& node) {
  const auto found = anchors_.find(node.shared);
  if (found == anchors_.end()) return false;
  Anchor& anchor = found->second;
  output_.Indicator(absl::StrCat(anchor.written ? "*" : "&", anchor.name),
                    /*needs_whitespace=*/true);
  return std::exchange(anchor.written, true);
}

void PyYamlWriter::Finish() {
  NameAnchors();
  Emit(0, {.root = true});
  output_.Indent();
  if (output_.is_open_ended()) {
    output_.Indicator("...", /*needs_whitespace=*/true);
    output_.Indent();
  }
}

absl::string_view PyYamlWriter::TextOf(const Node& node) const {
  return absl::string_view(texts_).substr(node.offset, node.size);
}

size_t PyYamlWriter::Emit(size_t index, const Place& place) {
  const Node& node = nodes_[index];
  if (node.kind == Kind::kString || node.kind == Kind::kOther) {
    return EmitScalar(index, place);
  }
  if (node.shared != 0 && EmitAnchor(node)) return node.end;
  if (flow_level_ > 0 || node.flow) return EmitFlow(index);
  return node.kind == Kind::kMap ? EmitBlockMap(index)
                                 : EmitBlockList(index, place.in_map);
}

size_t PyYamlWriter::EmitFlow(size_t index) {
  const Node& node = nodes_[index];
  const bool is_map = node.kind == Kind::kMap;
  output_.Indicator(is_map ? "{" : "[", /*needs_whitespace=*/true,
                    /*whitespace=*/true);
  ++flow_level_;
  {
    const Indentation indentation(output_, Deeper(output_.indent(), true));
    for (size_t i = index + 1; i < node.end;) {
      if (i > index + 1) output_.Indicator(",", false);
      if (output_.is_past_width()) output_.Indent();
      if (is_map) i = EmitKey(i);
      i = Emit(i, {.in_map = is_map});
    }
  }
  --flow_level_;
  output_.Indicator(is_map ? "}" : "]", false);
  return node.end;
}

size_t PyYamlWriter::EmitBlockMap(size_t index) {
  const size_t end = nodes_[index].end;
  const Indentation indentation(output_, Deeper(output_.indent(), false));
  for (size_t i = index + 1; i < end;) {
    output_.Indent();
    i = EmitKey(i);
    i = Emit(i, {.in_map = true});
  }
  return end;
}

size_t PyYamlWriter::EmitBlockList(size_t index, bool in_map) {
  const size_t end = nodes_[index].end;
  // Below a key the dashes stand at the column of the key.
  const bool same_column = in_map && !output_.is_indention();
  const Indentation indentation(output_, same_column
                                             ? output_.indent()
                                             : Deeper(output_.indent(), false));
  for (size_t i = index + 1; i < end;) {
    output_.Indent();
    output_.Indicator("-", true, /*whitespace=*/false, /*indention=*/true);
    i = Emit(i, {});
  }
  return end;
}

size_t PyYamlWriter::EmitKey(size_t index) {
  const Node& node = nodes_[index];
  const bool block = flow_level_ == 0;
  if (IsSimpleKey(node, AnalyzePyYamlScalar(TextOf(node)))) {
    index = Emit(index, {.in_map = true, .simple_key = true});
    output_.Indicator(":", false);
    return index;
  }
  output_.Indicator("?", true, /*whitespace=*/false, /*indention=*/block);
  index = Emit(index, {.in_map = true});
  if (block || output_.is_past_width()) output_.Indent();
  output_.Indicator(":", true, /*whitespace=*/false, /*indention=*/block);
  return index;
}

bool PyYamlWriter::IsSimpleKey(const Node& node,
                               const PyYamlScalar& analysis) const {
  return node.size > 0 && !analysis.several_lines &&
         analysis.length < kMaxSimpleKey;
}

PyYamlWriter::Style PyYamlWriter::ChooseStyle(const Node& node,
                                              const PyYamlScalar& analysis,
                                              bool simple_key) const {
  if (node.asked == Asked::kDoubleQuotes) return Style::kDoubleQuoted;
  const bool in_flow = flow_level_ > 0;
  const bool plain =
      node.asked == Asked::kNothing &&
      (node.kind == Kind::kOther || PyYamlReadsAsString(TextOf(node))) &&
      (in_flow ? analysis.plain_in_flow : analysis.plain_in_block);
  const bool fits_in_key =
      !simple_key || (node.size > 0 && !analysis.several_lines);
  if (plain && fits_in_key) return Style::kPlain;
  if (node.asked == Asked::kLiteral) {
    return !in_flow && !simple_key && analysis.literal ? Style::kLiteral
                                                       : Style::kDoubleQuoted;
  }
  if (analysis.single_quoted && (!simple_key || !analysis.several_lines)) {
    return Style::kSingleQuoted;
  }
  return Style::kDoubleQuoted;
}

size_t PyYamlWriter::EmitScalar(size_t index, const Place& place) {
  const Node& node = nodes_[index];
  const absl::string_view text = TextOf(node);
  const PyYamlScalar analysis = AnalyzePyYamlScalar(text);
  const bool split = !place.simple_key;
  const Indentation indentation(output_, Deeper(output_.indent(), true));
  switch (ChooseStyle(node, analysis, place.simple_key)) {
    case Style::kPlain:
      output_.Plain(text, split, place.root);
      break;
    case Style::kSingleQuoted:
      output_.SingleQuoted(text, split);
      break;
    case Style::kDoubleQuoted:
      output_.DoubleQuoted(text, split);
      break;
    case Style::kLiteral:
      output_.Literal(text);
      break;
  }
  return index + 1;
}

}  // namespace kfir
