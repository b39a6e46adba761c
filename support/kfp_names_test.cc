// SPDX-License-Identifier: Apache-2.0
#include "support/kfp_names.h"

#include <gtest/gtest.h>

namespace kfir {
namespace {

TEST(KfpNames, AreSanitised) {
  EXPECT_EQ(K8sName("XGBoost  Trainer_1!"), "xgboost-trainer-1");
  EXPECT_EQ(K8sName("-é-"), "");
  EXPECT_EQ(K8sName("Say Bye"), "say-bye");
  EXPECT_EQ(K8sName("--a__B.c--"), "a-b-c");
  EXPECT_EQ(K8sCapName("Model In_x (y)"), "Model-In_x-y");
  EXPECT_EQ(K8sCapName("Model In"), "Model-In");
  EXPECT_EQ(K8sCapName("a__B  c."), "a__B-c");
}

TEST(KfpNames, OfFiles) {
  EXPECT_EQ(DefaultInputPath("model  file.v1é"),
            "/tmp/inputs/model_file.v1_/data");
  EXPECT_EQ(DefaultOutputPath("a-b_c"), "/tmp/outputs/a-b_c/data");
}

TEST(UniqueNames, SkipWhatIsTaken) {
  UniqueNames names;
  EXPECT_EQ(names.Take("a-2"), "a-2");
  EXPECT_EQ(names.Take("a"), "a");
  EXPECT_EQ(names.Take("a"), "a-3");
  EXPECT_EQ(names.Take("a"), "a-4");
}

TEST(UniqueNames, KnowWhatIsInserted) {
  UniqueNames names;
  EXPECT_EQ(names.Take("a"), "a");
  EXPECT_TRUE(names.Insert("a-2"));
  EXPECT_EQ(names.Take("a"), "a-3");
  EXPECT_EQ(names.Take("a"), "a-4");
  EXPECT_EQ(names.Take("a-2"), "a-2-2");
  EXPECT_FALSE(names.Insert("a-4"));
}

}  // namespace
}  // namespace kfir
