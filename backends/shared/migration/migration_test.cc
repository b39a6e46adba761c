// SPDX-License-Identifier: Apache-2.0
//
// Whatever verifies is either refused or becomes a module that verifies, has
// nothing of KFP v1 left and is taken a second time as it is.
#include "backends/shared/migration/migration.h"

#include "gmock/gmock.h"
#include "ir/testing/random_module.h"
#include "ir/verify.h"

namespace kfir::migration {
namespace {

TEST(Migration, RandomModules) {
  int migrated = 0;
  for (uint64_t seed = 0; seed < 600; ++seed) {
    SCOPED_TRACE(seed);
    ir::Module module;
    ir::MakeRandomModule(seed, 10 + (seed * 37) % 1000, module);
    DiagnosticSink diagnostics;
    ir::Module storage;
    const absl::StatusOr<const ir::Module*> result =
        ForV2(module, diagnostics, &storage);
    if (!result.ok()) {
      EXPECT_TRUE(IsErrorReported(result.status())) << result.status();
      EXPECT_TRUE(diagnostics.has_errors());
      continue;
    }
    if (*result == &module) continue;
    ++migrated;
    DiagnosticSink found;
    EXPECT_TRUE(ir::Verify(storage, found).ok()) << found.ToString();
    ir::Module again;
    EXPECT_EQ(ForV2(storage, found, &again).value(), &storage);
  }
  EXPECT_GT(migrated, 0);
}

TEST(Migration, LeavesAModuleOfV2Alone) {
  ir::Module module;
  module.set_format_version(1);
  module.set_name("p");
  module.mutable_root()->mutable_graph();
  DiagnosticSink diagnostics;
  ir::Module storage;
  EXPECT_EQ(ForV2(module, diagnostics, &storage).value(), &module);
}

}  // namespace
}  // namespace kfir::migration
