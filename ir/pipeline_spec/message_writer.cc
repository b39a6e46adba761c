// SPDX-License-Identifier: Apache-2.0
#include "ir/pipeline_spec/message_writer.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "ir/pipeline_spec/unknown_fields.h"

namespace kfir::kfp2 {
namespace {

namespace pb = google::protobuf;

void WriteDouble(double value, ValueWriter& out) {
  if (std::isnan(value)) return out.String("NaN");
  if (std::isinf(value))
    return out.String(value > 0 ? "Infinity" : "-Infinity");
  out.Double(value);
}

void WriteEnum(const pb::FieldDescriptor& field, int number, ValueWriter& out) {
  const pb::EnumValueDescriptor* value =
      field.enum_type()->FindValueByNumber(number);
  if (value == nullptr) return out.Int(number);
  out.String(value->name());
}

}  // namespace

std::string FormatDuration(const Duration& duration) {
  const bool negative = duration.seconds() < 0 || duration.nanos() < 0;
  std::string text =
      absl::StrCat(negative ? "-" : "", std::abs(duration.seconds()));
  if (const int32_t nanos = std::abs(duration.nanos()); nanos != 0) {
    std::string digits = absl::StrFormat("%09d", nanos);
    while (absl::string_view(digits).substr(digits.size() - 3) == "000")
      digits.resize(digits.size() - 3);
    absl::StrAppend(&text, ".", digits);
  }
  return absl::StrCat(text, "s");
}

bool IsPresent(const pb::Message& message, const pb::FieldDescriptor& field) {
  const pb::Reflection& reflection = *message.GetReflection();
  return field.is_repeated() ? reflection.FieldSize(message, &field) > 0
                             : reflection.HasField(message, &field);
}

void MessageWriter::WriteInteger(int64_t value) {
  if (in_struct_) return out_.Double(static_cast<double>(value));
  out_.Int(value);
}

void MessageWriter::Write(const Value& value) {
  switch (value.kind_case()) {
    case Value::KIND_NOT_SET:
    case Value::kNullValue:
      return out_.Null();
    case Value::kNumberValue:
      return out_.Double(value.number_value());
    case Value::kStringValue:
      return out_.String(value.string_value());
    case Value::kBoolValue:
      return out_.Bool(value.bool_value());
    case Value::kStructValue:
      return Write(value.struct_value());
    case Value::kListValue:
      out_.BeginList();
      for (const Value& item : value.list_value().values()) Write(item);
      return out_.EndList();
  }
}

void MessageWriter::Write(const Struct& value) {
  std::vector<const Struct::Entry*> entries;
  entries.reserve(value.fields_size());
  for (const Struct::Entry& entry : value.fields()) entries.push_back(&entry);
  const auto by_key = [](const Struct::Entry* a, const Struct::Entry* b) {
    return a->key() < b->key();
  };
  std::stable_sort(entries.begin(), entries.end(), by_key);
  out_.BeginMap();
  for (const Struct::Entry* entry : entries) {
    out_.Key(entry->key());
    Write(entry->value());
  }
  out_.EndMap();
}

void MessageWriter::WriteEntries(const pb::Message& message,
                                 const TypeInfo& type, const FieldInfo& field) {
  const TypeInfo& entry_type = *field.type;
  const FieldInfo& key = entry_type.fields[0];
  const FieldInfo& value = entry_type.fields[1];
  std::string scratch;
  const int size = type.reflection->FieldSize(message, field.field);
  std::vector<std::pair<const std::string*, const pb::Message*>> entries;
  entries.reserve(size);
  for (int i = 0; i < size; ++i) {
    const pb::Message& entry =
        type.reflection->GetRepeatedMessage(message, field.field, i);
    entries.emplace_back(
        &entry_type.reflection->GetStringReference(entry, key.field, &scratch),
        &entry);
  }
  const auto by_key = [](const auto& a, const auto& b) {
    return *a.first < *b.first;
  };
  if (!std::is_sorted(entries.begin(), entries.end(), by_key))
    std::stable_sort(entries.begin(), entries.end(), by_key);
  out_.BeginMap();
  for (const auto& [name, entry] : entries) {
    out_.Key(*name);
    WriteField(*entry, entry_type, value);
  }
  out_.EndMap();
}

void MessageWriter::WriteField(const pb::Message& message, const TypeInfo& type,
                               const FieldInfo& info) {
  const pb::Reflection& reflection = *type.reflection;
  const pb::FieldDescriptor* field = info.field;
  if (info.entries) return WriteEntries(message, type, info);
  if (info.repeated) {
    out_.BeginList();
    const int size = reflection.FieldSize(message, field);
    for (int i = 0; i < size; ++i) WriteElement(message, type, info, i);
    return out_.EndList();
  }
  std::string scratch;
  switch (info.cpp_type) {
    case pb::FieldDescriptor::CPPTYPE_STRING:
      return out_.String(
          reflection.GetStringReference(message, field, &scratch));
    case pb::FieldDescriptor::CPPTYPE_BOOL:
      return out_.Bool(reflection.GetBool(message, field));
    case pb::FieldDescriptor::CPPTYPE_DOUBLE:
      return WriteDouble(reflection.GetDouble(message, field), out_);
    case pb::FieldDescriptor::CPPTYPE_INT32:
      return WriteInteger(reflection.GetInt32(message, field));
    case pb::FieldDescriptor::CPPTYPE_INT64:
      return out_.String(absl::StrCat(reflection.GetInt64(message, field)));
    case pb::FieldDescriptor::CPPTYPE_ENUM:
      return WriteEnum(*field, reflection.GetEnumValue(message, field), out_);
    default:
      return Write(reflection.GetMessage(message, field), *info.type);
  }
}

void MessageWriter::WriteElement(const pb::Message& message,
                                 const TypeInfo& type, const FieldInfo& field,
                                 int index) {
  std::string scratch;
  if (field.type == nullptr) {
    return out_.String(type.reflection->GetRepeatedStringReference(
        message, field.field, index, &scratch));
  }
  Write(type.reflection->GetRepeatedMessage(message, field.field, index),
        *field.type);
}

void MessageWriter::WriteField(const pb::Message& message,
                               const pb::FieldDescriptor& field) {
  const TypeInfo& type = TypeOf(message.GetDescriptor());
  WriteField(message, type, InfoOf(type, field));
}

void MessageWriter::WriteElement(const pb::Message& message,
                                 const pb::FieldDescriptor& field, int index) {
  const TypeInfo& type = TypeOf(message.GetDescriptor());
  WriteElement(message, type, InfoOf(type, field), index);
}

void MessageWriter::Write(const pb::Message& message) {
  Write(message, TypeOf(message.GetDescriptor()));
}

void MessageWriter::Write(const pb::Message& message, const TypeInfo& type) {
  switch (type.kind) {
    case TypeInfo::Kind::kValue:
      return Write(static_cast<const Value&>(message));
    case TypeInfo::Kind::kStruct:
      return Write(static_cast<const Struct&>(message));
    case TypeInfo::Kind::kDuration:
      return out_.String(FormatDuration(static_cast<const Duration&>(message)));
    default:
      break;
  }
  const bool was_in_struct = in_struct_;
  if (type.descriptor == PipelineDeploymentConfig::descriptor())
    in_struct_ = true;
  const bool marked = marks_ == NullMarks::kWrite &&
                      !type.reflection->GetUnknownFields(message).empty();
  std::map<std::string, Value> surplus;
  if (marked) surplus = SurplusOf(message);
  auto next = surplus.begin();
  const auto write_surplus = [&] {
    out_.Key(next->first);
    Write(next->second);
    ++next;
  };
  out_.BeginMap();
  for (const FieldInfo* field : type.by_json_name) {
    while (next != surplus.end() && next->first < field->json_name)
      write_surplus();
    const bool present =
        field->repeated ? type.reflection->FieldSize(message, field->field) > 0
                        : type.reflection->HasField(message, field->field);
    if (!present) {
      if (marked && IsMarkedNull(message, *field->field)) {
        out_.Key(field->json_name);
        out_.Null();
      }
      continue;
    }
    // What it says goes before what was written when it said nothing.
    if (next != surplus.end() && next->first == field->json_name) ++next;
    out_.Key(field->json_name);
    WriteField(message, type, *field);
  }
  while (next != surplus.end()) write_surplus();
  out_.EndMap();
  in_struct_ = was_in_struct;
}

}  // namespace kfir::kfp2
