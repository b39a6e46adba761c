// SPDX-License-Identifier: Apache-2.0
#include "support/text_diff.h"

#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"

namespace kfir {
namespace {

using Lines = std::vector<std::string>;

std::string Text(const Lines& lines) {
  std::string text;
  for (const std::string& line : lines) absl::StrAppend(&text, line, "\n");
  return text;
}

size_t Start(absl::string_view range) {
  const std::vector<std::string> parts = absl::StrSplit(range.substr(1), ',');
  size_t start = 0;
  EXPECT_TRUE(absl::SimpleAtoi(parts[0], &start)) << range;
  // An empty range names the line before it.
  return parts.size() == 2 && parts[1] == "0" ? start : start - 1;
}

// What `patch` would make of `before`.
std::string Apply(const Lines& before, const std::string& diff) {
  Lines result;
  size_t at = 0;
  for (absl::string_view line : absl::StrSplit(diff, '\n')) {
    if (line.empty()) continue;
    if (line[0] == '@') {
      const std::vector<std::string> words = absl::StrSplit(line, ' ');
      const size_t start = Start(words[1]);
      while (at < start) result.push_back(before.at(at++));
      EXPECT_EQ(result.size(), Start(words[2])) << line;
    } else if (line[0] == '+') {
      result.emplace_back(line.substr(1));
    } else {
      EXPECT_EQ(before.at(at), line.substr(1));
      if (line[0] == ' ') result.push_back(before.at(at));
      ++at;
    }
  }
  while (at < before.size()) result.push_back(before[at++]);
  return Text(result);
}

TEST(UnifiedDiff, ShowsAChangeInItsContext) {
  EXPECT_EQ(UnifiedDiff("1\n2\n3\n4\n5\n6\n", "1\n2\n3\n4\nx\ny\n6\n"),
            "@@ -2,5 +2,6 @@\n 2\n 3\n 4\n-5\n+x\n+y\n 6\n");
  EXPECT_EQ(UnifiedDiff("", "a\n"), "@@ -0,0 +1 @@\n+a\n");
  EXPECT_EQ(UnifiedDiff("a\n", ""), "@@ -1 +0,0 @@\n-a\n");
  EXPECT_EQ(UnifiedDiff("a\n", "a\n"), "");
}

TEST(UnifiedDiff, FarChangesAreHunksOfTheirOwn) {
  Lines before, after;
  for (int i = 0; i < 40; ++i) before.push_back(absl::StrCat(i));
  after = before;
  after[5] = "x";
  after[30] = "y";
  const std::string diff = UnifiedDiff(Text(before), Text(after));
  EXPECT_EQ(diff.find("@@ -3,7 +3,7 @@"), 0u);
  EXPECT_NE(diff.find("@@ -28,7 +28,7 @@"), diff.npos);
}

TEST(UnifiedDiff, LeadsFromOneToTheOther) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    const int kinds = 1 + static_cast<int>(random() % 30);
    Lines before, after;
    for (size_t n = random() % 900; n > 0; --n) {
      before.push_back(absl::StrCat("l", random() % kinds, " ",
                                    random() % 3 == 0 ? random() % 1000 : 0));
    }
    for (const std::string& line : before) {
      const size_t what = random() % 12;
      if (what == 0) continue;
      if (what == 1) after.push_back(absl::StrCat("new ", random() % 5));
      after.push_back(line);
    }
    const std::string diff = UnifiedDiff(Text(before), Text(after));
    ASSERT_EQ(Apply(before, diff), Text(after)) << diff;
  }
}

TEST(UnifiedDiff, LargeTextsTakeLinearTime) {
  // The same few lines again and again have no anchors.
  std::string before, after;
  for (int i = 0; i < 400'000; ++i) {
    absl::StrAppend(&before, i % 7, "\n");
    absl::StrAppend(&after, i % 5, "\n");
  }
  const auto start = std::chrono::steady_clock::now();
  EXPECT_NE(UnifiedDiff(before, after), "");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

}  // namespace
}  // namespace kfir
