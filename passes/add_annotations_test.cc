// SPDX-License-Identifier: Apache-2.0
#include "passes/add_annotations.h"

#include "gmock/gmock.h"
#include "ir/testing/builder.h"
#include "passes/testing/run_pass.h"

namespace kfir {
namespace {

using ::testing::HasSubstr;

// `load` carries an annotation of its own, `train` one of its component.
ir::Module TwoTasks() {
  return ir::ParseVerified(R"pb(
    name: "p"
    components {
      name: "load"
      container {}
    }
    components {
      name: "train"
      container {
        pod {
          annotations {
            key: "owner"
            value { constant { string_value: "risk" } }
          }
        }
      }
    }
    components {
      name: "import"
      importer { artifact_uri { constant { string_value: "gs://a" } } }
    }
    root {
      graph {
        tasks {
          name: "load"
          component: "load"
          pod {
            annotations {
              key: "owner"
              value { constant { string_value: "fraud" } }
            }
          }
        }
        tasks { name: "train" component: "train" }
        tasks { name: "import" component: "import" }
      }
    }
  )pb");
}

TEST(AddAnnotations, OverridesOwnAndComponents) {
  ir::Module module = TwoTasks();
  EXPECT_THAT(RunPass("add-annotations{annotations=owner=bank}", module),
              IsOkAndHolds(Changed::kYes));
  for (int i = 0; i < 2; ++i) {
    const ir::Task& task = module.root().graph().tasks(i);
    ASSERT_EQ(task.pod().annotations_size(), 1) << task.name();
    EXPECT_EQ(task.pod().annotations(0).value().constant().string_value(),
              "bank");
  }
  EXPECT_FALSE(module.root().graph().tasks(2).has_pod());
}

TEST(AddAnnotations, DefaultKeepsWhatIsThere) {
  ir::Module module = TwoTasks();
  EXPECT_THAT(
      RunPass("add-annotations{annotations=owner=bank merge=default}", module),
      IsOkAndHolds(Changed::kNo));
}

TEST(AddAnnotations, ErrorReportsEveryConflict) {
  ir::Module module = TwoTasks();
  DiagnosticSink diagnostics;
  EXPECT_FALSE(RunPass("add-annotations{annotations=owner=bank merge=error}",
                       module, diagnostics)
                   .ok());
  EXPECT_THAT(
      diagnostics.ToString(),
      HasSubstr("task `load` has annotation `owner` already, with another"));
  EXPECT_THAT(
      diagnostics.ToString(),
      HasSubstr("task `train` has annotation `owner` already, with another"));
}

TEST(AddAnnotations, ErrorAcceptsTheSameValue) {
  ir::Module module = TwoTasks();
  EXPECT_THAT(RunPass("add-annotations{annotations=owner=risk merge=error "
                      "select=task=train}",
                      module),
              IsOkAndHolds(Changed::kNo));
}

TEST(AddAnnotations, SelectorThatFitsNothingIsAWarning) {
  ir::Module module = TwoTasks();
  DiagnosticSink diagnostics;
  EXPECT_THAT(RunPass("add-annotations{annotations=a=b select='task=trian'}",
                      module, diagnostics),
              IsOkAndHolds(Changed::kNo));
  EXPECT_FALSE(diagnostics.has_errors());
  EXPECT_THAT(diagnostics.ToString(),
              HasSubstr("--passes:1:41: no task fits the selector"));
}

TEST(AddAnnotations, RemarksSayWhatBecameOfEachTask) {
  ir::Module module = TwoTasks();
  DiagnosticSink diagnostics, remarks;
  auto calls = ParsePassPipeline(
      "add-annotations{annotations=owner=fraud merge=default},"
      "add-annotations{annotations=x=y}",
      "--passes", diagnostics);
  ASSERT_TRUE(calls.ok());
  calls->back().reason = "we say so";
  EXPECT_THAT(PassManager(*calls).Run(module, diagnostics, &remarks),
              IsOkAndHolds(Changed::kYes));
  const std::string text = remarks.ToString();
  EXPECT_THAT(text, HasSubstr("add-annotations: `load` has annotation `owner` "
                              "already [PassMissed]"));
  EXPECT_THAT(text, HasSubstr("`train` keeps its own annotation `owner`"));
  EXPECT_THAT(text, HasSubstr("`import` is an importer"));
  EXPECT_THAT(text, HasSubstr("`load` gets annotation `x` [PassApplied]\n"
                              "  test.txtpb:24:9: note: reason: we say so"));
}

}  // namespace
}  // namespace kfir
