// SPDX-License-Identifier: Apache-2.0
//
// Every pass on random modules: RunPass holds it to the contract.
#include "gmock/gmock.h"
#include "ir/testing/random_module.h"
#include "passes/testing/pipelines.h"
#include "passes/testing/run_pass.h"

namespace kfir {
namespace {

TEST(RandomPipelines, KeepTheContract) {
  int changed = 0, done = 0;
  for (uint64_t seed = 0; seed < 150; ++seed) {
    ir::Module module;
    ir::MakeRandomModule(seed, 100 + (seed * 37) % 2000, module);
    for (absl::string_view pipeline : kTestPipelines) {
      SCOPED_TRACE(absl::StrCat(pipeline, " on module ", seed));
      ir::Module copy = module;
      const absl::StatusOr<Changed> result = RunPass(pipeline, copy);
      if (!result.ok()) continue;
      ++done;
      if (*result == Changed::kYes) ++changed;
    }
  }
  EXPECT_GT(done, 2000);
  EXPECT_GT(changed, 1000);
}

}  // namespace
}  // namespace kfir
