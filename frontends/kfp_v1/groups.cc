// SPDX-License-Identifier: Apache-2.0
#include "frontends/kfp_v1/groups.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "frontends/kfp_v1/diagnostic_kinds.h"
#include "frontends/kfp_v1/placeholders.h"
#include "frontends/kfp_v1/recursion.h"
#include "frontends/kfp_v1/values.h"
#include "frontends/kfp_v1/variables.h"

namespace kfir::kfp_v1 {
namespace {

struct OperatorName {
  absl::string_view name;
  ir::Expression::Comparison::Operator op;
};
constexpr OperatorName kOperators[] = {
    {"==", ir::Expression::Comparison::OPERATOR_EQ},
    {"!=", ir::Expression::Comparison::OPERATOR_NE},
    {"<", ir::Expression::Comparison::OPERATOR_LT},
    {"<=", ir::Expression::Comparison::OPERATOR_LE},
    {">", ir::Expression::Comparison::OPERATOR_GT},
    {">=", ir::Expression::Comparison::OPERATOR_GE},
};

ir::Task& AddTask(const std::string& name, const ir::Location& loc,
                  ir::Graph& graph) {
  ir::Task& task = *graph.add_tasks();
  task.set_name(name);
  *task.mutable_loc() = loc;
  return task;
}

ir::Component& AddComponent(const Group& group, Program& program,
                            Components& components) {
  ir::Component& component = *program.module().add_components();
  component.set_name(components.NewName(group.name));
  *component.mutable_loc() = group.loc;
  ir::Attribute& is_group = *component.add_attributes();
  is_group.set_name("kfp1.group");
  is_group.mutable_value()->set_bool_value(true);
  return component;
}

void NeverRun(ir::Task& task) {
  *task.mutable_condition()->mutable_loc() = task.loc();
  task.mutable_condition()->mutable_value()->mutable_constant()->set_bool_value(
      false);
  ir::Attribute& uncalled = *task.add_attributes();
  uncalled.set_name("kfp1.uncalled");
  uncalled.mutable_value()->set_bool_value(true);
}

void CheckVariables(const PyValue& value, const Group& group,
                    Program& program) {
  const std::string found = MisplacedVariable(value, /*in_template=*/false);
  if (!found.empty()) {
    program.Report(kinds::MisplacedVariable, group.loc, {group.name, found});
  }
  if (const std::string param = UnresolvedParam(value); !param.empty()) {
    program.Report(kinds::UnresolvedParam, group.loc, {group.name, param});
  }
}

bool HasMember(const Group& group, absl::string_view name) {
  return std::any_of(
      group.members.begin(), group.members.end(), [&](const auto& member) {
        if (member.step != nullptr) return member.step->name == name;
        return (member.group->recursion != nullptr ? member.group->recursion
                                                   : member.group)
                   ->name == name;
      });
}

// What stands in `value` as `{{tasks...}}` has to be an output of what is
// beside `group`.
void CheckTypedReferences(const PyValue& value, const Group& group,
                          Program& program) {
  std::vector<absl::string_view> found;
  FindTypedReferences(value, found);
  if (found.empty()) return;
  for (const absl::string_view reference : found) {
    const std::vector<absl::string_view> parts = absl::StrSplit(reference, '.');
    if (parts[0] != "tasks") continue;
    if (parts.size() < 5 || parts[2] != "outputs" || parts[3] != "parameters") {
      program.Report(kinds::MisplacedVariable, group.loc,
                     {group.name, reference});
    } else if (!HasMember(*group.parent, parts[1])) {
      program.Report(kinds::UnknownStep, group.loc, {parts[1]});
    }
  }
  AddTypedReferences(found, *group.task);
}

void LowerCondition(Fields& fields, const Group& group, ValueBuilder& values,
                    Program& program) {
  CheckVariables(fields.Get("condition"), group, program);
  CheckTypedReferences(fields.Get("condition"), group, program);
  const absl::Span<const PyValue> parts = fields.Items("condition");
  if (parts.size() != 3 || !parts[0].is_str()) {
    return program.status().Fail("a condition is malformed");
  }
  ir::Expression& condition = *group.task->mutable_condition();
  *condition.mutable_loc() = group.loc;
  ir::Expression::Comparison& comparison = *condition.mutable_comparison();
  for (const OperatorName& candidate : kOperators) {
    if (candidate.name == parts[0].text()) comparison.set_op(candidate.op);
  }
  if (comparison.op() == ir::Expression::Comparison::OPERATOR_UNSPECIFIED) {
    program.status().Fail(absl::StrCat("the operator `", parts[0].text(), "`"));
  }
  values.Scalar(parts[1], *comparison.mutable_left());
  values.Scalar(parts[2], *comparison.mutable_right());
}

// kfp finds the step that makes the items of a loop only where the loop itself
// is, or one sub-graph further out.
void CheckItemsAreNear(const PyValue& items, bool is_param, const Group& loop,
                       Program& program) {
  if (items.is_sequence()) {
    for (const PyValue& item : items.items()) {
      CheckItemsAreNear(item, is_param, loop, program);
    }
  } else if (items.is_dict()) {
    for (const PyValue& item : items.items()) {
      CheckItemsAreNear(item, is_param, loop, program);
    }
  } else if (items.is_str()) {
    const bool in_sub_graph = loop.parent->type == Group::Type::kSubGraph;
    if (in_sub_graph && !is_param) return;
    const Group* place = in_sub_graph ? loop.parent->parent : loop.parent;
    PlaceholderScanner scanner(items.text());
    while (scanner.Next()) {
      if (!scanner.placeholder().has_value()) continue;
      const Step* step = program.FindStep(scanner.placeholder()->op);
      if (step == nullptr || step->is_exit_step() || step->parent == place) {
        continue;
      }
      program.Report(kinds::LoopItemsFar, loop.loc, {loop.name, step->name});
      return;
    }
  }
}

// kfp writes a list once that a program loops over twice.
void NoteSharedItems(Fields& from, const Group& group, Program& program) {
  const PyValue& shared = from.Get("shared");
  if (!shared.is_sequence() || shared.items().empty()) return;
  ir::Attribute& attribute = *group.task->add_attributes();
  attribute.set_name("kfp1.shared_items");
  ToConstant(shared, *attribute.mutable_value(), program.status());
}

void LowerLoop(Fields& fields, const Group& group, ValueBuilder& values,
               Program& program) {
  Fields from(fields.Get("loop"), "loop", program.status());
  ir::Loop& loop = *group.task->mutable_loop();
  *loop.mutable_loc() = group.loc;
  loop.set_item_name(group.item);
  const PyValue& param = from.Get("param");
  const PyValue& items = param.is_str() ? param : from.Get("items");
  if (param.is_str()) {
    values.Text(param.text(), *loop.mutable_value());
  } else {
    values.Tree(items, *loop.mutable_static_items());
    NoteSharedItems(from, group, program);
  }
  CheckVariables(items, group, program);
  CheckTypedReferences(items, group, program);
  CheckItemsAreNear(items, param.is_str(), group, program);
  if (const auto limit = fields.OptionalInt("parallelism");
      limit.has_value() && *limit > 0) {
    loop.set_parallelism(*limit);
  }
}

// `steps` are the steps met so far: of a group, then of the groups in it.
void CheckCover(Group& group, const Group* handler, Program& program,
                std::vector<const Step*>& steps) {
  if (group.type == Group::Type::kExitHandler) {
    if (handler != nullptr) {
      program.Report(kinds::ExitHandlerNested, group.loc, {});
      return;
    }
    if (steps.size() > 1) {
      Note& note = program
                       .Report(kinds::ExitHandlerCover, group.loc,
                               {std::to_string(steps.size())})
                       .notes.emplace_back();
      note.location = program.locations().ToSource(steps[0]->loc);
      note.message = absl::StrCat("`", steps[0]->name, "` is one of them");
    }
    handler = &group;
  }
  for (const Group::Member& member : group.members) {
    if (member.step != nullptr) steps.push_back(member.step);
  }
  for (const Group::Member& member : group.members) {
    if (member.group != nullptr) {
      CheckCover(*member.group, handler, program, steps);
    }
  }
}

}  // namespace

void MakeTasks(Group& group, ir::Graph& graph, Program& program,
               Components& components) {
  group.graph = &graph;
  *graph.mutable_loc() = group.loc;
  absl::flat_hash_set<std::string> recursions;
  for (const Group::Member& member : group.members) {
    if (member.step != nullptr) {
      member.step->task = &AddTask(member.step->name, member.step->loc, graph);
      continue;
    }
    Group& inner = *member.group;
    inner.border = inner.is_recursive ? &inner : group.border;
    if (inner.recursion != nullptr) {
      std::string name = inner.recursion->name;
      for (int i = 2; !recursions.insert(name).second; ++i) {
        name = absl::StrCat(inner.recursion->name, "-", i);
      }
      inner.task = &AddTask(name, inner.loc, graph);
      inner.task->set_component(inner.recursion->component->name());
      continue;
    }
    inner.task = &AddTask(inner.name, inner.loc, graph);
    ir::Graph* body = nullptr;
    if (inner.is_recursive) {
      inner.component = &AddComponent(inner, program, components);
      inner.task->set_component(inner.component->name());
      body = inner.component->mutable_graph();
    } else {
      body = inner.task->mutable_body();
    }
    if (!inner.kfp_name.empty()) {
      ir::Attribute& name = *inner.task->add_attributes();
      name.set_name("kfp1.name");
      name.mutable_value()->set_string_value(inner.kfp_name);
    }
    MakeTasks(inner, *body, program, components);
  }
  for (Step* step : group.exit_steps) {
    step->task = &AddTask(step->name, step->loc, graph);
    if (step->uncalled) {
      NeverRun(*step->task);
    } else {
      step->task->set_exit_of(step->exit_of->name);
    }
  }
}

void LowerGroups(Group& group, Program& program) {
  if (group.task != nullptr) {
    Fields fields(*group.value, "group", program.status());
    // A condition and the items of a loop stand outside of what they govern.
    const Reader reader{group.parent, group.loc, nullptr, {}};
    ValueBuilder values(program, reader);
    if (group.type == Group::Type::kCondition) {
      LowerCondition(fields, group, values, program);
    } else if (group.type == Group::Type::kLoop) {
      LowerLoop(fields, group, values, program);
    } else if (group.type == Group::Type::kSubGraph) {
      ir::Attribute& parallelism = *group.task->add_attributes();
      parallelism.set_name("argo.parallelism");
      parallelism.mutable_value()->set_int_value(fields.Int("parallelism"));
    } else if (group.recursion != nullptr) {
      LowerRecursion(fields, group, values, program);
    } else if (group.is_recursive) {
      LowerCall(fields, group, program);
    }
    for (const PyValue& name : fields.Items("after")) {
      if (!name.is_str()) return program.status().Fail("`after` has no name");
      program.AddDependency(name.text(), reader, nullptr, &group);
    }
    program.ReportMisfits(group.loc, group.name);
  }
  for (const Group::Member& member : group.members) {
    if (member.group != nullptr) LowerGroups(*member.group, program);
  }
}

void CheckExitHandlers(Group& root, Program& program) {
  std::vector<const Step*> steps;
  CheckCover(root, nullptr, program, steps);
}

}  // namespace kfir::kfp_v1
