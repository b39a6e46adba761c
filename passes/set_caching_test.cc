// SPDX-License-Identifier: Apache-2.0
#include "passes/set_caching.h"

#include "gmock/gmock.h"
#include "ir/testing/builder.h"
#include "passes/testing/run_pass.h"

namespace kfir {
namespace {

class SetCachingTest : public ::testing::Test {
 protected:
  SetCachingTest() {
    builder_.Container("c");
    builder_.Call("t", "c");
  }
  ir::Caching& caching() {
    return *builder_.get()
                .mutable_root()
                ->mutable_graph()
                ->mutable_tasks(0)
                ->mutable_caching();
  }
  ir::ModuleBuilder builder_;
};

TEST_F(SetCachingTest, OffAllowsAgeZeroOnly) {
  *caching().mutable_max_staleness() = ir::StringValue("P3D");
  EXPECT_THAT(RunPass("set-caching{enabled=false}", builder_.get()),
              IsOkAndHolds(Changed::kYes));
  EXPECT_TRUE(caching().has_enabled());
  EXPECT_FALSE(caching().enabled());
  EXPECT_EQ(caching().max_staleness().constant().string_value(), "P0D");
}

TEST_F(SetCachingTest, OnTakesAgeZeroAwayAndNoOther) {
  *caching().mutable_max_staleness() = ir::StringValue("P0D");
  EXPECT_THAT(RunPass("set-caching{enabled=true}", builder_.get()),
              IsOkAndHolds(Changed::kYes));
  EXPECT_TRUE(caching().enabled());
  EXPECT_FALSE(caching().has_max_staleness());

  *caching().mutable_max_staleness() = ir::StringValue("P3D");
  EXPECT_THAT(RunPass("set-caching{enabled=true}", builder_.get()),
              IsOkAndHolds(Changed::kNo));
  EXPECT_TRUE(caching().has_max_staleness());
}

}  // namespace
}  // namespace kfir
