// SPDX-License-Identifier: Apache-2.0
//
// What the deployment configuration says and its messages have no field for:
// KFP keeps it as it stands, and so do we, among a message's unknown fields, so
// that all that copies or compares messages keeps it.
#ifndef KFIR_IR_PIPELINE_SPEC_UNKNOWN_FIELDS_H_
#define KFIR_IR_PIPELINE_SPEC_UNKNOWN_FIELDS_H_

#include <google/protobuf/message.h>

#include <map>
#include <string>

#include "ir/pipeline_spec/pipeline_spec.pb.h"

namespace kfir::kfp2 {

// A field that is not there and said to be null.
void MarkNull(google::protobuf::Message* message,
              const google::protobuf::FieldDescriptor& field);
bool IsMarkedNull(const google::protobuf::Message& message,
                  const google::protobuf::FieldDescriptor& field);

// What a message has no field for, or no way to say: a member that the schema
// lacks, or an empty or zero one that is written.
void AddSurplus(const Struct::Entry& entry, google::protobuf::Message* message);
// By name; the last of each.
std::map<std::string, Value> SurplusOf(
    const google::protobuf::Message& message);

}  // namespace kfir::kfp2

#endif  // KFIR_IR_PIPELINE_SPEC_UNKNOWN_FIELDS_H_
