// SPDX-License-Identifier: Apache-2.0
#include "ir/pipeline_spec/message_builder.h"

#include <google/protobuf/unknown_field_set.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace kfir::kfp2 {
namespace {

namespace pb = google::protobuf;

// The number of the unknown fields that say which fields are null.
constexpr int kNullMark = 536870911;
// And of those that hold the fields which the schema does not have.
constexpr int kSurplus = 536870910;

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

// As JSON writes numbers: `-1.5e+3`, and nothing like `.5`, `+1` or `0x1`.
bool IsJsonNumber(absl::string_view text) {
  const auto digits = [&text] {
    size_t size = 0;
    while (size < text.size() && text[size] >= '0' && text[size] <= '9') ++size;
    text.remove_prefix(size);
    return size;
  };
  absl::ConsumePrefix(&text, "-");
  const bool zero = absl::StartsWith(text, "0");
  const size_t whole = digits();
  if (whole == 0 || (zero && whole > 1)) return false;
  if (absl::ConsumePrefix(&text, ".") && digits() == 0) return false;
  if (text.empty() || (text[0] != 'e' && text[0] != 'E')) return text.empty();
  text.remove_prefix(1);
  if (!absl::ConsumePrefix(&text, "+")) absl::ConsumePrefix(&text, "-");
  return digits() > 0 && text.empty();
}

// The protobuf API of the oldest version that we build with takes std::string.
std::string Text(absl::string_view text) { return std::string(text); }

}  // namespace

bool IsEntries(const pb::FieldDescriptor& field) {
  return field.is_repeated() &&
         field.cpp_type() == pb::FieldDescriptor::CPPTYPE_MESSAGE &&
         absl::EndsWith(field.message_type()->name(), "Entry");
}

bool ParseDuration(absl::string_view text, Duration* duration) {
  if (text.size() < 2 || text.back() != 's') return false;
  text.remove_suffix(1);
  const bool negative = text.front() == '-';
  if (negative || text.front() == '+') text.remove_prefix(1);
  if (text.empty()) return false;
  const size_t point = text.find('.');
  const absl::string_view whole = text.substr(0, point);
  absl::string_view fraction =
      point == absl::string_view::npos ? "" : text.substr(point + 1);
  if (whole.size() > 12 || fraction.size() > 9) return false;
  int64_t seconds = 0;
  int32_t nanos = 0;
  for (char c : whole) {
    if (c < '0' || c > '9') return false;
    seconds = seconds * 10 + (c - '0');
  }
  for (size_t i = 0; i < 9; ++i) {
    const char c = i < fraction.size() ? fraction[i] : '0';
    if (c < '0' || c > '9') return false;
    nanos = nanos * 10 + (c - '0');
  }
  if (seconds > 315'576'000'000) return false;
  duration->set_seconds(negative ? -seconds : seconds);
  duration->set_nanos(negative ? -nanos : nanos);
  return true;
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

bool MessageBuilder::SetEnum(const Slot& slot, absl::string_view name) {
  const pb::EnumValueDescriptor* value =
      slot.field->enum_type()->FindValueByName(Text(name));
  if (value == nullptr) return false;
  const pb::Reflection& reflection = *slot.type->reflection;
  if (slot.info->repeated) {
    reflection.AddEnum(slot.parent, slot.field, value);
  } else {
    reflection.SetEnum(slot.parent, slot.field, value);
  }
  return true;
}

bool MessageBuilder::SetDuration(const Slot& slot, absl::string_view text) {
  if (slot.field->message_type() != Duration::descriptor()) return false;
  Duration duration;
  if (!ParseDuration(text, &duration)) return false;
  Mutable(slot)->CopyFrom(duration);
  return true;
}

void MessageBuilder::SetText(const Slot& slot, absl::string_view value) {
  if (slot.info->repeated && slot.kind != Slot::Kind::kElement)
    return WrongType(slot, "a string");
  const pb::Reflection& reflection = *slot.type->reflection;
  switch (slot.info->cpp_type) {
    case pb::FieldDescriptor::CPPTYPE_STRING:
      if (slot.kind == Slot::Kind::kElement) {
        reflection.AddString(slot.parent, slot.field, Text(value));
      } else {
        reflection.SetString(slot.parent, slot.field, Text(value));
      }
      return;
    case pb::FieldDescriptor::CPPTYPE_ENUM:
      if (SetEnum(slot, value)) return;
      break;
    case pb::FieldDescriptor::CPPTYPE_MESSAGE:
      if (slot.field->message_type() == Value::descriptor()) {
        static_cast<Value*>(Mutable(slot))
            ->set_string_value(value.data(), value.size());
        return;
      }
      if (SetDuration(slot, value)) return;
      break;
    case pb::FieldDescriptor::CPPTYPE_INT32:
    case pb::FieldDescriptor::CPPTYPE_INT64: {
      int64_t integer = 0;
      double number = 0;
      if (!IsJsonNumber(value)) break;
      if (absl::SimpleAtoi(value, &integer)) return SetInteger(slot, integer);
      if (absl::SimpleAtod(value, &number) && number == std::floor(number))
        return SetNumber(slot, number, "a string");
      break;
    }
    case pb::FieldDescriptor::CPPTYPE_DOUBLE: {
      double number = 0;
      if (value == "NaN") number = std::numeric_limits<double>::quiet_NaN();
      if (value == "Infinity") number = std::numeric_limits<double>::infinity();
      if (value == "-Infinity")
        number = -std::numeric_limits<double>::infinity();
      if (number != 0 ||
          (IsJsonNumber(value) && absl::SimpleAtod(value, &number))) {
        return SetNumber(slot, number, "a string");
      }
      break;
    }
    default:
      break;
  }
  WrongType(slot, absl::StrCat("`", value.substr(0, 60), "`"));
}

void MessageBuilder::SetInteger(const Slot& slot, int64_t value) {
  if (slot.info->repeated && slot.kind != Slot::Kind::kElement)
    return WrongType(slot, "a number");
  const pb::Reflection& reflection = *slot.type->reflection;
  switch (slot.info->cpp_type) {
    case pb::FieldDescriptor::CPPTYPE_INT32:
      if (value < std::numeric_limits<int32_t>::min() ||
          value > std::numeric_limits<int32_t>::max()) {
        return WrongType(slot, absl::StrCat("`", value, "`"));
      }
      return reflection.SetInt32(slot.parent, slot.field,
                                 static_cast<int32_t>(value));
    case pb::FieldDescriptor::CPPTYPE_INT64:
      return reflection.SetInt64(slot.parent, slot.field, value);
    case pb::FieldDescriptor::CPPTYPE_ENUM:
      if (slot.field->enum_type()->FindValueByNumber(static_cast<int>(value)) ==
              nullptr ||
          static_cast<int>(value) != value) {
        return WrongType(slot, absl::StrCat("`", value, "`"));
      }
      return reflection.SetEnumValue(slot.parent, slot.field,
                                     static_cast<int>(value));
    default:
      return SetNumber(slot, static_cast<double>(value), "a number");
  }
}

void MessageBuilder::SetNumber(const Slot& slot, double value,
                               absl::string_view found) {
  if (slot.info->repeated && slot.kind != Slot::Kind::kElement)
    return WrongType(slot, found);
  switch (slot.info->cpp_type) {
    case pb::FieldDescriptor::CPPTYPE_DOUBLE:
      return slot.type->reflection->SetDouble(slot.parent, slot.field, value);
    case pb::FieldDescriptor::CPPTYPE_INT32:
    case pb::FieldDescriptor::CPPTYPE_INT64:
      if (value == std::floor(value) && std::fabs(value) < 9.2e18) {
        return SetInteger(slot, static_cast<int64_t>(value));
      }
      break;
    case pb::FieldDescriptor::CPPTYPE_MESSAGE:
      if (slot.field->message_type() == Value::descriptor()) {
        static_cast<Value*>(Mutable(slot))->set_number_value(value);
        return;
      }
      break;
    default:
      break;
  }
  WrongType(slot, found);
}

void MessageBuilder::String(absl::string_view value) {
  if (skipping_ > 0) return;
  const Slot slot = TakeSlot();
  if (slot.kind == Slot::Kind::kSkip) return;
  if (slot.kind == Slot::Kind::kRoot) return WrongType(slot, "a string");
  if (slot.kind == Slot::Kind::kValue) {
    return slot.value->set_string_value(value.data(), value.size());
  }
  SetText(slot, value);
  if (!value.empty() &&
      (slot.info->type != nullptr ||
       slot.info->cpp_type == pb::FieldDescriptor::CPPTYPE_STRING))
    return;
  Value kept;
  kept.set_string_value(value.data(), value.size());
  KeepDefault(slot, kept);
}

void MessageBuilder::Int(int64_t value) {
  if (skipping_ > 0) return;
  const Slot slot = TakeSlot();
  if (slot.kind == Slot::Kind::kSkip) return;
  if (slot.kind == Slot::Kind::kRoot) return WrongType(slot, "a number");
  if (slot.kind == Slot::Kind::kValue)
    return slot.value->set_number_value(static_cast<double>(value));
  // A document holds the deployment as a Struct, where a number is a double.
  constexpr int64_t kExact = int64_t{1} << 53;
  if ((value > kExact || value < -kExact) && InDeployment())
    return SetNumber(slot, static_cast<double>(value), "a number");
  SetInteger(slot, value);
  if (value != 0) return;
  Value kept;
  kept.set_number_value(0);
  KeepDefault(slot, kept);
}

void MessageBuilder::BigInt(absl::string_view digits) {
  double value = 0;
  if (!absl::SimpleAtod(digits, &value))
    value = std::numeric_limits<double>::infinity();
  Double(value);
}

void MessageBuilder::Double(double value) {
  if (skipping_ > 0) return;
  const Slot slot = TakeSlot();
  if (slot.kind == Slot::Kind::kSkip) return;
  if (slot.kind == Slot::Kind::kRoot) return WrongType(slot, "a number");
  if (!std::isfinite(value))
    return WrongType(slot, "a number that JSON has not");
  if (slot.kind == Slot::Kind::kValue)
    return slot.value->set_number_value(value);
  SetNumber(slot, value, "a number");
  if (value != 0) return;
  Value kept;
  kept.set_number_value(value);
  KeepDefault(slot, kept);
}

void MessageBuilder::Bool(bool value) {
  if (skipping_ > 0) return;
  const Slot slot = TakeSlot();
  if (slot.kind == Slot::Kind::kSkip) return;
  if (slot.kind == Slot::Kind::kValue) return slot.value->set_bool_value(value);
  if (slot.field != nullptr &&
      (!slot.info->repeated || slot.kind == Slot::Kind::kElement)) {
    if (slot.info->cpp_type == pb::FieldDescriptor::CPPTYPE_BOOL) {
      slot.type->reflection->SetBool(slot.parent, slot.field, value);
      if (value || slot.kind == Slot::Kind::kElement) return;
      Value kept;
      kept.set_bool_value(false);
      return KeepDefault(slot, kept);
    }
    if (slot.field->message_type() == Value::descriptor()) {
      return static_cast<Value*>(Mutable(slot))->set_bool_value(value);
    }
  }
  WrongType(slot, value ? "`true`" : "`false`");
}

void MessageBuilder::Null() {
  if (skipping_ > 0) return;
  const Slot slot = TakeSlot(/*is_null=*/true);
  if (slot.kind == Slot::Kind::kSkip) return;
  if (slot.kind == Slot::Kind::kValue)
    return slot.value->set_null_value(Value::NULL_VALUE);
  if (slot.kind == Slot::Kind::kRoot) return WrongType(slot, "null");
  if (slot.field->message_type() == Value::descriptor() &&
      (!slot.info->repeated || slot.kind == Slot::Kind::kElement)) {
    return static_cast<Value*>(Mutable(slot))
        ->set_null_value(Value::NULL_VALUE);
  }
  // In a message null says that the field is not there; a list or map of
  // messages has no such member.
  const bool entry = slot.kind == Slot::Kind::kField &&
                     absl::EndsWith(slot.type->descriptor->name(), "Entry");
  if (slot.kind == Slot::Kind::kElement || entry)
    return WrongType(slot, "null");
  frames_.back().null |= uint64_t{1} << slot.field->index();
  if (InDeployment()) MarkNull(slot.parent, *slot.field);
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

void AddSurplus(const Struct::Entry& entry, pb::Message* message) {
  message->GetReflection()->MutableUnknownFields(message)->AddLengthDelimited(
      kSurplus, entry.SerializeAsString());
}

std::map<std::string, Value> SurplusOf(const pb::Message& message) {
  std::map<std::string, Value> surplus;
  const pb::UnknownFieldSet& fields =
      message.GetReflection()->GetUnknownFields(message);
  for (int i = 0; i < fields.field_count(); ++i) {
    Struct::Entry entry;
    if (fields.field(i).number() == kSurplus &&
        fields.field(i).type() == pb::UnknownField::TYPE_LENGTH_DELIMITED &&
        entry.ParseFromString(fields.field(i).length_delimited()))
      surplus[entry.key()] = entry.value();
  }
  return surplus;
}

void MarkNull(pb::Message* message, const pb::FieldDescriptor& field) {
  message->GetReflection()->MutableUnknownFields(message)->AddVarint(
      kNullMark, field.number());
}

bool IsMarkedNull(const pb::Message& message,
                  const pb::FieldDescriptor& field) {
  const pb::UnknownFieldSet& marks =
      message.GetReflection()->GetUnknownFields(message);
  for (int i = 0; i < marks.field_count(); ++i) {
    if (marks.field(i).number() == kNullMark &&
        marks.field(i).type() == pb::UnknownField::TYPE_VARINT &&
        marks.field(i).varint() == static_cast<uint64_t>(field.number()))
      return true;
  }
  return false;
}

}  // namespace kfir::kfp2
