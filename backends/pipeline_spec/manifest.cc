// SPDX-License-Identifier: Apache-2.0
#include "backends/pipeline_spec/manifest.h"

#include "absl/functional/function_ref.h"
#include "absl/strings/str_cat.h"
#include "ir/pipeline_spec/message_writer.h"
#include "support/yaml/writer.h"

namespace kfir::kfp2 {
namespace {

const std::string& Or(const std::string& first, const std::string& second) {
  return first.empty() ? second : first;
}

void Member(absl::string_view key, const std::string& value,
            ValueWriter& writer) {
  if (value.empty()) return;
  writer.Key(key);
  writer.String(value);
}

void AppendObject(absl::string_view kind, const std::string& name,
                  const std::string& name_space,
                  absl::FunctionRef<void(ValueWriter&)> spec, YamlStyle style,
                  std::string* text) {
  const auto writer = MakeYamlWriter(style, text);
  writer->BeginMap();
  Member("apiVersion", "pipelines.kubeflow.org/v2beta1", *writer);
  writer->Key("kind");
  writer->String(kind);
  writer->Key("metadata");
  writer->BeginMap();
  Member("name", name, *writer);
  Member("namespace", name_space, *writer);
  writer->EndMap();
  writer->Key("spec");
  writer->BeginMap();
  spec(*writer);
  writer->EndMap();
  writer->EndMap();
  writer->Finish();
}

}  // namespace

std::string PrintManifest(const Documents& documents,
                          const KubernetesManifest& manifest,
                          const std::string& description, YamlStyle style) {
  const std::string& name =
      Or(manifest.pipeline_name, documents.pipeline().pipeline_info().name());
  const std::string& version = Or(manifest.pipeline_version_name, name);
  std::string text;
  if (manifest.include_pipeline) {
    AppendObject(
        "Pipeline", name, manifest.name_space,
        [&](ValueWriter& writer) {
          Member("description", description, writer);
          Member("displayName", Or(manifest.pipeline_display_name, name),
                 writer);
        },
        style, &text);
    absl::StrAppend(&text, "---\n");
  }
  AppendObject(
      "PipelineVersion", version, manifest.name_space,
      [&](ValueWriter& writer) {
        Member("description", description, writer);
        Member("displayName",
               Or(manifest.pipeline_version_display_name, version), writer);
        Member("pipelineName", name, writer);
        writer.Key("pipelineSpec");
        MessageWriter(writer).Write(documents.pipeline());
        if (documents.platform().platforms().empty()) return;
        writer.Key("platformSpec");
        MessageWriter(writer).Write(documents.platform());
      },
      style, &text);
  return text;
}

}  // namespace kfir::kfp2
