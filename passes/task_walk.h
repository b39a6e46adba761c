// SPDX-License-Identifier: Apache-2.0
//
// All tasks of a module: those of the root, then those of the components that
// are graphs, each followed by the tasks of its body.
#ifndef KFIR_PASSES_TASK_WALK_H_
#define KFIR_PASSES_TASK_WALK_H_

#include "absl/container/flat_hash_map.h"
#include "absl/functional/function_ref.h"
#include "absl/strings/string_view.h"

namespace kfir {

struct ComponentScope;

namespace ir {
class Component;
class Graph;
class Module;
class Task;
}  // namespace ir

// A task and what it takes to judge it.
struct TaskPlace {
  ir::Task& task;
  ir::Component* component;  // what it calls; null: an inline body
  int depth;                 // bodies around it
};

// `module` is verified; no task or component is added or removed meanwhile.
// `scope`: only tasks of these components; null: all.
void ForEachTask(ir::Module& module, const ComponentScope* scope,
                 absl::FunctionRef<void(const TaskPlace& place)> visit);

// The graphs that implement components, the root's first; whether there are
// any.
bool ForEachComponentGraph(ir::Module& module, const ComponentScope* scope,
                           absl::FunctionRef<void(ir::Graph& graph)> visit);

// Graphs: of the root, of components, of bodies, outermost first.
void ForEachGraph(ir::Module& module,
                  absl::FunctionRef<void(ir::Graph& graph)> visit);

// Components by name.  The keys are views of the names.
absl::flat_hash_map<absl::string_view, ir::Component*> ComponentsByName(
    ir::Module& module);

}  // namespace kfir

#endif  // KFIR_PASSES_TASK_WALK_H_
