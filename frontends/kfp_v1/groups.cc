// SPDX-License-Identifier: Apache-2.0
#include "frontends/kfp_v1/groups.h"

#include "absl/strings/str_cat.h"
#include "frontends/kfp_v1/diagnostic_kinds.h"
#include "frontends/kfp_v1/values.h"

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

void LowerCondition(Fields& fields, const Group& group, ValueBuilder& values,
                    Program& program) {
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

void LowerLoop(Fields& fields, const Group& group, ValueBuilder& values,
               Program& program) {
  Fields from(fields.Get("loop"), "loop", program.status());
  ir::Loop& loop = *group.task->mutable_loop();
  *loop.mutable_loc() = group.loc;
  loop.set_item_name(group.item);
  if (const auto param = from.OptionalText("param"); param.has_value()) {
    values.Text(*param, *loop.mutable_value());
  } else {
    values.Tree(from.Get("items"), *loop.mutable_static_items());
  }
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

void MakeTasks(Group& group, ir::Graph& graph) {
  group.graph = &graph;
  *graph.mutable_loc() = group.loc;
  for (const Group::Member& member : group.members) {
    if (member.step != nullptr) {
      member.step->task = &AddTask(member.step->name, member.step->loc, graph);
    } else {
      ir::Task& task = AddTask(member.group->name, member.group->loc, graph);
      member.group->task = &task;
      MakeTasks(*member.group, *task.mutable_body());
    }
  }
  for (Step* step : group.exit_steps) {
    step->task = &AddTask(step->name, step->loc, graph);
    step->task->set_exit_of(step->exit_of->name);
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
    }
    for (const PyValue& name : fields.Items("after")) {
      if (!name.is_str()) return program.status().Fail("`after` has no name");
      program.AddDependency(name.text(), reader, nullptr, &group);
    }
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
