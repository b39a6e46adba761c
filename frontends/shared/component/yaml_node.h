// SPDX-License-Identifier: Apache-2.0
//
// A YAML document as PyYAML's SafeLoader reads it, every node with its place.
// yaml-cpp does the parsing and throws in yaml_node.cc only.
#ifndef KFIR_FRONTENDS_SHARED_COMPONENT_YAML_NODE_H_
#define KFIR_FRONTENDS_SHARED_COMPONENT_YAML_NODE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "support/diagnostics.h"
#include "support/value_writer.h"

namespace kfir {

struct YamlNode {
  enum class Kind {
    kNull,
    kBool,
    kInt,
    kBigInt,  // outside int64; `text` has the decimal digits
    kDouble,
    kString,
    kOther,  // a value that no struct of kfp's can hold (a date); `text` is it
    kList,
    kMap,  // `items` alternates keys and values
  };

  Kind kind = Kind::kNull;
  bool bool_value = false;
  int64_t int_value = 0;
  double double_value = 0;
  std::string text;
  std::vector<YamlNode> items;
  int line = 0;
  int column = 0;

  bool is_string() const { return kind == Kind::kString; }
  bool is_null() const { return kind == Kind::kNull; }
};

// `a string`, `a map`, ...
absl::string_view KindName(YamlNode::Kind kind);

// Reads the one document of `text`.  What is wrong goes to `diagnostics`, at a
// place in `file`.  A key that stands twice in a map has its last value, as in
// Python, and gives a warning.
absl::StatusOr<YamlNode> ReadYamlNode(absl::string_view text,
                                      absl::string_view file,
                                      DiagnosticSink& diagnostics);

// Sets the kind and the value of a plain scalar without a tag, by YAML 1.1 as
// PyYAML knows it.  False: of the form of a number but none.
bool ResolvePyYamlScalar(absl::string_view plain, YamlNode& node);

// The value of the first key of the map whose text is `key`; null: none.
const YamlNode* FindMember(const YamlNode& map, absl::string_view key);

// A key as json.dumps spells it; its kind is one of those of a scalar.
std::string YamlKeyText(const YamlNode& key);

// Keys are written as YamlKeyText gives them.
void WriteYamlNode(const YamlNode& node, ValueWriter& writer);

}  // namespace kfir

#endif  // KFIR_FRONTENDS_SHARED_COMPONENT_YAML_NODE_H_
