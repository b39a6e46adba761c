// SPDX-License-Identifier: Apache-2.0
#include "ir/pipeline_spec/trees.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "absl/strings/numbers.h"
#include "ir/tree.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/JSON.h"

namespace kfir::kfp2 {
namespace {

constexpr int kMaxDepth = 400;
constexpr double kExactIntegers = 9007199254740992.0;  // 2^53

void FromJson(const llvm::json::Value& json, ir::Tree* tree) {
  switch (json.kind()) {
    case llvm::json::Value::Null:
      return tree->set_null_value(ir::Tree::NULL_VALUE);
    case llvm::json::Value::Boolean:
      return tree->set_bool_value(*json.getAsBoolean());
    case llvm::json::Value::Number:
      if (const auto integer = json.getAsInteger())
        return tree->set_int_value(*integer);
      return tree->set_double_value(*json.getAsNumber());
    case llvm::json::Value::String: {
      const llvm::StringRef text = *json.getAsString();
      return tree->set_string_value(text.data(), text.size());
    }
    case llvm::json::Value::Array:
      tree->mutable_list();
      for (const llvm::json::Value& item : *json.getAsArray()) {
        FromJson(item, tree->mutable_list()->add_items());
      }
      return;
    case llvm::json::Value::Object: {
      tree->mutable_map();
      std::vector<const llvm::json::Object::value_type*> members;
      for (const auto& member : *json.getAsObject()) members.push_back(&member);
      const auto by_key = [](const auto* a, const auto* b) {
        return a->first.str() < b->first.str();
      };
      std::sort(members.begin(), members.end(), by_key);
      for (const auto* member : members) {
        const llvm::StringRef key(member->first);
        FromJson(
            member->second,
            &ir::AddMember(*tree, absl::string_view(key.data(), key.size())));
      }
      return;
    }
  }
}

// llvm::json recurses without a limit.
bool NestsWithin(absl::string_view json, int limit) {
  int depth = 0;
  bool quoted = false;
  for (size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (quoted) {
      if (c == '\\') ++i;
      if (c == '"') quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == '[' || c == '{') {
      if (++depth > limit) return false;
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return true;
}

}  // namespace

ir::Tree& TreeBuilder::Slot() {
  if (!open_.empty() && open_.back()->has_list())
    return *open_.back()->mutable_list()->add_items();
  return *next_;
}

void TreeBuilder::BeginMap() {
  ir::Tree& tree = Slot();
  tree.mutable_map();
  open_.push_back(&tree);
}

void TreeBuilder::BeginList() {
  ir::Tree& tree = Slot();
  tree.mutable_list();
  open_.push_back(&tree);
}

void TreeBuilder::Key(absl::string_view key) {
  next_ = &ir::AddMember(*open_.back(), key);
}

void ToTree(const Value& value, const MakeLeaf& leaf, ir::Tree* tree) {
  switch (value.kind_case()) {
    case Value::KIND_NOT_SET:
    case Value::kNullValue:
      return tree->set_null_value(ir::Tree::NULL_VALUE);
    case Value::kNumberValue: {
      const double number = value.number_value();
      if (number == std::floor(number) && std::fabs(number) < kExactIntegers &&
          (number != 0 || !std::signbit(number))) {
        return tree->set_int_value(static_cast<int64_t>(number));
      }
      return tree->set_double_value(number);
    }
    case Value::kStringValue:
      if (leaf) return leaf(value.string_value(), tree);
      return tree->set_string_value(value.string_value());
    case Value::kBoolValue:
      return tree->set_bool_value(value.bool_value());
    case Value::kStructValue:
      return ToTree(value.struct_value(), leaf, tree);
    case Value::kListValue:
      tree->mutable_list();
      for (const Value& item : value.list_value().values()) {
        ToTree(item, leaf, tree->mutable_list()->add_items());
      }
      return;
  }
}

void ToTree(const Struct& value, const MakeLeaf& leaf, ir::Tree* tree) {
  tree->mutable_map();
  for (const Struct::Entry& entry : value.fields()) {
    ToTree(entry.value(), leaf, &ir::AddMember(*tree, entry.key()));
  }
}

void FromTree(const ir::Tree& tree, const RenderLeaf& render, Value* value) {
  switch (tree.kind_case()) {
    case ir::Tree::KIND_NOT_SET:
    case ir::Tree::kNullValue:
      return value->set_null_value(Value::NULL_VALUE);
    case ir::Tree::kBoolValue:
      return value->set_bool_value(tree.bool_value());
    case ir::Tree::kIntValue:
      return value->set_number_value(static_cast<double>(tree.int_value()));
    case ir::Tree::kBigIntValue: {
      double number = 0;
      (void)absl::SimpleAtod(tree.big_int_value(), &number);
      return value->set_number_value(number);
    }
    case ir::Tree::kDoubleValue:
      return value->set_number_value(tree.double_value());
    case ir::Tree::kStringValue:
      return value->set_string_value(tree.string_value());
    case ir::Tree::kValue:
      return value->set_string_value(render ? render(tree.value()) : "");
    case ir::Tree::kList:
      value->mutable_list_value();
      for (const ir::Tree& item : tree.list().items()) {
        FromTree(item, render, value->mutable_list_value()->add_values());
      }
      return;
    case ir::Tree::kMap:
      return FromTree(tree, render, value->mutable_struct_value());
  }
}

void FromTree(const ir::Tree& tree, const RenderLeaf& render, Struct* value) {
  for (const ir::Tree::Member& member : tree.map().members()) {
    Struct::Entry* entry = value->add_fields();
    if (member.has_key_template() && render) {
      ir::Value key;
      *key.mutable_template_() = member.key_template();
      entry->set_key(render(key));
    } else {
      entry->set_key(member.key());
    }
    FromTree(member.value(), render, entry->mutable_value());
  }
}

std::optional<ir::Tree> ParseJson(absl::string_view text) {
  if (!NestsWithin(text, kMaxDepth)) return std::nullopt;
  llvm::Expected<llvm::json::Value> json =
      llvm::json::parse(llvm::StringRef(text.data(), text.size()));
  if (!json) {
    llvm::consumeError(json.takeError());
    return std::nullopt;
  }
  ir::Tree tree;
  FromJson(*json, &tree);
  return tree;
}

}  // namespace kfir::kfp2
