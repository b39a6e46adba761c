// SPDX-License-Identifier: Apache-2.0
#include "frontends/kfp_v1/names.h"

#include <gtest/gtest.h>

#include "frontends/kfp_v1/placeholders.h"

namespace kfir::kfp_v1 {
namespace {

TEST(Names, OfSteps) {
  EXPECT_EQ(StepId("1 Step_X.y"), "n1-step-x-y");
  EXPECT_EQ(StepId("??"), "task");
}

TEST(Placeholders, AreFoundInText) {
  PlaceholderScanner scanner(
      "n={{pipelineparam:op=Step A;name=Out 1}}{{pipelineparam:op=;name=x}} "
      "{{pipelineparam:op=;name=}} {{pipelineparam:op={{pipelineparam:op=a;"
      "name=b}}");
  ASSERT_TRUE(scanner.Next());
  EXPECT_EQ(scanner.text(), "n=");
  ASSERT_TRUE(scanner.Next());
  EXPECT_EQ(scanner.placeholder()->FullName(), "step-a-Out-1");
  ASSERT_TRUE(scanner.Next());
  EXPECT_EQ(scanner.placeholder()->FullName(), "x");
  ASSERT_TRUE(scanner.Next());
  EXPECT_FALSE(scanner.placeholder().has_value());
  EXPECT_EQ(scanner.text(), " {{pipelineparam:op=;name=}} {{pipelineparam:op=");
  ASSERT_TRUE(scanner.Next());
  EXPECT_EQ(scanner.placeholder()->FullName(), "a-b");
  EXPECT_FALSE(scanner.Next());
}

}  // namespace
}  // namespace kfir::kfp_v1
