// SPDX-License-Identifier: Apache-2.0
#include "backends/argo/names.h"

#include "gtest/gtest.h"

namespace kfir::argo {
namespace {

TEST(Names, AreSanitised) {
  EXPECT_EQ(K8sName("XGBoost  Trainer_1!"), "xgboost-trainer-1");
  EXPECT_EQ(K8sName("-é-"), "");
  EXPECT_EQ(K8sCapName("Model In_x (y)"), "Model-In_x-y");
  EXPECT_EQ(FileName("model  file.v1é"), "model_file.v1_");
  EXPECT_EQ(TemplateName("1 a_B."), "n1-a-B");
  EXPECT_EQ(TemplateName("é"), "task");
  EXPECT_LE(TemplateName(std::string(500, 'a')).size(), 128u);
}

TEST(UniqueNames, SkipWhatIsTaken) {
  UniqueNames names;
  EXPECT_EQ(names.Take("a-2"), "a-2");
  EXPECT_EQ(names.Take("a"), "a");
  EXPECT_EQ(names.Take("a"), "a-3");
  EXPECT_EQ(names.Take("a"), "a-4");
}

}  // namespace
}  // namespace kfir::argo
