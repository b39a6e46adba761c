// SPDX-License-Identifier: Apache-2.0
#include "passes/reduce_dependencies.h"

#include "gmock/gmock.h"
#include "ir/testing/builder.h"
#include "passes/testing/run_pass.h"

namespace kfir {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// What the last task waits for after the pass.
std::vector<std::string> AfterOfLast(absl::string_view tasks) {
  ir::Module module = ir::ParseVerified(absl::StrCat(R"pb(name: "p"
                                                          components {
                                                            name: "c"
                                                            container {}
                                                          }
                                                          root { graph {)pb",
                                                     tasks, " } }"));
  EXPECT_TRUE(RunPass("reduce-dependencies", module).ok());
  const auto& all = module.root().graph().tasks();
  const auto& after = all[all.size() - 1].after();
  return {after.begin(), after.end()};
}

TEST(ReduceDependencies, PathsImply) {
  EXPECT_THAT(AfterOfLast(R"pb(
                tasks { name: "a" component: "c" }
                tasks { name: "b" component: "c" after: "a" }
                tasks { name: "d" component: "c" after: "b" }
                tasks { name: "e" component: "c" after: "a" after: "d" }
              )pb"),
              ElementsAre("d"));
}

TEST(ReduceDependencies, PathsImplyInAnyOrderOfTasks) {
  EXPECT_THAT(
      AfterOfLast(R"pb(
        tasks { name: "d" component: "c" after: "b" }
        tasks { name: "other" component: "c" }
        tasks { name: "b" component: "c" after: "a" after: "other" }
        tasks { name: "a" component: "c" }
        tasks { name: "e" component: "c" after: "other" after: "a" after: "d" }
      )pb"),
      ElementsAre("d"));
}

TEST(ReduceDependencies, LongWaysImply) {
  std::string tasks = "tasks { name: 't0' component: 'c' }";
  for (int i = 1; i < 5000; ++i) {
    absl::StrAppend(&tasks, "tasks { name: 't", i, "' component: 'c' after: 't",
                    i - 1, "' after: 't", (i - 1) / 2 * 2, "' }");
  }
  EXPECT_THAT(AfterOfLast(tasks), ElementsAre("t4998"));
}

TEST(ReduceDependencies, TriggerOnThePathBreaksIt) {
  EXPECT_THAT(AfterOfLast(R"pb(
                tasks { name: "a" component: "c" }
                tasks {
                  name: "b"
                  component: "c"
                  after: "a"
                  trigger { ignore_upstream_failure: true }
                }
                tasks { name: "e" component: "c" after: "a" after: "b" }
              )pb"),
              ElementsAre("a", "b"));
}

TEST(ReduceDependencies, SameNameTwiceIsOnce) {
  EXPECT_THAT(AfterOfLast(R"pb(
                tasks { name: "a" component: "c" }
                tasks { name: "b" component: "c" after: "a" after: "a" }
              )pb"),
              ElementsAre("a"));
}

TEST(ReduceDependencies, IndependentOnesStay) {
  EXPECT_THAT(AfterOfLast(R"pb(
                tasks { name: "a" component: "c" }
                tasks { name: "b" component: "c" }
                tasks { name: "d" component: "c" after: "a" after: "b" }
              )pb"),
              ElementsAre("a", "b"));
  EXPECT_THAT(AfterOfLast(R"pb(tasks { name: "a" component: "c" })pb"),
              IsEmpty());
}

}  // namespace
}  // namespace kfir
