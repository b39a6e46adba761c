// SPDX-License-Identifier: Apache-2.0
#include "passes/pass_manager.h"

#include <utility>

#include "passes/diagnostic_kinds.h"
#include "passes/task_walk.h"
#include "support/status_macros.h"

namespace kfir {
namespace {

bool AreSame(const SourceLocation& a, const SourceLocation& b) {
  return a.file == b.file && a.line == b.line && a.column == b.column;
}

// Warns once of a scope without components, though several passes have it.
void CheckScope(const PassCall& call, const PassCall* before,
                ir::Module& module, DiagnosticSink& diagnostics) {
  if (!call.scope.has_value()) return;
  if (before != nullptr && before->scope.has_value() &&
      AreSame(before->scope->location, call.scope->location)) {
    return;
  }
  if (!ForEachComponentGraph(module, &*call.scope, [](ir::Graph&) {})) {
    diagnostics.Emit(kinds::ScopeMatchesNothing, call.scope->location,
                     {call.scope->glob});
  }
}

}  // namespace

absl::Status PassObserver::BeforePass(const PassCall&, const ir::Module&) {
  return absl::OkStatus();
}

absl::Status PassObserver::AfterPass(const PassCall&, const ir::Module&,
                                     Changed) {
  return absl::OkStatus();
}

absl::StatusOr<Changed> PassManager::Run(ir::Module& module,
                                         DiagnosticSink& diagnostics,
                                         DiagnosticSink* remarks) {
  Changed any = Changed::kNo;
  const PassCall* before = nullptr;
  for (const PassCall& call : pipeline_) {
    for (auto& o : observers_) KFIR_TRY(o->BeforePass(call, module));
    PassContext context{diagnostics, call.options,
                        remarks,     call.pass,
                        call.reason, call.scope ? &*call.scope : nullptr};
    CheckScope(call, before, module, diagnostics);
    before = &call;
    KFIR_TRY_ASSIGN(const Changed changed, call.pass->run(module, context));
    for (auto& o : observers_) KFIR_TRY(o->AfterPass(call, module, changed));
    any = any | changed;
  }
  return any;
}

}  // namespace kfir
