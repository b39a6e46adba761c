// SPDX-License-Identifier: Apache-2.0
#include "frontends/kfp_v2/load.h"

#include <string>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "frontends/kfp_v2/diagnostic_kinds.h"
#include "frontends/shared/component/component_spec.h"
#include "frontends/shared/pipeline_spec/documents_reader.h"
#include "ir/pipeline_spec/quantities.h"
#include "support/kfp_names.h"
#include "support/yaml/reader.h"

namespace kfir::kfp_v2 {
namespace {

// How many documents a text holds, and whether the first one is a component of
// KFP v1.
class Outline final : public YamlHandler {
 public:
  void BeginDocument(YamlMark /*mark*/) override {
    ++documents;
    depth_ = 0;
  }
  void EndDocument() override {}
  void BeginMap(YamlMark /*mark*/) override { Begin(); }
  void EndMap() override { End(); }
  void BeginList(YamlMark /*mark*/) override { Begin(); }
  void EndList() override { End(); }
  void Scalar(const YamlScalar& scalar) override {
    if (depth_ == 1 && documents == 1 && is_key_ &&
        scalar.value == "implementation") {
      is_component = true;
    }
    if (depth_ == 1) is_key_ = !is_key_;
    is_map_ = is_map_ || depth_ > 0;
  }

  int documents = 0;
  bool is_component = false;
  bool is_map() const { return is_map_; }

 private:
  void Begin() {
    if (depth_ == 0) is_key_ = true;
    ++depth_;
    is_map_ = true;
  }
  void End() {
    --depth_;
    if (depth_ == 1) is_key_ = true;
  }

  int depth_ = 0;
  bool is_key_ = true;
  bool is_map_ = false;
};

void WriteConstant(const kfp2::Value& value, ValueWriter& writer) {
  switch (value.kind_case()) {
    case kfp2::Value::kNumberValue:
      return writer.Double(value.number_value());
    case kfp2::Value::kStringValue:
      return writer.String(value.string_value());
    case kfp2::Value::kBoolValue:
      return writer.Bool(value.bool_value());
    case kfp2::Value::kStructValue:
      writer.BeginMap();
      for (const auto& field : value.struct_value().fields()) {
        writer.Key(field.key());
        WriteConstant(field.value(), writer);
      }
      return writer.EndMap();
    case kfp2::Value::kListValue:
      writer.BeginList();
      for (const kfp2::Value& item : value.list_value().values())
        WriteConstant(item, writer);
      return writer.EndList();
    case kfp2::Value::kNullValue:
    case kfp2::Value::KIND_NOT_SET:
      return writer.Null();
  }
}

std::string TypeOf(const kfp2::ArtifactTypeSchema& type) {
  return absl::StrCat(type.schema_title(), "@", type.schema_version());
}

void WriteInputs(const kfp2::ComponentInputsSpec& inputs,
                 MarshalWriter& writer) {
  writer.BeginList();
  for (const auto& entry : inputs.parameters()) {
    const auto& port = entry.value();
    writer.BeginTuple();
    writer.String(entry.key());
    writer.Int(port.parameter_type());
    writer.Bool(false);
    writer.Bool(port.is_optional() || port.has_default_value());
    if (port.has_default_value()) {
      writer.BeginTuple();
      WriteConstant(port.default_value(), writer);
      writer.EndTuple();
    } else {
      writer.Null();
    }
    writer.EndTuple();
  }
  for (const auto& entry : inputs.artifacts()) {
    writer.BeginTuple();
    writer.String(entry.key());
    writer.String(TypeOf(entry.value().artifact_type()));
    writer.Bool(entry.value().is_artifact_list());
    writer.Bool(entry.value().is_optional());
    writer.Null();
    writer.EndTuple();
  }
  writer.EndList();
}

void WriteOutputs(const kfp2::ComponentOutputsSpec& outputs,
                  MarshalWriter& writer) {
  writer.BeginList();
  for (const auto& entry : outputs.parameters()) {
    writer.BeginTuple();
    writer.String(entry.key());
    writer.Int(entry.value().parameter_type());
    writer.Bool(false);
    writer.EndTuple();
  }
  for (const auto& entry : outputs.artifacts()) {
    writer.BeginTuple();
    writer.String(entry.key());
    writer.String(TypeOf(entry.value().artifact_type()));
    writer.Bool(entry.value().is_artifact_list());
    writer.EndTuple();
  }
  writer.EndList();
}

template <typename Words>
void WriteWords(const Words& words, MarshalWriter& writer) {
  writer.BeginList();
  for (const std::string& word : words) writer.String(word);
  writer.EndList();
}

using Container = kfp2::PipelineDeploymentConfig::PipelineContainerSpec;

// A setting's text, or what stands for its number in older documents.
void WriteQuantity(absl::string_view name, const std::string& text,
                   std::string number, MarshalWriter& writer) {
  const std::string& value = text.empty() ? number : text;
  if (value.empty()) return;
  writer.Key(name);
  writer.String(value);
}

// By the names that the tracer gives the settings of a task.
void WriteResources(const Container::ResourceSpec& resources,
                    MarshalWriter& writer) {
  const auto cores = [](double number) {
    return number == 0 ? "" : kfp2::CoresText(number);
  };
  const auto gigabytes = [](double number) {
    return number == 0 ? "" : kfp2::GigabytesText(number);
  };
  writer.BeginMap();
  WriteQuantity("cpu_request", resources.resource_cpu_request(),
                cores(resources.cpu_request()), writer);
  WriteQuantity("cpu_limit", resources.resource_cpu_limit(),
                cores(resources.cpu_limit()), writer);
  WriteQuantity("memory_request", resources.resource_memory_request(),
                gigabytes(resources.memory_request()), writer);
  WriteQuantity("memory_limit", resources.resource_memory_limit(),
                gigabytes(resources.memory_limit()), writer);
  const auto& accelerator = resources.accelerator();
  WriteQuantity("accelerator_type", accelerator.resource_type(),
                accelerator.type(), writer);
  WriteQuantity(
      "accelerator_count", accelerator.resource_count(),
      accelerator.count() == 0 ? "" : absl::StrCat(accelerator.count()),
      writer);
  writer.EndMap();
}

void WriteContainer(const Container* container, bool resources,
                    MarshalWriter& writer) {
  if (container == nullptr) return writer.Null();
  writer.BeginMap();
  writer.Key("image");
  writer.String(container->image());
  writer.Key("command");
  WriteWords(container->command(), writer);
  writer.Key("args");
  WriteWords(container->args(), writer);
  writer.Key("env");
  writer.BeginMap();
  for (const auto& variable : container->env()) {
    writer.Key(variable.name());
    writer.String(variable.value());
  }
  writer.EndMap();
  writer.Key("resources");
  WriteResources(resources ? container->resources()
                           : Container::ResourceSpec::default_instance(),
                 writer);
  writer.EndMap();
}

template <typename Entries>
auto Find(const Entries& entries, absl::string_view key)
    -> decltype(&entries.Get(0).value()) {
  const auto it = absl::c_find_if(
      entries, [key](const auto& entry) { return entry.key() == key; });
  return it == entries.end() ? nullptr : &it->value();
}

// A pipeline that may be called as one of its leaves is not that leaf: then its
// root does more than hand on to it.  kfp takes it for the leaf all the same.
bool IsLeaf(const kfp2::PipelineSpec& spec, absl::string_view component) {
  const auto& tasks = spec.root().dag().tasks();
  return tasks.size() == 1 &&
         tasks.Get(0).value().component_ref().name() == component;
}

void WriteDocument(const kfp2::PipelineSpec& spec, size_t number,
                   bool bug_compat, MarshalWriter& reply) {
  const std::string& name = spec.pipeline_info().name();
  const std::string key = absl::StrCat("comp-", K8sName(name));
  const kfp2::ComponentSpec* component = nullptr;
  const Container* container = nullptr;
  if (bug_compat || IsLeaf(spec, key)) {
    component = Find(spec.components(), key);
    const auto* executor = Find(spec.deployment_spec().executors(),
                                absl::StrCat("exec-", K8sName(name)));
    if (executor != nullptr && executor->has_container())
      container = &executor->container();
  }
  if (component == nullptr) component = &spec.root();
  reply.BeginMap();
  reply.Key("kind");
  reply.String("document");
  reply.Key("number");
  reply.Int(static_cast<int64_t>(number));
  reply.Key("name");
  reply.String(name);
  reply.Key("inputs");
  WriteInputs(component->input_definitions(), reply);
  reply.Key("outputs");
  WriteOutputs(component->output_definitions(), reply);
  reply.Key("container");
  WriteContainer(container, !bug_compat, reply);
  reply.EndMap();
}

}  // namespace

std::optional<PythonFailure> Loader::Load(absl::string_view text,
                                          absl::string_view base,
                                          MarshalWriter& reply) {
  PythonFailure failure;
  Outline outline;
  DiagnosticSink unread;
  const bool readable = ReadYaml(text, base, outline, unread).ok();
  if (readable && !outline.is_map()) {
    failure.python_class = "AttributeError";
    failure.diagnostics.Emit(kinds::NoComponent, {std::string(base), 0, 0});
    return failure;
  }
  if (outline.documents > 2) {
    failure.python_class = "ValueError";
    failure.diagnostics.Emit(kinds::TooManyDocuments, {std::string(base), 0, 0},
                             {absl::StrCat(outline.documents)});
    return failure;
  }
  if (outline.is_component || !readable) {
    const absl::StatusOr<ComponentSpec> spec =
        ReadComponentSpec(text, base, failure.diagnostics);
    failure.python_class = "TypeError";
    if (!spec.ok()) return failure;
    reply.BeginMap();
    reply.Key("kind");
    reply.String("component");
    reply.Key("spec");
    WriteComponentSpec(*spec, reply);
    reply.EndMap();
    return std::nullopt;
  }
  auto& documents =
      *google::protobuf::Arena::CreateMessage<kfp2::Documents>(&arena_);
  Places places;
  if (!ReadDocuments(text, base, documents, places, failure.diagnostics).ok()) {
    failure.python_class = "ValueError";
    return failure;
  }
  WriteDocument(documents.pipeline(), documents_.size(), bug_compat_, reply);
  documents_.push_back(&documents);
  return std::nullopt;
}

}  // namespace kfir::kfp_v2
