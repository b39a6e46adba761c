// SPDX-License-Identifier: Apache-2.0
//
// The style kKfir.  Streams: nothing is buffered but the path to the current
// node.
//
// A string is plain where every reader of YAML 1.1 and 1.2 reads the plain form
// back as that string, literal (`|`) where it has several lines and needs no
// escape, and double-quoted otherwise.
#ifndef KFIR_SUPPORT_YAML_KFIR_WRITER_H_
#define KFIR_SUPPORT_YAML_KFIR_WRITER_H_

#include <string>
#include <vector>

#include "support/value_writer.h"

namespace kfir {

class KfirYamlWriter final : public ValueWriter {
 public:
  explicit KfirYamlWriter(std::string* out) : out_(*out) {}

  void BeginMap() override { Begin(/*is_map=*/true); }
  void EndMap() override { End("{}"); }
  void BeginList() override { Begin(/*is_map=*/false); }
  void EndList() override { End("[]"); }
  void Key(absl::string_view key) override;
  void String(absl::string_view value) override;
  void Int(int64_t value) override;
  void BigInt(absl::string_view digits) override { Bare(digits); }
  void Double(double value) override;
  void Bool(bool value) override { Bare(value ? "true" : "false"); }
  void Null() override { Bare("null"); }
  void Finish() override {}

 private:
  struct Level {
    bool is_map;
    bool empty;
    int indent;  // column of its keys or dashes
  };
  // What stands on the current line before the next node.
  enum class Before { kNothing, kKey, kDash };

  void Begin(bool is_map);
  void End(absl::string_view if_empty);
  // Starts the next member or item of the innermost collection.
  void StartEntry();
  // Writes what has to stand before a node that begins on this line.
  void StartInline();
  void Bare(absl::string_view text);
  void Indent(int columns);
  void Literal(absl::string_view text);

  std::string& out_;
  std::vector<Level> levels_;
  Before before_ = Before::kNothing;
};

// Whether `text` may stand unquoted in block style.
bool IsPlainYaml(absl::string_view text);

// Appends `text` in double quotes.  Bytes that are not UTF-8 become U+FFFD.
void AppendDoubleQuotedYaml(absl::string_view text, std::string* out);

// Python's repr with the dot that YAML 1.1 wants: `1.0e+20`, `.inf`, `.nan`.
std::string YamlFloat(double value);

}  // namespace kfir

#endif  // KFIR_SUPPORT_YAML_KFIR_WRITER_H_
