// SPDX-License-Identifier: Apache-2.0
#include "backends/pipeline_spec/pipeline_spec.h"

#include <google/protobuf/arena.h>

#include "absl/strings/str_cat.h"
#include "ir/ir.pb.h"
#include "ir/pipeline_spec/from_module.h"
#include "ir/pipeline_spec/header.h"
#include "ir/pipeline_spec/message_writer.h"
#include "ir/pipeline_spec/spelling.h"
#include "ir/tree.h"
#include "support/status_macros.h"

namespace kfir {
namespace {

void AppendYaml(const google::protobuf::Message& message, std::string* text) {
  const auto writer = MakeYamlWriter(YamlStyle::kKfp2, text);
  kfp2::MessageWriter(*writer).Write(message);
  writer->Finish();
}

std::string Header(const ir::Module& module, const kfp2::PipelineSpec& spec) {
  const std::string& own = module.description();
  std::string header = kfp2::PipelineHeader(
      spec, own.empty() ? module.root().description() : own);
  const ir::Tree* correction =
      kfp2::FindAttribute(module.attributes(), kfp2::kHeader);
  if (correction == nullptr) return header;
  const ir::Tree* from = ir::Find(*correction, "from");
  const ir::Tree* to = ir::Find(*correction, "to");
  const bool applies =
      from != nullptr && to != nullptr && from->string_value() == header;
  return applies ? to->string_value() : header;
}

}  // namespace

absl::StatusOr<std::string> EmitPipelineSpec(const ir::Module& module,
                                             const EmitOptions& /*options*/,
                                             DiagnosticSink& diagnostics) {
  google::protobuf::Arena arena;
  auto& documents =
      *google::protobuf::Arena::CreateMessage<kfp2::Documents>(&arena);
  KFIR_TRY(kfp2::FromModule(module, diagnostics, &documents));
  std::string text = Header(module, documents.pipeline());
  AppendYaml(documents.pipeline(), &text);
  if (documents.platform().platforms().empty()) return text;
  absl::StrAppend(&text, "---\n");
  AppendYaml(documents.platform(), &text);
  return text;
}

}  // namespace kfir
