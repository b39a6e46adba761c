// SPDX-License-Identifier: Apache-2.0
#include "backends/argo/argo.h"

#include "backends/argo/attributes.h"
#include "backends/argo/check_expressible.h"
#include "backends/argo/data_volume.h"
#include "backends/argo/diagnostic_kinds.h"
#include "backends/argo/lower.h"
#include "backends/argo/print.h"
#include "backends/argo/program.h"
#include "backends/argo/settings.h"
#include "backends/argo/text_pool.h"
#include "ir/arena.h"
#include "ir/location.h"
#include "support/status_macros.h"

namespace kfir {
namespace {

void CheckDefaults(const ir::Module& module, DiagnosticSink& diagnostics) {
  for (const ir::Input& input : module.root().inputs()) {
    if (input.has_default_value()) continue;
    diagnostics.Emit(kinds::ArgoCronParameter,
                     ir::ToSourceLocation(module, input.loc()), {input.name()});
  }
}

}  // namespace

absl::StatusOr<std::string> EmitArgo(const ir::Module& module,
                                     const EmitOptions& options,
                                     DiagnosticSink& diagnostics) {
  KFIR_TRY(argo::CheckExpressible(module, diagnostics));
  if (options.wrap.kind == WrapOptions::Kind::kCronWorkflow)
    CheckDefaults(module, diagnostics);
  const size_t bytes = module.ByteSizeLong();
  google::protobuf::Arena arena(ir::ArenaOptionsFor(bytes));
  argo::TextPool pool;
  argo::Program program(module, argo::HasQuirks(module));
  argo::Workflow workflow;
  argo::Lower(module, program, arena, pool, diagnostics, workflow);
  if (diagnostics.has_errors()) return ErrorReported();
  argo::LowerSettings(module, options, arena, pool, workflow);
  KFIR_TRY(argo::PassDataByVolume(module, arena, pool, diagnostics, workflow));
  // A component's text stands in each of its tasks' templates.  Room that is
  // not written to costs no memory, and growing by doubling costs it twice.
  constexpr size_t kLarge = size_t{1} << 20, kTimes = 16;
  return PrintWrapped(
      options.wrap, {}, options.yaml_style, bytes < kLarge ? 0 : kTimes * bytes,
      [&workflow](ValueWriter& writer) { argo::Print(workflow, writer); });
}

}  // namespace kfir
