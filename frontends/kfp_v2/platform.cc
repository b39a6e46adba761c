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
    if (kfp2::Value* input = Find(fields, "componentInputParameter"))
      RewriteInput(fields, *input);
    if (kfp2::Value* output = Find(fields, "taskOutputParameter"))
      RewriteOutput(fields, *output->mutable_struct_value());
    for (kfp2::Struct::Entry& entry : *fields.mutable_fields())
      Rewrite(*entry.mutable_value());
  }

 private:
  // The field of a loop item that is called `full_name`; null: none that the
  // task uses.
  const Channel* Field(absl::string_view full_name) const {
    for (const Use& use : task_.uses) {
      if (use.channel->kind == Channel::Kind::kField &&
          use.channel->full_name == full_name)
        return use.channel;
    }
    return nullptr;
  }

  // Makes the reference `key`, which kfp writes for a field of a loop item as
  // if it were an input or an output, one to the item.
  void ReferToItem(const Channel& field, absl::string_view key,
                   kfp2::Struct& fields) {
    Remove(fields, key);
    // The older way to name a volume claim cannot select a field.
    if (Find(fields, "pvcNameParameter") != nullptr) return;
    AddText("componentInputParameter",
            absl::StrCat(kPrefix, field.source->full_name), fields);
    AddText("parameterExpressionSelector",
            absl::StrCat("parseJson(string_value)[\"", field.field, "\"]"),
            fields);
  }

  static void AddText(absl::string_view key, std::string text,
                      kfp2::Struct& fields) {
    kfp2::Struct::Entry& entry = *fields.add_fields();
    entry.set_key(std::string(key));
    entry.mutable_value()->set_string_value(std::move(text));
  }

  void RewriteInput(kfp2::Struct& fields, kfp2::Value& input) {
    const std::string& name = input.string_value();
    if (inputs_.contains(name)) return;
    const std::string prefixed = absl::StrCat(kPrefix, name);
    if (inputs_.contains(prefixed)) {
      input.set_string_value(prefixed);
    } else if (const Channel* field = Field(name);
               field != nullptr && !program_.bug_compat()) {
      ReferToItem(*field, "componentInputParameter", fields);
    }
  }

  void RewriteOutput(kfp2::Struct& fields, kfp2::Struct& output) {
    const kfp2::Value* producer = Find(output, "producerTask");
    const kfp2::Value* key = Find(output, "outputParameterKey");
    if (producer == nullptr || key == nullptr ||
        siblings_.contains(producer->string_value()))
      return;
    const std::string full_name =
        absl::StrCat(producer->string_value(), "-", key->string_value());
    const std::string name = absl::StrCat(kPrefix, full_name);
    if (!inputs_.contains(name)) {
      const Channel* field = Field(full_name);
      if (field != nullptr && !program_.bug_compat())
        return ReferToItem(*field, "taskOutputParameter", fields);
      program_.Report(kinds::ValueNotReached, task_.loc, {task_.name, name});
    }
    Remove(fields, "taskOutputParameter");
    AddText("componentInputParameter", name, fields);
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
