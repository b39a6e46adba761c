// SPDX-License-Identifier: Apache-2.0
#include "ir/dependencies.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"

namespace kfir::ir {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::vector<std::string> Cycles(int tasks, std::vector<Dependency> edges) {
  std::vector<std::string> cycles;
  FindCycles(tasks, edges, [&](const std::vector<const Dependency*>& cycle) {
    std::string text;
    for (const Dependency* step : cycle) {
      absl::StrAppend(&text, step->from, ">");
    }
    cycles.push_back(absl::StrCat(text, cycle.back()->to));
  });
  return cycles;
}

TEST(FindCycles, NoneInADiamond) {
  EXPECT_THAT(
      Cycles(
          4,
          {{3, 1, nullptr}, {3, 2, nullptr}, {1, 0, nullptr}, {2, 0, nullptr}}),
      IsEmpty());
}

TEST(FindCycles, NamesThePathWithoutItsLeadIn) {
  EXPECT_THAT(
      Cycles(
          4,
          {{0, 1, nullptr}, {1, 2, nullptr}, {2, 3, nullptr}, {3, 1, nullptr}}),
      ElementsAre("1>2>3>1"));
}

TEST(FindCycles, ATaskThatWaitsForItself) {
  EXPECT_THAT(Cycles(1, {{0, 0, nullptr}}), ElementsAre("0>0"));
}

TEST(FindCycles, ReportsSeparateCyclesAll) {
  EXPECT_THAT(Cycles(4, {{0, 1, nullptr},
                         {1, 0, nullptr},
                         {2, 3, nullptr},
                         {3, 2, nullptr},
                         {1, 2, nullptr}}),
              ElementsAre("0>1>0", "2>3>2"));
}

TEST(FindCycles, TakesLinearTime) {
  // A chain that ends in a task which waits for all of it: each of these waits
  // closes a cycle, and all but the first share tasks with it.
  constexpr int kTasks = 200000;
  std::vector<Dependency> edges;
  for (int i = 0; i + 1 < kTasks; ++i) edges.push_back({i, i + 1, nullptr});
  edges.push_back({kTasks / 2, kTasks / 2 - 1, nullptr});
  for (int i = 0; i < kTasks / 2; ++i) {
    edges.push_back({kTasks - 1, i, nullptr});
  }
  EXPECT_THAT(Cycles(kTasks, edges), SizeIs(1));
}

}  // namespace
}  // namespace kfir::ir
