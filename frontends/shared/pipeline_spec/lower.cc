// SPDX-License-Identifier: Apache-2.0
#include "frontends/shared/pipeline_spec/lower.h"

#include "frontends/shared/pipeline_spec/lowering.h"
#include "ir/diagnostic_kinds.h"
#include "ir/location.h"
#include "ir/pipeline_spec/message_writer.h"
#include "ir/pipeline_spec/trees.h"
#include "ir/tree.h"

namespace kfir {
namespace {

void AddText(ir::Module& module, const char* name, const std::string& text) {
  if (text.empty()) return;
  ir::Attribute& attribute = *module.add_attributes();
  attribute.set_name(name);
  attribute.mutable_value()->set_string_value(text);
}

void LowerPipeline(const kfp2::PipelineSpec& spec, ir::Module& module) {
  module.set_name(spec.pipeline_info().name());
  module.set_display_name(spec.pipeline_info().display_name());
  module.set_description(spec.pipeline_info().description());
  AddText(module, "kfp2.schema_version", spec.schema_version());
  AddText(module, "kfp2.sdk_version", spec.sdk_version());
  if (!spec.default_pipeline_root().empty()) {
    module.mutable_run_settings()->mutable_pipeline_root()->set_string_value(
        spec.default_pipeline_root());
  }
}

void ToTree(const google::protobuf::Message& message, ir::Tree* tree) {
  kfp2::TreeBuilder builder(tree);
  kfp2::MessageWriter(builder).Write(message);
}

void LowerPlatforms(const kfp2::PlatformSpec& spec, Lowering& lowering) {
  ir::RunSettings& settings = *lowering.module.mutable_run_settings();
  const auto add_extra = [&settings](const char* name, int32_t value) {
    if (value != 0)
      ir::AddMember(*settings.mutable_extra(), name) = ir::IntTree(value);
  };
  ir::Tree others;
  for (const auto& platform : spec.platforms()) {
    if (platform.key() != "kubernetes") {
      ToTree(platform.value(), &ir::AddMember(others, platform.key()));
      continue;
    }
    for (const auto& executor :
         platform.value().deployment_spec().executors()) {
      lowering.kubernetes.emplace(executor.key(), &executor.value());
    }
    const kfp2::PipelineConfig& config = platform.value().pipelineconfig();
    if (config.resource_ttl_on_completion() != 0) {
      settings.set_ttl_seconds_after_finished(
          config.resource_ttl_on_completion());
    }
    if (config.active_deadline_seconds() != 0)
      settings.set_timeout_seconds(config.active_deadline_seconds());
    add_extra("resourceTtlOnSuccess", config.resource_ttl_on_success());
    add_extra("resourceTtlOnFailure", config.resource_ttl_on_failure());
    if (config.has_workspace())
      ToTree(config.workspace(), settings.mutable_workspace());
  }
  if (others.has_map())
    ir::AddMember(*settings.mutable_extra(), "platforms") = std::move(others);
  if (settings.ByteSizeLong() == 0) lowering.module.clear_run_settings();
}

}  // namespace

void Lowering::Locate(const google::protobuf::Message& message,
                      ir::Location* location) const {
  locator.Locate(message, location);
}

SourceLocation Lowering::PlaceOf(
    const google::protobuf::Message& message) const {
  ir::Location location;
  if (!locator.Locate(message, &location) && module.files_size() > 0)
    location.set_file(1);
  return ir::ToSourceLocation(module, location);
}

Diagnostic& Lowering::Report(
    DiagnosticKind kind, const google::protobuf::Message& at,
    std::initializer_list<absl::string_view> arguments) {
  failed = true;
  return diagnostics.Emit(kind, PlaceOf(at), arguments);
}

absl::Status Lower(const kfp2::Documents& documents,
                   const MessageLocator& locator, ir::Module& module,
                   DiagnosticSink& diagnostics) {
  Lowering lowering{documents, locator, module, diagnostics, false, {}, {}, {}};
  const kfp2::PipelineSpec& spec = documents.pipeline();
  module.set_format_version(1);
  LowerPipeline(spec, module);
  LowerPlatforms(documents.platform(), lowering);
  lowering.callees.reserve(spec.components_size());
  lowering.executors.reserve(spec.deployment_spec().executors_size());
  for (const auto& executor : spec.deployment_spec().executors()) {
    lowering.executors.emplace(executor.key(), &executor.value());
  }
  for (const auto& component : spec.components()) {
    LowerComponent(lowering, component.key(), component.value(),
                   *module.add_components());
  }
  if (!spec.has_root()) {
    lowering.Report(kinds::MissingPart, spec, {"the pipeline", "`root`"});
    return ErrorReported();
  }
  LowerComponent(lowering, "", spec.root(), *module.mutable_root());
  for (int i = 0; i < spec.components_size(); ++i) {
    ir::Component& component = *module.mutable_components(i);
    if (component.has_graph()) {
      LowerGraph(lowering, spec.components(i).value(), false,
                 *component.mutable_graph());
    }
  }
  if (module.root().has_graph())
    LowerGraph(lowering, spec.root(), true,
               *module.mutable_root()->mutable_graph());
  return lowering.failed ? ErrorReported() : absl::OkStatus();
}

}  // namespace kfir
