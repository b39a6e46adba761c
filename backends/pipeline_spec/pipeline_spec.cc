// SPDX-License-Identifier: Apache-2.0
#include "backends/pipeline_spec/pipeline_spec.h"

#include <google/protobuf/arena.h>

#include <memory>

#include "absl/strings/str_cat.h"
#include "backends/pipeline_spec/diagnostic_kinds.h"
#include "backends/pipeline_spec/manifest.h"
#include "backends/shared/migration/migration.h"
#include "ir/arena.h"
#include "ir/ir.pb.h"
#include "ir/location.h"
#include "ir/pipeline_spec/from_module.h"
#include "ir/pipeline_spec/header.h"
#include "ir/pipeline_spec/message_writer.h"
#include "ir/pipeline_spec/spelling.h"
#include "ir/pipeline_spec/wire.h"
#include "ir/tree.h"
#include "support/json/writer.h"
#include "support/status_macros.h"

namespace kfir {
namespace {

void AppendYaml(const google::protobuf::Message& message, YamlStyle style,
                std::string* text) {
  const auto writer = MakeYamlWriter(style, text);
  kfp2::MessageWriter(*writer).Write(message);
  writer->Finish();
}

// In the indentation of Python's json.dumps(indent=2).
std::string PrintJson(const google::protobuf::Message& message) {
  std::string text;
  const auto writer =
      MakeJsonWriter(JsonKeys::kInOrder, &text, JsonLayout::kIndented);
  kfp2::MessageWriter(*writer).Write(message);
  writer->Finish();
  return text;
}

const std::string& Description(const ir::Module& module) {
  return module.description().empty() ? module.root().description()
                                      : module.description();
}

std::string Header(const ir::Module& module, const kfp2::PipelineSpec& spec) {
  std::string header = kfp2::PipelineHeader(spec, Description(module));
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

absl::StatusOr<std::string> EmitPipelineSpec(const ir::Module& given,
                                             const EmitOptions& options,
                                             DiagnosticSink& diagnostics) {
  const google::protobuf::ArenaOptions sized = ir::ArenaOptionsFor(given);
  google::protobuf::Arena arena(sized);
  // What was made of a pipeline of KFP v1 goes before the text is printed.
  auto of_migration = std::make_unique<google::protobuf::Arena>(sized);
  auto& migrated =
      *google::protobuf::Arena::CreateMessage<ir::Module>(of_migration.get());
  KFIR_TRY_ASSIGN(const ir::Module* const for_v2,
                  migration::ForV2(given, diagnostics, &migrated));
  const ir::Module& module = *for_v2;
  auto& documents =
      *google::protobuf::Arena::CreateMessage<kfp2::Documents>(&arena);
  KFIR_TRY(kfp2::FromModule(module, diagnostics, &documents));
  if (options.manifest.has_value()) {
    const bool as_kfp = options.yaml_style == YamlStyle::kKfp2;
    return kfp2::PrintManifest(documents, *options.manifest,
                               Description(module),
                               as_kfp ? YamlStyle::kKfp2 : YamlStyle::kKfir);
  }
  if (options.json) {
    if (!documents.platform().platforms().empty()) {
      diagnostics.Emit(kinds::JsonPlatform,
                       ir::ToSourceLocation(module, module.root().loc()), {});
      return ErrorReported();
    }
    return PrintJson(documents.pipeline());
  }
  if (options.binary) {
    if (documents.platform().platforms().empty())
      return kfp2::ToWire(documents.pipeline());
    diagnostics.Emit(kinds::PlatformNotBinary,
                     ir::ToSourceLocation(module, module.root().loc()));
    return ErrorReported();
  }
  std::string text = Header(module, documents.pipeline());
  of_migration.reset();
  // kfp's layout leaves `1e3` bare, which the API server reads as a number;
  // what kfp never wrote need not look so.
  const YamlStyle style =
      for_v2 == &given ? YamlStyle::kKfp2 : YamlStyle::kKfir;
  AppendYaml(documents.pipeline(), style, &text);
  if (documents.platform().platforms().empty()) return text;
  absl::StrAppend(&text, "---\n");
  AppendYaml(documents.platform(), style, &text);
  return text;
}

}  // namespace kfir
