// SPDX-License-Identifier: Apache-2.0
#include "passes/pass_manager.h"

#include <memory>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "ir/ir.pb.h"
#include "ir/testing/builder.h"
#include "passes/testing/run_pass.h"
#include "support/testing/status_matchers.h"

namespace kfir {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr PassInfo kSilent = {
    "silent",
    "changes and says that it does not",
    +[](ir::Module& module, PassContext&) -> absl::StatusOr<Changed> {
      module.set_description(module.description() + "x");
      return Changed::kNo;
    },
    {}};
constexpr PassInfo kBoasting = {
    "boasting",
    "says that it changes and does not",
    +[](ir::Module&, PassContext&) -> absl::StatusOr<Changed> {
      return Changed::kYes;
    },
    {}};
constexpr PassInfo kBreaking = {
    "breaking",
    "leaves a module that does not verify",
    +[](ir::Module& module, PassContext&) -> absl::StatusOr<Changed> {
      module.add_components();
      return Changed::kYes;
    },
    {}};

absl::Status RunWith(const PassInfo& pass,
                     std::unique_ptr<PassObserver> observer) {
  ir::ModuleBuilder builder;
  DiagnosticSink diagnostics;
  PassManager manager({PassCall{&pass, {}}});
  manager.Observe(std::move(observer));
  return manager.Run(builder.get(), diagnostics).status();
}

TEST(PassManager, ChecksBothLiesAboutChanges) {
  EXPECT_THAT(std::string(RunWith(kSilent, MakeChangeChecker()).message()),
              HasSubstr("`silent` says that it changed nothing, but it did"));
  EXPECT_THAT(
      std::string(RunWith(kBoasting, MakeChangeChecker()).message()),
      HasSubstr("`boasting` says that it changed something, but it did not"));
}

TEST(PassManager, VerifiesEach) {
  const absl::Status status = RunWith(kBreaking, MakeVerifyEach());
  EXPECT_EQ(status.code(), absl::StatusCode::kInternal);
  EXPECT_THAT(std::string(status.message()),
              HasSubstr("the result of pass `breaking` does not verify"));
}

TEST(PassManager, PrintsBeforeAfterAndChanges) {
  std::string out;
  const auto print = [&](absl::string_view text) { out += std::string(text); };
  PrintPoints points;
  points.after_change = true;
  EXPECT_THAT(RunWith(kBreaking, MakePrinter(points, print)), IsOk());
  EXPECT_THAT(out, StartsWith("--- before breaking\n+++ after breaking\n@@ "));
  EXPECT_THAT(out, HasSubstr("\n+components {\n"));
  out.clear();
  EXPECT_THAT(RunWith(kSilent, MakePrinter(points, print)), IsOk());
  EXPECT_EQ(out, "");
  points = {{"b*"}, {"*ing"}, false};
  EXPECT_THAT(RunWith(kBreaking, MakePrinter(points, print)), IsOk());
  EXPECT_THAT(out, StartsWith("# before breaking\n"));
  EXPECT_THAT(out, HasSubstr("# after breaking\n"));
  out.clear();
  EXPECT_THAT(RunWith(kSilent, MakePrinter(points, print)), IsOk());
  EXPECT_EQ(out, "");
}

TEST(PassManager, MeasuresTimesAndSizes) {
  std::vector<PassTime> times;
  EXPECT_THAT(RunWith(kBreaking, MakeTimer(&times)), IsOk());
  ASSERT_EQ(times.size(), 1u);
  EXPECT_EQ(times[0].pass, "breaking");
  EXPECT_GE(times[0].seconds, 0);

  std::string out;
  const auto print = [&](absl::string_view text) { out += std::string(text); };
  const auto measure = [](const ir::Module& module) {
    FormatSizes sizes = {{"a", 7 + module.components_size()}, {"b", 8}};
    if (module.components_size() > 0) sizes[1].second.reset();
    return sizes;
  };
  EXPECT_THAT(RunWith(kBreaking, MakeStatistics(measure, print)), IsOk());
  EXPECT_EQ(out,
            "breaking: 0 tasks touched; bytes: a 7 -> 8, b 8 -> refused\n");
}

TEST(PassManager, KeepsToTheComponentsOfTheScope) {
  ir::Module module = ir::ParseVerified(R"pb(
    name: "root"
    components {
      name: "c"
      container {}
    }
    components {
      name: "train-all"
      graph { tasks { name: "inner" component: "c" } }
    }
    root {
      graph {
        tasks { name: "t" component: "c" }
        tasks { name: "g" component: "train-all" }
      }
    }
  )pb");
  EXPECT_THAT(RunPass("component{name=train*}(add-labels{labels=a=1})", module),
              IsOkAndHolds(Changed::kYes));
  EXPECT_FALSE(module.root().graph().tasks(0).has_pod());
  EXPECT_TRUE(module.components(1).graph().tasks(0).has_pod());
  EXPECT_THAT(RunPass("component{name=root}(add-labels{labels=b=1})", module),
              IsOkAndHolds(Changed::kYes));
  EXPECT_EQ(module.root().graph().tasks(0).pod().labels(0).key(), "b");
  EXPECT_EQ(module.components(1).graph().tasks(0).pod().labels_size(), 1);
}

TEST(PassManager, AddsUpChanges) {
  ir::ModuleBuilder builder;
  builder.Container("c");
  builder.Call("t", "c");
  EXPECT_THAT(RunPass("add-labels{labels=b=2},inject-env{vars=A=1},"
                      "add-labels{labels=b=2}",
                      builder.get()),
              IsOkAndHolds(Changed::kYes));
  const ir::PodSettings& pod = builder.get().root().graph().tasks(0).pod();
  EXPECT_EQ(pod.env_size(), 1);
  EXPECT_EQ(pod.labels_size(), 1);
}

}  // namespace
}  // namespace kfir
