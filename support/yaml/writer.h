// SPDX-License-Identifier: Apache-2.0
//
// Writes YAML.  The calls describe one document in order; the style decides the
// layout.  The writer cannot fail, and the same calls give the same bytes.
#ifndef KFIR_SUPPORT_YAML_WRITER_H_
#define KFIR_SUPPORT_YAML_WRITER_H_

#include <cstdint>
#include <memory>
#include <string>

#include "absl/strings/string_view.h"

namespace kfir {

enum class YamlStyle {
  // Ours: block style, quotes exactly what a YAML 1.1 or 1.2 reader would not
  // read back as the same string, never folds a line.
  kKfir,
  // The layout of kfp 1.8's files (PyYAML): flow style for collections of
  // scalars, lines folded near 80 columns.
  kKfp1,
  // The layout of kfp 2's files (PyYAML): block style, lines folded near 80.
  kKfp2,
};

// Invariant kept by the caller: calls nest; in a map, Key() and one value
// alternate; exactly one root value.
class YamlWriter {
 public:
  virtual ~YamlWriter() = default;

  virtual void BeginMap() = 0;
  virtual void EndMap() = 0;
  virtual void BeginList() = 0;
  virtual void EndList() = 0;
  // A map key, as text: it reads back as a string.
  virtual void Key(absl::string_view key) = 0;
  virtual void String(absl::string_view value) = 0;
  virtual void Int(int64_t value) = 0;
  // Digits that are written as they are: an integer of any size.
  virtual void BigInt(absl::string_view digits) = 0;
  virtual void Double(double value) = 0;
  virtual void Bool(bool value) = 0;
  virtual void Null() = 0;

  // Ends the document with a newline.  No call may follow.
  virtual void Finish() = 0;
};

// Appends to `*out`, which outlives the writer.
std::unique_ptr<YamlWriter> MakeYamlWriter(YamlStyle style, std::string* out);

}  // namespace kfir

#endif  // KFIR_SUPPORT_YAML_WRITER_H_
