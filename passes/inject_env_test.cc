// SPDX-License-Identifier: Apache-2.0
#include "passes/inject_env.h"

#include "gmock/gmock.h"
#include "ir/testing/builder.h"
#include "passes/testing/run_pass.h"

namespace kfir {
namespace {

using ::testing::HasSubstr;

TEST(InjectEnv, AppendsToEveryPodTask) {
  ir::ModuleBuilder builder;
  builder.Container("load");
  builder.Call("a", "load");
  builder.Call("b", "load");
  EXPECT_THAT(RunPass("inject-env{vars=A=1,B=}", builder.get()),
              IsOkAndHolds(Changed::kYes));
  for (const ir::Task& task : builder.get().root().graph().tasks()) {
    ASSERT_EQ(task.pod().env_size(), 2);
    EXPECT_EQ(task.pod().env(0).name(), "A");
    EXPECT_EQ(task.pod().env(0).value().constant().string_value(), "1");
    EXPECT_EQ(task.pod().env(1).value().constant().string_value(), "");
    EXPECT_TRUE(task.pod().env(1).has_value());
  }
}

TEST(InjectEnv, ReplacesInPlaceTheOneThatCounts) {
  ir::Module module = ir::ParseVerified(R"pb(
    name: "p"
    components {
      name: "c"
      container {}
    }
    root {
      graph {
        tasks {
          name: "t"
          component: "c"
          pod {
            env {
              name: "A"
              value { constant { string_value: "dead" } }
            }
            env {
              name: "A"
              value_from { map {} }
            }
            env { name: "B" }
          }
        }
      }
    }
  )pb");
  EXPECT_THAT(RunPass("inject-env{vars=A=new}", module),
              IsOkAndHolds(Changed::kYes));
  const ir::PodSettings& pod = module.root().graph().tasks(0).pod();
  ASSERT_EQ(pod.env_size(), 3);
  EXPECT_EQ(pod.env(0).value().constant().string_value(), "dead");
  EXPECT_EQ(pod.env(1).value().constant().string_value(), "new");
}

TEST(InjectEnv, EntersBodiesAndLeavesOthersAlone) {
  ir::Module module = ir::ParseVerified(R"pb(
    name: "p"
    components {
      name: "c"
      container {}
    }
    components {
      name: "f"
      foreign { dialect: "argo" }
    }
    root {
      graph {
        tasks {
          name: "g"
          body { tasks { name: "t" component: "c" } }
        }
        tasks { name: "f" component: "f" }
      }
    }
  )pb");
  EXPECT_THAT(RunPass("inject-env{vars=A=1}", module),
              IsOkAndHolds(Changed::kYes));
  const ir::Graph& graph = module.root().graph();
  EXPECT_FALSE(graph.tasks(0).has_pod());
  EXPECT_EQ(graph.tasks(0).body().tasks(0).pod().env_size(), 1);
  EXPECT_FALSE(graph.tasks(1).has_pod());
}

TEST(InjectEnv, NothingToDo) {
  ir::Module module =
      ir::ParseVerified("components { name: 'c' container {} }");
  EXPECT_THAT(RunPass("inject-env{vars=A=1}", module),
              IsOkAndHolds(Changed::kNo));
}

TEST(InjectEnv, RefusesNames) {
  ir::ModuleBuilder builder;
  DiagnosticSink diagnostics;
  EXPECT_FALSE(
      RunPass("inject-env{vars=1A=1}", builder.get(), diagnostics).ok());
  EXPECT_THAT(diagnostics.ToString(), HasSubstr("--passes:1:17: `1A` is no"));
}

}  // namespace
}  // namespace kfir
