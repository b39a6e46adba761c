// SPDX-License-Identifier: Apache-2.0
//
// The message types of the v2 schema as the JSON mapping sees them.  Looked up
// once, since protobuf's own ways to a field's name, type and accessors take
// longer than what is done with them.
#ifndef KFIR_IR_PIPELINE_SPEC_TYPES_H_
#define KFIR_IR_PIPELINE_SPEC_TYPES_H_

#include <google/protobuf/message.h>

#include <vector>

#include "absl/strings/string_view.h"

namespace kfir::kfp2 {

struct TypeInfo;

struct FieldInfo {
  const google::protobuf::FieldDescriptor* field = nullptr;
  absl::string_view json_name;
  absl::string_view name;
  // A list of key and value that JSON writes as a map.
  bool entries = false;
  bool repeated = false;
  google::protobuf::FieldDescriptor::CppType cpp_type =
      google::protobuf::FieldDescriptor::CPPTYPE_MESSAGE;
  const google::protobuf::OneofDescriptor* oneof = nullptr;  // null: in none
  const TypeInfo* type = nullptr;  // of a message, also in entries
};

struct TypeInfo {
  enum class Kind { kMessage, kStruct, kValue, kListValue, kDuration };
  Kind kind = Kind::kMessage;
  // Whether the IR has a place for what such a message says.
  bool has_place = false;
  const google::protobuf::Descriptor* descriptor = nullptr;
  const google::protobuf::Reflection* reflection = nullptr;
  std::vector<FieldInfo> fields;  // as declared
  std::vector<const FieldInfo*> by_json_name;
};

// `type` is of this folder's schemas.
const TypeInfo& TypeOf(const google::protobuf::Descriptor* type);

// The information of a field of `type`.
const FieldInfo& InfoOf(const TypeInfo& type,
                        const google::protobuf::FieldDescriptor& field);

// The field that JSON calls `key`, by either of its names; null: none.
const FieldInfo* FindField(const TypeInfo& type, absl::string_view key);

}  // namespace kfir::kfp2

#endif  // KFIR_IR_PIPELINE_SPEC_TYPES_H_
