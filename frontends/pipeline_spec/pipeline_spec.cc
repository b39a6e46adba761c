// SPDX-License-Identifier: Apache-2.0
#include "frontends/pipeline_spec/pipeline_spec.h"

#include <google/protobuf/arena.h>

#include "frontends/shared/pipeline_spec/documents_reader.h"
#include "frontends/shared/pipeline_spec/lower.h"
#include "ir/arena.h"
#include "ir/pipeline_spec/header.h"
#include "ir/pipeline_spec/wire.h"
#include "ir/tree.h"
#include "ir/verify.h"
#include "support/status_macros.h"

namespace kfir {
namespace {

// Places in the text, which is the module's first file.
class YamlLocator final : public MessageLocator {
 public:
  explicit YamlLocator(const Places& places) : places_(places) {}

  bool Locate(const google::protobuf::Message& message,
              ir::Location* location) const override {
    const YamlMark* const mark = places_.Find(message, &hint_);
    if (mark == nullptr) return false;
    location->set_file(1);
    location->set_line(mark->line);
    location->set_column(mark->column);
    return true;
  }

 private:
  const Places& places_;
  mutable size_t hint_ = 0;
};

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

absl::Status ReadPipelineSpec(const Source& source, const ReadOptions& options,
                              ir::Module& module, DiagnosticSink& diagnostics) {
  google::protobuf::Arena arena(ir::ArenaOptionsFor(source.text.size()));
  const bool leave = options.documents != nullptr;
  kfp2::Documents& documents =
      leave ? *options.documents
            : *google::protobuf::Arena::CreateMessage<kfp2::Documents>(&arena);
  Places places;
  const bool binary = kfp2::LooksLikeWire(source.text);
  if (binary) {
    KFIR_TRY(
        ReadBinaryDocument(source.text, source.name, documents, diagnostics));
  } else {
    KFIR_TRY(ReadDocuments(source.text, source.name, documents, places,
                           diagnostics));
  }
  module.add_files(source.name);
  KFIR_TRY(Lower(documents, YamlLocator(places), module, diagnostics));
  if (!leave) AddSpelling(documents, module);
  if (!binary) AddHeader(source.text, documents.pipeline(), module);
  return ir::Verify(module, diagnostics);
}

}  // namespace kfir
