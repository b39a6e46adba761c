// SPDX-License-Identifier: Apache-2.0
#include "passes/inject_secrets.h"

#include "gmock/gmock.h"
#include "ir/testing/builder.h"
#include "ir/tree.h"
#include "passes/testing/run_pass.h"

namespace kfir {
namespace {

using ::testing::HasSubstr;

ir::Module OneTask() {
  return ir::ParseVerified(R"pb(
    name: "p"
    components {
      name: "c"
      container {
        pod {
          volumes {
            map {
              members {
                key: "name"
                value { string_value: "secret-tls" }
              }
            }
          }
        }
      }
    }
    root { graph { tasks { name: "t" component: "c" } } }
  )pb");
}

const ir::PodSettings& PodOf(const ir::Module& module) {
  return module.root().graph().tasks(0).pod();
}

TEST(InjectSecrets, VariablesRefer) {
  ir::Module module = OneTask();
  EXPECT_THAT(RunPass("inject-secrets{env=A=s/k,B=s/l}", module),
              IsOkAndHolds(Changed::kYes));
  ASSERT_EQ(PodOf(module).env_size(), 2);
  const ir::Tree* key =
      ir::Find(PodOf(module).env(0).value_from(), "secretKeyRef");
  ASSERT_NE(key, nullptr);
  EXPECT_EQ(ir::Find(*key, "name")->string_value(), "s");
  EXPECT_EQ(ir::Find(*key, "key")->string_value(), "k");
}

TEST(InjectSecrets, VolumesAreMountedReadOnly) {
  ir::Module module = OneTask();
  EXPECT_THAT(RunPass("inject-secrets{volumes=a.b=/etc/a}", module),
              IsOkAndHolds(Changed::kYes));
  ASSERT_EQ(PodOf(module).volumes_size(), 1);
  EXPECT_EQ(ir::Find(PodOf(module).volumes(0), "name")->string_value(),
            "secret-a-b");
  ASSERT_EQ(PodOf(module).volume_mounts_size(), 1);
  EXPECT_TRUE(
      ir::Find(PodOf(module).volume_mounts(0), "readOnly")->bool_value());
}

TEST(InjectSecrets, ComponentsVolumeOfThatNameIsAConflict) {
  ir::Module module = OneTask();
  DiagnosticSink diagnostics;
  EXPECT_FALSE(
      RunPass("inject-secrets{volumes=tls=/etc/tls}", module, diagnostics)
          .ok());
  EXPECT_THAT(diagnostics.ToString(), HasSubstr("secret volume `tls` already"));
}

TEST(InjectSecrets, PullSecretsAreTheRunsWithoutSelector) {
  ir::Module module = OneTask();
  EXPECT_THAT(RunPass("inject-secrets{pull-secrets=a,b}", module),
              IsOkAndHolds(Changed::kYes));
  EXPECT_EQ(module.run_settings().image_pull_secrets_size(), 2);
  EXPECT_FALSE(module.root().graph().tasks(0).has_pod());
}

TEST(InjectSecrets, PullSecretsAreATasksWithSelector) {
  ir::Module module = OneTask();
  EXPECT_THAT(RunPass("inject-secrets{pull-secrets=a select=task=t}", module),
              IsOkAndHolds(Changed::kYes));
  EXPECT_FALSE(module.has_run_settings());
  EXPECT_EQ(PodOf(module).image_pull_secrets_size(), 1);
}

TEST(InjectSecrets, RefusesWhatNamesNoSecret) {
  for (absl::string_view options :
       {"env=A=s", "env=A=/k", "env=A=s/", "volumes=s=etc", "env=A"}) {
    ir::Module module = OneTask();
    DiagnosticSink diagnostics;
    EXPECT_FALSE(RunPass(absl::StrCat("inject-secrets{", options, "}"), module,
                         diagnostics)
                     .ok())
        << options;
  }
}

}  // namespace
}  // namespace kfir
