// SPDX-License-Identifier: Apache-2.0
//
// Pieces of Kubernetes objects as trees.
#ifndef KFIR_BACKENDS_ARGO_V2_BUILD_H_
#define KFIR_BACKENDS_ARGO_V2_BUILD_H_

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "ir/ir.pb.h"
#include "ir/tree.h"

namespace kfir::argo_v2 {

using ir::Tree;

inline Tree Text(absl::string_view text) { return ir::StringTree(text); }

inline Tree EmptyMap() {
  Tree tree;
  tree.mutable_map();
  return tree;
}

// `map` and the member `key` in it.
inline Tree With(Tree map, absl::string_view key, Tree value) {
  ir::AddMember(map, key) = std::move(value);
  return map;
}

inline Tree Map(absl::string_view key, Tree value) {
  return With(Tree(), key, std::move(value));
}

inline Tree Texts(const std::vector<std::string>& texts) {
  Tree tree;
  tree.mutable_list();
  for (const std::string& text : texts)
    *tree.mutable_list()->add_items() = Text(text);
  return tree;
}

inline Tree List(std::vector<Tree> items) {
  Tree tree;
  tree.mutable_list();
  for (Tree& item : items) *tree.mutable_list()->add_items() = std::move(item);
  return tree;
}

inline Tree Named(absl::string_view name) { return Map("name", Text(name)); }

// A parameter with a default, or with a value.
inline Tree Default(absl::string_view name, absl::string_view value) {
  return With(Named(name), "default", Text(value));
}
inline Tree WithValue(absl::string_view name, absl::string_view value) {
  return With(Named(name), "value", Text(value));
}

inline Tree Parameters(std::vector<Tree> parameters) {
  return Map("parameters", List(std::move(parameters)));
}

inline std::string In(absl::string_view name) {
  return absl::StrCat("{{inputs.parameters.", name, "}}");
}
inline std::string Path(absl::string_view name) {
  return absl::StrCat("{{outputs.parameters.", name, ".path}}");
}
inline std::string Out(absl::string_view task, absl::string_view name) {
  return absl::StrCat("{{tasks.", task, ".outputs.parameters.", name, "}}");
}
inline std::string Stored(absl::string_view name) {
  return absl::StrCat("{{workflow.parameters.", name, "}}");
}

}  // namespace kfir::argo_v2

#endif  // KFIR_BACKENDS_ARGO_V2_BUILD_H_
