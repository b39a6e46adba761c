// SPDX-License-Identifier: Apache-2.0
#include "frontends/kfp_v1/values.h"

#include "absl/strings/str_cat.h"
#include "frontends/kfp_v1/placeholders.h"

namespace kfir::kfp_v1 {

using Kind = PyValue::Kind;

void Convert(const PyValue& from, const TextToTree& text,
             const KeyToMember& key, TraceStatus& status, ir::Tree& to) {
  switch (from.kind()) {
    case Kind::kNone:
      to.set_null_value(ir::Tree::NULL_VALUE);
      return;
    case Kind::kBool:
      to.set_bool_value(from.bool_value());
      return;
    case Kind::kInt:
      to.set_int_value(from.int_value());
      return;
    case Kind::kBigInt:
      to.set_big_int_value(std::string(from.text()));
      return;
    case Kind::kFloat:
      to.set_double_value(from.float_value());
      return;
    case Kind::kStr:
      return text(from.text(), to);
    case Kind::kBytes:
      return status.Fail("bytes where a value of JSON stands");
    case Kind::kTuple:
    case Kind::kList:
      to.mutable_list();
      for (const PyValue& item : from.items()) {
        Convert(item, text, key, status, *to.mutable_list()->add_items());
      }
      return;
    case Kind::kDict:
      to.mutable_map();
      for (size_t i = 0; i + 1 < from.items().size(); i += 2) {
        ir::Tree::Member& member = *to.mutable_map()->add_members();
        key(from.items()[i].text(), member);
        Convert(from.items()[i + 1], text, key, status,
                *member.mutable_value());
      }
      return;
  }
}

void ToConstant(const PyValue& from, ir::Tree& to, TraceStatus& status) {
  Convert(
      from,
      [](absl::string_view text, ir::Tree& leaf) {
        leaf.set_string_value(std::string(text));
      },
      [](absl::string_view key, ir::Tree::Member& member) {
        member.set_key(std::string(key));
      },
      status, to);
}

void ValueBuilder::Template(absl::string_view from, ir::Template& to) {
  PlaceholderScanner scanner(from);
  while (scanner.Next()) {
    ir::Template::Piece& piece = *to.add_pieces();
    if (scanner.placeholder().has_value()) {
      program_.Resolve(*scanner.placeholder(), reader_, *piece.mutable_value());
    } else {
      piece.set_text(std::string(scanner.text()));
    }
  }
}

void ValueBuilder::Text(absl::string_view from, ir::Value& to) {
  PlaceholderScanner scanner(from);
  const bool any = scanner.Next();
  if (any && scanner.text().size() < from.size()) {
    return Template(from, *to.mutable_template_());
  }
  if (any && scanner.placeholder().has_value()) {
    return program_.Resolve(*scanner.placeholder(), reader_, to);
  }
  to.mutable_constant()->set_string_value(std::string(from));
}

void ValueBuilder::Scalar(const PyValue& from, ir::Value& to) {
  if (from.is_str()) return Text(from.text(), to);
  ToConstant(from, *to.mutable_constant(), program_.status());
}

void ValueBuilder::Tree(const PyValue& from, ir::Tree& to) {
  Convert(
      from,
      [this](absl::string_view text, ir::Tree& leaf) {
        if (HasPlaceholder(text)) {
          Text(text, *leaf.mutable_value());
        } else {
          leaf.set_string_value(std::string(text));
        }
      },
      [this](absl::string_view key, ir::Tree::Member& member) {
        if (HasPlaceholder(key)) {
          Template(key, *member.mutable_key_template());
        } else {
          member.set_key(std::string(key));
        }
      },
      program_.status(), to);
}

void ValueBuilder::Key(absl::string_view key, ir::KeyValue& entry) {
  // An empty key, which kfp takes, is text without pieces.
  if (key.empty() || HasPlaceholder(key)) {
    Template(key, *entry.mutable_key_template());
  } else {
    entry.set_key(std::string(key));
  }
}

void ValueBuilder::Entries(
    const PyValue& from, absl::string_view what,
    google::protobuf::RepeatedPtrField<ir::KeyValue>& to) {
  if (from.is_none()) return;
  if (!from.is_dict()) {
    return program_.status().Fail(absl::StrCat("`", what, "` is no dict"));
  }
  for (size_t i = 0; i + 1 < from.items().size(); i += 2) {
    ir::KeyValue& entry = *to.Add();
    Key(from.items()[i].text(), entry);
    Scalar(from.items()[i + 1], *entry.mutable_value());
  }
}

void ValueBuilder::Trees(const PyValue& from, absl::string_view what,
                         google::protobuf::RepeatedPtrField<ir::Tree>& to) {
  if (from.is_none()) return;
  if (!from.is_sequence()) {
    return program_.status().Fail(absl::StrCat("`", what, "` is no list"));
  }
  for (const PyValue& item : from.items()) Tree(item, *to.Add());
}

}  // namespace kfir::kfp_v1
