// SPDX-License-Identifier: Apache-2.0
#include "frontends/kfp_v2/executor.h"

#include <cstdlib>

#include "absl/strings/numbers.h"
#include "frontends/kfp_v2/diagnostic_kinds.h"
#include "ir/pipeline_spec/quantities.h"

namespace kfir::kfp_v2 {
namespace {

using Container = kfp2::PipelineDeploymentConfig::PipelineContainerSpec;
using Resources = Container::ResourceSpec;

bool IsNumber(const PyValue& value) {
  return value.kind() == PyValue::Kind::kInt ||
         value.kind() == PyValue::Kind::kBigInt ||
         value.kind() == PyValue::Kind::kFloat ||
         value.kind() == PyValue::Kind::kBool;
}

double NumberOf(const PyValue& value) {
  switch (value.kind()) {
    case PyValue::Kind::kInt:
      return static_cast<double>(value.int_value());
    case PyValue::Kind::kBigInt:
      return std::strtod(std::string(value.text()).c_str(), nullptr);
    case PyValue::Kind::kFloat:
      return value.float_value();
    default:
      return value.bool_value() ? 1 : 0;
  }
}

void SetType(const Type& type, kfp2::ArtifactTypeSchema* schema) {
  schema->set_schema_title(type.schema_title);
  schema->set_schema_version(type.schema_version);
}

kfp2::ParameterType::ParameterTypeEnum ParameterType(const Type& type) {
  return static_cast<kfp2::ParameterType::ParameterTypeEnum>(type.parameter);
}

void AddPort(const Port& port, Program& program, const Component& component,
             kfp2::ComponentInputsSpec* spec) {
  if (port.type.is_artifact()) {
    auto& entry = *spec->add_artifacts();
    entry.set_key(port.name);
    SetType(port.type, entry.mutable_value()->mutable_artifact_type());
    entry.mutable_value()->set_is_artifact_list(port.type.is_list);
    entry.mutable_value()->set_is_optional(port.optional);
    entry.mutable_value()->set_description(port.description);
    return;
  }
  auto& entry = *spec->add_parameters();
  entry.set_key(port.name);
  kfp2::ComponentInputsSpec::ParameterSpec& parameter = *entry.mutable_value();
  parameter.set_parameter_type(ParameterType(port.type));
  parameter.set_is_optional(port.optional);
  parameter.set_description(port.description);
  if (port.default_value == nullptr) return;
  if (!SetDefault(port.type, *port.default_value,
                  parameter.mutable_default_value())) {
    program.Report(kinds::DefaultType, component.loc,
                   {port.name, component.name,
                    kfp2::ParameterType::ParameterTypeEnum_Name(
                        ParameterType(port.type))});
  }
}

}  // namespace

namespace {

class ResourceWriter {
 public:
  ResourceWriter(const TaskSettings& settings, Resources& spec)
      : settings_(settings), spec_(spec) {}

  void Set(absl::string_view name, const PyValue& value) {
    text_ = value.is_str() ? settings_.render(value.text())
                           : settings_.placeholder(value);
    fixed_ = value.is_str() && text_ == value.text();
    if (name == "cpu_limit") {
      spec_.set_resource_cpu_limit(text_);
      if (fixed_) spec_.set_cpu_limit(kfp2::CoresOf(text_));
    } else if (name == "cpu_request") {
      spec_.set_resource_cpu_request(text_);
      if (fixed_) spec_.set_cpu_request(kfp2::CoresOf(text_));
    } else if (name == "memory_limit") {
      spec_.set_resource_memory_limit(text_);
      if (fixed_) spec_.set_memory_limit(kfp2::GigabytesOf(text_));
    } else if (name == "memory_request") {
      spec_.set_resource_memory_request(text_);
      if (fixed_) spec_.set_memory_request(kfp2::GigabytesOf(text_));
    } else if (name == "accelerator_count") {
      Resources::AcceleratorConfig& accelerator = *spec_.mutable_accelerator();
      accelerator.set_resource_count(text_);
      int64_t count = 0;
      if (fixed_ && absl::SimpleAtoi(text_, &count))
        accelerator.set_count(count);
    } else {
      type_ = text_;
      type_is_fixed_ = fixed_;
    }
  }

  void Finish() {
    if (type_.empty() || !spec_.has_accelerator()) return;
    spec_.mutable_accelerator()->set_resource_type(type_);
    if (type_is_fixed_) spec_.mutable_accelerator()->set_type(type_);
  }

 private:
  const TaskSettings& settings_;
  Resources& spec_;
  std::string text_;
  bool fixed_ = false;
  std::string type_;
  bool type_is_fixed_ = false;
};

void ToContainer(const PyValue& value, const TaskSettings& settings,
                 Program& program, Container* spec) {
  Fields fields(value, "container", program.status());
  std::string image(fields.Text("image"));
  if (settings.image != nullptr && !settings.image->is_none()) {
    image = settings.image->is_str() ? settings.render(settings.image->text())
                                     : settings.placeholder(*settings.image);
  }
  spec->set_image(image);
  for (const PyValue& word : fields.Items("command")) {
    if (word.is_str()) spec->add_command(std::string(word.text()));
  }
  for (const PyValue& word : fields.Items("args")) {
    if (word.is_str()) spec->add_args(std::string(word.text()));
  }
  absl::Span<const PyValue> env = fields.DictItems("env");
  if (settings.env != nullptr && settings.env->is_dict())
    env = settings.env->items();
  for (size_t i = 0; i + 1 < env.size(); i += 2) {
    Container::EnvVar& variable = *spec->add_env();
    variable.set_name(std::string(env[i].text()));
    if (env[i + 1].is_str()) variable.set_value(std::string(env[i + 1].text()));
  }
  if (settings.resources == nullptr || settings.resources->items().empty())
    return;
  ResourceWriter resources(settings, *spec->mutable_resources());
  const absl::Span<const PyValue> items = settings.resources->items();
  for (size_t i = 0; i + 1 < items.size(); i += 2)
    resources.Set(items[i].text(), items[i + 1]);
  resources.Finish();
  // A type of accelerators without a number of them says nothing.
  if (spec->resources().ByteSizeLong() == 0) spec->clear_resources();
}

void ToImporter(const PyValue& value, Program& program,
                kfp2::PipelineDeploymentConfig::ImporterSpec* spec) {
  Fields fields(value, "importer", program.status());
  if (const auto uri = fields.OptionalText("uri"); uri.has_value()) {
    spec->mutable_artifact_uri()->mutable_constant()->set_string_value(
        std::string(*uri));
  } else {
    spec->mutable_artifact_uri()->set_runtime_parameter("uri");
  }
  const absl::string_view schema = fields.Text("schema");
  const size_t at = schema.find('@');
  spec->mutable_type_schema()->set_schema_title(
      std::string(schema.substr(0, at)));
  if (at != absl::string_view::npos) {
    spec->mutable_type_schema()->set_schema_version(
        std::string(schema.substr(at + 1)));
  }
  spec->set_reimport(fields.Bool("reimport"));
  const PyValue& metadata = fields.Get("metadata");
  if (metadata.is_dict()) ToStruct(metadata, spec->mutable_metadata());
  spec->set_download_to_workspace(fields.Bool("download"));
}

}  // namespace

void ToValue(const PyValue& value, const RenderText& render, kfp2::Value* to) {
  switch (value.kind()) {
    case PyValue::Kind::kNone:
      to->set_null_value(kfp2::Value::NULL_VALUE);
      return;
    case PyValue::Kind::kBool:
      to->set_bool_value(value.bool_value());
      return;
    case PyValue::Kind::kInt:
    case PyValue::Kind::kBigInt:
    case PyValue::Kind::kFloat:
      to->set_number_value(NumberOf(value));
      return;
    case PyValue::Kind::kStr:
      to->set_string_value(render ? render(value.text())
                                  : std::string(value.text()));
      return;
    case PyValue::Kind::kList:
      to->mutable_list_value();
      for (const PyValue& item : value.items())
        ToValue(item, render, to->mutable_list_value()->add_values());
      return;
    case PyValue::Kind::kDict:
      to->mutable_struct_value();
      for (size_t i = 0; i + 1 < value.items().size(); i += 2) {
        kfp2::Struct::Entry& entry = *to->mutable_struct_value()->add_fields();
        entry.set_key(std::string(value.items()[i].text()));
        ToValue(value.items()[i + 1], render, entry.mutable_value());
      }
      return;
    default:
      return;
  }
}

void ToStruct(const PyValue& value, kfp2::Struct* to) {
  for (size_t i = 0; i + 1 < value.items().size(); i += 2) {
    kfp2::Struct::Entry& entry = *to->add_fields();
    entry.set_key(std::string(value.items()[i].text()));
    ToValue(value.items()[i + 1], nullptr, entry.mutable_value());
  }
}

bool SetDefault(const Type& type, const PyValue& value, kfp2::Value* to) {
  switch (type.parameter) {
    case ir::Type::PARAMETER_DOUBLE:
    case ir::Type::PARAMETER_INTEGER:
      if (!IsNumber(value)) return false;
      to->set_number_value(NumberOf(value));
      return true;
    case ir::Type::PARAMETER_STRING:
      if (!value.is_str()) return false;
      to->set_string_value(std::string(value.text()));
      return true;
    case ir::Type::PARAMETER_BOOLEAN:
      if (value.kind() != PyValue::Kind::kBool &&
          value.kind() != PyValue::Kind::kInt) {
        return false;
      }
      to->set_bool_value(NumberOf(value) != 0);
      return true;
    default:
      ToValue(value, nullptr, to);
      return true;
  }
}

void AddInput(absl::string_view name, const Type& type,
              kfp2::ComponentSpec* spec) {
  if (type.is_artifact()) {
    auto& entry = *spec->mutable_input_definitions()->add_artifacts();
    entry.set_key(std::string(name));
    SetType(type, entry.mutable_value()->mutable_artifact_type());
    entry.mutable_value()->set_is_artifact_list(type.is_list);
    return;
  }
  auto& entry = *spec->mutable_input_definitions()->add_parameters();
  entry.set_key(std::string(name));
  entry.mutable_value()->set_parameter_type(ParameterType(type));
}

void AddOutput(absl::string_view name, const Type& type,
               kfp2::ComponentSpec* spec) {
  if (type.is_artifact()) {
    auto& entry = *spec->mutable_output_definitions()->add_artifacts();
    entry.set_key(std::string(name));
    SetType(type, entry.mutable_value()->mutable_artifact_type());
    entry.mutable_value()->set_is_artifact_list(type.is_list);
    return;
  }
  auto& entry = *spec->mutable_output_definitions()->add_parameters();
  entry.set_key(std::string(name));
  entry.mutable_value()->set_parameter_type(ParameterType(type));
}

void AddPorts(const Component& component, Program& program,
              kfp2::ComponentSpec* spec) {
  for (const Port& port : component.inputs)
    AddPort(port, program, component, spec->mutable_input_definitions());
  for (const Port& port : component.outputs) {
    AddOutput(port.name, port.type, spec);
    if (port.description.empty()) continue;
    kfp2::ComponentOutputsSpec& outputs = *spec->mutable_output_definitions();
    if (port.type.is_artifact()) {
      outputs.mutable_artifacts()->rbegin()->mutable_value()->set_description(
          port.description);
    } else {
      outputs.mutable_parameters()->rbegin()->mutable_value()->set_description(
          port.description);
    }
  }
  for (const PyValue& field : component.passthroughs) {
    if (!field.is_sequence() || field.items().size() != 2) continue;
    kfp2::TaskConfigPassthrough& entry = *spec->add_task_config_passthroughs();
    entry.set_field(
        static_cast<
            kfp2::TaskConfigPassthroughType::TaskConfigPassthroughTypeEnum>(
            field.items()[0].int_value()));
    entry.set_apply_to_task(field.items()[1].bool_value());
  }
}

void ToExecutor(const Component& component, const TaskSettings& settings,
                Program& program, ExecutorSpec* executor) {
  if (component.container != nullptr) {
    ToContainer(*component.container, settings, program,
                executor->mutable_container());
  } else if (component.importer != nullptr) {
    ToImporter(*component.importer, program, executor->mutable_importer());
  }
}

}  // namespace kfir::kfp_v2
