// SPDX-License-Identifier: Apache-2.0
#include "frontends/pipeline_spec/pipeline_spec.h"

#include <google/protobuf/arena.h>

#include "frontends/pipeline_spec/documents_reader.h"
#include "frontends/pipeline_spec/lower.h"
#include "ir/pipeline_spec/header.h"
#include "ir/tree.h"
#include "ir/verify.h"
#include "support/status_macros.h"

namespace kfir {
namespace {

void AddHeader(absl::string_view text, const kfp2::PipelineSpec& spec,
               ir::Module& module) {
  const absl::string_view theirs = kfp2::LeadingComment(text);
  // A component that is compiled alone has its description only there.
  if (module.description().empty())
    module.mutable_root()->set_description(kfp2::DescriptionIn(theirs));
  const std::string& own = module.description();
  const std::string ours = kfp2::PipelineHeader(
      spec, own.empty() ? module.root().description() : own);
  if (ours == theirs) return;
  ir::Attribute& attribute = *module.add_attributes();
  attribute.set_name(std::string(kfp2::kHeader));
  ir::AddMember(*attribute.mutable_value(), "from") = ir::StringTree(ours);
  ir::AddMember(*attribute.mutable_value(), "to") = ir::StringTree(theirs);
}

}  // namespace

absl::Status ReadPipelineSpec(const Source& source,
                              const ReadOptions& /*options*/,
                              ir::Module& module, DiagnosticSink& diagnostics) {
  google::protobuf::Arena arena;
  auto& documents =
      *google::protobuf::Arena::CreateMessage<kfp2::Documents>(&arena);
  Places places;
  KFIR_TRY(
      ReadDocuments(source.text, source.name, documents, places, diagnostics));
  KFIR_TRY(Lower(documents, places, source.name, module, diagnostics));
  AddHeader(source.text, documents.pipeline(), module);
  return ir::Verify(module, diagnostics);
}

}  // namespace kfir
