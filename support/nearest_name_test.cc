// SPDX-License-Identifier: Apache-2.0
#include "support/nearest_name.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace kfir {
namespace {

const std::vector<std::string> kNames = {"inject-env", "add-labels",
                                         "set-caching"};

TEST(NearestName, FindsOneWithAFewEdits) {
  EXPECT_EQ(NearestName("inject-nev", kNames), "inject-env");
  EXPECT_EQ(NearestName("set-cashing", kNames), "set-caching");
}

TEST(NearestName, IsEmptyWhereNothingIsNear) {
  EXPECT_EQ(NearestName("outline-graphs", kNames), "");
  EXPECT_EQ(NearestName("", kNames), "");
}

TEST(NearestName, TakesTheFirstOfEquals) {
  EXPECT_EQ(NearestName("tab", {"tag", "tap"}), "tag");
}

TEST(NearestNameSearch, StopsAtTheBudget) {
  int64_t budget = 1;
  NearestNameSearch nearest("load", &budget);
  nearest.Offer("zzzzzz");
  nearest.Offer("loads");
  EXPECT_EQ(nearest.best(), "");
}

}  // namespace
}  // namespace kfir
