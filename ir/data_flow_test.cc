// SPDX-License-Identifier: Apache-2.0
#include "ir/data_flow.h"

#include "gtest/gtest.h"
#include "ir/testing/builder.h"

namespace kfir::ir {
namespace {

constexpr char kText[] = R"pb(
  name: "p"
  components {
    name: "load"
    outputs { name: "rows" }
    container {}
  }
  components {
    name: "train"
    inputs { name: "rows" }
    container {}
  }
  root {
    outputs { name: "rows" }
    graph {
      tasks { name: "load" component: "load" }
      tasks {
        name: "group"
        body {
          tasks {
            name: "outer"
            component: "train"
            arguments {
              name: "rows"
              value { task_output { task: "load" output: "rows" } }
            }
          }
          tasks {
            name: "nested"
            body {
              tasks { name: "load" component: "load" }
              tasks {
                name: "inner"
                component: "train"
                arguments {
                  name: "rows"
                  value {
                    one_of {
                      values { task_output { task: "load" output: "rows" } }
                    }
                  }
                }
              }
            }
          }
        }
      }
      outputs {
        name: "rows"
        value { task_output { task: "load" output: "rows" } }
      }
    }
  }
)pb";

TEST(DataFlow, FollowsScopes) {
  const Module module = ParseVerified(kText);
  const DataFlow flow(module);
  const Graph& root = module.root().graph();
  const Graph& group = root.tasks(1).body();
  const Graph& nested = group.tasks(1).body();

  const auto readers = flow.Readers(root.tasks(0));
  ASSERT_EQ(readers.size(), 2u);
  EXPECT_EQ(readers[0].task, &group.tasks(0));
  EXPECT_EQ(readers[1].task, nullptr);
  EXPECT_EQ(readers[1].binding, &root.outputs(0));
  EXPECT_EQ(&flow.Producer(*readers[0].output), &root.tasks(0));

  // The inner `load` hides the outer one.
  const auto inner = flow.Readers(nested.tasks(0));
  ASSERT_EQ(inner.size(), 1u);
  EXPECT_EQ(inner[0].task, &nested.tasks(1));
}

TEST(DataFlow, NobodyReads) {
  const Module module = ParseVerified(kText);
  const DataFlow flow(module);
  EXPECT_TRUE(flow.Readers(module.root().graph().tasks(1)).empty());
}

}  // namespace
}  // namespace kfir::ir
