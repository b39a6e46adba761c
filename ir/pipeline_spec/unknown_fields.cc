// SPDX-License-Identifier: Apache-2.0
#include "ir/pipeline_spec/unknown_fields.h"

#include <google/protobuf/unknown_field_set.h>

namespace kfir::kfp2 {
namespace {

namespace pb = google::protobuf;

// The number of the unknown fields that say which fields are null.
constexpr int kNullMark = 536870911;
// And of those that hold the fields which the schema does not have.
constexpr int kSurplus = 536870910;

}  // namespace

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
