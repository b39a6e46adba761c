// SPDX-License-Identifier: Apache-2.0
#include "tools/remarks.h"

#include <memory>

#include "passes/diagnostic_kinds.h"
#include "support/diagnostics_render.h"
#include "support/yaml/writer.h"

namespace kfir {
namespace {

void WriteText(absl::string_view key, absl::string_view value,
               ValueWriter& yaml) {
  yaml.Key(key);
  yaml.String(value);
}

void WriteRemark(const Diagnostic& remark, ValueWriter& yaml) {
  yaml.BeginMap();
  WriteText("remark", remark.kind == kinds::PassApplied ? "applied" : "missed",
            yaml);
  // `PASS: what`
  const size_t colon = remark.message.find(": ");
  WriteText("pass", remark.message.substr(0, colon), yaml);
  WriteText("message", remark.message.substr(colon + 2), yaml);
  for (const Note& note : remark.notes) {
    constexpr absl::string_view kReason = "reason: ";
    WriteText("reason", note.message.substr(kReason.size()), yaml);
  }
  if (!remark.location.file.empty()) {
    WriteText("file", remark.location.file, yaml);
    yaml.Key("line");
    yaml.Int(remark.location.line);
    yaml.Key("column");
    yaml.Int(remark.location.column);
  }
  yaml.EndMap();
}

std::string RenderYaml(const DiagnosticSink& remarks) {
  std::string text;
  const std::unique_ptr<ValueWriter> yaml =
      MakeYamlWriter(YamlStyle::kKfir, &text);
  yaml->BeginList();
  for (const Diagnostic& remark : remarks.diagnostics()) {
    WriteRemark(remark, *yaml);
  }
  yaml->EndList();
  yaml->Finish();
  return text;
}

}  // namespace

std::string RenderRemarks(absl::string_view format,
                          const DiagnosticSink& remarks, SourceTexts& sources) {
  if (format == "json") return RenderJson(remarks);
  if (format == "sarif") {
    return RenderSarif(remarks, sources, {"kfp-opt", KFIR_VERSION});
  }
  return format == "yaml" ? RenderYaml(remarks) : RenderText(remarks, sources);
}

}  // namespace kfir
