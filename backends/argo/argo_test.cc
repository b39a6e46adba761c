// SPDX-License-Identifier: Apache-2.0
#include "backends/argo/argo.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "ir/testing/builder.h"

namespace kfir {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr absl::string_view kComponents = R"pb(
  name: "p"
  components {
    name: "make"
    outputs { name: "out put" }
    container {
      image { constant { string_value: "i" } }
      args { words { output_use { output: "out put" how: HOW_PATH } } }
    }
  }
  components {
    name: "text"
    inputs { name: "x" }
    outputs { name: "y" }
    container {
      image { constant { string_value: "i" } }
      args { words { input_use { input: "x" how: HOW_VALUE } } }
    }
  }
  components {
    name: "file"
    inputs { name: "x" }
    inputs { name: "z" optional: true }
    container {
      image { constant { string_value: "i" } }
      args { words { input_use { input: "x" how: HOW_PATH } } }
    }
  }
)pb";

struct Emitted {
  std::string yaml;
  std::string diagnostics;
};

Emitted Emit(absl::string_view rest) {
  const ir::Module module = ir::ParseVerified(absl::StrCat(kComponents, rest));
  DiagnosticSink diagnostics;
  const auto yaml = EmitArgo(module, {}, diagnostics);
  return {yaml.ok() ? *yaml : "", diagnostics.ToString()};
}

std::string Refusal(absl::string_view rest) {
  const Emitted emitted = Emit(rest);
  EXPECT_EQ(emitted.yaml, "");
  return emitted.diagnostics;
}

TEST(EmitArgo, OutputLeavesNestedGroupsInOneChain) {
  const Emitted emitted = Emit(R"pb(
    root {
      graph {
        tasks {
          name: "outer"
          body {
            tasks {
              name: "inner"
              body {
                tasks { name: "make" component: "make" }
                outputs {
                  name: "i"
                  value { task_output { task: "make" output: "out put" } }
                }
              }
            }
            outputs {
              name: "o"
              value { task_output { task: "inner" output: "i" } }
            }
          }
        }
        tasks {
          name: "text"
          component: "text"
          arguments {
            name: "x"
            value { task_output { task: "outer" output: "o" } }
          }
        }
      }
    })pb");
  EXPECT_THAT(
      emitted.yaml,
      AllOf(HasSubstr("{{tasks.outer.outputs.parameters.make-out-put}}"),
            HasSubstr("{{tasks.inner.outputs.parameters.make-out-put}}"),
            HasSubstr("{{tasks.make.outputs.parameters.make-out-put}}"),
            HasSubstr("path: /tmp/outputs/out_put/data")));
  EXPECT_EQ(emitted.diagnostics, "");
}

TEST(EmitArgo, EqualNamesOfTasksAndValuesAreToldApart) {
  const Emitted emitted = Emit(R"pb(
    root {
      graph {
        tasks { name: "a b" component: "make" }
        tasks {
          name: "a-b"
          body {
            tasks { name: "a b" component: "make" }
            tasks {
              name: "text"
              component: "text"
              arguments {
                name: "x"
                value { task_output { task: "a b" output: "out put" } }
              }
            }
          }
        }
        tasks {
          name: "text"
          component: "text"
          arguments {
            name: "x"
            value { task_output { task: "a b" output: "out put" } }
          }
        }
      }
    })pb");
  EXPECT_THAT(
      emitted.yaml,
      AllOf(HasSubstr("template: a-b\n"), HasSubstr("template: a-b-2\n"),
            HasSubstr("template: a-b-3\n"),
            HasSubstr("{{inputs.parameters.a-b-out-put}}"),
            HasSubstr("{{inputs.parameters.a-b-out-put-2}}")));
}

TEST(EmitArgo, GraphComponentIsOneTemplateThatMayCallItself) {
  const Emitted emitted = Emit(R"pb(
    components {
      name: "again"
      inputs { name: "cur" }
      outputs { name: "last" }
      graph {
        tasks {
          name: "step"
          component: "text"
          arguments {
            name: "x"
            value { graph_input: "cur" }
          }
        }
        tasks {
          name: "next"
          condition {
            comparison {
              op: OPERATOR_NE
              left { task_output { task: "step" output: "y" } }
              right { constant { string_value: "5" } }
            }
          }
          body {
            tasks {
              name: "again"
              component: "again"
              arguments {
                name: "cur"
                value { task_output { task: "step" output: "y" } }
              }
            }
          }
        }
        outputs {
          name: "last"
          value { task_output { task: "step" output: "y" } }
        }
      }
    }
    root {
      graph {
        tasks {
          name: "start"
          component: "again"
          arguments {
            name: "cur"
            value { constant { string_value: "0" } }
          }
        }
        tasks {
          name: "report"
          component: "text"
          arguments {
            name: "x"
            value { task_output { task: "start" output: "last" } }
          }
        }
      }
    })pb");
  EXPECT_THAT(emitted.yaml,
              AllOf(HasSubstr("- name: start\n        template: again\n"),
                    HasSubstr("{{tasks.start.outputs.parameters.last}}"),
                    HasSubstr("value: \"{{inputs.parameters.step-y}}\""),
                    HasSubstr("value: \"0\""),
                    HasSubstr("parameter: "
                              "\"{{tasks.step.outputs.parameters.step-y}}\"")));
}

TEST(EmitArgo, ConditionsCombine) {
  const Emitted emitted = Emit(R"pb(
    root {
      inputs { name: "n" }
      graph {
        tasks {
          name: "t"
          component: "make"
          condition {
            any {
              operands {
                negation {
                  comparison {
                    op: OPERATOR_LE
                    left { graph_input: "n" }
                    right { constant { double_value: 5 } }
                  }
                }
              }
              operands { value { graph_input: "n" } }
            }
          }
        }
      }
    })pb");
  EXPECT_THAT(
      emitted.yaml,
      HasSubstr("when: \"(!({{inputs.parameters.n}} <= 5.0)) || "
                "((\\\"{{inputs.parameters.n}}\\\" == \\\"true\\\") || "));
}

TEST(EmitArgo, OneValueAsTwoFilesGetsTwoNames) {
  const Emitted emitted = Emit(R"pb(
    root {
      graph {
        tasks { name: "make" component: "make" }
        tasks {
          name: "file"
          component: "file"
          arguments {
            name: "x"
            value { task_output { task: "make" output: "out put" } }
          }
          arguments {
            name: "z"
            value { task_output { task: "make" output: "out put" } }
          }
        }
      }
    })pb");
  EXPECT_THAT(emitted.yaml,
              AllOf(HasSubstr("- name: make-out-put-2\n            from: "),
                    HasSubstr("- name: make-out-put-2\n        path: "
                              "/tmp/inputs/z/data")));
}

TEST(EmitArgo, ExitTaskOfAGroupIsItsHook) {
  const Emitted emitted = Emit(R"pb(
    root {
      inputs { name: "n" }
      graph {
        tasks { name: "a" component: "make" }
        tasks {
          name: "g"
          body { tasks { name: "b" component: "make" } }
        }
        tasks {
          name: "bye"
          component: "text"
          arguments {
            name: "x"
            value { graph_input: "n" }
          }
          exit_of: "g"
        }
      }
    })pb");
  EXPECT_THAT(emitted.yaml,
              AllOf(HasSubstr("hooks:\n          exit:\n            template: "
                              "bye\n            arguments:"),
                    Not(HasSubstr("onExit"))));
}

TEST(EmitArgo, EmptyListIsNoIteration) {
  const Emitted emitted = Emit(R"pb(
    root {
      graph {
        tasks {
          name: "t"
          component: "make"
          loop {
            static_items { list {} }
            item_name: "i"
          }
        }
      }
    })pb");
  EXPECT_THAT(emitted.yaml, HasSubstr("withParam: \"[]\""));
}

TEST(EmitArgo, RefusesValuesThatNoTemplateHolds) {
  EXPECT_THAT(
      Refusal(R"pb(
        root {
          graph {
            tasks {
              name: "l"
              component: "make"
              loop {
                static_items { list { items { int_value: 1 } } }
                item_name: "i"
              }
            }
            tasks {
              name: "t"
              component: "text"
              arguments {
                name: "x"
                value {
                  collected {
                    value { task_output { task: "l" output: "out put" } }
                  }
                }
              }
            }
          }
        })pb"),
      HasSubstr("(`collected`)"));
}

TEST(EmitArgo, RefusesWhatOnlyPodsHave) {
  const std::string refusal = Refusal(R"pb(
    root {
      graph {
        tasks {
          name: "g"
          body { tasks { name: "b" component: "make" } }
          pod {
            labels {
              key: "k"
              value { constant { string_value: "v" } }
            }
          }
          retry { limit { constant { int_value: 1 } } }
        }
      }
    })pb");
  EXPECT_THAT(refusal, AllOf(HasSubstr("pod settings of a group"),
                             HasSubstr("retries of a group")));
}

}  // namespace
}  // namespace kfir
