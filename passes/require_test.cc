// SPDX-License-Identifier: Apache-2.0
#include "passes/require.h"

#include "gmock/gmock.h"
#include "ir/testing/builder.h"
#include "passes/testing/run_pass.h"

namespace kfir {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

// What `require` with these options says of one task.
std::string Findings(absl::string_view options) {
  ir::Module module = ir::ParseVerified(R"pb(
    name: "p"
    components {
      name: "c"
      container {
        image { constant { string_value: "python:3.9" } }
        pod {
          labels {
            key: "team"
            value { constant { string_value: "risk" } }
          }
          limits {
            key: "memory"
            value { constant { string_value: "1Gi" } }
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
          pod {
            labels {
              key: "team"
              value { constant { string_value: "fraud" } }
            }
          }
        }
        tasks { name: "r" component: "r" }
      }
    }
  )pb");
  DiagnosticSink diagnostics;
  (void)RunPass(absl::StrCat("require{", options, "}"), module, diagnostics);
  return diagnostics.ToString();
}

TEST(Require, EffectiveLabels) {
  EXPECT_THAT(Findings("labels=team select=task=t"), IsEmpty());
  EXPECT_THAT(Findings("labels=team=fr* select=task=t"), IsEmpty());
  EXPECT_THAT(Findings("labels=team=risk select=task=t"),
              HasSubstr("does not fit `risk`"));
  EXPECT_THAT(Findings("labels=team"), HasSubstr("`r` has no label `team`"));
}

TEST(Require, LimitsAreAskedOfContainersOnly) {
  EXPECT_THAT(Findings("limits=memory"), IsEmpty());
  EXPECT_THAT(Findings("limits=memory,cpu"),
              HasSubstr("`t` has no limit `cpu`"));
  EXPECT_THAT(Findings("requests=cpu"), HasSubstr("`t` has no request `cpu`"));
}

TEST(Require, ImagesByTheirFullNames) {
  EXPECT_THAT(Findings("images=docker.io/*"), IsEmpty());
  EXPECT_THAT(Findings("images=gcr.io/*,quay.io/*"),
              HasSubstr("note: allowed is gcr.io/*, quay.io/*"));
  EXPECT_THAT(Findings("forbid-images=python:*"), HasSubstr("fits `python:*`"));
}

}  // namespace
}  // namespace kfir
