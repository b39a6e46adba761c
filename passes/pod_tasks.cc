// SPDX-License-Identifier: Apache-2.0
#include "passes/pod_tasks.h"

#include <string>

#include "absl/container/flat_hash_set.h"
#include "ir/ir.pb.h"

namespace kfir {
namespace {

using Names = absl::flat_hash_set<std::string>;

void Walk(ir::Graph& graph, const Names& pods,
          absl::FunctionRef<void(ir::Task&)> visit) {
  for (ir::Task& task : *graph.mutable_tasks()) {
    if (task.has_body()) {
      Walk(*task.mutable_body(), pods, visit);
    } else if (pods.contains(task.component())) {
      visit(task);
    }
  }
}

}  // namespace

void ForEachPodTask(ir::Module& module,
                    absl::FunctionRef<void(ir::Task& task)> visit) {
  Names pods;
  for (const ir::Component& component : module.components()) {
    if (component.has_container() || component.has_resource()) {
      pods.insert(component.name());
    }
  }
  for (ir::Component& component : *module.mutable_components()) {
    if (component.has_graph()) Walk(*component.mutable_graph(), pods, visit);
  }
  if (module.root().has_graph()) {
    Walk(*module.mutable_root()->mutable_graph(), pods, visit);
  }
}

Changed SetToText(absl::string_view text, ir::Value& value) {
  if (value.has_constant() && value.constant().has_string_value() &&
      value.constant().string_value() == text) {
    return Changed::kNo;
  }
  value.mutable_constant()->set_string_value(std::string(text));
  return Changed::kYes;
}

}  // namespace kfir
