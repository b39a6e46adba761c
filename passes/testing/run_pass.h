// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_PASSES_TESTING_RUN_PASS_H_
#define KFIR_PASSES_TESTING_RUN_PASS_H_

#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "ir/io.h"
#include "ir/ir.pb.h"
#include "passes/pass_manager.h"
#include "support/testing/status_matchers.h"

namespace kfir {

// Runs a pipeline and holds it to the contract of PassFunction: the answer is
// honest, the result verifies, and a second run finds nothing to do.
inline absl::StatusOr<Changed> RunPass(absl::string_view pipeline,
                                       ir::Module& module,
                                       DiagnosticSink& diagnostics) {
  const auto run = [&]() -> absl::StatusOr<Changed> {
    absl::StatusOr<std::vector<PassCall>> calls =
        ParsePassPipeline(pipeline, "--passes", diagnostics);
    if (!calls.ok()) return calls.status();
    PassManager manager(*std::move(calls));
    manager.Observe(MakeVerifyEach());
    manager.Observe(MakeChangeChecker());
    return manager.Run(module, diagnostics);
  };
  absl::StatusOr<Changed> changed = run();
  if (changed.ok()) {
    EXPECT_THAT(run(), IsOkAndHolds(Changed::kNo));
  } else {
    EXPECT_TRUE(IsErrorReported(changed.status())) << changed.status();
  }
  return changed;
}

inline absl::StatusOr<Changed> RunPass(absl::string_view pipeline,
                                       ir::Module& module) {
  DiagnosticSink diagnostics;
  return RunPass(pipeline, module, diagnostics);
}

}  // namespace kfir

#endif  // KFIR_PASSES_TESTING_RUN_PASS_H_
