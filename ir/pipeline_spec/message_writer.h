// SPDX-License-Identifier: Apache-2.0
//
// Writes a message of the v2 schema in its JSON form, as protobuf's JSON
// mapping prints it, with keys sorted by bytes.
#ifndef KFIR_IR_PIPELINE_SPEC_MESSAGE_WRITER_H_
#define KFIR_IR_PIPELINE_SPEC_MESSAGE_WRITER_H_

#include <google/protobuf/message.h>

#include <string>

#include "ir/pipeline_spec/pipeline_spec.pb.h"
#include "ir/pipeline_spec/types.h"
#include "support/value_writer.h"

namespace kfir::kfp2 {

// What becomes of fields that are not there and said to be null (MarkNull).
enum class NullMarks { kWrite, kLeaveOut };

class MessageWriter {
 public:
  // `out` outlives the writer; Finish() is the caller's.
  explicit MessageWriter(ValueWriter& out, NullMarks marks = NullMarks::kWrite)
      : out_(out), marks_(marks) {}

  // All of it.  Inside of the deployment, which the document holds as a Struct,
  // every number is a double.
  void Write(const google::protobuf::Message& message);
  void Write(const Value& value);
  void Write(const Struct& value);
  // The value of one field that is set.
  void WriteField(const google::protobuf::Message& message,
                  const google::protobuf::FieldDescriptor& field);
  // One element of a repeated field.
  void WriteElement(const google::protobuf::Message& message,
                    const google::protobuf::FieldDescriptor& field, int index);

 private:
  void Write(const google::protobuf::Message& message, const TypeInfo& type);
  void WriteField(const google::protobuf::Message& message,
                  const TypeInfo& type, const FieldInfo& field);
  void WriteElement(const google::protobuf::Message& message,
                    const TypeInfo& type, const FieldInfo& field, int index);
  void WriteEntries(const google::protobuf::Message& message,
                    const TypeInfo& type, const FieldInfo& field);
  void WriteInteger(int64_t value);

  ValueWriter& out_;
  const NullMarks marks_;
  bool in_struct_ = false;
};

// `1.500s`: no, three, six or nine digits after the point.
std::string FormatDuration(const Duration& duration);

// True when `field` is there: set, not zero or not empty, by the rules of its
// kind.
bool IsPresent(const google::protobuf::Message& message,
               const google::protobuf::FieldDescriptor& field);

}  // namespace kfir::kfp2

#endif  // KFIR_IR_PIPELINE_SPEC_MESSAGE_WRITER_H_
