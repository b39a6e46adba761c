// SPDX-License-Identifier: Apache-2.0
#include "ir/pipeline_spec/message_builder.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "ir/pipeline_spec/unknown_fields.h"

namespace kfir::kfp2 {
namespace {

namespace pb = google::protobuf;

std::string Expected(const pb::FieldDescriptor& field, bool element) {
  if (field.is_repeated() && !element) {
    return IsEntries(field) ? "a map" : "a list";
  }
  switch (field.cpp_type()) {
    case pb::FieldDescriptor::CPPTYPE_STRING:
      return "a string";
    case pb::FieldDescriptor::CPPTYPE_BOOL:
      return "true or false";
    case pb::FieldDescriptor::CPPTYPE_DOUBLE:
      return "a number";
    case pb::FieldDescriptor::CPPTYPE_ENUM: {
      std::string names = "one of";
      const pb::EnumDescriptor& type = *field.enum_type();
      for (int i = 0; i < type.value_count(); ++i) {
        absl::StrAppend(&names, i == 0 ? " `" : ", `", type.value(i)->name(),
                        "`");
      }
      return names;
    }
    case pb::FieldDescriptor::CPPTYPE_MESSAGE:
      if (field.message_type() == Duration::descriptor())
        return "a duration such as `30s`";
      if (field.message_type() == ListValue::descriptor()) return "a list";
      return "a map";
    default:
      return field.cpp_type() == pb::FieldDescriptor::CPPTYPE_INT32
                 ? "a whole number of 32 bits"
                 : "a whole number";
  }
}

// The protobuf API of the oldest version that we build with takes std::string.
std::string Text(absl::string_view text) { return std::string(text); }

}  // namespace

bool IsEntries(const pb::FieldDescriptor& field) {
  return field.is_repeated() &&
         field.cpp_type() == pb::FieldDescriptor::CPPTYPE_MESSAGE &&
         absl::EndsWith(field.message_type()->name(), "Entry");
}

MessageBuilder::MessageBuilder(pb::Message* root, OnProblem on_problem,
                               OnMessage on_message)
    : on_problem_(std::move(on_problem)), on_message_(std::move(on_message)) {
  next_.kind = Slot::Kind::kRoot;
  next_.parent = root;
}

MessageBuilder::~MessageBuilder() = default;

bool MessageBuilder::Excluded(const Slot& slot) {
  if (slot.kind != Slot::Kind::kField) return false;
  const pb::OneofDescriptor* oneof = slot.info->oneof;
  if (oneof == nullptr) return false;
  const Frame& frame = frames_.back();
  for (int i = 0; i < oneof->field_count(); ++i) {
    const pb::FieldDescriptor* other = oneof->field(i);
    const uint64_t bit = uint64_t{1} << other->index();
    if (other == slot.field || (frame.seen & ~frame.null & bit) == 0) continue;
    failed_ = true;
    if (on_problem_) {
      on_problem_({BuildProblem::Kind::kExclusive, name_, other->json_name(),
                   "", nullptr});
    }
    return true;
  }
  return false;
}

MessageBuilder::Slot MessageBuilder::TakeSlot(bool is_null) {
  if (frames_.empty()) return std::exchange(next_, Slot());
  const Frame& top = frames_.back();
  Slot slot;
  switch (top.kind) {
    case Frame::Kind::kList:
      slot.kind = Slot::Kind::kElement;
      slot.parent = top.message;
      slot.type = top.type;
      slot.info = top.field;
      slot.field = top.field->field;
      return slot;
    case Frame::Kind::kValueList:
      slot.kind = Slot::Kind::kValue;
      slot.value = static_cast<ListValue*>(top.message)->add_values();
      return slot;
    default:
      slot = std::exchange(next_, Slot());
      // Null says that the field is not there, but for one that may be null.
      if (is_null && slot.kind == Slot::Kind::kField &&
          slot.field->message_type() != Value::descriptor())
        return slot;
      return Excluded(slot) ? Slot() : slot;
  }
}

pb::Message* MessageBuilder::Mutable(const Slot& slot) {
  const pb::Reflection& reflection = *slot.type->reflection;
  return slot.kind == Slot::Kind::kElement
             ? reflection.AddMessage(slot.parent, slot.field)
             : reflection.MutableMessage(slot.parent, slot.field);
}

void MessageBuilder::WrongType(const Slot& slot, absl::string_view found) {
  failed_ = true;
  if (!on_problem_) return;
  BuildProblem problem{BuildProblem::Kind::kWrongType, name_, "a map",
                       std::string(found), nullptr};
  if (slot.field != nullptr) {
    problem.expected = Expected(*slot.field, slot.kind == Slot::Kind::kElement);
  }
  on_problem_(problem);
}

void MessageBuilder::PushMessage(pb::Message* message, const TypeInfo& type) {
  frames_.push_back({type.kind == TypeInfo::Kind::kStruct
                         ? Frame::Kind::kStruct
                         : Frame::Kind::kMessage,
                     message, &type});
  if (type.has_place && on_message_) on_message_(*message);
}

void MessageBuilder::BeginMap() {
  if (skipping_ > 0) {
    ++skipping_;
    return;
  }
  const Slot slot = TakeSlot();
  switch (slot.kind) {
    case Slot::Kind::kSkip:
      ++skipping_;
      return;
    case Slot::Kind::kRoot:
      return PushMessage(slot.parent, TypeOf(slot.parent->GetDescriptor()));
    case Slot::Kind::kValue:
      frames_.push_back(
          {Frame::Kind::kStruct, slot.value->mutable_struct_value()});
      return;
    case Slot::Kind::kField:
    case Slot::Kind::kElement:
      break;
  }
  const bool element = slot.kind == Slot::Kind::kElement;
  if (!element && slot.info->entries) {
    frames_.push_back(
        {Frame::Kind::kEntries, slot.parent, slot.type, slot.info});
    return;
  }
  const TypeInfo* type = slot.info->type;
  if (type == nullptr || (slot.info->repeated && !element) ||
      type->kind == TypeInfo::Kind::kDuration ||
      type->kind == TypeInfo::Kind::kListValue) {
    WrongType(slot, "a map");
    ++skipping_;
    return;
  }
  if (type->kind == TypeInfo::Kind::kValue) {
    Value* value = static_cast<Value*>(Mutable(slot));
    frames_.push_back({Frame::Kind::kStruct, value->mutable_struct_value()});
    return;
  }
  PushMessage(Mutable(slot), *type);
}

void MessageBuilder::EndMap() {
  if (skipping_ > 0) {
    --skipping_;
    return;
  }
  const Frame& top = frames_.back();
  const bool list = top.kind == Frame::Kind::kList;
  if ((list || top.kind == Frame::Kind::kEntries) &&
      top.type->reflection->FieldSize(*top.message, top.field->field) == 0 &&
      InDeployment()) {
    Struct::Entry entry;
    entry.set_key(std::string(top.field->json_name));
    list ? static_cast<void>(entry.mutable_value()->mutable_list_value())
         : static_cast<void>(entry.mutable_value()->mutable_struct_value());
    AddSurplus(entry, top.message);
  }
  const pb::Message* const done = frames_.back().message;
  while (!surplus_.empty() && surplus_.back().first == done &&
         frames_.back().kind == Frame::Kind::kMessage) {
    AddSurplus(*surplus_.back().second, surplus_.back().first);
    surplus_.pop_back();
  }
  frames_.pop_back();
}

void MessageBuilder::BeginList() {
  if (skipping_ > 0) {
    ++skipping_;
    return;
  }
  const Slot slot = TakeSlot();
  if (slot.kind == Slot::Kind::kValue) {
    frames_.push_back(
        {Frame::Kind::kValueList, slot.value->mutable_list_value()});
    return;
  }
  const bool field = slot.kind == Slot::Kind::kField;
  if (field && slot.info->repeated && !slot.info->entries) {
    frames_.push_back({Frame::Kind::kList, slot.parent, slot.type, slot.info});
    return;
  }
  if ((field || slot.kind == Slot::Kind::kElement) &&
      slot.field->message_type() == Value::descriptor()) {
    Value* value = static_cast<Value*>(Mutable(slot));
    frames_.push_back({Frame::Kind::kValueList, value->mutable_list_value()});
    return;
  }
  if (slot.kind != Slot::Kind::kSkip) WrongType(slot, "a list");
  ++skipping_;
}

void MessageBuilder::EndList() { EndMap(); }

const FieldInfo* MessageBuilder::FindField(Frame& frame,
                                           absl::string_view key) {
  // Fields come in the order of their names, as a rule.
  const std::vector<const FieldInfo*>& sorted = frame.type->by_json_name;
  for (size_t i = frame.next; i < sorted.size(); ++i) {
    if (sorted[i]->json_name != key) continue;
    frame.next = i + 1;
    return sorted[i];
  }
  return kfp2::FindField(*frame.type, key);
}

void MessageBuilder::MessageKey(Frame& frame, absl::string_view key) {
  const FieldInfo* info = FindField(frame, key);
  next_ = Slot();
  name_.assign(key.data(), key.size());
  if (info == nullptr) return UnknownKey(frame);
  const pb::FieldDescriptor* field = info->field;
  const uint64_t bit = uint64_t{1} << field->index();
  if ((frame.seen & bit) != 0) {
    failed_ = true;
    if (on_problem_)
      on_problem_({BuildProblem::Kind::kTwice, name_, "", "", nullptr});
    return;
  }
  frame.seen |= bit;
  next_.kind = Slot::Kind::kField;
  next_.parent = frame.message;
  next_.type = frame.type;
  next_.info = info;
  next_.field = field;
}

void MessageBuilder::UnknownKey(Frame& frame) {
  const bool keep = InDeployment();
  failed_ |= !keep;
  if (on_problem_) {
    on_problem_({keep ? BuildProblem::Kind::kSurplus
                      : BuildProblem::Kind::kUnknownField,
                 name_, "", "", frame.type->descriptor});
  }
  if (!keep) return;
  auto entry = std::make_unique<Struct::Entry>();
  entry->set_key(name_);
  next_.kind = Slot::Kind::kValue;
  next_.value = entry->mutable_value();
  surplus_.emplace_back(frame.message, std::move(entry));
}

void MessageBuilder::KeepDefault(const Slot& slot, const Value& value) {
  if (slot.kind != Slot::Kind::kField || slot.info->repeated ||
      slot.info->type != nullptr || slot.field->has_presence() ||
      slot.type->reflection->HasField(*slot.parent, slot.field) ||
      !InDeployment())
    return;
  Struct::Entry entry;
  entry.set_key(std::string(slot.info->json_name));
  *entry.mutable_value() = value;
  AddSurplus(entry, slot.parent);
}

void MessageBuilder::Key(absl::string_view key) {
  if (skipping_ > 0) return;
  Frame& frame = frames_.back();
  switch (frame.kind) {
    case Frame::Kind::kMessage:
      return MessageKey(frame, key);
    case Frame::Kind::kStruct: {
      Struct::Entry* entry = static_cast<Struct*>(frame.message)->add_fields();
      entry->set_key(key.data(), key.size());
      next_.kind = Slot::Kind::kValue;
      next_.value = entry->mutable_value();
      name_.assign(key.data(), key.size());
      return;
    }
    default: {
      pb::Message* entry =
          frame.type->reflection->AddMessage(frame.message, frame.field->field);
      const TypeInfo& type = *frame.field->type;
      type.reflection->SetString(entry, type.fields[0].field, Text(key));
      next_.kind = Slot::Kind::kField;
      next_.parent = entry;
      next_.type = &type;
      next_.info = &type.fields[1];
      next_.field = next_.info->field;
      name_.assign(key.data(), key.size());
      return;
    }
  }
}

bool MessageBuilder::InDeployment() const {
  const pb::Descriptor* const deployment =
      PipelineDeploymentConfig::descriptor();
  return std::any_of(frames_.begin(), frames_.end(), [&](const Frame& frame) {
    // The outermost may be any message inside of the configuration.
    const pb::Descriptor* type =
        frame.type == nullptr ? nullptr : frame.type->descriptor;
    while (type != nullptr && type != deployment)
      type = type->containing_type();
    return type != nullptr;
  });
}

}  // namespace kfir::kfp2
