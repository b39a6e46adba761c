// SPDX-License-Identifier: Apache-2.0
#include "backends/argo/names.h"

#include "gtest/gtest.h"

namespace kfir::argo {
namespace {

TEST(Names, OfTemplates) {
  EXPECT_EQ(TemplateName("1 a_B."), "n1-a-B");
  EXPECT_EQ(TemplateName("é"), "task");
  EXPECT_LE(TemplateName(std::string(500, 'a')).size(), 128u);
}

}  // namespace
}  // namespace kfir::argo
