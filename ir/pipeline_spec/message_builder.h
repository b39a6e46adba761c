// SPDX-License-Identifier: Apache-2.0
//
// Fills a message of the v2 schema from its JSON form, as protobuf's JSON
// mapping reads it: camelCase or original field names, 64-bit integers as text
// or numbers, enums by name or number, durations as `1.5s`, null as unset (but
// in the deployment configuration, which KFP keeps as it stands:
// ir/pipeline_spec/unknown_fields.h).
//
// It is a ValueWriter, so that YAML, a Tree and another message are read by one
// piece of code.
#ifndef KFIR_IR_PIPELINE_SPEC_MESSAGE_BUILDER_H_
#define KFIR_IR_PIPELINE_SPEC_MESSAGE_BUILDER_H_

#include <google/protobuf/message.h>

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "ir/pipeline_spec/pipeline_spec.pb.h"
#include "ir/pipeline_spec/types.h"
#include "support/value_writer.h"

namespace kfir::kfp2 {

// What is wrong with the JSON form, at the call that is being made.
struct BuildProblem {
  // kSurplus: a field that the deployment's schema does not have, and that is
  // kept; no failure.
  enum class Kind { kUnknownField, kSurplus, kWrongType, kTwice, kExclusive };
  Kind kind;
  std::string name;      // of the field, as written
  std::string expected;  // kWrongType: `a string`; kExclusive: the other field
  std::string found;     // kWrongType: `a list`
  // kUnknownField, kSurplus: the message that lacks it.
  const google::protobuf::Descriptor* message = nullptr;
};

class MessageBuilder : public ValueWriter {
 public:
  using OnProblem = std::function<void(const BuildProblem&)>;
  // A message begins that has a place (ir/pipeline_spec/types.h): the one that
  // the next calls fill.
  using OnMessage = std::function<void(const google::protobuf::Message&)>;

  // Fills `*root`, which outlives the builder, by one map.  Either callback may
  // be null.
  MessageBuilder(google::protobuf::Message* root, OnProblem on_problem,
                 OnMessage on_message);
  ~MessageBuilder() override;

  bool failed() const { return failed_; }

  void BeginMap() override;
  void EndMap() override;
  void BeginList() override;
  void EndList() override;
  void Key(absl::string_view key) override;
  void String(absl::string_view value) override;
  void Int(int64_t value) override;
  void BigInt(absl::string_view digits) override;
  void Double(double value) override;
  void Bool(bool value) override;
  void Null() override;
  void Finish() override {}

 private:
  // Where the next value goes.
  struct Slot {
    enum class Kind { kRoot, kField, kElement, kValue, kSkip };
    Kind kind = Kind::kSkip;
    google::protobuf::Message* parent = nullptr;
    const TypeInfo* type = nullptr;  // of the parent
    const FieldInfo* info = nullptr;
    const google::protobuf::FieldDescriptor* field = nullptr;
    Value* value = nullptr;
  };
  struct Frame {
    enum class Kind { kMessage, kEntries, kList, kStruct, kValueList };
    Kind kind;
    google::protobuf::Message* message =
        nullptr;                     // kEntries, kList: the owner of the field
    const TypeInfo* type = nullptr;  // of `message`
    const FieldInfo* field = nullptr;  // kEntries, kList
    uint64_t seen = 0;                 // kMessage: bits of the fields' indices
    uint64_t null = 0;                 // those of them that were null
    // kMessage: index in `by_json_name` behind the last field.
    size_t next = 0;
  };

  Slot TakeSlot(bool is_null = false);
  // Reports, and then is true, where another field of a oneof is set.
  bool Excluded(const Slot& slot);
  void PushMessage(google::protobuf::Message* message, const TypeInfo& type);
  static const FieldInfo* FindField(Frame& frame, absl::string_view key);
  void MessageKey(Frame& frame, absl::string_view key);
  void UnknownKey(Frame& frame);
  // Keeps a value that the field of `slot` does not, as it is the default.
  void KeepDefault(const Slot& slot, const Value& value);
  void WrongType(const Slot& slot, absl::string_view found);
  void SetInteger(const Slot& slot, int64_t value);
  void SetNumber(const Slot& slot, double value, absl::string_view found);
  void SetText(const Slot& slot, absl::string_view value);
  bool SetEnum(const Slot& slot, absl::string_view name);
  bool InDeployment() const;
  bool SetDuration(const Slot& slot, absl::string_view text);
  google::protobuf::Message* Mutable(const Slot& slot);

  OnProblem on_problem_;
  OnMessage on_message_;
  bool failed_ = false;
  int skipping_ = 0;  // open collections inside of a value that is left out
  std::string name_;  // of the field last entered
  Slot next_;
  std::vector<Frame> frames_;
  // Of messages that are open, in the order of their frames.
  std::vector<
      std::pair<google::protobuf::Message*, std::unique_ptr<Struct::Entry>>>
      surplus_;
};

// True for a list of key and value that JSON writes as a map.
bool IsEntries(const google::protobuf::FieldDescriptor& field);

// Parses `1.5s`; false: it is none.
bool ParseDuration(absl::string_view text, Duration* duration);

}  // namespace kfir::kfp2

#endif  // KFIR_IR_PIPELINE_SPEC_MESSAGE_BUILDER_H_
