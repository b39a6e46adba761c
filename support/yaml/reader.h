// SPDX-License-Identifier: Apache-2.0
//
// The streaming YAML reader, on libyaml.  It reads what PyYAML and Go's YAML
// read.  Anchors and aliases are expanded within the limits.
#ifndef KFIR_SUPPORT_YAML_READER_H_
#define KFIR_SUPPORT_YAML_READER_H_

#include <cstddef>
#include <cstdint>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "support/diagnostics.h"

namespace kfir {

// Line and column count from 1; the column counts bytes.
struct YamlMark {
  int line = 0;
  int column = 0;
};

// A scalar as it stands in the text.  `value` is valid during the call only.
struct YamlScalar {
  absl::string_view value;
  // Empty where the author wrote no tag.
  absl::string_view tag;
  // Plain scalars without a tag are subject to resolution (ResolveYamlScalar).
  bool plain = false;
  YamlMark mark;
};

// Receives one document after the other.  Map keys and values alternate; a key
// is a scalar that is not plain, with the text that it stands for in JSON
// (`0x10` is "16", `y` is "true").
class YamlHandler {
 public:
  virtual ~YamlHandler() = default;
  virtual void BeginDocument(YamlMark mark) = 0;
  virtual void EndDocument() = 0;
  virtual void BeginMap(YamlMark mark) = 0;
  virtual void EndMap() = 0;
  virtual void BeginList(YamlMark mark) = 0;
  virtual void EndList() = 0;
  virtual void Scalar(const YamlScalar& scalar) = 0;
};

// Which plain words are booleans: those of YAML 1.1, `y`, `no` and `off` among
// them, or `true` and `false` alone, as YAML 1.2 has it.
enum class YamlBools { kYaml11, kYaml12 };

struct YamlLimits {
  int depth = 500;
  // Of collections in flow style: libyaml's time for a token grows with it.
  int flow_depth = 128;
  // Of nodes produced by alias expansion, per file.
  int64_t alias_nodes = 1'000'000;
  size_t scalar_bytes = size_t{64} << 20;
  // In keys; with those of YAML 1.2 a key is text and nothing else, as in JSON.
  YamlBools bools = YamlBools::kYaml11;
};

// Reads all documents of `text`.  What is wrong goes to `diagnostics`, at a
// place in `file`, and ErrorReported() is returned; the handler has then seen a
// prefix.
//
// Keys that are no text, number or bool are errors, and so are duplicate ones;
// several of these are reported in one run, and the handler sees them too.
//
// The entries of merged maps (`<<`) come after the map's own; the own ones win.
// Readers disagree where such an own key stands before its `<<`: that is
// reported as a duplicate.
absl::Status ReadYaml(absl::string_view text, absl::string_view file,
                      YamlHandler& handler, DiagnosticSink& diagnostics,
                      const YamlLimits& limits = {});

// What a plain scalar is, by the resolver of Go's YAML 1.1 (what the cluster
// reads).
struct YamlResolved {
  enum class Kind { kNull, kBool, kInt, kBigInt, kDouble, kString };
  Kind kind = Kind::kString;
  bool bool_value = false;
  int64_t int_value = 0;
  uint64_t big_int_value = 0;  // above the range of int64_t
  double double_value = 0;
};
YamlResolved ResolveYamlScalar(absl::string_view plain,
                               YamlBools bools = YamlBools::kYaml11);

}  // namespace kfir

#endif  // KFIR_SUPPORT_YAML_READER_H_
