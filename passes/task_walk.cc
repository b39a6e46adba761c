// SPDX-License-Identifier: Apache-2.0
#include "passes/task_walk.h"

#include "ir/ir.pb.h"
#include "passes/pass.h"
#include "passes/selector.h"

namespace kfir {
namespace {

using Components = absl::flat_hash_map<absl::string_view, ir::Component*>;

// Bodies nest to 500 at most in a verified module.
void WalkTasks(ir::Graph& graph, const Components& components, int depth,
               absl::FunctionRef<void(const TaskPlace&)> visit) {
  for (ir::Task& task : *graph.mutable_tasks()) {
    const bool has_body = task.has_body();
    visit({task, has_body ? nullptr : components.at(task.component()), depth});
    if (has_body) WalkTasks(*task.mutable_body(), components, depth + 1, visit);
  }
}

void WalkGraphs(ir::Graph& graph, absl::FunctionRef<void(ir::Graph&)> visit) {
  visit(graph);
  for (ir::Task& task : *graph.mutable_tasks()) {
    if (task.has_body()) WalkGraphs(*task.mutable_body(), visit);
  }
}

}  // namespace

bool ForEachComponentGraph(ir::Module& module, const ComponentScope* scope,
                           absl::FunctionRef<void(ir::Graph&)> visit) {
  const auto is_in = [&](const std::string& name) {
    return scope == nullptr || GlobMatches(scope->glob, name);
  };
  bool any = false;
  if (module.root().has_graph() && is_in(module.name())) {
    any = true;
    visit(*module.mutable_root()->mutable_graph());
  }
  for (ir::Component& component : *module.mutable_components()) {
    if (component.has_graph() && is_in(component.name())) {
      any = true;
      visit(*component.mutable_graph());
    }
  }
  return any;
}

void ForEachTask(ir::Module& module, const ComponentScope* scope,
                 absl::FunctionRef<void(const TaskPlace&)> visit) {
  const Components components = ComponentsByName(module);
  ForEachComponentGraph(module, scope, [&](ir::Graph& graph) {
    WalkTasks(graph, components, 0, visit);
  });
}

void ForEachGraph(ir::Module& module,
                  absl::FunctionRef<void(ir::Graph&)> visit) {
  ForEachComponentGraph(module, nullptr,
                        [&](ir::Graph& graph) { WalkGraphs(graph, visit); });
}

Components ComponentsByName(ir::Module& module) {
  Components components;
  components.reserve(module.components_size());
  for (ir::Component& component : *module.mutable_components()) {
    components.emplace(component.name(), &component);
  }
  return components;
}

}  // namespace kfir
