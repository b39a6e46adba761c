// SPDX-License-Identifier: Apache-2.0
#include "ir/pipeline_spec/spelling.h"

#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "ir/pipeline_spec/message_builder.h"
#include "ir/pipeline_spec/message_writer.h"
#include "ir/pipeline_spec/trees.h"
#include "ir/pipeline_spec/unknown_fields.h"
#include "ir/tree.h"

namespace kfir::kfp2 {
namespace {

namespace pb = google::protobuf;
using Path = std::vector<std::string>;

// Compared and replaced whole.
bool IsLeaf(const pb::FieldDescriptor& field) {
  const pb::Descriptor* type = field.message_type();
  return type == nullptr || type == Value::descriptor() ||
         type == Struct::descriptor() || type == Duration::descriptor() ||
         type == ListValue::descriptor();
}

ir::Tree FieldTree(const pb::Message& message,
                   const pb::FieldDescriptor& field) {
  ir::Tree tree;
  TreeBuilder builder(&tree);
  MessageWriter(builder).WriteField(message, field);
  return tree;
}

ir::Tree NullTree() {
  ir::Tree tree;
  tree.set_null_value(ir::Tree::NULL_VALUE);
  return tree;
}

std::optional<ir::Tree> PresentTree(const pb::Message& message,
                                    const pb::FieldDescriptor& field) {
  if (IsMarkedNull(message, field)) return NullTree();
  if (!IsPresent(message, field)) return std::nullopt;
  return FieldTree(message, field);
}

const pb::FieldDescriptor& KeyField(const pb::FieldDescriptor& entries) {
  return *entries.message_type()->field(0);
}
const pb::FieldDescriptor& ValueField(const pb::FieldDescriptor& entries) {
  return *entries.message_type()->field(1);
}

class Differ {
 public:
  explicit Differ(ir::Tree* corrections) : corrections_(*corrections) {}

  void Compare(const pb::Message& ours, const pb::Message& theirs, Path& path) {
    const pb::Descriptor* type = ours.GetDescriptor();
    for (int i = 0; i < type->field_count(); ++i) {
      const pb::FieldDescriptor& field = *type->field(i);
      path.push_back(field.json_name());
      CompareField(ours, theirs, field, path);
      path.pop_back();
    }
    // The IR has no place for these, so none is ours.
    for (const auto& [name, value] : SurplusOf(theirs)) {
      path.push_back(name);
      ir::Tree tree;
      ToTree(value, nullptr, &tree);
      Add(path, std::nullopt, tree);
      path.pop_back();
    }
  }

 private:
  void Add(const Path& path, const std::optional<ir::Tree>& from,
           const std::optional<ir::Tree>& to) {
    ir::Tree& correction = *corrections_.mutable_list()->add_items();
    ir::Tree& at = ir::AddMember(correction, "at");
    for (const std::string& word : path)
      *at.mutable_list()->add_items() = ir::StringTree(word);
    if (from.has_value()) ir::AddMember(correction, "from") = *from;
    if (to.has_value()) ir::AddMember(correction, "to") = *to;
  }

  void CompareTrees(const Path& path, const std::optional<ir::Tree>& from,
                    const std::optional<ir::Tree>& to) {
    if (from.has_value() != to.has_value() ||
        (from.has_value() &&
         from->SerializeAsString() != to->SerializeAsString())) {
      Add(path, from, to);
    }
  }

  void CompareField(const pb::Message& ours, const pb::Message& theirs,
                    const pb::FieldDescriptor& field, Path& path) {
    const bool here = IsPresent(ours, field);
    const bool there = IsPresent(theirs, field);
    if (IsMarkedNull(ours, field) || IsMarkedNull(theirs, field)) {
      return CompareTrees(path, PresentTree(ours, field),
                          PresentTree(theirs, field));
    }
    if (!here && !there) return;
    const pb::Reflection& reflection = *ours.GetReflection();
    if (IsEntries(field)) return CompareEntries(ours, theirs, field, path);
    const bool both = here && there;
    if (field.is_repeated() && both &&
        reflection.FieldSize(ours, &field) ==
            reflection.FieldSize(theirs, &field) &&
        (!IsLeaf(field) ||
         field.cpp_type() == pb::FieldDescriptor::CPPTYPE_STRING)) {
      return CompareElements(ours, theirs, field, path);
    }
    if (both && !field.is_repeated() && !IsLeaf(field)) {
      return Compare(reflection.GetMessage(ours, &field),
                     reflection.GetMessage(theirs, &field), path);
    }
    CompareTrees(path, PresentTree(ours, field), PresentTree(theirs, field));
  }

  void CompareElements(const pb::Message& ours, const pb::Message& theirs,
                       const pb::FieldDescriptor& field, Path& path) {
    const pb::Reflection& reflection = *ours.GetReflection();
    std::string a, b;
    for (int i = 0; i < reflection.FieldSize(ours, &field); ++i) {
      if (IsLeaf(field)) {
        const std::string& left =
            reflection.GetRepeatedStringReference(ours, &field, i, &a);
        const std::string& right =
            reflection.GetRepeatedStringReference(theirs, &field, i, &b);
        if (left == right) continue;
        path.push_back(absl::StrCat(i));
        Add(path, ir::StringTree(left), ir::StringTree(right));
      } else {
        path.push_back(absl::StrCat(i));
        Compare(reflection.GetRepeatedMessage(ours, &field, i),
                reflection.GetRepeatedMessage(theirs, &field, i), path);
      }
      path.pop_back();
    }
  }

  void CompareEntries(const pb::Message& ours, const pb::Message& theirs,
                      const pb::FieldDescriptor& field, Path& path) {
    const pb::Reflection& reflection = *ours.GetReflection();
    const pb::FieldDescriptor& key = KeyField(field);
    const pb::FieldDescriptor& value = ValueField(field);
    absl::flat_hash_map<std::string, const pb::Message*> mine;
    for (int i = 0; i < reflection.FieldSize(ours, &field); ++i) {
      const pb::Message& entry = reflection.GetRepeatedMessage(ours, &field, i);
      mine.emplace(entry.GetReflection()->GetString(entry, &key), &entry);
    }
    for (int i = 0; i < reflection.FieldSize(theirs, &field); ++i) {
      const pb::Message& entry =
          reflection.GetRepeatedMessage(theirs, &field, i);
      const std::string name = entry.GetReflection()->GetString(entry, &key);
      const auto it = mine.find(name);
      path.push_back(name);
      if (it == mine.end()) {
        Add(path, std::nullopt, FieldTree(entry, value));
      } else if (IsLeaf(value)) {
        CompareTrees(path, FieldTree(*it->second, value),
                     FieldTree(entry, value));
        mine.erase(it);
      } else {
        Compare(it->second->GetReflection()->GetMessage(*it->second, &value),
                entry.GetReflection()->GetMessage(entry, &value), path);
        mine.erase(it);
      }
      path.pop_back();
    }
    if (mine.empty()) return;
    for (int i = 0; i < reflection.FieldSize(ours, &field); ++i) {
      const pb::Message& entry = reflection.GetRepeatedMessage(ours, &field, i);
      const std::string name = entry.GetReflection()->GetString(entry, &key);
      if (!mine.contains(name)) continue;
      path.push_back(name);
      Add(path, FieldTree(entry, value), std::nullopt);
      path.pop_back();
    }
  }

  ir::Tree& corrections_;
};

// The place that a path leads to.
struct Place {
  pb::Message* message = nullptr;
  const pb::FieldDescriptor* field = nullptr;
  int index = -1;  // of an element or entry; -1: none of that key
  // Of an entry, or the name of what is no field.
  const std::string* key = nullptr;
};

const pb::FieldDescriptor* FindField(const pb::Message& message,
                                     const std::string& json_name) {
  const pb::Descriptor* type = message.GetDescriptor();
  for (int i = 0; i < type->field_count(); ++i) {
    if (type->field(i)->json_name() == json_name) return type->field(i);
  }
  return nullptr;
}

int FindEntry(const pb::Message& message, const pb::FieldDescriptor& field,
              const std::string& key) {
  std::string scratch;
  for (int i = 0; i < message.GetReflection()->FieldSize(message, &field);
       ++i) {
    const pb::Message& entry =
        message.GetReflection()->GetRepeatedMessage(message, &field, i);
    if (entry.GetReflection()->GetStringReference(entry, &KeyField(field),
                                                  &scratch) == key)
      return i;
  }
  return -1;
}

// Follows `path` from its second word on; null `message`: it leads nowhere.
Place Follow(const ir::Tree::List& path, pb::Message* message) {
  Place place;
  for (int at = 1; at < path.items_size(); ++at) {
    const pb::Reflection& reflection = *message->GetReflection();
    const pb::FieldDescriptor* field =
        FindField(*message, path.items(at).string_value());
    if (field == nullptr) {
      return at + 1 == path.items_size()
                 ? Place{message, nullptr, -1, &path.items(at).string_value()}
                 : Place();
    }
    place = Place{message, field, -1, nullptr};
    pb::Message* next = nullptr;
    if (field->is_repeated() && at + 1 < path.items_size()) {
      const std::string& word = path.items(++at).string_value();
      if (IsEntries(*field)) {
        place.key = &word;
        place.index = FindEntry(*message, *field, word);
      } else if (!absl::SimpleAtoi(word, &place.index) || place.index < 0 ||
                 place.index >= reflection.FieldSize(*message, field)) {
        return Place();
      }
      if (place.index >= 0 && field->message_type() != nullptr) {
        next = reflection.MutableRepeatedMessage(message, field, place.index);
      }
      if (next != nullptr && place.key != nullptr &&
          at + 1 < path.items_size()) {
        if (IsLeaf(ValueField(*field))) return Place();
        next = next->GetReflection()->MutableMessage(next, &ValueField(*field));
      }
    } else if (!field->is_repeated() && !IsLeaf(*field) &&
               at + 1 < path.items_size()) {
      if (!reflection.HasField(*message, field)) return Place();
      next = reflection.MutableMessage(message, field);
    }
    if (at + 1 >= path.items_size()) return place;
    if (next == nullptr) return Place();
    message = next;
  }
  return place;
}

std::optional<ir::Tree> TreeAt(const Place& place) {
  if (place.field == nullptr) return std::nullopt;
  const pb::Reflection& reflection = *place.message->GetReflection();
  if (place.key != nullptr) {
    if (place.index < 0) return std::nullopt;
    const pb::Message& entry =
        reflection.GetRepeatedMessage(*place.message, place.field, place.index);
    return FieldTree(entry, ValueField(*place.field));
  }
  if (place.index >= 0) {
    ir::Tree tree;
    TreeBuilder builder(&tree);
    MessageWriter(builder).WriteElement(*place.message, *place.field,
                                        place.index);
    return tree;
  }
  return PresentTree(*place.message, *place.field);
}

void Remove(const Place& place) {
  const pb::Reflection& reflection = *place.message->GetReflection();
  if (place.key == nullptr)
    return reflection.ClearField(place.message, place.field);
  if (place.index < 0) return;
  const int last = reflection.FieldSize(*place.message, place.field) - 1;
  reflection.SwapElements(place.message, place.field, place.index, last);
  reflection.RemoveLast(place.message, place.field);
}

// What may be null itself.
bool IsValue(const Place& place) {
  return place.field->message_type() == Value::descriptor();
}

void Replace(const Place& place, const ir::Tree* to) {
  if (place.field == nullptr) {
    if (to == nullptr) return;
    Struct::Entry entry;
    entry.set_key(*place.key);
    FromTree(*to, nullptr, entry.mutable_value());
    return AddSurplus(entry, place.message);
  }
  if (place.key == nullptr && place.index >= 0) {
    if (to == nullptr ||
        place.field->cpp_type() != pb::FieldDescriptor::CPPTYPE_STRING)
      return;
    place.message->GetReflection()->SetRepeatedString(
        place.message, place.field, place.index, to->string_value());
    return;
  }
  Remove(place);
  if (to == nullptr) return;
  if (to->has_null_value() && place.key == nullptr && !IsValue(place))
    return MarkNull(place.message, *place.field);
  MessageBuilder builder(place.message, nullptr, nullptr);
  builder.BeginMap();
  builder.Key(place.field->json_name());
  if (place.key != nullptr) {
    builder.BeginMap();
    builder.Key(*place.key);
  }
  ir::WriteTree(
      *to, [](const ir::Value&) { return std::string(); }, builder);
  if (place.key != nullptr) builder.EndMap();
  builder.EndMap();
}

}  // namespace

bool SameBytes(const pb::Message& a, const pb::Message& b) {
  const size_t size = a.ByteSizeLong();
  if (size != b.ByteSizeLong()) return false;
  // Not filled first, as a string's would be.
  const std::unique_ptr<uint8_t[]> bytes(new uint8_t[2 * size]);
  a.SerializeWithCachedSizesToArray(bytes.get());
  b.SerializeWithCachedSizesToArray(bytes.get() + size);
  return std::memcmp(bytes.get(), bytes.get() + size, size) == 0;
}

const ir::Tree* FindAttribute(const Attributes& attributes,
                              absl::string_view name) {
  for (const ir::Attribute& attribute : attributes) {
    if (attribute.name() == name) return &attribute.value();
  }
  return nullptr;
}

void Diff(const pb::Message& ours, const pb::Message& theirs,
          absl::string_view part, ir::Tree* corrections) {
  // Nearly all are the same, and this tells it much faster.
  if (SameBytes(ours, theirs)) return;
  Path path = {std::string(part)};
  Differ(corrections).Compare(ours, theirs, path);
}

void Correct(const Attributes& attributes, absl::string_view part,
             pb::Message* message) {
  const ir::Tree* corrections = FindAttribute(attributes, kSpelling);
  if (corrections == nullptr) return;
  for (const ir::Tree& correction : corrections->list().items()) {
    const ir::Tree* at = ir::Find(correction, "at");
    if (at == nullptr || at->list().items_size() < 2 ||
        at->list().items(0).string_value() != part)
      continue;
    const Place place = Follow(at->list(), message);
    if (place.message == nullptr) continue;
    const ir::Tree* from = ir::Find(correction, "from");
    const std::optional<ir::Tree> now = TreeAt(place);
    if (now.has_value() != (from != nullptr)) continue;
    if (from != nullptr &&
        now->SerializeAsString() != from->SerializeAsString())
      continue;
    Replace(place, ir::Find(correction, "to"));
  }
}

}  // namespace kfir::kfp2
