// SPDX-License-Identifier: Apache-2.0
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "ir/effective_pod.h"
#include "ir/pipeline_spec/from_module_internal.h"
#include "ir/pipeline_spec/kubernetes.h"
#include "ir/pipeline_spec/message_builder.h"
#include "ir/pipeline_spec/message_writer.h"
#include "ir/pipeline_spec/quantities.h"
#include "ir/pipeline_spec/spelling.h"
#include "ir/pipeline_spec/trees.h"
#include "ir/tree.h"

namespace kfir::kfp2 {
namespace {

using Container = PipelineDeploymentConfig::PipelineContainerSpec;

// Reads `tree` as the member `name` of a message.
bool FillMember(const ir::Tree& tree, absl::string_view name,
                google::protobuf::Message* message) {
  MessageBuilder builder(message, nullptr, nullptr);
  builder.BeginMap();
  builder.Key(name);
  ir::WriteTree(
      tree, [](const ir::Value&) { return std::string(); }, builder);
  builder.EndMap();
  return !builder.failed();
}

void ArtifactTypeToSpec(const ir::Type::Artifact& type,
                        ArtifactTypeSchema* spec) {
  if (!type.schema_title().empty()) spec->set_schema_title(type.schema_title());
  if (!type.schema_uri().empty()) spec->set_schema_uri(type.schema_uri());
  if (!type.instance_schema().empty())
    spec->set_instance_schema(type.instance_schema());
  spec->set_schema_version(type.schema_version());
}

ParameterType::ParameterTypeEnum ParameterTypeToSpec(
    const ir::Type& type, const ir::Location& location, Context& context) {
  if (type.has_named()) context.Refuse(location, "a type by name alone");
  // The two enumerations have the same numbers.
  return static_cast<ParameterType::ParameterTypeEnum>(type.parameter());
}

void InputToSpec(const ir::Input& input, Context& context,
                 ComponentInputsSpec* inputs) {
  if (input.type().has_artifact()) {
    auto& entry = *inputs->add_artifacts();
    entry.set_key(input.name());
    ComponentInputsSpec::ArtifactSpec& artifact = *entry.mutable_value();
    ArtifactTypeToSpec(input.type().artifact(),
                       artifact.mutable_artifact_type());
    artifact.set_is_artifact_list(input.type().artifact().is_list());
    artifact.set_is_optional(input.optional());
    artifact.set_description(input.description());
    if (input.has_default_value())
      context.Refuse(input.loc(), "a default of an artifact");
    return;
  }
  auto& entry = *inputs->add_parameters();
  entry.set_key(input.name());
  ComponentInputsSpec::ParameterSpec& parameter = *entry.mutable_value();
  parameter.set_parameter_type(
      ParameterTypeToSpec(input.type(), input.loc(), context));
  if (input.has_default_value())
    FromTree(input.default_value(), nullptr, parameter.mutable_default_value());
  parameter.set_is_optional(input.optional());
  parameter.set_description(input.description());
  for (const ir::Tree& literal : input.literals())
    FromTree(literal, nullptr, parameter.add_literals());
}

void OutputToSpec(const ir::Output& output, Context& context,
                  ComponentOutputsSpec* outputs) {
  if (output.has_default_value())
    context.Refuse(output.loc(), "a default of an output");
  if (output.type().has_artifact()) {
    auto& entry = *outputs->add_artifacts();
    entry.set_key(output.name());
    ComponentOutputsSpec::ArtifactSpec& artifact = *entry.mutable_value();
    ArtifactTypeToSpec(output.type().artifact(),
                       artifact.mutable_artifact_type());
    artifact.set_is_artifact_list(output.type().artifact().is_list());
    artifact.set_description(output.description());
    if (output.has_metadata())
      FromTree(output.metadata(), nullptr, artifact.mutable_metadata());
    return;
  }
  auto& entry = *outputs->add_parameters();
  entry.set_key(output.name());
  entry.mutable_value()->set_parameter_type(
      ParameterTypeToSpec(output.type(), output.loc(), context));
  entry.mutable_value()->set_description(output.description());
}

class ContainerWriter {
 public:
  ContainerWriter(const ir::Component& component, const Ports& ports,
                  Context& context, Container& spec)
      : component_(component), ports_(ports), context_(context), spec_(spec) {}

  void Write(const ir::PodSettings& pod) {
    const ir::Container& container = component_.container();
    spec_.set_image(Text(pod.has_image() ? pod.image() : container.image()));
    for (const ir::Value& word : container.command().words())
      spec_.add_command(Text(word));
    for (const ir::Value& word : container.args().words())
      spec_.add_args(Text(word));
    for (const ir::EnvVar& variable : pod.env()) {
      if (variable.has_value_from()) continue;
      if (variable.has_name_template())
        context_.Refuse(component_.loc(),
                        "a computed name of an environment variable");
      Container::EnvVar& entry = *spec_.add_env();
      entry.set_name(variable.name());
      if (variable.has_value()) entry.set_value(Text(variable.value()));
    }
    for (const ir::KeyValue& limit : pod.limits()) Resource(limit, true);
    for (const ir::KeyValue& request : pod.requests()) Resource(request, false);
    for (const ir::Tree::Member& member : component_.extra().map().members()) {
      if (member.key() == "lifecycle")
        FillMember(member.value(), "lifecycle", &spec_);
    }
  }

 private:
  std::string Text(const ir::Value& value) {
    return ValueText(value, &ports_, component_.loc(), context_);
  }

  void Resource(const ir::KeyValue& entry, bool limit) {
    Container::ResourceSpec& resources = *spec_.mutable_resources();
    const std::string text = Text(entry.value());
    const bool fixed = entry.value().has_constant();
    if (entry.key() == "cpu" && !entry.has_key_template()) {
      limit ? resources.set_resource_cpu_limit(text)
            : resources.set_resource_cpu_request(text);
      const double cores = fixed ? CoresOf(text) : 0;
      limit ? resources.set_cpu_limit(cores) : resources.set_cpu_request(cores);
    } else if (entry.key() == "memory" && !entry.has_key_template()) {
      limit ? resources.set_resource_memory_limit(text)
            : resources.set_resource_memory_request(text);
      const double size = fixed ? GigabytesOf(text) : 0;
      limit ? resources.set_memory_limit(size)
            : resources.set_memory_request(size);
    } else {
      Accelerator(entry, text, fixed, limit);
    }
  }

  void Accelerator(const ir::KeyValue& entry, const std::string& count,
                   bool fixed, bool limit) {
    Container::ResourceSpec& resources = *spec_.mutable_resources();
    if (!limit || resources.has_accelerator()) {
      return context_.Refuse(
          component_.loc(),
          absl::StrCat("the resource `", entry.key(), "` in that place"));
    }
    auto& accelerator = *resources.mutable_accelerator();
    accelerator.set_resource_count(count);
    if (entry.has_key_template()) {
      ir::Value key;
      *key.mutable_template_() = entry.key_template();
      accelerator.set_resource_type(Text(key));
    } else {
      accelerator.set_resource_type(entry.key());
      accelerator.set_type(entry.key());
    }
    int64_t number = 0;
    if (fixed && absl::SimpleAtoi(count, &number))
      accelerator.set_count(number);
  }

  const ir::Component& component_;
  const Ports& ports_;
  Context& context_;
  Container& spec_;
};

void ImporterToSpec(const ir::Component& component, const Ports& ports,
                    Context& context,
                    PipelineDeploymentConfig::ImporterSpec* spec) {
  const ir::Importer& importer = component.importer();
  const ir::Value& uri = importer.artifact_uri();
  if (uri.input_use().how() == ir::InputUse::HOW_VALUE) {
    spec->mutable_artifact_uri()->set_runtime_parameter(
        uri.input_use().input());
  } else if (importer.has_artifact_uri()) {
    spec->mutable_artifact_uri()->mutable_constant()->set_string_value(
        ValueText(uri, &ports, component.loc(), context));
  }
  ArtifactTypeToSpec(importer.type().artifact(), spec->mutable_type_schema());
  spec->set_reimport(importer.reimport());
  spec->set_download_to_workspace(importer.download_to_workspace());
  if (importer.has_metadata()) {
    const auto render = [&](const ir::Value& value) {
      return ValueText(value, &ports, component.loc(), context);
    };
    FromTree(importer.metadata(), render, spec->mutable_metadata());
  }
}

// `storage` may hold the result.
const ir::PodSettings& EffectivePod(const ir::Component& component,
                                    const ir::PodSettings* over,
                                    ir::PodSettings& storage) {
  if (over == nullptr) return component.container().pod();
  storage = component.container().pod();
  ir::OverlayPod(*over, storage);
  return storage;
}

}  // namespace

void InterfaceToSpec(const ir::Component& component, Context& context,
                     ComponentSpec* spec) {
  for (const ir::Input& input : component.inputs()) {
    InputToSpec(input, context, spec->mutable_input_definitions());
  }
  for (const ir::Output& output : component.outputs()) {
    OutputToSpec(output, context, spec->mutable_output_definitions());
  }
  for (const ir::Tree::Member& member : component.extra().map().members()) {
    const bool known = member.key() == "singlePlatformSpecs" ||
                       member.key() == "taskConfigPassthroughs";
    if (known ? !FillMember(member.value(), member.key(), spec)
              : member.key() != "lifecycle") {
      context.Refuse(
          component.loc(),
          absl::StrCat("the setting `", member.key(), "` of a component"));
    }
  }
}

void ExecutorToSpec(const ir::Component& component, const ir::PodSettings* pod,
                    Context& context,
                    PipelineDeploymentConfig::ExecutorSpec* executor) {
  const Ports ports(component);
  ir::PodSettings storage;
  switch (component.implementation_case()) {
    case ir::Component::kContainer:
      ContainerWriter(component, ports, context, *executor->mutable_container())
          .Write(EffectivePod(component, pod, storage));
      break;
    case ir::Component::kImporter:
      ImporterToSpec(component, ports, context, executor->mutable_importer());
      break;
    case ir::Component::kForeign: {
      const ir::Foreign& foreign = component.foreign();
      bool written = foreign.dialect() == "kfp2";
      for (const ir::Tree::Member& member : foreign.body().map().members()) {
        written = written && FillMember(member.value(), member.key(), executor);
      }
      if (!written)
        context.Refuse(component.loc(), "a template of another system");
      break;
    }
    case ir::Component::kResource:
      context.Refuse(component.loc(), "an operation on a Kubernetes object");
      break;
    default:
      context.Refuse(component.loc(), "a component without an implementation");
      break;
  }
  Correct(component.attributes(), "executor", executor);
}

bool KubernetesToSpec(const ir::Component& component,
                      const ir::PodSettings* pod, Context& context,
                      Struct* config) {
  KubernetesExecutorConfig typed;
  if (component.has_container()) {
    const auto refuse = [&](const std::string& what) {
      context.Refuse(component.loc(), what);
    };
    ir::PodSettings storage;
    FromPod(EffectivePod(component, pod, storage), refuse, &typed);
  } else if (pod != nullptr) {
    context.Refuse(component.loc(), "pod settings where no container is");
  }
  SinglePlatformSpec holder;
  Struct& derived = *holder.mutable_config();
  const bool any = typed.ByteSizeLong() > 0;
  if (any) {
    MessageBuilder builder(&derived, nullptr, nullptr);
    MessageWriter(builder).Write(typed);
  } else {
    holder.clear_config();
  }
  Correct(component.attributes(), "kubernetes", &holder);
  *config = holder.config();
  return holder.has_config();
}

void OutputsToSpec(const ir::Component& component, const Ports& ports,
                   Context& context, DagSpec* dag) {
  for (const ir::OutputBinding& binding : component.graph().outputs()) {
    const ir::Output* output = ports.output(binding.name());
    std::vector<const ir::Value*> values;
    for (const ir::Value& value : binding.value().one_of().values())
      values.push_back(&value);
    const bool one_of = binding.value().has_one_of();
    if (!one_of) values.push_back(&binding.value());
    std::vector<const ir::TaskOutput*> sources;
    for (const ir::Value* value : values) {
      while (value->has_collected()) value = &value->collected().value();
      if (value->has_task_output()) {
        sources.push_back(&value->task_output());
      } else {
        context.Refuse(binding.loc(),
                       absl::StrCat("the output `", binding.name(),
                                    "`, which is no task's"));
      }
    }
    if (output != nullptr && output->type().has_artifact()) {
      auto& entry = *dag->mutable_outputs()->add_artifacts();
      entry.set_key(binding.name());
      entry.mutable_value();
      for (const ir::TaskOutput* source : sources) {
        auto& selector = *entry.mutable_value()->add_artifact_selectors();
        selector.set_producer_subtask(source->task());
        selector.set_output_artifact_key(source->output());
      }
      continue;
    }
    auto& entry = *dag->mutable_outputs()->add_parameters();
    entry.set_key(binding.name());
    DagOutputsSpec::DagOutputParameterSpec& spec = *entry.mutable_value();
    for (const ir::TaskOutput* source : sources) {
      auto& selector =
          one_of ? *spec.mutable_value_from_oneof()->add_parameter_selectors()
                 : *spec.mutable_value_from_parameter();
      selector.set_producer_subtask(source->task());
      selector.set_output_parameter_key(source->output());
    }
  }
}

void RunSettingsToSpec(Context& context, Documents* documents) {
  const ir::RunSettings& settings = context.module.run_settings();
  const ir::Location& location = context.module.root().loc();
  PipelineConfig config;
  config.set_resource_ttl_on_completion(
      static_cast<int32_t>(settings.ttl_seconds_after_finished()));
  config.set_active_deadline_seconds(
      static_cast<int32_t>(settings.timeout_seconds()));
  if (settings.has_workspace() &&
      !FillMember(settings.workspace(), "workspace", &config)) {
    context.Refuse(location, "such a workspace");
  }
  if (settings.has_pipeline_root()) {
    documents->mutable_pipeline()->set_default_pipeline_root(
        settings.pipeline_root().string_value());
  }
  PlatformSpec platform;
  for (const ir::Tree::Member& member : settings.extra().map().members()) {
    if (member.key() == "resourceTtlOnSuccess" ||
        member.key() == "resourceTtlOnFailure") {
      FillMember(member.value(), member.key(), &config);
    } else if (member.key() == "platforms") {
      FillMember(member.value(), "platforms", &platform);
    } else {
      context.Refuse(location,
                     absl::StrCat("the setting `", member.key(), "` of a run"));
    }
  }
  const bool configured = config.ByteSizeLong() > 0;
  if (configured) {
    auto& entry = *platform.add_platforms();
    entry.set_key("kubernetes");
    *entry.mutable_value()->mutable_pipelineconfig() = config;
  }
  if (platform.platforms_size() > 0) *documents->mutable_platform() = platform;
  const auto refuse_if = [&](bool there, absl::string_view what) {
    if (there) context.Refuse(location, absl::StrCat(what, " of a run"));
  };
  refuse_if(settings.has_parallelism(), "a limit of parallel steps");
  refuse_if(!settings.service_account().empty(), "a service account");
  refuse_if(!settings.image_pull_secrets().empty(), "image pull secrets");
  refuse_if(settings.has_dns_config(), "a DNS configuration");
  refuse_if(!settings.node_selector().empty(), "a node selector");
  refuse_if(settings.has_pod_disruption_budget_min_available(),
            "a pod disruption budget");
  refuse_if(!settings.image_pull_policy().empty(), "an image pull policy");
  refuse_if(!settings.volumes().empty(), "volumes");
  refuse_if(!settings.semaphore_key().empty() || !settings.mutex_name().empty(),
            "a semaphore or mutex");
}

}  // namespace kfir::kfp2
