// SPDX-License-Identifier: Apache-2.0
#include "passes/dedup_components.h"

#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "ir/ir.pb.h"
#include "ir/location.h"
#include "passes/task_walk.h"

namespace kfir {
namespace {

using google::protobuf::Message;

// Takes every Location out of `message`.  Nesting is limited in a verified
// module.
void ClearLocations(Message& message) {
  const google::protobuf::Reflection& reflection = *message.GetReflection();
  std::vector<const google::protobuf::FieldDescriptor*> fields;
  reflection.ListFields(message, &fields);
  for (const google::protobuf::FieldDescriptor* field : fields) {
    if (field->message_type() == nullptr) continue;
    if (field->message_type() == ir::Location::descriptor()) {
      reflection.ClearField(&message, field);
    } else if (field->is_repeated()) {
      for (int i = 0; i < reflection.FieldSize(message, field); ++i) {
        ClearLocations(*reflection.MutableRepeatedMessage(&message, field, i));
      }
    } else {
      ClearLocations(*reflection.MutableMessage(&message, field));
    }
  }
}

std::string Fingerprint(const ir::Component& component) {
  ir::Component copy = component;
  copy.clear_name();
  ClearLocations(copy);
  return copy.SerializeAsString();
}

// One round over components for which `takes_part` holds; false: none went.
template <typename Predicate>
bool MergeEqual(const Predicate& takes_part, ir::Module& module,
                PassContext& context) {
  absl::flat_hash_map<std::string, std::string> first;      // by fingerprint
  absl::flat_hash_map<std::string, std::string> merged_in;  // by name
  auto& components = *module.mutable_components();
  int kept = 0;
  for (int i = 0; i < components.size(); ++i) {
    const ir::Component& component = components[i];
    if (takes_part(component)) {
      const auto [entry, fresh] =
          first.emplace(Fingerprint(component), component.name());
      if (!fresh) {
        context.Applied(ir::ToSourceLocation(module, component.loc()),
                        absl::StrCat("`", component.name(), "` is `",
                                     entry->second, "` once more"));
        merged_in.emplace(component.name(), entry->second);
        continue;
      }
    }
    if (i != kept) components.SwapElements(i, kept);
    ++kept;
  }
  if (merged_in.empty()) return false;
  components.DeleteSubrange(kept, components.size() - kept);
  ForEachGraph(module, [&](ir::Graph& graph) {
    for (ir::Task& task : *graph.mutable_tasks()) {
      if (task.has_body()) continue;
      const auto entry = merged_in.find(task.component());
      if (entry != merged_in.end()) task.set_component(entry->second);
    }
  });
  return true;
}

}  // namespace

absl::StatusOr<Changed> DedupComponents(ir::Module& module,
                                        PassContext& context) {
  Changed changed = Changed::kNo;
  const auto is_leaf = [](const ir::Component& component) {
    return !component.has_graph();
  };
  const auto is_graph = [](const ir::Component& component) {
    return component.has_graph();
  };
  if (MergeEqual(is_leaf, module, context)) changed = Changed::kYes;
  // Each round merges one more level of calls.
  while (MergeEqual(is_graph, module, context)) changed = Changed::kYes;
  return changed;
}

}  // namespace kfir
