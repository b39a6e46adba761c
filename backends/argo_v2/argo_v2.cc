// SPDX-License-Identifier: Apache-2.0
#include "backends/argo_v2/argo_v2.h"

#include <google/protobuf/arena.h>

#include <optional>

#include "backends/argo_v2/compiler.h"
#include "backends/argo_v2/diagnostic_kinds.h"
#include "backends/argo_v2/patch.h"
#include "backends/argo_v2/print.h"
#include "backends/argo_v2_settings.h"
#include "backends/shared/migration/migration.h"
#include "ir/arena.h"
#include "ir/ir.pb.h"
#include "ir/location.h"
#include "ir/pipeline_spec/from_module.h"
#include "ir/pipeline_spec/trees.h"
#include "support/status_macros.h"

namespace kfir {
namespace {

// The plan lives as long as `arena` and `documents`.
absl::StatusOr<argo_v2::Plan> MakePlan(const argo_v2::Settings& settings,
                                       const ir::Module& given,
                                       kfp2::Documents* documents,
                                       google::protobuf::Arena& arena,
                                       DiagnosticSink& diagnostics) {
  google::protobuf::Arena of_migration(ir::ArenaOptionsFor(given));
  auto& migrated =
      *google::protobuf::Arena::CreateMessage<ir::Module>(&of_migration);
  KFIR_TRY_ASSIGN(const ir::Module* const for_v2,
                  migration::ForV2(given, diagnostics, &migrated));
  const ir::Module& module = *for_v2;
  if (documents == nullptr || !documents->has_pipeline()) {
    documents = google::protobuf::Arena::CreateMessage<kfp2::Documents>(&arena);
    KFIR_TRY(kfp2::FromModule(module, diagnostics, documents));
  }
  return argo_v2::Compile(module, *documents, settings, diagnostics);
}

}  // namespace

absl::StatusOr<std::string> EmitArgoV2(const ir::Module& module,
                                       const EmitOptions& options,
                                       DiagnosticSink& diagnostics) {
  const argo_v2::Settings defaults;
  const argo_v2::Settings& settings =
      options.argo_v2 == nullptr ? defaults : *options.argo_v2;
  google::protobuf::Arena arena(ir::ArenaOptionsFor(module));
  KFIR_TRY_ASSIGN(
      argo_v2::Plan plan,
      MakePlan(settings, module, options.documents, arena, diagnostics));
  // The API server asks for them when it makes a recurring run.
  if (options.wrap.kind == WrapOptions::Kind::kScheduledWorkflow) {
    for (const absl::string_view name : plan.missing_parameters) {
      diagnostics.Emit(kinds::ArgoV2MissingParameter,
                       ir::ToSourceLocation(module, module.root().loc()),
                       {name});
    }
  }
  std::optional<ir::Tree> patched;
  if (settings.spec_patch.map().members_size() > 0) {
    kfp2::TreeBuilder builder(&patched.emplace());
    argo_v2::PrintSpec(plan, builder);
    const std::string problem =
        argo_v2::ApplySpecPatch(settings.spec_patch, *patched);
    if (!problem.empty()) {
      diagnostics.Emit(kinds::ArgoV2SpecPatch, {}, {problem});
      return ErrorReported();
    }
    argo_v2::SortKeys(*patched);
  }
  RunDetails details;
  details.take_service_account = true;
  for (const argo_v2::RunParameter& parameter : plan.run_parameters)
    details.parameters.emplace_back(parameter.name, parameter.value);
  return PrintWrapped(options.wrap, details, options.yaml_style,
                      argo_v2::EstimateSize(plan), [&](ValueWriter& writer) {
                        argo_v2::PrintWorkflow(
                            plan, patched.has_value() ? &*patched : nullptr,
                            writer);
                      });
}

}  // namespace kfir
