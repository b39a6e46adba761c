// SPDX-License-Identifier: Apache-2.0
#include "backends/argo/pod_spec_patch.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "ir/tree.h"
#include "support/json/writer.h"

namespace kfir::argo {
namespace {

// Begins and ends as a reference to an input does, on one line.
bool IsInputReference(absl::string_view text) {
  constexpr absl::string_view kStart = "{{inputs.parameters";
  return text.size() >= kStart.size() + 2 && absl::StartsWith(text, kStart) &&
         absl::EndsWith(text, "}}") &&
         text.find('\n') == absl::string_view::npos;
}

bool IsPatched(absl::string_view resource) {
  static constexpr absl::string_view kPatched[] = {
      "amd.com/gpu", "cpu", "ephemeral-storage", "memory", "nvidia.com/gpu"};
  return std::find(std::begin(kPatched), std::end(kPatched), resource) !=
         std::end(kPatched);
}

}  // namespace

bool PodSpecPatch::TakesSelector(absl::string_view key, const ir::Tree& value) {
  return IsInputReference(key) || IsInputReference(value.string_value());
}

bool PodSpecPatch::TakesResource(absl::string_view key, const ir::Tree& value) {
  return (IsPatched(key) || IsInputReference(key)) &&
         IsInputReference(value.string_value());
}

void PodSpecPatch::AddSelector(absl::string_view key, const ir::Tree& value) {
  ir::AddMember(selector_, key) = value;
}

void PodSpecPatch::AddResource(absl::string_view group, absl::string_view key,
                               const ir::Tree& value) {
  auto& groups = *resources_.mutable_map()->mutable_members();
  // Groups come whole, one after the other.
  ir::Tree& last = groups.empty() || groups.rbegin()->key() != group
                       ? ir::AddMember(resources_, group)
                       : *groups.rbegin()->mutable_value();
  ir::AddMember(last, key) = value;
}

void PodSpecPatch::AddMember(absl::string_view key, const ir::Tree& value) {
  ir::AddMember(members_, key) = value;
}

std::string PodSpecPatch::Text() const {
  ir::Tree patch;
  if (selector_.has_map()) ir::AddMember(patch, "nodeSelector") = selector_;
  if (resources_.has_map()) {
    ir::Tree& main =
        *ir::AddMember(patch, "containers").mutable_list()->add_items();
    ir::AddMember(main, "name").set_string_value("main");
    ir::AddMember(main, "resources") = resources_;
  }
  for (const ir::Tree::Member& member : members_.map().members()) {
    ir::AddMember(patch, member.key()) = member.value();
  }
  if (!patch.has_map()) return "";
  std::string json;
  const auto writer = MakeJsonWriter(JsonKeys::kInOrder, &json);
  ir::WriteTree(patch, nullptr, *writer);
  writer->Finish();
  return json;
}

}  // namespace kfir::argo
