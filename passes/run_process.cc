// SPDX-License-Identifier: Apache-2.0
#include "passes/run_process.h"

#include <string>

#include "ir/io.h"
#include "ir/ir.pb.h"
#include "passes/diagnostic_kinds.h"
#include "passes/foreign_result.h"
#include "support/run_program.h"
#include "support/status_macros.h"

namespace kfir {

absl::StatusOr<Changed> RunProcess(ir::Module& module, PassContext& context) {
  const std::string& command = context.options.Text("command");
  const ForeignForm form = context.options.Text("format") == "text"
                               ? ForeignForm::kText
                               : ForeignForm::kBinary;
  const auto seconds = static_cast<double>(*context.options.Number("timeout"));
  const auto report = [&](absl::string_view what) -> Diagnostic& {
    return context.diagnostics.Emit(kinds::ProcessPass,
                                    context.options.Location("command"),
                                    {command, what});
  };
  KFIR_TRY_ASSIGN(
      const ProgramRun run,
      RunProgram({"/bin/sh", "-c", command},
                 form == ForeignForm::kText ? ir::WriteText(module)
                                            : ir::WriteBinary(module),
                 seconds));
  if (!run.ok()) {
    report(DescribeEnd(run, seconds)).preamble = TailOfStandardError(run.err);
    return ErrorReported();
  }
  return TakeForeignResult(run.out, form, module, report);
}

}  // namespace kfir
