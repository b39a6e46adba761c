// SPDX-License-Identifier: Apache-2.0
#include "passes/set_pod_settings.h"

#include "gmock/gmock.h"
#include "ir/testing/builder.h"
#include "ir/tree.h"
#include "passes/testing/run_pass.h"

namespace kfir {
namespace {

using ::testing::HasSubstr;

ir::Module ContainerAndResource() {
  return ir::ParseVerified(R"pb(
    name: "p"
    components {
      name: "c"
      container {
        pod {
          limits {
            key: "memory"
            value { constant { string_value: "8Gi" } }
          }
        }
      }
    }
    components {
      name: "r"
      resource { action: "create" }
    }
    root {
      graph {
        tasks {
          name: "t"
          component: "c"
          retry {
            limit { constant { int_value: 1 } }
            policy: "OnError"
          }
        }
        tasks { name: "u" component: "r" }
      }
    }
  )pb");
}

TEST(SetPodSettings, ResourceTakesWhatConcernsThePod) {
  ir::Module module = ContainerAndResource();
  EXPECT_THAT(RunPass("set-pod-settings{limits=cpu=1 node-selector=pool=ml "
                      "service-account=s}",
                      module),
              IsOkAndHolds(Changed::kYes));
  const ir::PodSettings& container = module.root().graph().tasks(0).pod();
  const ir::PodSettings& resource = module.root().graph().tasks(1).pod();
  EXPECT_EQ(container.limits_size(), 1);
  EXPECT_EQ(resource.limits_size(), 0);
  EXPECT_EQ(resource.node_selector_size(), 1);
  EXPECT_EQ(resource.service_account().constant().string_value(), "s");
}

TEST(SetPodSettings, MergesLimitsOfTheComponent) {
  ir::Module module = ContainerAndResource();
  EXPECT_THAT(
      RunPass("set-pod-settings{limits=memory=1Gi merge=default}", module),
      IsOkAndHolds(Changed::kNo));
  EXPECT_THAT(RunPass("set-pod-settings{limits=memory=1Gi}", module),
              IsOkAndHolds(Changed::kYes));
  DiagnosticSink diagnostics;
  EXPECT_FALSE(RunPass("set-pod-settings{limits=memory=2Gi merge=error}",
                       module, diagnostics)
                   .ok());
  EXPECT_THAT(diagnostics.ToString(), HasSubstr("limit `memory` already"));
}

TEST(SetPodSettings, YamlOptions) {
  ir::Module module = ContainerAndResource();
  EXPECT_THAT(
      RunPass("set-pod-settings{tolerations='[{key: gpu, seconds: 5}]' "
              "affinity='{a: {b: c}}' security-context='{runAsNonRoot: true}' "
              "pod-security-context='{fsGroup: 5}'}",
              module),
      IsOkAndHolds(Changed::kYes));
  const ir::PodSettings& pod = module.root().graph().tasks(0).pod();
  ASSERT_EQ(pod.tolerations_size(), 1);
  EXPECT_EQ(ir::Find(pod.tolerations(0), "seconds")->int_value(), 5);
  EXPECT_TRUE(pod.has_affinity());
  const ir::Tree* context = ir::Find(pod.container_extra(), "securityContext");
  ASSERT_NE(context, nullptr);
  EXPECT_TRUE(ir::Find(*context, "runAsNonRoot")->bool_value());
  ASSERT_NE(ir::Find(pod.pod_extra(), "securityContext"), nullptr);
}

TEST(SetPodSettings, RetryAndTimeout) {
  ir::Module module = ContainerAndResource();
  EXPECT_THAT(RunPass("set-pod-settings{retry=3 retry-policy=Always timeout=60 "
                      "merge=default}",
                      module),
              IsOkAndHolds(Changed::kYes));
  const ir::Task& had = module.root().graph().tasks(0);
  EXPECT_EQ(had.retry().limit().constant().int_value(), 1);
  EXPECT_EQ(had.retry().policy(), "OnError");
  EXPECT_EQ(had.timeout_seconds().constant().int_value(), 60);
  const ir::Task& had_not = module.root().graph().tasks(1);
  EXPECT_EQ(had_not.retry().limit().constant().int_value(), 3);
  EXPECT_EQ(had_not.retry().policy(), "Always");
}

TEST(SetPodSettings, RefusesOptionsOfTheWrongKind) {
  for (absl::string_view options :
       {"retry=many", "timeout=-1", "tolerations='{a: b}'", "affinity='[a]'",
        "security-context='{a: '", "image-pull-policy=Sometimes"}) {
    ir::Module module = ContainerAndResource();
    DiagnosticSink diagnostics;
    EXPECT_FALSE(RunPass(absl::StrCat("set-pod-settings{", options, "}"),
                         module, diagnostics)
                     .ok())
        << options;
  }
}

}  // namespace
}  // namespace kfir
