// SPDX-License-Identifier: Apache-2.0
//
// Patience diff: lines that stand once in both texts are anchors; what is
// between two anchors is compared in the same way, and exactly once it is
// small.
#include "support/text_diff.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace kfir {
namespace {

constexpr size_t kContext = 3;
constexpr int kMaxDepth = 12;
// Regions with at most so many lines are compared exactly.
constexpr size_t kSmall = 400;

using Lines = std::vector<absl::string_view>;

struct Range {
  size_t begin = 0, end = 0;
  size_t size() const { return end - begin; }
};

class Differ {
 public:
  Differ(const Lines& before, const Lines& after)
      : before_(before), after_(after), partner_(before.size(), kNone) {}

  static constexpr size_t kNone = static_cast<size_t>(-1);

  // For each line of `before`, the line of `after` that it is; ascending.
  const std::vector<size_t>& Run() {
    Compare({0, before_.size()}, {0, after_.size()}, 0);
    return partner_;
  }

 private:
  void Compare(Range a, Range b, int depth) {
    while (a.size() > 0 && b.size() > 0 &&
           before_[a.begin] == after_[b.begin]) {
      partner_[a.begin++] = b.begin++;
    }
    while (a.size() > 0 && b.size() > 0 &&
           before_[a.end - 1] == after_[b.end - 1]) {
      partner_[--a.end] = --b.end;
    }
    if (a.size() == 0 || b.size() == 0) return;
    if (a.size() + b.size() <= kSmall) return CompareExactly(a, b);
    if (depth == kMaxDepth) return;
    const std::vector<std::pair<size_t, size_t>> anchors = Anchors(a, b);
    if (anchors.empty()) return;
    for (const auto& [in_a, in_b] : anchors) {
      Compare({a.begin, in_a}, {b.begin, in_b}, depth + 1);
      partner_[in_a] = in_b;
      a.begin = in_a + 1;
      b.begin = in_b + 1;
    }
    Compare(a, b, depth + 1);
  }

  // Lines that stand once in each range, as many as are in the same order.
  std::vector<std::pair<size_t, size_t>> Anchors(Range a, Range b) const {
    struct Count {
      size_t in_a = 0, in_b = 0, at_b = 0;
    };
    absl::flat_hash_map<absl::string_view, Count> counts;
    for (size_t i = a.begin; i < a.end; ++i) ++counts[before_[i]].in_a;
    for (size_t i = b.begin; i < b.end; ++i) {
      Count& count = counts[after_[i]];
      ++count.in_b;
      count.at_b = i;
    }
    std::vector<std::pair<size_t, size_t>> unique;
    for (size_t i = a.begin; i < a.end; ++i) {
      const Count& count = counts[before_[i]];
      if (count.in_a == 1 && count.in_b == 1) unique.push_back({i, count.at_b});
    }
    return LongestIncreasing(unique);
  }

  static std::vector<std::pair<size_t, size_t>> LongestIncreasing(
      const std::vector<std::pair<size_t, size_t>>& pairs) {
    std::vector<size_t> tails, previous(pairs.size(), kNone);
    for (size_t i = 0; i < pairs.size(); ++i) {
      const auto place = std::lower_bound(
          tails.begin(), tails.end(), pairs[i].second,
          [&](size_t at, size_t value) { return pairs[at].second < value; });
      if (place != tails.begin()) previous[i] = *(place - 1);
      if (place == tails.end()) {
        tails.push_back(i);
      } else {
        *place = i;
      }
    }
    std::vector<std::pair<size_t, size_t>> chain;
    for (size_t i = tails.empty() ? kNone : tails.back(); i != kNone;
         i = previous[i]) {
      chain.push_back(pairs[i]);
    }
    std::reverse(chain.begin(), chain.end());
    return chain;
  }

  // The longest common subsequence of two small ranges.
  void CompareExactly(Range a, Range b) {
    const size_t width = b.size() + 1;
    std::vector<unsigned short> length((a.size() + 1) * width, 0);
    for (size_t i = a.size(); i-- > 0;) {
      for (size_t j = b.size(); j-- > 0;) {
        const size_t at = i * width + j;
        length[at] =
            before_[a.begin + i] == after_[b.begin + j]
                ? static_cast<unsigned short>(length[at + width + 1] + 1)
                : std::max(length[at + width], length[at + 1]);
      }
    }
    for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
      const size_t at = i * width + j;
      if (before_[a.begin + i] == after_[b.begin + j]) {
        partner_[a.begin + i++] = b.begin + j++;
      } else if (length[at + width] >= length[at + 1]) {
        ++i;
      } else {
        ++j;
      }
    }
  }

  const Lines& before_;
  const Lines& after_;
  std::vector<size_t> partner_;
};

Lines SplitLines(absl::string_view text) {
  if (text.empty()) return {};
  if (text.back() == '\n') text.remove_suffix(1);
  return absl::StrSplit(text, '\n');
}

// A stretch of lines that go and come, at these places.
struct Change {
  Range before, after;
};

std::vector<Change> Changes(const Lines& before, const Lines& after) {
  Differ differ(before, after);
  const std::vector<size_t>& partner = differ.Run();
  std::vector<Change> changes;
  size_t i = 0, j = 0;
  while (i < before.size() || j < after.size()) {
    if (i < before.size() && partner[i] == j) {
      ++i, ++j;
      continue;
    }
    Change change{{i, i}, {j, j}};
    while (i < before.size() && partner[i] == Differ::kNone) ++i;
    j = i < before.size() ? partner[i] : after.size();
    change.before.end = i;
    change.after.end = j;
    changes.push_back(change);
  }
  return changes;
}

void AppendLines(absl::string_view sign, const Lines& lines, Range range,
                 std::string& text) {
  for (size_t i = range.begin; i < range.end; ++i) {
    absl::StrAppend(&text, sign, lines[i], "\n");
  }
}

// As diff says it: an empty range stands behind the line before it.
std::string RangeText(Range range) {
  const size_t first = range.size() == 0 ? range.begin : range.begin + 1;
  return range.size() == 1 ? absl::StrCat(first)
                           : absl::StrCat(first, ",", range.size());
}

}  // namespace

std::string UnifiedDiff(absl::string_view before_text,
                        absl::string_view after_text) {
  const Lines before = SplitLines(before_text), after = SplitLines(after_text);
  const std::vector<Change> changes = Changes(before, after);
  std::string text;
  for (size_t first = 0; first < changes.size();) {
    size_t last = first;
    while (last + 1 < changes.size() &&
           changes[last + 1].before.begin - changes[last].before.end <=
               2 * kContext) {
      ++last;
    }
    const size_t lead = std::min(kContext, changes[first].before.begin);
    const size_t trail =
        std::min(kContext, before.size() - changes[last].before.end);
    const Range a{changes[first].before.begin - lead,
                  changes[last].before.end + trail};
    const Range b{changes[first].after.begin - lead,
                  changes[last].after.end + trail};
    absl::StrAppend(&text, "@@ -", RangeText(a), " +", RangeText(b), " @@\n");
    size_t at = a.begin;
    for (; first <= last; ++first) {
      AppendLines(" ", before, {at, changes[first].before.begin}, text);
      AppendLines("-", before, changes[first].before, text);
      AppendLines("+", after, changes[first].after, text);
      at = changes[first].before.end;
    }
    AppendLines(" ", before, {at, a.end}, text);
  }
  return text;
}

}  // namespace kfir
