// SPDX-License-Identifier: Apache-2.0
#include "passes/outline_graphs.h"

#include "gmock/gmock.h"
#include "ir/testing/builder.h"
#include "passes/testing/run_pass.h"

namespace kfir {
namespace {

TEST(OutlineGraphs, TaskOutsideBecomesAnInput) {
  ir::Module module = ir::ParseVerified(R"pb(
    name: "p"
    components {
      name: "group"
      inputs { name: "in" optional: true }
      outputs { name: "out" path: "/o" }
      container {}
    }
    root {
      inputs { name: "a" }
      graph {
        tasks { name: "load" component: "group" }
        tasks {
          name: "group"
          loc { line: 4 }
          body {
            tasks {
              name: "inner"
              component: "group"
              arguments {
                name: "in"
                value {
                  template {
                    pieces {
                      value { task_output { task: "load" output: "out" } }
                    }
                    pieces { value { graph_input: "a" } }
                  }
                }
              }
            }
            outputs {
              name: "made"
              value { task_output { task: "inner" output: "out" } }
            }
          }
        }
        tasks {
          name: "use"
          component: "group"
          arguments {
            name: "in"
            value { task_output { task: "group" output: "made" } }
          }
        }
      }
    }
  )pb");
  EXPECT_THAT(RunPass("outline-graphs", module), IsOkAndHolds(Changed::kYes));
  ASSERT_EQ(module.components_size(), 2);
  const ir::Component& made = module.components(1);
  EXPECT_EQ(made.name(), "group-2");  // the first name is taken
  EXPECT_EQ(made.loc().line(), 4u);
  ASSERT_EQ(made.inputs_size(), 2);
  EXPECT_EQ(made.inputs(0).name(), "load-out");
  EXPECT_EQ(made.inputs(1).name(), "a");
  ASSERT_EQ(made.outputs_size(), 1);
  const ir::Task& task = module.root().graph().tasks(1);
  EXPECT_EQ(task.component(), "group-2");
  ASSERT_EQ(task.arguments_size(), 2);
  EXPECT_EQ(task.arguments(0).value().task_output().task(), "load");
  EXPECT_EQ(task.arguments(0).loc().line(), 4u);
}

TEST(OutlineGraphs, LoopOfATaskInsideIsItsOwn) {
  ir::Module module = ir::ParseVerified(R"pb(
    name: "p"
    components {
      name: "c"
      inputs { name: "in" }
      container {}
    }
    root {
      graph {
        tasks {
          name: "group"
          body {
            tasks {
              name: "inner"
              component: "c"
              loop {
                static_items { list {} }
                item_name: "i"
              }
              arguments {
                name: "in"
                value { loop_item { loop: "i" } }
              }
            }
          }
        }
      }
    }
  )pb");
  EXPECT_THAT(RunPass("outline-graphs", module), IsOkAndHolds(Changed::kYes));
  EXPECT_EQ(module.components(1).inputs_size(), 0);
}

TEST(OutlineGraphs, ListsAndStatesOfTasksOutsideComeInWhole) {
  ir::Module module = ir::ParseVerified(R"pb(
    name: "p"
    components {
      name: "c"
      inputs { name: "in" optional: true }
      inputs { name: "state" optional: true }
      outputs { name: "out" path: "/o" }
      container {}
    }
    root {
      graph {
        tasks {
          name: "each"
          component: "c"
          loop {
            static_items { list {} }
            item_name: "i"
          }
        }
        tasks {
          name: "group"
          body {
            tasks {
              name: "inner"
              component: "c"
              arguments {
                name: "in"
                value {
                  collected {
                    value { task_output { task: "each" output: "out" } }
                  }
                }
              }
              arguments {
                name: "state"
                value { final_status { task: "each" } }
              }
            }
          }
        }
      }
    }
  )pb");
  EXPECT_THAT(RunPass("outline-graphs", module), IsOkAndHolds(Changed::kYes));
  const ir::Task& task = module.root().graph().tasks(1);
  ASSERT_EQ(task.arguments_size(), 2);
  EXPECT_EQ(task.arguments(0).name(), "each-out");
  EXPECT_TRUE(task.arguments(0).value().has_collected());
  EXPECT_EQ(task.arguments(1).name(), "each-status");
  EXPECT_TRUE(task.arguments(1).value().has_final_status());
  const ir::Task& inner = module.components(1).graph().tasks(0);
  EXPECT_EQ(inner.arguments(0).value().graph_input(), "each-out");
}

TEST(OutlineGraphs, NoBodiesNothingToDo) {
  ir::ModuleBuilder builder;
  builder.Container("c");
  builder.Call("t", "c");
  EXPECT_THAT(RunPass("outline-graphs", builder.get()),
              IsOkAndHolds(Changed::kNo));
}

}  // namespace
}  // namespace kfir
