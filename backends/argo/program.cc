// SPDX-License-Identifier: Apache-2.0
#include "backends/argo/program.h"

#include <algorithm>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "backends/argo/attributes.h"

namespace kfir::argo {
namespace {

// The words of the expression language in which Argo evaluates dependencies
// (with `_` for `-`): a task so called cannot be depended upon.
bool IsReserved(absl::string_view name) {
  static constexpr absl::string_view kWords[] = {
      "and", "or",   "not",   "in",      "let",      "if",         "else",
      "nil", "true", "false", "matches", "contains", "startsWith", "endsWith"};
  return std::find(std::begin(kWords), std::end(kWords), name) !=
         std::end(kWords);
}

// The part of an item's name that kfp looks for in other names: without the
// task that the items come from.
absl::string_view ItemStop(const ir::Loop& loop) {
  absl::string_view name = loop.item_name();
  if (loop.value().has_task_output()) {
    absl::string_view rest = name;
    if (absl::ConsumePrefix(&rest, loop.value().task_output().task()) &&
        absl::ConsumePrefix(&rest, "-")) {
      return rest;
    }
  }
  return name;
}

}  // namespace

Program::Program(const ir::Module& module, bool quirks)
    : quirks_(quirks), flow_(quirks) {
  for (const ir::Component& component : module.components()) {
    components_[component.name()] = &component;
  }
  AddUnit(module.root());
  // Grows while it is walked.
  for (size_t i = 0; i < nodes_.size(); ++i) FillGroup(nodes_[i]);
  NameTemplates();
  NameRoot(module.name());
}

void Program::NameRoot(absl::string_view name) {
  absl::flat_hash_set<std::string> taken;
  for (const Node& node : nodes_) {
    taken.insert(absl::AsciiStrToLower(node.template_name));
  }
  std::string base = K8sName(name);
  if (base.empty()) base = "pipeline";
  std::string& unique = root().root->template_name;
  unique = base;
  for (int i = 2; taken.contains(unique); ++i) {
    unique = absl::StrCat(base, "-", i);
  }
}

Node& Program::AddNode(Unit& unit, Node* parent, const ir::Task* task) {
  Node& node = nodes_.emplace_back();
  node.index = static_cast<int>(nodes_.size()) - 1;
  node.task = task;
  node.unit = &unit;
  node.parent = parent;
  node.depth = parent == nullptr ? 0 : parent->depth + 1;
  return node;
}

void Program::AddGroup(Node& node, const ir::Graph& graph) {
  node.group = std::make_unique<GroupScope>();
  node.group->graph = &graph;
  for (const ir::OutputBinding& output : graph.outputs()) {
    node.group->outputs[output.name()] = &output;
  }
}

Unit& Program::AddUnit(const ir::Component& component) {
  Unit& unit = units_.emplace_back();
  unit.component = &component;
  unit.is_group = quirks_ && IsSet(component, "kfp1.group");
  unit_of_[&component] = &unit;
  unit.root = &AddNode(unit, nullptr, nullptr);
  AddGroup(*unit.root, component.graph());
  for (const ir::Input& input : component.inputs()) {
    const ValueId value = flow_.Input(unit, input.name());
    if (quirks_ && IsSet(input, "kfp1.undeclared") &&
        input.has_default_value()) {
      const ir::Tree* name = FindAttribute(input, "kfp1.name");
      flow_.MakeImmediate(value,
                          name != nullptr ? name->string_value() : input.name(),
                          input.default_value());
    }
  }
  UniqueNames output_names;
  for (const ir::OutputBinding& output : component.graph().outputs()) {
    unit.output_names[output.name()] =
        output_names.Take(K8sCapName(output.name()));
  }
  return unit;
}

void Program::FillGroup(Node& node) {
  if (node.group == nullptr) return;
  UniqueNames names;
  for (const ir::Task& task : node.group->graph->tasks()) {
    Node& child = AddNode(*node.unit, &node, &task);
    if (quirks_) {
      const ir::Tree* name = FindAttribute(task, "kfp1.name");
      child.name = name != nullptr ? name->string_value() : task.name();
    } else {
      child.name = TemplateName(task.name());
      if (IsReserved(child.name)) child.name += "-task";
      child.name = names.Take(child.name);
    }
    if (task.has_loop()) child.item_stop = ItemStop(task.loop());
    if (task.has_body()) {
      AddGroup(child, task.body());
    } else {
      for (Node* around = &child; around != nullptr && !around->has_pods;
           around = around->parent) {
        around->has_pods = true;
      }
      child.component = components_.at(task.component());
      if (child.component->has_graph()) {
        const auto known = unit_of_.find(child.component);
        child.callee = known != unit_of_.end() ? known->second
                                               : &AddUnit(*child.component);
        child.callee->calls.push_back(&child);
      }
    }
    node.group->children.push_back(&child);
    node.group->by_name[task.name()] = &child;
  }
  MarkExitTasks(node);
}

void Program::MarkExitTasks(Node& group) {
  for (Node* child : group.group->children) {
    if (quirks_ && IsSet(*child->task, "kfp1.uncalled")) {
      child->exit_role = ExitRole::kDropped;
    }
    if (child->task->exit_of().empty()) continue;
    Node* target = group.group->by_name.at(child->task->exit_of());
    target->exit_task = child;
    const bool ends = EndsWorkflow(group, *target);
    child->exit_role = ends      ? ExitRole::kOfWorkflow
                       : quirks_ ? ExitRole::kDropped
                                 : ExitRole::kOfTask;
  }
}

bool Program::EndsWorkflow(const Node& group, const Node& target) {
  if (&group != root().root) return false;
  if (quirks_) {
    for (const Node* child : group.group->children) {
      if (child->group != nullptr) return child == &target;
    }
    return false;
  }
  return std::all_of(group.group->children.begin(), group.group->children.end(),
                     [&](const Node* child) {
                       return child == &target ||
                              !child->task->exit_of().empty();
                     });
}

void Program::NameTemplates() {
  UniqueNames names;
  for (Node& node : nodes_) {
    if (&node == root().root || node.callee != nullptr) continue;
    if (node.task == nullptr) {
      node.template_name =
          names.Take(quirks_ ? node.unit->component->name()
                             : TemplateName(node.unit->component->name()));
    } else {
      node.template_name = quirks_ ? node.name : names.Take(node.name);
    }
  }
  for (Node& node : nodes_) {
    if (node.callee != nullptr) {
      node.template_name = node.callee->root->template_name;
    }
  }
}

Referent Program::Resolve(const ir::Value& reference, Node& place,
                          bool own_item) {
  switch (reference.kind_case()) {
    case ir::Value::kGraphInput:
      return {flow_.Input(*place.unit, reference.graph_input())};
    case ir::Value::kLoopItem: {
      const ir::LoopItem& item = reference.loop_item();
      Node* loop = own_item ? &place : place.parent;
      while (loop->task == nullptr || !loop->task->has_loop() ||
             loop->task->loop().item_name() != item.loop()) {
        loop = loop->parent;
      }
      return {flow_.Item(*loop, item.fields_size() == 0 ? "" : item.fields(0))};
    }
    case ir::Value::kTaskOutput:
      return ResolveOutput(reference.task_output(),
                           place.parent == nullptr ? &place : place.parent);
    default:
      return {kNoValue, &reference, &place};
  }
}

Referent Program::ResolveOutput(const ir::TaskOutput& output, Node* graph) {
  const ir::TaskOutput* wanted = &output;
  for (;;) {
    Node* producer = nullptr;
    for (; producer == nullptr; graph = graph->parent) {
      const auto it = graph->group->by_name.find(wanted->task());
      if (it != graph->group->by_name.end()) producer = it->second;
    }
    if (producer->group == nullptr) {
      return {flow_.Output(*producer, wanted->output())};
    }
    const ir::Value& bound =
        producer->group->outputs.at(wanted->output())->value();
    if (!bound.has_task_output()) {
      return Resolve(bound, *producer);
    }
    wanted = &bound.task_output();
    graph = producer;
  }
}

}  // namespace kfir::argo
