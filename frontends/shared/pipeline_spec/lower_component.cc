// SPDX-License-Identifier: Apache-2.0
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "frontends/shared/diagnostic_kinds.h"
#include "frontends/shared/pipeline_spec/lowering.h"
#include "ir/diagnostic_kinds.h"
#include "ir/pipeline_spec/from_module.h"
#include "ir/pipeline_spec/kubernetes.h"
#include "ir/pipeline_spec/message_builder.h"
#include "ir/pipeline_spec/message_writer.h"
#include "ir/pipeline_spec/placeholders.h"
#include "ir/pipeline_spec/quantities.h"
#include "ir/pipeline_spec/trees.h"
#include "ir/tree.h"

namespace kfir {
namespace {

using kfp2::ArtifactTypeSchema;
using Container = kfp2::PipelineDeploymentConfig::PipelineContainerSpec;

void LowerArtifactType(const ArtifactTypeSchema& spec, bool is_list,
                       ir::Type* type) {
  ir::Type::Artifact& artifact = *type->mutable_artifact();
  artifact.set_schema_title(spec.schema_title());
  artifact.set_schema_uri(spec.schema_uri());
  artifact.set_instance_schema(spec.instance_schema());
  artifact.set_schema_version(spec.schema_version());
  artifact.set_is_list(is_list);
}

// The two enumerations have the same numbers; the older one knows three types.
void LowerParameterType(kfp2::ParameterType::ParameterTypeEnum type,
                        kfp2::PrimitiveType::PrimitiveTypeEnum primitive,
                        ir::Type* result) {
  if (type != kfp2::ParameterType::PARAMETER_TYPE_ENUM_UNSPECIFIED) {
    return result->set_parameter(static_cast<ir::Type::Parameter>(type));
  }
  if (primitive == kfp2::PrimitiveType::INT)
    result->set_parameter(ir::Type::PARAMETER_INTEGER);
  if (primitive == kfp2::PrimitiveType::DOUBLE)
    result->set_parameter(ir::Type::PARAMETER_DOUBLE);
  if (primitive == kfp2::PrimitiveType::STRING)
    result->set_parameter(ir::Type::PARAMETER_STRING);
}

template <typename Message>
void AddExtra(const Message& list, const char* name, ir::Component& component) {
  if (list.empty()) return;
  ir::Tree& tree = ir::AddMember(*component.mutable_extra(), name);
  tree.mutable_list();
  for (const auto& item : list) {
    kfp2::TreeBuilder builder(tree.mutable_list()->add_items());
    kfp2::MessageWriter(builder).Write(item);
  }
}

class ComponentLowering {
 public:
  ComponentLowering(Lowering& lowering, const kfp2::ComponentSpec& spec,
                    ir::Component& component)
      : lowering_(lowering),
        spec_(spec),
        component_(component),
        parameters_(spec.input_definitions().parameters()),
        artifacts_(spec.input_definitions().artifacts()),
        output_parameters_(spec.output_definitions().parameters()),
        output_artifacts_(spec.output_definitions().artifacts()) {}

  void Interface() {
    for (const auto& entry : spec_.input_definitions().parameters()) {
      ir::Input& input = AddInput(entry.key(), entry.value());
      const kfp2::ComponentInputsSpec::ParameterSpec& spec = entry.value();
      LowerParameterType(spec.parameter_type(), spec.type(),
                         input.mutable_type());
      if (input.type().kind_case() == ir::Type::KIND_NOT_SET)
        input.clear_type();
      if (spec.has_default_value())
        kfp2::ToTree(spec.default_value(), nullptr,
                     input.mutable_default_value());
      for (const kfp2::Value& literal : spec.literals())
        kfp2::ToTree(literal, nullptr, input.add_literals());
    }
    for (const auto& entry : spec_.input_definitions().artifacts()) {
      ir::Input& input = AddInput(entry.key(), entry.value());
      LowerArtifactType(entry.value().artifact_type(),
                        entry.value().is_artifact_list(), input.mutable_type());
    }
    for (const auto& entry : spec_.output_definitions().parameters()) {
      ir::Output& output = AddOutput(entry.key(), entry.value());
      LowerParameterType(entry.value().parameter_type(), entry.value().type(),
                         output.mutable_type());
      if (output.type().kind_case() == ir::Type::KIND_NOT_SET)
        output.clear_type();
    }
    for (const auto& entry : spec_.output_definitions().artifacts()) {
      ir::Output& output = AddOutput(entry.key(), entry.value());
      LowerArtifactType(entry.value().artifact_type(),
                        entry.value().is_artifact_list(),
                        output.mutable_type());
      if (entry.value().has_metadata())
        kfp2::ToTree(entry.value().metadata(), nullptr,
                     output.mutable_metadata());
    }
    AddExtra(spec_.single_platform_specs(), "singlePlatformSpecs", component_);
    AddExtra(spec_.task_config_passthroughs(), "taskConfigPassthroughs",
             component_);
  }

  void Leaf(absl::string_view name, Callee& callee) {
    const std::string& label = spec_.executor_label();
    if (label != kfp2::DefaultLabel(name)) {
      ir::Attribute& attribute = *component_.add_attributes();
      attribute.set_name("kfp2.executor_label");
      attribute.mutable_value()->set_string_value(label);
    }
    const auto executor = lowering_.executors.find(label);
    if (executor == lowering_.executors.end()) {
      lowering_.Report(kinds::UnknownExecutor, spec_, {label});
      return;
    }
    switch (executor->second->spec_case()) {
      case ExecutorSpec::kContainer:
        LowerContainer(executor->second->container(), callee);
        break;
      case ExecutorSpec::kImporter:
        LowerImporter(executor->second->importer());
        break;
      default: {
        ir::Foreign& foreign = *component_.mutable_foreign();
        foreign.set_dialect("kfp2");
        kfp2::TreeBuilder builder(foreign.mutable_body());
        kfp2::MessageWriter(builder).Write(*executor->second);
        break;
      }
    }
    const auto settings = lowering_.kubernetes.find(label);
    if (settings != lowering_.kubernetes.end() && component_.has_container()) {
      LowerKubernetes(*settings->second, callee);
    }
  }

 private:
  template <typename Spec>
  ir::Input& AddInput(const std::string& name, const Spec& spec) {
    ir::Input& input = *component_.add_inputs();
    input.set_name(name);
    input.set_optional(spec.is_optional());
    input.set_description(spec.description());
    lowering_.Locate(spec, input.mutable_loc());
    return input;
  }

  template <typename Spec>
  ir::Output& AddOutput(const std::string& name, const Spec& spec) {
    ir::Output& output = *component_.add_outputs();
    output.set_name(name);
    output.set_description(spec.description());
    lowering_.Locate(spec, output.mutable_loc());
    return output;
  }

  std::optional<ir::Value> Resolve(const ir::Value& placeholder,
                                   absl::string_view text) {
    if (placeholder.has_input_use()) {
      if (placeholder.input_use().how() == ir::InputUse::HOW_WHOLE)
        return placeholder;
      const std::string& input = placeholder.input_use().input();
      const bool artifact = !parameters_.Has(input);
      if (artifact && !artifacts_.Has(input)) {
        undeclared_ = true;
        return std::nullopt;
      }
      if (kfp2::PrintPlaceholder(placeholder, {artifact}) != text)
        return std::nullopt;
      return placeholder;
    }
    if (placeholder.has_output_use()) {
      if (placeholder.output_use().how() == ir::OutputUse::HOW_METADATA_FILE)
        return placeholder;
      const std::string& output = placeholder.output_use().output();
      if (!output_parameters_.Has(output) && !output_artifacts_.Has(output))
        return std::nullopt;
    }
    return placeholder;
  }

  ir::Template Split(absl::string_view text) {
    return kfp2::ParseText(
        text, [this](const ir::Value& placeholder, absl::string_view spelled) {
          return Resolve(placeholder, spelled);
        });
  }

  void LowerText(absl::string_view text, ir::Value* value) {
    kfp2::ParseText(
        text,
        [this](const ir::Value& placeholder, absl::string_view spelled) {
          return Resolve(placeholder, spelled);
        },
        value);
  }

  // A word that is the JSON of `Concat` or `IfPresent`.
  bool LowerStructured(absl::string_view text, ir::Value* value) {
    if (!absl::StartsWith(text, "{\"Concat\":") &&
        !absl::StartsWith(text, "{\"IfPresent\":"))
      return false;
    const std::optional<ir::Tree> json = kfp2::ParseJson(text);
    return json.has_value() && LowerJson(*json, value);
  }

  bool LowerJson(const ir::Tree& json, ir::Value* value) {
    if (json.kind_case() == ir::Tree::kStringValue) {
      LowerText(json.string_value(), value);
      return true;
    }
    if (const ir::Tree* parts = ir::Find(json, "Concat")) {
      ir::Template& text = *value->mutable_template_();
      for (const ir::Tree& part : parts->list().items()) {
        if (part.kind_case() == ir::Tree::kStringValue) {
          ir::Template split = Split(part.string_value());
          text.MergeFrom(split);
        } else if (!LowerJson(part, text.add_pieces()->mutable_value())) {
          return false;
        }
      }
      return parts->has_list();
    }
    const ir::Tree* body = ir::Find(json, "IfPresent");
    const ir::Tree* input =
        body == nullptr ? nullptr : ir::Find(*body, "InputName");
    if (input == nullptr || (!parameters_.Has(input->string_value()) &&
                             !artifacts_.Has(input->string_value())))
      return false;
    ir::IfPresent& condition = *value->mutable_if_present();
    condition.set_input(input->string_value());
    const auto words = [this](const ir::Tree* tree, auto* list) {
      if (tree == nullptr) return true;
      if (!tree->has_list()) return LowerJson(*tree, list->Add());
      for (const ir::Tree& word : tree->list().items()) {
        if (!LowerJson(word, list->Add())) return false;
      }
      return true;
    };
    return words(ir::Find(*body, "Then"), condition.mutable_then()) &&
           words(ir::Find(*body, "Else"), condition.mutable_otherwise());
  }

  void LowerWord(absl::string_view text, ir::Value* value) {
    if (LowerStructured(text, value)) return;
    value->Clear();
    LowerText(text, value);
  }

  void LowerContainer(const Container& spec, Callee& callee) {
    ir::Container& container = *component_.mutable_container();
    undeclared_ = false;
    LowerText(spec.image(), container.mutable_image());
    if (undeclared_) callee.dynamic = &spec;
    for (const std::string& word : spec.command())
      LowerWord(word, container.mutable_command()->add_words());
    for (const std::string& word : spec.args())
      LowerWord(word, container.mutable_args()->add_words());
    for (const Container::EnvVar& entry : spec.env()) {
      ir::EnvVar& variable = *container.mutable_pod()->add_env();
      variable.set_name(entry.name());
      if (!entry.value().empty())
        LowerText(entry.value(), variable.mutable_value());
    }
    for (const ResourceText& resource : ResourceTexts(spec.resources())) {
      const bool had_pod = container.has_pod();
      ir::PodSettings& pod = *container.mutable_pod();
      auto& entries =
          resource.limit ? *pod.mutable_limits() : *pod.mutable_requests();
      ir::KeyValue& entry = *entries.Add();
      undeclared_ = false;
      LowerText(resource.text, entry.mutable_value());
      entry.set_key(std::string(resource.key));
      if (resource.key.empty()) {
        ir::Value key;
        LowerText(resource.key_text, &key);
        if (key.has_template_())
          *entry.mutable_key_template() = key.template_();
        if (key.has_constant()) entry.set_key(key.constant().string_value());
      }
      if (undeclared_) {
        callee.dynamic = &spec;
        entries.RemoveLast();
        if (!had_pod) container.clear_pod();
      }
    }
    if (spec.has_lifecycle()) {
      kfp2::TreeBuilder builder(
          &ir::AddMember(*component_.mutable_extra(), "lifecycle"));
      kfp2::MessageWriter(builder).Write(spec.lifecycle());
    }
  }

  void LowerImporter(const kfp2::PipelineDeploymentConfig::ImporterSpec& spec) {
    ir::Importer& importer = *component_.mutable_importer();
    const kfp2::ValueOrRuntimeParameter& uri = spec.artifact_uri();
    if (uri.value_case() == kfp2::ValueOrRuntimeParameter::kRuntimeParameter) {
      importer.mutable_artifact_uri()->mutable_input_use()->set_input(
          uri.runtime_parameter());
      importer.mutable_artifact_uri()->mutable_input_use()->set_how(
          ir::InputUse::HOW_VALUE);
    } else if (uri.has_constant_value()) {
      LowerText(uri.constant_value().string_value(),
                importer.mutable_artifact_uri());
    } else if (uri.constant().kind_case() == kfp2::Value::kStringValue) {
      LowerText(uri.constant().string_value(), importer.mutable_artifact_uri());
    } else {
      lowering_.Report(kinds::MissingPart, spec, {"an importer", "URI"});
    }
    LowerArtifactType(spec.type_schema(), false, importer.mutable_type());
    importer.set_reimport(spec.reimport());
    importer.set_download_to_workspace(spec.download_to_workspace());
    if (!spec.has_metadata()) return;
    const auto leaf = [this](absl::string_view text, ir::Tree* tree) {
      ir::Value value;
      LowerText(text, &value);
      if (value.has_constant()) {
        *tree = std::move(*value.mutable_constant());
      } else {
        *tree->mutable_value() = std::move(value);
      }
    };
    kfp2::ToTree(spec.metadata(), leaf, importer.mutable_metadata());
  }

  void LowerKubernetes(const kfp2::Struct& settings, Callee& callee) {
    kfp2::KubernetesExecutorConfig config;
    const auto report = [&](const kfp2::BuildProblem& problem) {
      if (problem.kind == kfp2::BuildProblem::Kind::kUnknownField) {
        lowering_.Report(kinds::UnknownField, settings,
                         {problem.message->name(), problem.name});
      } else if (problem.kind == kfp2::BuildProblem::Kind::kWrongType) {
        lowering_.Report(kinds::FieldType, settings,
                         {problem.name, problem.expected, problem.found});
      } else if (problem.kind == kfp2::BuildProblem::Kind::kTwice) {
        lowering_.Report(kinds::FieldTwice, settings, {problem.name});
      } else {
        lowering_.Report(kinds::FieldsExclusive, settings,
                         {problem.name, problem.expected});
      }
    };
    kfp2::MessageBuilder builder(&config, report, nullptr);
    kfp2::MessageWriter(builder).Write(settings);
    auto pod = std::make_unique<ir::PodSettings>();
    if (kfp2::ToPod(config, pod.get())) {
      callee.pod = std::move(pod);
    } else if (pod->ByteSizeLong() > 0) {
      component_.mutable_container()->mutable_pod()->MergeFrom(*pod);
    }
  }

  Lowering& lowering_;
  const kfp2::ComponentSpec& spec_;
  ir::Component& component_;
  const ByKey<kfp2::ComponentInputsSpec::ParametersEntry> parameters_;
  const ByKey<kfp2::ComponentInputsSpec::ArtifactsEntry> artifacts_;
  const ByKey<kfp2::ComponentOutputsSpec::ParametersEntry> output_parameters_;
  const ByKey<kfp2::ComponentOutputsSpec::ArtifactsEntry> output_artifacts_;
  bool undeclared_ =
      false;  // a placeholder named an input that is not declared
};

}  // namespace

std::vector<ResourceText> ResourceTexts(const ResourceSpec& spec) {
  std::vector<ResourceText> texts;
  const auto add = [&texts](absl::string_view key, const std::string& text,
                            std::string older, bool limit) {
    if (!text.empty()) {
      texts.push_back({key, text, limit, ""});
    } else if (!older.empty()) {
      texts.push_back({key, std::move(older), limit, ""});
    }
  };
  const auto cores = [](double number) {
    return number == 0 ? std::string() : kfp2::CoresText(number);
  };
  const auto size = [](double number) {
    return number == 0 ? std::string() : kfp2::GigabytesText(number);
  };
  add("cpu", spec.resource_cpu_limit(), cores(spec.cpu_limit()), true);
  add("memory", spec.resource_memory_limit(), size(spec.memory_limit()), true);
  const ResourceSpec::AcceleratorConfig& accelerator = spec.accelerator();
  const std::string& type = accelerator.resource_type().empty()
                                ? accelerator.type()
                                : accelerator.resource_type();
  std::string count = accelerator.resource_count();
  if (count.empty() && accelerator.count() != 0)
    count = absl::StrCat(accelerator.count());
  if (!type.empty() && !count.empty())
    texts.push_back({"", std::move(count), true, type});
  add("cpu", spec.resource_cpu_request(), cores(spec.cpu_request()), false);
  add("memory", spec.resource_memory_request(), size(spec.memory_request()),
      false);
  return texts;
}

void LowerComponent(Lowering& lowering, absl::string_view name,
                    const kfp2::ComponentSpec& spec, ir::Component& component) {
  component.set_name(std::string(name));
  lowering.Locate(spec, component.mutable_loc());
  Callee& callee = lowering.callees.try_emplace(name, spec).first->second;
  ComponentLowering part(lowering, spec, component);
  part.Interface();
  if (spec.implementation_case() == kfp2::ComponentSpec::kExecutorLabel) {
    part.Leaf(name, callee);
  } else {
    component.mutable_graph();
    lowering.Locate(spec.dag(), component.mutable_graph()->mutable_loc());
  }
}

}  // namespace kfir
