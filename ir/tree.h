// SPDX-License-Identifier: Apache-2.0
//
// Trees to and from text, and the few ways to make and look at one that
// everybody needs.
#ifndef KFIR_IR_TREE_H_
#define KFIR_IR_TREE_H_

#include <functional>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "ir/ir.pb.h"
#include "support/diagnostics.h"
#include "support/value_writer.h"

namespace kfir::ir {

// A string, an int64, ... as a leaf.
Tree StringTree(absl::string_view value);
Tree IntTree(int64_t value);
Tree BoolTree(bool value);

// The value of the member `key` of a map; null: no such member, or no map.
const Tree* Find(const Tree& tree, absl::string_view key);
// Appends a member to a map (a tree of no kind becomes one) and returns its
// value, which the caller sets.
Tree& AddMember(Tree& map, absl::string_view key);

// Writes `tree`.  A Value at a leaf, and a key that is a template, are written
// as the text that `render` gives for them.
using RenderValue = std::function<std::string(const Value& value)>;
void WriteTree(const Tree& tree, const RenderValue& render,
               ValueWriter& writer);
// As Python's json.dumps writes it with sorted keys.  `render` may be null
// where the tree is constant.
std::string JsonText(const Tree& tree, const RenderValue& render = nullptr);

// Reads one YAML document into a Tree (plain scalars resolved as the cluster
// does).  What is wrong goes to `diagnostics`.
absl::Status ReadTree(absl::string_view text, absl::string_view file,
                      Tree& tree, DiagnosticSink& diagnostics);

}  // namespace kfir::ir

#endif  // KFIR_IR_TREE_H_
