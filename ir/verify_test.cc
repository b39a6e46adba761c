// SPDX-License-Identifier: Apache-2.0
#include "ir/verify.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "ir/io.h"
#include "ir/ir.pb.h"
#include "ir/testing/builder.h"
#include "support/testing/status_matchers.h"

namespace kfir::ir {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

// Components that the cases below call.
constexpr char kPrelude[] = R"pb(
  format_version: 1
  name: "p"
  components {
    name: "load"
    outputs { name: "rows" }
    container { image { constant { string_value: "busybox" } } }
  }
  components {
    name: "train"
    inputs { name: "rows" }
    container { image { constant { string_value: "busybox" } } }
  }
)pb";

DiagnosticSink Findings(const std::string& text) {
  Module module;
  DiagnosticSink diagnostics;
  EXPECT_THAT(ReadText(text, "m.txtpb", module, diagnostics), IsOk())
      << diagnostics.ToString();
  const absl::Status status = Verify(module, diagnostics);
  EXPECT_EQ(status.ok(), diagnostics.diagnostics().empty());
  return diagnostics;
}

std::string InRoot(const std::string& graph) {
  return Findings(absl::StrCat(kPrelude, "root { inputs { name: 'n' } graph { ",
                               graph, " } }"))
      .ToString();
}

std::string Load(absl::string_view name) {
  return absl::StrCat("tasks { name: '", name, "' component: 'load' } ");
}

std::string Train(absl::string_view name, absl::string_view from,
                  absl::string_view more = "") {
  return absl::StrCat("tasks { name: '", name,
                      "' component: 'train' arguments { name: 'rows' value { "
                      "task_output { task: '",
                      from, "' output: 'rows' } } } ", more, " } ");
}

TEST(Verify, AcceptsDataFlow) {
  EXPECT_THAT(InRoot(Load("a") + Train("b", "a")), IsEmpty());
  EXPECT_THAT(InRoot(Train("b", "a") + Load("a")), IsEmpty());
}

TEST(Verify, ReportsAllFindingsAtOnce) {
  EXPECT_THAT(InRoot(Train("b", "laod") + Load("load") + Load("load") +
                     "tasks { name: 'c' component: 'trian' after: 'x' }"),
              AllOf(HasSubstr("no task named `laod` seen from here"),
                    HasSubstr("did you mean `load`?"),
                    HasSubstr("there are two tasks named `load`"),
                    HasSubstr("first one here"),
                    HasSubstr("no component named `trian`"),
                    HasSubstr("did you mean `train`?"),
                    HasSubstr("no task named `x` in this graph")));
}

TEST(Verify, BodiesSeeTheGraphsAround) {
  EXPECT_THAT(InRoot(Load("a") + "tasks { name: 'g' body { " + Train("b", "a") +
                     "tasks { name: 'h' body { " + Train("c", "a") + "} } } }"),
              IsEmpty());
}

TEST(Verify, GraphsDoNotSeeIntoBodies) {
  EXPECT_THAT(InRoot("tasks { name: 'g' body { " + Load("a") + "} } " +
                     Train("b", "a")),
              HasSubstr("no task named `a` seen from here"));
}

TEST(Verify, OutputsOfBodiesAreTheirBindings) {
  const std::string body = "tasks { name: 'g' body { " + Load("a") +
                           "outputs { name: 'rows' value { task_output { "
                           "task: 'a' output: 'rows' } } } } } ";
  EXPECT_THAT(InRoot(body + Train("b", "g")), IsEmpty());
  EXPECT_THAT(InRoot("tasks { name: 'g' body { " + Load("a") + "} } " +
                     Train("b", "g")),
              HasSubstr("task `g` has no output `rows`"));
}

TEST(Verify, InnerNamesHideOuterOnes) {
  // The inner `a` has no output, and it is the one that counts.
  EXPECT_THAT(InRoot(Load("a") +
                     "tasks { name: 'g' body { tasks { name: 'a' "
                     "body {} } " +
                     Train("b", "a") + "} } "),
              HasSubstr("task `a` has no output `rows`"));
}

TEST(Verify, CyclesThroughBodiesAreFound) {
  // g waits for a, since b in it does; a waits for g.
  const std::string findings = InRoot(
      "tasks { name: 'a' component: 'load' after: 'g' } "
      "tasks { name: 'g' body { " +
      Train("b", "a") + "} }");
  EXPECT_THAT(findings, HasSubstr("task `a` waits for itself: "
                                  "`a` -> `g` -> `a`"));
  EXPECT_THAT(findings, HasSubstr("`g` waits for `a` here"));
}

TEST(Verify, ATaskInABodyThatWaitsForTheBodyIsACycle) {
  EXPECT_THAT(InRoot("tasks { name: 'g' body { " + Train("b", "g") + Load("a") +
                     "outputs { name: 'rows' value { task_output { task: 'a' "
                     "output: 'rows' } } } } }"),
              HasSubstr("task `g` waits for itself: `g` -> `g`"));
}

TEST(Verify, LongCyclesAreCut) {
  std::string graph;
  for (int i = 0; i < 20; ++i) {
    absl::StrAppend(&graph, "tasks { name: 't", i,
                    "' component: 'load' after: 't", (i + 1) % 20, "' } ");
  }
  EXPECT_THAT(InRoot(graph), HasSubstr("-> `t8` -> ... (20 tasks)"));
}

TEST(Verify, CallsMayBeCyclic) {
  EXPECT_THAT(Findings(R"pb(
                format_version: 1
                name: "p"
                components {
                  name: "again"
                  graph { tasks { name: "a" component: "again" } }
                }
                root { graph { tasks { name: "a" component: "again" } } }
              )pb")
                  .ToString(),
              IsEmpty());
}

TEST(Verify, LoopItemsAreSeenInTheWholeTaskButItsLoop) {
  const std::string item = "value { loop_item { loop: 'i' } }";
  EXPECT_THAT(InRoot("tasks { name: 't' component: 'train' "
                     "loop { item_name: 'i' value { graph_input: 'n' } } "
                     "arguments { name: 'rows' " +
                     item + " } }"),
              IsEmpty());
  EXPECT_THAT(InRoot("tasks { name: 't' component: 'load' "
                     "loop { item_name: 'i' " +
                     item + " } }"),
              HasSubstr("no loop with an item named `i` around here"));
  EXPECT_THAT(InRoot("tasks { name: 't' component: 'load' "
                     "loop { item_name: 'i' value { graph_input: 'n' } } } "
                     "tasks { name: 'u' component: 'train' "
                     "arguments { name: 'rows' " +
                     item + " } }"),
              HasSubstr("no loop with an item named `i` around here"));
}

TEST(Verify, ExitTasksAreReadByNobody) {
  EXPECT_THAT(InRoot("tasks { name: 'g' body {} } "
                     "tasks { name: 'x' component: 'load' exit_of: 'g' } " +
                     Train("b", "x")),
              HasSubstr("task `x` runs at the exit of another one"));
}

TEST(Verify, ScopesDoNotMix) {
  EXPECT_THAT(InRoot("tasks { name: 't' component: 'train' arguments { "
                     "name: 'rows' value { input_use { input: 'n' "
                     "how: HOW_VALUE } } } }"),
              HasSubstr("`input_use` cannot be used in a graph"));
  EXPECT_THAT(Findings(R"pb(
                format_version: 1
                components {
                  name: "c"
                  inputs { name: "n" }
                  container { image { graph_input: "n" } }
                }
              )pb")
                  .ToString(),
              HasSubstr("`graph_input` cannot be used in a component's"));
}

TEST(Verify, FiveHundredBodiesAreTheLimit) {
  const auto nest = [](int depth) {
    ModuleBuilder builder;
    Graph* graph = builder.get().mutable_root()->mutable_graph();
    for (int i = 0; i < depth; ++i) {
      Task* task = graph->add_tasks();
      task->set_name("t");
      graph = task->mutable_body();
    }
    DiagnosticSink diagnostics;
    (void)Verify(builder.get(), diagnostics);
    return diagnostics.ToString();
  };
  EXPECT_THAT(nest(500), IsEmpty());
  EXPECT_THAT(nest(501), HasSubstr("inline bodies nest deeper than 500"));
}

TEST(Verify, DeepTreesAreADiagnostic) {
  const auto nest = [](int depth) {
    ModuleBuilder builder;
    builder.Container("c").In("x");
    Tree* tree = builder.get()
                     .mutable_components(0)
                     ->mutable_inputs(0)
                     ->mutable_default_value();
    for (int i = 0; i < depth; ++i) tree = tree->mutable_list()->add_items();
    tree->set_int_value(1);
    DiagnosticSink diagnostics;
    (void)Verify(builder.get(), diagnostics);
    return diagnostics.ToString();
  };
  EXPECT_THAT(nest(499), IsEmpty());
  EXPECT_THAT(nest(5000), HasSubstr("nest deeper than 500"));
}

TEST(Verify, NamesSayWhereWhenNoLocationDoes) {
  ModuleBuilder builder;
  builder.Container("load");
  builder.Call("a", "load").After("b");
  DiagnosticSink diagnostics;
  EXPECT_FALSE(Verify(builder.get(), diagnostics).ok());
  EXPECT_THAT(diagnostics.ToString(),
              AllOf(HasSubstr("in task `a`"), HasSubstr("in the root")));
}

TEST(Verify, SuggestionsTakeLinearTime) {
  ModuleBuilder builder;
  builder.Container("load");
  for (int i = 0; i < 20000; ++i) {
    builder.Call(absl::StrCat("task-", i), "load").After("tusk");
  }
  DiagnosticSink diagnostics;
  EXPECT_FALSE(Verify(builder.get(), diagnostics).ok());
  EXPECT_THAT(diagnostics.diagnostics(), SizeIs(20000));
}

}  // namespace
}  // namespace kfir::ir
