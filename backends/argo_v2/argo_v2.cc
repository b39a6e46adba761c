// SPDX-License-Identifier: Apache-2.0
#include "backends/argo_v2/argo_v2.h"

#include <google/protobuf/arena.h>

#include <algorithm>

#include "backends/argo_v2/compiler.h"
#include "ir/ir.pb.h"
#include "ir/pipeline_spec/from_module.h"
#include "ir/tree.h"
#include "support/status_macros.h"

namespace kfir {
namespace {

// As Go prints maps.  The tree is ours, and shallow.
void SortKeys(ir::Tree& tree) {
  if (tree.has_list()) {
    for (ir::Tree& item : *tree.mutable_list()->mutable_items()) SortKeys(item);
  }
  if (!tree.has_map()) return;
  auto& members = *tree.mutable_map()->mutable_members();
  for (ir::Tree::Member& member : members) SortKeys(*member.mutable_value());
  const auto by_key = [](const auto* a, const auto* b) {
    return a->key() < b->key();
  };
  std::stable_sort(members.pointer_begin(), members.pointer_end(), by_key);
}

}  // namespace

absl::StatusOr<std::string> EmitArgoV2With(const argo_v2::Settings& settings,
                                           const ir::Module& module,
                                           const EmitOptions& options,
                                           DiagnosticSink& diagnostics) {
  google::protobuf::Arena arena;
  auto& documents =
      *google::protobuf::Arena::CreateMessage<kfp2::Documents>(&arena);
  KFIR_TRY(kfp2::FromModule(module, diagnostics, &documents));
  KFIR_TRY_ASSIGN(ir::Tree workflow,
                  argo_v2::Compile(module, documents, settings, diagnostics));
  SortKeys(workflow);
  std::string text;
  const auto writer = MakeYamlWriter(options.yaml_style, &text);
  ir::WriteTree(
      workflow, [](const ir::Value&) { return std::string(); }, *writer);
  writer->Finish();
  return text;
}

absl::StatusOr<std::string> EmitArgoV2(const ir::Module& module,
                                       const EmitOptions& options,
                                       DiagnosticSink& diagnostics) {
  return EmitArgoV2With(argo_v2::Settings(), module, options, diagnostics);
}

}  // namespace kfir
