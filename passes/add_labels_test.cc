// SPDX-License-Identifier: Apache-2.0
#include "passes/add_labels.h"

#include "gmock/gmock.h"
#include "ir/testing/builder.h"
#include "passes/testing/run_pass.h"

namespace kfir {
namespace {

using ::testing::HasSubstr;

TEST(AddLabels, AddsAndReplacesInPlace) {
  ir::ModuleBuilder builder;
  builder.Container("c");
  ir::PodSettings& pod = *builder.Call("t", "c").get().mutable_pod();
  ir::KeyValue& team = *pod.add_labels();
  team.set_key("team");
  *team.mutable_value() = ir::StringValue("old");
  EXPECT_THAT(RunPass("add-labels{labels=a/b=1,team=risk}", builder.get()),
              IsOkAndHolds(Changed::kYes));
  ASSERT_EQ(pod.labels_size(), 2);
  EXPECT_EQ(pod.labels(0).value().constant().string_value(), "risk");
  EXPECT_EQ(pod.labels(1).key(), "a/b");
}

TEST(AddLabels, RefusesWhatKubernetesDoes) {
  for (absl::string_view label :
       {"-a=1", "a=b c", "A/b=1", "/b=1", "a=-", "'a b=1'"}) {
    ir::ModuleBuilder builder;
    DiagnosticSink diagnostics;
    EXPECT_FALSE(RunPass(absl::StrCat("add-labels{labels=", label, "}"),
                         builder.get(), diagnostics)
                     .ok())
        << label;
  }
  ir::ModuleBuilder builder;
  DiagnosticSink diagnostics;
  EXPECT_FALSE(
      RunPass("add-labels{labels=a_=1}", builder.get(), diagnostics).ok());
  EXPECT_THAT(diagnostics.ToString(),
              HasSubstr("Kubernetes takes no label `a_` with the value `1`"));
}

}  // namespace
}  // namespace kfir
