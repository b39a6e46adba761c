// SPDX-License-Identifier: Apache-2.0
#include "ir/pipeline_spec/types.h"

#include <algorithm>

#include "absl/container/node_hash_map.h"
#include "ir/pipeline_spec/kubernetes_executor_config.pb.h"
#include "ir/pipeline_spec/message_builder.h"
#include "ir/pipeline_spec/pipeline_spec.pb.h"

namespace kfir::kfp2 {
namespace {

namespace pb = google::protobuf;

TypeInfo::Kind KindOf(const pb::Descriptor* type) {
  if (type == Struct::descriptor()) return TypeInfo::Kind::kStruct;
  if (type == Value::descriptor()) return TypeInfo::Kind::kValue;
  if (type == ListValue::descriptor()) return TypeInfo::Kind::kListValue;
  if (type == Duration::descriptor()) return TypeInfo::Kind::kDuration;
  return TypeInfo::Kind::kMessage;
}

bool HasPlace(const pb::Descriptor* type) {
  for (const pb::Descriptor* one :
       {PipelineSpec::descriptor(), ComponentSpec::descriptor(),
        ComponentInputsSpec::ParameterSpec::descriptor(),
        ComponentInputsSpec::ArtifactSpec::descriptor(),
        ComponentOutputsSpec::ParameterSpec::descriptor(),
        ComponentOutputsSpec::ArtifactSpec::descriptor(),
        PipelineDeploymentConfig::ImporterSpec::descriptor(),
        Struct::descriptor(), DagSpec::descriptor(),
        DagOutputsSpec::DagOutputArtifactSpec::descriptor(),
        DagOutputsSpec::DagOutputParameterSpec::descriptor(),
        PipelineTaskSpec::descriptor(),
        PipelineTaskSpec::TriggerPolicy::descriptor(),
        TaskInputsSpec::InputArtifactSpec::descriptor(),
        TaskInputsSpec::InputParameterSpec::descriptor(),
        ArtifactIteratorSpec::descriptor(),
        ParameterIteratorSpec::descriptor()}) {
    if (type == one) return true;
  }
  return false;
}

class Types {
 public:
  Types() {
    AddFile(*Documents::descriptor()->file());
    AddFile(*KubernetesExecutorConfig::descriptor()->file());
    for (auto& [descriptor, type] : types_) {
      for (FieldInfo& field : type.fields) {
        if (field.field->message_type() != nullptr)
          field.type = &types_.at(field.field->message_type());
      }
    }
  }

  const TypeInfo& Get(const pb::Descriptor* type) const {
    return types_.at(type);
  }

 private:
  void AddFile(const pb::FileDescriptor& file) {
    for (int i = 0; i < file.message_type_count(); ++i)
      Add(file.message_type(i));
  }

  void Add(const pb::Descriptor* descriptor) {
    TypeInfo& type = types_[descriptor];
    type.kind = KindOf(descriptor);
    type.has_place = HasPlace(descriptor);
    type.descriptor = descriptor;
    type.reflection = pb::MessageFactory::generated_factory()
                          ->GetPrototype(descriptor)
                          ->GetReflection();
    for (int i = 0; i < descriptor->field_count(); ++i) {
      const pb::FieldDescriptor* field = descriptor->field(i);
      type.fields.push_back({field, field->json_name(), field->name(),
                             IsEntries(*field), field->is_repeated(),
                             field->cpp_type(), field->real_containing_oneof(),
                             nullptr});
    }
    for (const FieldInfo& field : type.fields)
      type.by_json_name.push_back(&field);
    const auto by_name = [](const FieldInfo* a, const FieldInfo* b) {
      return a->json_name < b->json_name;
    };
    std::sort(type.by_json_name.begin(), type.by_json_name.end(), by_name);
    for (int i = 0; i < descriptor->nested_type_count(); ++i)
      Add(descriptor->nested_type(i));
  }

  absl::node_hash_map<const pb::Descriptor*, TypeInfo> types_;
};

}  // namespace

const TypeInfo& TypeOf(const pb::Descriptor* type) {
  static const Types& types = *new Types();
  return types.Get(type);
}

const FieldInfo& InfoOf(const TypeInfo& type,
                        const pb::FieldDescriptor& field) {
  return type.fields[field.index()];
}

const FieldInfo* FindField(const TypeInfo& type, absl::string_view key) {
  for (const FieldInfo& candidate : type.fields) {
    if (candidate.json_name == key || candidate.name == key) return &candidate;
  }
  return nullptr;
}

}  // namespace kfir::kfp2
