// SPDX-License-Identifier: Apache-2.0
#include "ir/pipeline_spec/message_writer.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/types/span.h"
#include "ir/pipeline_spec/message_builder.h"

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
                                 const pb::FieldDescriptor& field) {
  const pb::FieldDescriptor& key = *field.message_type()->field(0);
  const pb::FieldDescriptor& value = *field.message_type()->field(1);
  std::vector<std::pair<const std::string*, const pb::Message*>> entries;
  std::string scratch;
  const pb::Reflection& reflection = *message.GetReflection();
  const int size = reflection.FieldSize(message, &field);
  entries.reserve(size);
  for (int i = 0; i < size; ++i) {
    const pb::Message& entry =
        reflection.GetRepeatedMessage(message, &field, i);
    entries.emplace_back(
        &entry.GetReflection()->GetStringReference(entry, &key, &scratch),
        &entry);
  }
  const auto by_key = [](const auto& a, const auto& b) {
    return *a.first < *b.first;
  };
  std::stable_sort(entries.begin(), entries.end(), by_key);
  out_.BeginMap();
  for (const auto& [name, entry] : entries) {
    out_.Key(*name);
    WriteField(*entry, value);
  }
  out_.EndMap();
}

void MessageWriter::WriteField(const pb::Message& message,
                               const pb::FieldDescriptor& field) {
  const pb::Reflection& reflection = *message.GetReflection();
  if (IsEntries(field)) return WriteEntries(message, field);
  if (field.is_repeated()) {
    out_.BeginList();
    const int size = reflection.FieldSize(message, &field);
    for (int i = 0; i < size; ++i) WriteElement(message, field, i);
    return out_.EndList();
  }
  std::string scratch;
  switch (field.cpp_type()) {
    case pb::FieldDescriptor::CPPTYPE_STRING:
      return out_.String(
          reflection.GetStringReference(message, &field, &scratch));
    case pb::FieldDescriptor::CPPTYPE_BOOL:
      return out_.Bool(reflection.GetBool(message, &field));
    case pb::FieldDescriptor::CPPTYPE_DOUBLE:
      return WriteDouble(reflection.GetDouble(message, &field), out_);
    case pb::FieldDescriptor::CPPTYPE_INT32:
      return WriteInteger(reflection.GetInt32(message, &field));
    case pb::FieldDescriptor::CPPTYPE_INT64:
      return out_.String(absl::StrCat(reflection.GetInt64(message, &field)));
    case pb::FieldDescriptor::CPPTYPE_ENUM:
      return WriteEnum(field, reflection.GetEnumValue(message, &field), out_);
    default:
      return Write(reflection.GetMessage(message, &field));
  }
}

void MessageWriter::WriteElement(const pb::Message& message,
                                 const pb::FieldDescriptor& field, int index) {
  const pb::Reflection& reflection = *message.GetReflection();
  std::string scratch;
  if (field.cpp_type() == pb::FieldDescriptor::CPPTYPE_STRING) {
    return out_.String(reflection.GetRepeatedStringReference(message, &field,
                                                             index, &scratch));
  }
  Write(reflection.GetRepeatedMessage(message, &field, index));
}

void MessageWriter::Write(const pb::Message& message) {
  const pb::Descriptor* type = message.GetDescriptor();
  if (type == Value::descriptor())
    return Write(static_cast<const Value&>(message));
  if (type == Struct::descriptor())
    return Write(static_cast<const Struct&>(message));
  if (type == Duration::descriptor())
    return out_.String(FormatDuration(static_cast<const Duration&>(message)));
  std::vector<const pb::FieldDescriptor*>& order = orders_[type];
  if (order.empty()) {
    for (int i = 0; i < type->field_count(); ++i)
      order.push_back(type->field(i));
    const auto by_name = [](const auto* a, const auto* b) {
      return a->json_name() < b->json_name();
    };
    std::sort(order.begin(), order.end(), by_name);
  }
  const bool was_in_struct = in_struct_;
  if (type == PipelineDeploymentConfig::descriptor()) in_struct_ = true;
  // `orders_` may move the vectors while the fields are written, but not what
  // they hold.
  const absl::Span<const pb::FieldDescriptor* const> fields(order);
  out_.BeginMap();
  for (const pb::FieldDescriptor* field : fields) {
    if (!IsPresent(message, *field)) continue;
    out_.Key(field->json_name());
    WriteField(message, *field);
  }
  out_.EndMap();
  in_struct_ = was_in_struct;
}

}  // namespace kfir::kfp2
