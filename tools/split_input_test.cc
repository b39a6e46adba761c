// SPDX-License-Identifier: Apache-2.0
#include "tools/split_input.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace kfir {
namespace {

TEST(SplitInput, KeepsTheLinesOfEachPart) {
  const std::vector<Source> parts =
      SplitInput({"in", "a\nb\n# -----\nc\n  # -----\n# -----\r\nd"});
  ASSERT_EQ(parts.size(), 3u);
  EXPECT_EQ(parts[0].text, "a\nb\n");
  EXPECT_EQ(parts[1].text, "\n\n\nc\n  # -----\n");
  EXPECT_EQ(parts[2].text, "\n\n\n\n\n\nd");
  EXPECT_EQ(parts[2].name, "in");
}

TEST(SplitInput, TakesTextWithoutSeparatorsWhole) {
  EXPECT_EQ(SplitInput({"in", ""}).size(), 1u);
  EXPECT_EQ(SplitInput({"in", "x\n"})[0].text, "x\n");
}

TEST(JoinOutputs, PutsTheSeparatorBetween) {
  EXPECT_EQ(JoinOutputs({"a\n", "b\n"}), "a\n# -----\nb\n");
}

}  // namespace
}  // namespace kfir
