// SPDX-License-Identifier: Apache-2.0
#include "passes/add_labels.h"

#include <vector>

#include "absl/strings/ascii.h"
#include "passes/diagnostic_kinds.h"
#include "passes/injection.h"

namespace kfir {
namespace {

// A word as Kubernetes has it in the names and values of labels: letters and
// digits, and `-`, `_` or `.` between them.
bool IsWord(absl::string_view text) {
  constexpr size_t kLongest = 63;
  if (text.empty() || text.size() > kLongest) return false;
  for (const char c : text) {
    if (!absl::ascii_isalnum(c) && c != '-' && c != '_' && c != '.') {
      return false;
    }
  }
  return absl::ascii_isalnum(text.front()) && absl::ascii_isalnum(text.back());
}

// `name` or `prefix/name`; a prefix is a DNS name in lower case.
bool IsLabelName(absl::string_view name) {
  constexpr size_t kLongestPrefix = 253;
  const size_t slash = name.find('/');
  if (slash == name.npos) return IsWord(name);
  const absl::string_view prefix = name.substr(0, slash);
  if (prefix.empty() || prefix.size() > kLongestPrefix) return false;
  for (const char c : prefix) {
    if (!absl::ascii_islower(c) && !absl::ascii_isdigit(c) && c != '-' &&
        c != '.') {
      return false;
    }
  }
  return IsWord(name.substr(slash + 1));
}

}  // namespace

absl::StatusOr<Changed> AddLabels(ir::Module& module, PassContext& context) {
  const KeyValues& labels = context.options.Pairs("labels");
  bool failed = false;
  for (const auto& [name, value] : labels) {
    if (IsLabelName(name) && (value.empty() || IsWord(value))) continue;
    context.diagnostics.Emit(kinds::LabelSyntax,
                             context.options.Location("labels"), {name, value});
    failed = true;
  }
  if (failed) return ErrorReported();
  Injection injection(module, context);
  const std::vector<PairSetting> settings = PairSettings("label", labels);
  injection.ForEachSelected([&](const TaskPlace& place) {
    if (!injection.HasPod(place)) return;
    PodEdit pod(place.task);
    for (const PairSetting& one : settings) {
      injection.Note(
          place, one.setting,
          MergeKeyValue(injection.rule(), one.entry,
                        &ComponentPod(place).labels(), *pod->mutable_labels()));
    }
  });
  return injection.Result();
}

}  // namespace kfir
