// SPDX-License-Identifier: Apache-2.0
#include "backends/argo/settings.h"

#include "backends/argo/attributes.h"
#include "backends/argo/text.h"
#include "ir/tree.h"

namespace kfir::argo {
namespace {

// The release of kfp whose workflows these are.
constexpr absl::string_view kSdkVersion = "1.8.22";

ir::Tree TypeTree(const ir::Type& type) {
  if (type.has_named()) return type.named();
  if (type.has_artifact())
    return ir::StringTree(type.artifact().schema_title());
  switch (type.parameter()) {
    case ir::Type::PARAMETER_DOUBLE:
      return ir::StringTree("Float");
    case ir::Type::PARAMETER_INTEGER:
      return ir::StringTree("Integer");
    case ir::Type::PARAMETER_BOOLEAN:
      return ir::StringTree("Boolean");
    case ir::Type::PARAMETER_LIST:
      return ir::StringTree("JsonArray");
    case ir::Type::PARAMETER_STRUCT:
      return ir::StringTree("JsonObject");
    default:
      return ir::StringTree("String");
  }
}

// The pipeline as kfp's user interface shows it.
std::string PipelineSpec(const ir::Module& module) {
  ir::Tree spec;
  if (!module.description().empty()) {
    ir::AddMember(spec, "description").set_string_value(module.description());
  }
  if (module.root().inputs_size() > 0) {
    ir::Tree inputs;
    for (const ir::Input& input : module.root().inputs()) {
      if (HasQuirks(module) && IsSet(input, "kfp1.undeclared")) continue;
      ir::Tree& item = *inputs.mutable_list()->add_items();
      if (input.has_default_value() &&
          !input.default_value().has_null_value()) {
        ir::AddMember(item, "default")
            .set_string_value(ConstantText(input.default_value()));
      }
      if (!input.description().empty()) {
        ir::AddMember(item, "description")
            .set_string_value(input.description());
      }
      const ir::Tree* argument = FindAttribute(input, "kfp1.argument");
      ir::AddMember(item, "name")
          .set_string_value(argument == nullptr ? input.name()
                                                : argument->string_value());
      if (input.optional())
        ir::AddMember(item, "optional").set_bool_value(true);
      if (input.has_type())
        ir::AddMember(item, "type") = TypeTree(input.type());
    }
    if (inputs.has_list()) ir::AddMember(spec, "inputs").Swap(&inputs);
  }
  ir::AddMember(spec, "name").set_string_value(module.name());
  return ir::JsonText(spec);
}

class SettingsLowering {
 public:
  SettingsLowering(const ir::RunSettings& settings,
                   google::protobuf::Arena& arena, Workflow& workflow)
      : settings_(settings), arena_(arena), workflow_(workflow) {}

  void Run() {
    workflow_.service_account = settings_.service_account().empty()
                                    ? Text("pipeline-runner")
                                    : Text(settings_.service_account());
    if (settings_.parallelism() != 0) {
      Add("parallelism").set_int_value(settings_.parallelism());
    }
    if (settings_.has_ttl_seconds_after_finished()) {
      ir::AddMember(Add("ttlStrategy"), "secondsAfterCompletion")
          .set_int_value(settings_.ttl_seconds_after_finished());
    }
    if (settings_.has_pod_disruption_budget_min_available()) {
      ir::AddMember(Add("podDisruptionBudget"), "minAvailable") =
          settings_.pod_disruption_budget_min_available();
    }
    AddList("imagePullSecrets", settings_.image_pull_secrets());
    if (settings_.timeout_seconds() != 0) {
      Add("activeDeadlineSeconds").set_int_value(settings_.timeout_seconds());
    }
    if (!workflow_.on_exit.empty()) {
      Add("onExit").set_string_value(std::string(workflow_.on_exit));
    }
    if (settings_.node_selector_size() > 0) {
      ir::Tree& selector = Add("nodeSelector");
      for (const ir::KeyValue& entry : settings_.node_selector()) {
        ir::AddMember(selector, entry.key()) = entry.value().constant();
      }
    }
    if (settings_.has_dns_config()) Add("dnsConfig") = settings_.dns_config();
    AddList("volumes", settings_.volumes());
    for (const ir::Tree::Member& member : settings_.extra().map().members()) {
      workflow_.settings.emplace_back(member.key(), &member.value());
    }
  }

 private:
  ir::Tree& Add(absl::string_view key) {
    auto* tree = google::protobuf::Arena::CreateMessage<ir::Tree>(&arena_);
    workflow_.settings.emplace_back(key, tree);
    return *tree;
  }

  void AddList(absl::string_view key,
               const google::protobuf::RepeatedPtrField<ir::Tree>& items) {
    if (items.empty()) return;
    *Add(key).mutable_list()->mutable_items() = items;
  }

  const ir::RunSettings& settings_;
  google::protobuf::Arena& arena_;
  Workflow& workflow_;
};

}  // namespace

void LowerSettings(const ir::Module& module, const EmitOptions& options,
                   google::protobuf::Arena& arena, TextPool& pool,
                   Workflow& workflow) {
  workflow.annotations.push_back(
      {"pipelines.kubeflow.org/kfp_sdk_version", kSdkVersion});
  if (options.compilation_time.has_value()) {
    workflow.annotations.push_back(
        {"pipelines.kubeflow.org/pipeline_compilation_time",
         *options.compilation_time});
  }
  workflow.annotations.push_back(
      {"pipelines.kubeflow.org/pipeline_spec", pool.Add(PipelineSpec(module))});
  if (!module.display_name().empty()) {
    workflow.annotations.push_back(
        {"workflows.argoproj.io/title", module.display_name()});
  }
  workflow.labels.push_back(
      {"pipelines.kubeflow.org/kfp_sdk_version", kSdkVersion});
  SettingsLowering(module.run_settings(), arena, workflow).Run();
}

}  // namespace kfir::argo
