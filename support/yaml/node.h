// SPDX-License-Identifier: Apache-2.0
//
// A small YAML document as a tree that knows where each part stands, for files
// that people write by hand.  Bulk documents are streamed
// (support/yaml/reader.h).
#ifndef KFIR_SUPPORT_YAML_NODE_H_
#define KFIR_SUPPORT_YAML_NODE_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "support/diagnostics.h"
#include "support/value_writer.h"
#include "support/yaml/reader.h"

namespace kfir {

struct YamlTree {
  enum class Kind { kScalar, kList, kMap };
  struct Member;

  Kind kind = Kind::kScalar;
  YamlMark mark;
  std::string text;    // of a scalar, as written
  bool plain = false;  // a scalar without quotes and tag
  std::vector<YamlTree> items;
  std::vector<Member> members;  // in the author's order

  bool is_scalar() const { return kind == Kind::kScalar; }
  bool is_list() const { return kind == Kind::kList; }
  bool is_map() const { return kind == Kind::kMap; }
  // A plain scalar that reads as null.
  bool is_null() const;
  // What a scalar is; a quoted one is a string.
  YamlResolved Resolve() const;
  // The value of the member `key`; null: none.
  const YamlTree* Find(absl::string_view key) const;
};

struct YamlTree::Member {
  YamlTree key;
  YamlTree value;
};

// Reads the only document of `text`; an empty one is an empty map.  What is
// wrong goes to `diagnostics`, and the result is null.
std::optional<YamlTree> ReadYamlTree(absl::string_view text,
                                     absl::string_view file,
                                     DiagnosticSink& diagnostics);

// Writes `node` as the reader resolves it; keys as text.
void WriteYamlTree(const YamlTree& node, ValueWriter& writer);

}  // namespace kfir

#endif  // KFIR_SUPPORT_YAML_NODE_H_
