// SPDX-License-Identifier: Apache-2.0
//
// What the tasks' Kubernetes settings say, in the terms of the graphs that the
// tasks are in.
#include "absl/strings/str_cat.h"
#include "frontends/kfp_v2/builder.h"
#include "frontends/kfp_v2/diagnostic_kinds.h"

namespace kfir::kfp_v2 {
namespace {

kfp2::Value* Find(kfp2::Struct& fields, absl::string_view key) {
  for (kfp2::Struct::Entry& entry : *fields.mutable_fields()) {
    if (entry.key() == key) return entry.mutable_value();
  }
  return nullptr;
}

void Remove(kfp2::Struct& fields, absl::string_view key) {
  for (int i = 0; i < fields.fields_size(); ++i) {
    if (fields.fields(i).key() != key) continue;
    fields.mutable_fields()->DeleteSubrange(i, 1);
    return;
  }
}

class References {
 public:
  References(const Node& task, const Node& parent,
             const absl::flat_hash_set<std::string>& inputs, Program& program)
      : task_(task), inputs_(inputs), program_(program) {
    for (const Node* member : parent.members) siblings_.insert(member->name);
  }

  void Rewrite(kfp2::Value& value) {
    if (value.has_list_value()) {
      for (kfp2::Value& item : *value.mutable_list_value()->mutable_values())
        Rewrite(item);
    } else if (value.has_struct_value()) {
      Rewrite(*value.mutable_struct_value());
    }
  }

  void Rewrite(kfp2::Struct& fields) {
    if (kfp2::Value* input = Find(fields, "componentInputParameter")) {
      const std::string prefixed = absl::StrCat(kPrefix, input->string_value());
      if (!inputs_.contains(input->string_value()) &&
          inputs_.contains(prefixed)) {
        input->set_string_value(prefixed);
      } else if (!inputs_.contains(input->string_value())) {
        RewriteField(fields, *input);
      }
    }
    if (kfp2::Value* output = Find(fields, "taskOutputParameter"))
      RewriteOutput(fields, *output->mutable_struct_value());
    for (kfp2::Struct::Entry& entry : *fields.mutable_fields())
      Rewrite(*entry.mutable_value());
  }

 private:
  // A field of a loop item, which kfp refers to as if it were an input.
  void RewriteField(kfp2::Struct& fields, kfp2::Value& input) {
    if (program_.bug_compat()) return;
    for (const Use& use : task_.uses) {
      const Channel& channel = *use.channel;
      if (channel.kind != Channel::Kind::kField ||
          channel.full_name != input.string_value())
        continue;
      // The older way to name a volume claim cannot select a field.
      if (Find(fields, "pvcNameParameter") != nullptr)
        return Remove(fields, "componentInputParameter");
      input.set_string_value(absl::StrCat(kPrefix, channel.source->full_name));
      kfp2::Struct::Entry& entry = *fields.add_fields();
      entry.set_key("parameterExpressionSelector");
      entry.mutable_value()->set_string_value(
          absl::StrCat("parseJson(string_value)[\"", channel.field, "\"]"));
      return;
    }
  }

  void RewriteOutput(kfp2::Struct& fields, kfp2::Struct& output) {
    const kfp2::Value* producer = Find(output, "producerTask");
    const kfp2::Value* key = Find(output, "outputParameterKey");
    if (producer == nullptr || key == nullptr ||
        siblings_.contains(producer->string_value()))
      return;
    const std::string name = absl::StrCat(kPrefix, producer->string_value(),
                                          "-", key->string_value());
    if (!inputs_.contains(name)) {
      program_.Report(kinds::ValueNotReached, task_.loc, {task_.name, name});
    }
    Remove(fields, "taskOutputParameter");
    kfp2::Struct::Entry& entry = *fields.add_fields();
    entry.set_key("componentInputParameter");
    entry.mutable_value()->set_string_value(name);
  }

  const Node& task_;
  const absl::flat_hash_set<std::string>& inputs_;
  Program& program_;
  absl::flat_hash_set<absl::string_view> siblings_;
};

}  // namespace

void Builder::AddPlatform(const Node& task, const std::string& label,
                          const Node& parent) {
  Fields fields(*task.value, "task", program_.status());
  const absl::Span<const PyValue> platforms = fields.DictItems("platform");
  for (size_t i = 0; i + 1 < platforms.size(); i += 2) {
    kfp2::Struct config;
    if (platforms[i + 1].is_dict()) ToStruct(platforms[i + 1], &config);
    References(task, parent, interfaces_[&parent], program_).Rewrite(config);
    auto& entry = *PlatformOf(std::string(platforms[i].text()), documents_)
                       .mutable_deployment_spec()
                       ->add_executors();
    entry.set_key(label);
    *entry.mutable_value() = std::move(config);
    places_.AddSettings(entry.value(), task.loc);
  }
}

}  // namespace kfir::kfp_v2
