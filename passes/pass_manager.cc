// SPDX-License-Identifier: Apache-2.0
#include "passes/pass_manager.h"

#include <utility>

#include "support/status_macros.h"

namespace kfir {

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
  for (const PassCall& call : pipeline_) {
    for (auto& o : observers_) KFIR_TRY(o->BeforePass(call, module));
    PassContext context{diagnostics, call.options,
                        remarks,     call.pass,
                        call.reason, call.scope ? &*call.scope : nullptr};
    KFIR_TRY_ASSIGN(const Changed changed, call.pass->run(module, context));
    for (auto& o : observers_) KFIR_TRY(o->AfterPass(call, module, changed));
    any = any | changed;
  }
  return any;
}

}  // namespace kfir
