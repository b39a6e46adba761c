// SPDX-License-Identifier: Apache-2.0
#include "passes/eliminate_dead_tasks.h"

#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "ir/ir.pb.h"
#include "ir/location.h"
#include "ir/scope.h"
#include "ir/values.h"
#include "passes/diagnostic_kinds.h"
#include "passes/selector.h"
#include "passes/task_walk.h"

namespace kfir {
namespace {

constexpr absl::string_view kPureAnnotation = "kfir.dev/pure";

// The value of the annotation; null: there is none.
const ir::Value* PureAnnotation(const ir::PodSettings& pod) {
  for (const ir::KeyValue& annotation : pod.annotations()) {
    if (annotation.key() == kPureAnnotation) return &annotation.value();
  }
  return nullptr;
}

bool IsDeclaredPure(const TaskPlace& place) {
  const ir::Value* value = PureAnnotation(place.task.pod());
  if (value == nullptr && place.component != nullptr) {
    value = PureAnnotation(place.component->has_container()
                               ? place.component->container().pod()
                               : place.component->resource().pod());
  }
  return value != nullptr && value->constant().string_value() == "true";
}

// Who uses which task, over all graphs of a module.
class Uses {
 public:
  explicit Uses(const absl::flat_hash_set<const ir::Task*>& pure)
      : pure_(pure) {}

  // The graph of a component.
  void Add(const ir::Graph& graph) { AddGraph(graph, kWorld); }

  // Finds what is dead, to the fixed point.
  void Run() {
    for (size_t id = 0; id < nodes_.size(); ++id) TryRemove(id);
    while (!dropped_.empty()) {
      const size_t id = dropped_.back();
      dropped_.pop_back();
      TryRemove(id);
    }
  }

  // Whether the task is dead that was number `index` in `graph`.
  bool IsDead(const ir::Graph& graph, int index) const {
    return nodes_[first_of_.at(&graph) + index].dead;
  }

 private:
  static constexpr size_t kWorld = static_cast<size_t>(-1);

  struct Node {
    bool pure = false;
    bool dead = false;
    int users = 0;
    size_t graph = 0;            // index in left_
    std::vector<size_t> used;    // by the task itself
    std::vector<size_t> inside;  // tasks of its body
  };

  void AddGraph(const ir::Graph& graph, size_t owner) {
    const size_t graph_id = left_.size();
    left_.push_back(graph.tasks_size());
    const size_t first = nodes_.size();
    first_.push_back(first);
    first_of_[&graph] = first;
    for (const ir::Task& task : graph.tasks()) {
      const size_t id = nodes_.size();
      Node& node = nodes_.emplace_back();
      node.pure = pure_.contains(&task);
      node.graph = graph_id;
      if (owner != kWorld) nodes_[owner].inside.push_back(id);
    }
    scope_.Enter(graph);
    for (int i = 0; i < graph.tasks_size(); ++i) {
      AddTask(graph.tasks(i), first + i);
    }
    for (const ir::OutputBinding& binding : graph.outputs()) {
      ir::ForEachValue(binding.value(),
                       [&](const ir::Value& value) { UseValue(value, owner); });
    }
    scope_.Leave();
    first_.pop_back();
  }

  void AddTask(const ir::Task& task, size_t id) {
    ir::ForEachValue(task,
                     [&](const ir::Value& value) { UseValue(value, id); });
    for (const std::string& name : task.after()) Use(name, id);
    if (!task.exit_of().empty()) Use(task.exit_of(), id);
    UseTrigger(task.trigger(), id);
    if (!task.has_body()) return;
    AddGraph(task.body(), id);
    bool pure = true;
    for (const size_t inside : nodes_[id].inside) {
      pure = pure && nodes_[inside].pure;
    }
    if (pure) nodes_[id].pure = true;
  }

  void UseTrigger(const ir::Trigger& trigger, size_t user) {
    switch (trigger.kind_case()) {
      case ir::Trigger::kTaskState:
        return Use(trigger.task_state().task(), user);
      case ir::Trigger::kAll:
        for (const auto& one : trigger.all().operands()) UseTrigger(one, user);
        return;
      case ir::Trigger::kAny:
        for (const auto& one : trigger.any().operands()) UseTrigger(one, user);
        return;
      case ir::Trigger::kNegation:
        return UseTrigger(trigger.negation(), user);
      default:
        return;
    }
  }

  void UseValue(const ir::Value& value, size_t user) {
    if (value.has_task_output()) Use(value.task_output().task(), user);
    if (value.has_final_status()) Use(value.final_status().task(), user);
  }

  void Use(const std::string& name, size_t user) {
    const ir::Scope::Entry* entry = scope_.Find(name);
    if (entry == nullptr) return;
    const size_t used = first_[entry->level] + entry->index;
    ++nodes_[used].users;
    if (user != kWorld) nodes_[user].used.push_back(used);
  }

  void TryRemove(size_t id) {
    const Node& node = nodes_[id];
    if (node.dead || !node.pure || node.users > 0) return;
    if (left_[node.graph] == 1) return;
    --left_[node.graph];
    Drop(id);
  }

  void Drop(size_t id) {
    Node& node = nodes_[id];
    if (node.dead) return;
    node.dead = true;
    for (const size_t used : node.used) {
      if (--nodes_[used].users == 0) dropped_.push_back(used);
    }
    for (const size_t inside : node.inside) Drop(inside);
  }

  const absl::flat_hash_set<const ir::Task*>& pure_;
  ir::Scope scope_;
  std::vector<size_t> first_;  // node of each graph that is seen, by level
  std::vector<Node> nodes_;    // of each graph, one after the other
  absl::flat_hash_map<const ir::Graph*, size_t> first_of_;
  std::vector<int> left_;        // tasks that each graph has left
  std::vector<size_t> dropped_;  // tasks whose last user went
};

}  // namespace

absl::StatusOr<Changed> EliminateDeadTasks(ir::Module& module,
                                           PassContext& context) {
  std::optional<Selector> selector;
  if (const std::string pure = context.options.Text("pure"); !pure.empty()) {
    selector = Selector::Parse(pure, context.options.Location("pure"),
                               context.diagnostics);
    if (!selector.has_value()) return ErrorReported();
  }
  bool selected = false;
  absl::flat_hash_set<const ir::Task*> pure;
  ForEachTask(module, nullptr, [&](const TaskPlace& place) {
    const bool fits =
        selector.has_value() &&
        selector->Matches({&place.task, place.component, place.depth});
    selected = selected || fits;
    if (fits || IsDeclaredPure(place)) pure.insert(&place.task);
  });
  if (selector.has_value() && !selected) {
    context.diagnostics.Emit(kinds::SelectorMatchesNothing,
                             context.options.Location("pure"),
                             {context.options.Text("pure")});
  }

  Uses uses(pure);
  uses.Add(module.root().graph());
  for (const ir::Component& component : module.components()) {
    if (component.has_graph()) uses.Add(component.graph());
  }
  uses.Run();

  Changed changed = Changed::kNo;
  ForEachGraph(module, [&](ir::Graph& graph) {
    auto& tasks = *graph.mutable_tasks();
    int kept = 0;
    for (int i = 0; i < tasks.size(); ++i) {
      if (uses.IsDead(graph, i)) {
        context.Applied(
            ir::ToSourceLocation(module, tasks[i].loc()),
            absl::StrCat("`", tasks[i].name(), "` is pure and unread: gone"));
        continue;
      }
      if (i != kept) tasks.SwapElements(i, kept);
      ++kept;
    }
    if (kept == tasks.size()) return;
    tasks.DeleteSubrange(kept, tasks.size() - kept);
    changed = Changed::kYes;
  });
  return changed;
}

}  // namespace kfir
