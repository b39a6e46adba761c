// SPDX-License-Identifier: Apache-2.0
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "support/diagnostic_kinds.h"
#include "support/yaml/expander.h"
#include "support/yaml/key_text.h"

namespace kfir {
namespace {

using Kind = YamlEvent::Kind;

// Nested calls for one level of nesting: an alias and the node behind it.
constexpr int kCallsPerLevel = 2;

bool Before(YamlMark a, YamlMark b) {
  return a.line != b.line ? a.line < b.line : a.column < b.column;
}

// Counts the calls that are under way.
class CallCounter {
 public:
  explicit CallCounter(int& calls) : calls_(calls) { ++calls_; }
  ~CallCounter() { --calls_; }

 private:
  int& calls_;
};

}  // namespace

void YamlExpander::AddMerge(size_t value, YamlMark mark) {
  const auto is_map = [&](size_t node) {
    const Recorded& recorded = recorded_[node];
    const size_t target = recorded.kind == Kind::kAlias ? recorded.link : node;
    return recorded_[target].kind == Kind::kMap;
  };
  bool ok = is_map(value);
  if (!ok && recorded_[value].kind == Kind::kList) {
    ok = true;
    const size_t end = recorded_[value].link - 1;
    for (size_t i = value + 1; i < end; i = EndOf(i)) ok = ok && is_map(i);
  }
  if (!ok) return Fail(kinds::YamlMerge, mark, {});
  merges_.push_back({value, mark});
}

void YamlExpander::CountReplayed() {
  if (++replayed_ > limits_.alias_nodes) {
    Fail(kinds::YamlAliasLimit, cause_, {absl::StrCat(limits_.alias_nodes)});
  }
  // Merged maps may merge others, at each level of a tree of such: the depth of
  // what comes out does not bound the calls.
  if (calls_ > kCallsPerLevel * limits_.depth) {
    Fail(kinds::YamlTooDeep, cause_, {absl::StrCat(limits_.depth)});
  }
}

size_t YamlExpander::Replay(size_t node) {
  const Recorded& recorded = recorded_[node];
  const CallCounter counter(calls_);
  CountReplayed();
  if (failed_) return node + 1;
  if (recorded.kind == Kind::kAlias) {
    Replay(recorded.link);
    return node + 1;
  }
  Forward(ViewOf(recorded));
  if (!Begins(recorded.kind)) return node + 1;
  const size_t last = recorded.link - 1;
  for (size_t i = node + 1; i < last && !failed_;) {
    const YamlEvent event = ViewOf(recorded_[i]);
    if (IsMergeKey(event)) {
      AddMerge(i + 1, event.mark);
      i = EndOf(i + 1);
    } else {
      i = Replay(i);
    }
  }
  Forward(ViewOf(recorded_[last]));
  return last + 1;
}

void YamlExpander::EmitMerges() {
  // Of several `<<` in one map the last counts most.
  const size_t first = levels_.back().first_merge;
  for (size_t i = merges_.size(); i-- > first && !failed_;) {
    const Merge merge = merges_[i];
    if (calls_ == 0) cause_ = merge.mark;
    EmitMerge(merge.value, merge.mark);
  }
  merges_.resize(first);
}

void YamlExpander::EmitMerge(size_t value, YamlMark mark) {
  const CallCounter counter(calls_);
  CountReplayed();
  if (failed_) return;
  const Recorded& recorded = recorded_[value];
  switch (recorded.kind) {
    case Kind::kAlias:
      return EmitMerge(recorded.link, mark);
    case Kind::kMap:
      return EmitMergedMap(value, mark);
    case Kind::kList:
      for (size_t i = value + 1; i < recorded.link - 1; i = EndOf(i)) {
        EmitMerge(i, mark);
      }
      return;
    default:
      return Fail(kinds::YamlMerge, recorded.mark, {});
  }
}

void YamlExpander::EmitMergedMap(size_t map, YamlMark mark) {
  std::vector<size_t> merged;  // by the map itself
  const size_t own = seen_.size();
  const size_t last = recorded_[map].link - 1;
  for (size_t key = map + 1; key < last && !failed_;) {
    const size_t value = EndOf(key);
    const bool is_alias = recorded_[key].kind == Kind::kAlias;
    const YamlEvent event =
        ViewOf(recorded_[is_alias ? recorded_[key].link : key]);
    key = EndOf(value);
    CountReplayed();
    if (IsMergeKey(event)) {
      merged.push_back(value);
      continue;
    }
    std::string buffer;
    const auto text = event.kind == Kind::kScalar
                          ? KeyText(event, limits_.bools, buffer)
                          : std::nullopt;
    const SeenKey* seen = text.has_value() ? FindSeen(*text) : nullptr;
    if (seen != nullptr) {
      if (!seen->merged && Before(seen->mark, mark)) {
        ReportDuplicate(*text, mark, seen->mark);
      } else if (seen >= seen_.data() + own) {
        ReportDuplicate(*text, event.mark, seen->mark);
      }
      continue;
    }
    ForwardKey(event);
    if (failed_) return;
    seen_.back().merged = true;
    Replay(value);
  }
  for (size_t i = merged.size(); i-- > 0 && !failed_;) {
    EmitMerge(merged[i], mark);
  }
}

}  // namespace kfir
