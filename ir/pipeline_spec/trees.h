// SPDX-License-Identifier: Apache-2.0
//
// Trees of the IR to and from what the v2 documents hold in their place.
#ifndef KFIR_IR_PIPELINE_SPEC_TREES_H_
#define KFIR_IR_PIPELINE_SPEC_TREES_H_

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "ir/ir.pb.h"
#include "ir/pipeline_spec/pipeline_spec.pb.h"
#include "support/value_writer.h"

namespace kfir::kfp2 {

// Builds a Tree from the calls.
class TreeBuilder : public ValueWriter {
 public:
  // `*root` is empty and outlives the builder.
  explicit TreeBuilder(ir::Tree* root) : next_(root) {}

  void BeginMap() override;
  void EndMap() override { open_.pop_back(); }
  void BeginList() override;
  void EndList() override { open_.pop_back(); }
  void Key(absl::string_view key) override;
  void String(absl::string_view value) override {
    Slot().set_string_value(value.data(), value.size());
  }
  void Int(int64_t value) override { Slot().set_int_value(value); }
  void BigInt(absl::string_view digits) override {
    Slot().set_big_int_value(digits.data(), digits.size());
  }
  void Double(double value) override { Slot().set_double_value(value); }
  void Bool(bool value) override { Slot().set_bool_value(value); }
  void Null() override { Slot().set_null_value(ir::Tree::NULL_VALUE); }
  void Finish() override {}

 private:
  ir::Tree& Slot();

  ir::Tree* next_;
  std::vector<ir::Tree*> open_;
};

// How a text that may hold placeholders becomes a leaf; null: a string.
using MakeLeaf = std::function<void(absl::string_view text, ir::Tree* leaf)>;

// Numbers that are whole become integers.
void ToTree(const Value& value, const MakeLeaf& leaf, ir::Tree* tree);
void ToTree(const Struct& value, const MakeLeaf& leaf, ir::Tree* tree);

// The text of a Value at a leaf or in a key.
using RenderLeaf = std::function<std::string(const ir::Value& value)>;

// `render` may be null where the tree is known to be constant.
void FromTree(const ir::Tree& tree, const RenderLeaf& render, Value* value);
void FromTree(const ir::Tree& tree, const RenderLeaf& render, Struct* value);

// Parses JSON text whose nesting is within the IR's limit; absent: it is none.
std::optional<ir::Tree> ParseJson(absl::string_view text);

}  // namespace kfir::kfp2

#endif  // KFIR_IR_PIPELINE_SPEC_TREES_H_
