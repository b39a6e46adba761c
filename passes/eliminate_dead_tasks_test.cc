// SPDX-License-Identifier: Apache-2.0
#include "passes/eliminate_dead_tasks.h"

#include "gmock/gmock.h"
#include "ir/testing/builder.h"
#include "passes/testing/run_pass.h"

namespace kfir {
namespace {

using ::testing::ElementsAre;

// The names of the root's tasks after the pass; all tasks called `pure*` are
// pure.
std::vector<std::string> Left(absl::string_view tasks,
                              absl::string_view outputs = "") {
  ir::Module module = ir::ParseVerified(absl::StrCat(
      R"pb(name: "p"
           components {
             name: "c"
             inputs { name: "in" optional: true }
             outputs { name: "out" path: "/o" }
             container {}
           }
           root {)pb",
      outputs, " graph { ", tasks, " } }"));
  EXPECT_TRUE(RunPass("eliminate-dead-tasks{pure=task=pure*}", module).ok());
  std::vector<std::string> names;
  for (const ir::Task& task : module.root().graph().tasks()) {
    names.push_back(task.name());
  }
  return names;
}

constexpr absl::string_view kKept = R"pb(tasks { name: "kept" component: "c" }
)pb";

TEST(EliminateDeadTasks, ChainsGoWhole) {
  EXPECT_THAT(Left(absl::StrCat(kKept, R"pb(
                tasks { name: "pure-1" component: "c" }
                tasks {
                  name: "pure-2"
                  component: "c"
                  arguments {
                    name: "in"
                    value { task_output { task: "pure-1" output: "out" } }
                  }
                }
              )pb")),
              ElementsAre("kept"));
}

TEST(EliminateDeadTasks, WhoeverIsUsedStays) {
  EXPECT_THAT(
      Left(R"pb(
        tasks { name: "pure-read" component: "c" }
        tasks { name: "pure-awaited" component: "c" }
        tasks { name: "pure-watched" component: "c" }
        tasks { name: "pure-guarded" component: "c" }
        tasks {
          name: "user"
          component: "c"
          arguments {
            name: "in"
            value { task_output { task: "pure-read" output: "out" } }
          }
          after: "pure-awaited"
          trigger { task_state { task: "pure-watched" state: STATE_FAILED } }
        }
        tasks { name: "exit" component: "c" exit_of: "pure-guarded" }
      )pb"),
      ElementsAre("pure-read", "pure-awaited", "pure-watched", "pure-guarded",
                  "user", "exit"));
}

TEST(EliminateDeadTasks, BodyOfPureTasksIsPure) {
  EXPECT_THAT(Left(absl::StrCat(kKept, R"pb(
                tasks { name: "pure-1" component: "c" }
                tasks {
                  name: "group"
                  body {
                    tasks {
                      name: "pure-2"
                      component: "c"
                      arguments {
                        name: "in"
                        value { task_output { task: "pure-1" output: "out" } }
                      }
                    }
                  }
                }
                tasks {
                  name: "other"
                  body { tasks { name: "effect" component: "c" } }
                }
              )pb")),
              ElementsAre("kept", "other"));
}

TEST(EliminateDeadTasks, OutputOfTheGraphIsAUse) {
  EXPECT_THAT(Left(absl::StrCat(kKept, R"pb(
                     tasks { name: "pure" component: "c" }
                     outputs {
                       name: "o"
                       value { task_output { task: "pure" output: "out" } }
                     }
                   )pb"),
                   "outputs { name: \"o\" }"),
              ElementsAre("kept", "pure"));
}

TEST(EliminateDeadTasks, LastTaskStays) {
  EXPECT_EQ(Left(R"pb(tasks { name: "pure-1" component: "c" }
                      tasks { name: "pure-2" component: "c" })pb")
                .size(),
            1u);
}

}  // namespace
}  // namespace kfir
