// SPDX-License-Identifier: Apache-2.0
#include "ir/tree.h"

#include "support/json/writer.h"

namespace kfir::ir {

Tree StringTree(absl::string_view value) {
  Tree tree;
  tree.set_string_value(value.data(), value.size());
  return tree;
}

Tree IntTree(int64_t value) {
  Tree tree;
  tree.set_int_value(value);
  return tree;
}

Tree BoolTree(bool value) {
  Tree tree;
  tree.set_bool_value(value);
  return tree;
}

const Tree* Find(const Tree& tree, absl::string_view key) {
  for (const Tree::Member& member : tree.map().members()) {
    if (member.key() == key && !member.has_key_template()) {
      return &member.value();
    }
  }
  return nullptr;
}

Tree& AddMember(Tree& map, absl::string_view key) {
  Tree::Member& member = *map.mutable_map()->add_members();
  member.set_key(key.data(), key.size());
  return *member.mutable_value();
}

void WriteTree(const Tree& tree, const RenderValue& render,
               ValueWriter& writer) {
  switch (tree.kind_case()) {
    case Tree::KIND_NOT_SET:
    case Tree::kNullValue:
      return writer.Null();
    case Tree::kBoolValue:
      return writer.Bool(tree.bool_value());
    case Tree::kIntValue:
      return writer.Int(tree.int_value());
    case Tree::kBigIntValue:
      return writer.BigInt(tree.big_int_value());
    case Tree::kDoubleValue:
      return writer.Double(tree.double_value());
    case Tree::kStringValue:
      return writer.String(tree.string_value());
    case Tree::kValue:
      return writer.String(render(tree.value()));
    case Tree::kList:
      writer.BeginList();
      for (const Tree& item : tree.list().items()) {
        WriteTree(item, render, writer);
      }
      return writer.EndList();
    case Tree::kMap:
      writer.BeginMap();
      for (const Tree::Member& member : tree.map().members()) {
        if (member.has_key_template()) {
          Value key;
          *key.mutable_template_() = member.key_template();
          writer.Key(render(key));
        } else {
          writer.Key(member.key());
        }
        WriteTree(member.value(), render, writer);
      }
      return writer.EndMap();
  }
}

std::string JsonText(const Tree& tree, const RenderValue& render) {
  std::string text;
  const auto writer = MakeJsonWriter(JsonKeys::kSorted, &text);
  WriteTree(tree, render, *writer);
  writer->Finish();
  return text;
}

}  // namespace kfir::ir
