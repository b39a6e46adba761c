// SPDX-License-Identifier: Apache-2.0
//
// Reading the trace's steps and groups; program_scope.cc has the references.
#include "frontends/kfp_v1/program.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "frontends/kfp_v1/diagnostic_kinds.h"
#include "frontends/kfp_v1/names.h"
#include "frontends/shared/diagnostic_kinds.h"
#include "ir/diagnostic_kinds.h"

namespace kfir::kfp_v1 {
namespace {

// Of groups in groups, so that all later recursion is bounded.
constexpr int kMaxDepth = 500;

struct TypeName {
  absl::string_view name;
  Group::Type type;
};
constexpr TypeName kTypes[] = {
    {"pipeline", Group::Type::kPipeline},
    {"condition", Group::Type::kCondition},
    {"for_loop", Group::Type::kLoop},
    {"exit_handler", Group::Type::kExitHandler},
    {"subgraph", Group::Type::kSubGraph},
    {"graph", Group::Type::kGraph},
};

}  // namespace

Program::Program(const PyValue& trace, Locations& locations, ir::Module& module,
                 TraceStatus& status, DiagnosticSink& diagnostics)
    : locations_(locations),
      module_(module),
      status_(status),
      diagnostics_(diagnostics) {
  Fields fields(trace, "trace", status);
  for (const PyValue& param :
       Fields(fields.Get("pipeline"), "pipeline", status).Items("params")) {
    parameters_.emplace(Fields(param, "parameter", status).Text("name"));
  }
  ReadSteps(fields.Items("ops"));
  root_ = ReadGroup(fields.Get("groups"), nullptr);
  PlaceUncalledSteps();
}

Diagnostic& Program::Report(
    DiagnosticKind kind, const ir::Location& loc,
    std::initializer_list<absl::string_view> arguments) {
  return locations_.Report(diagnostics_, kind, loc, arguments);
}

void Program::ReportMisfits(const ir::Location& loc, absl::string_view name) {
  if (status_.ok()) return;
  Report(kinds::ValueMisfit, loc, {name, status_.Take()});
}

void Program::ReadSteps(absl::Span<const PyValue> ops) {
  UniqueNames ids;
  for (const PyValue& op : ops) {
    Fields fields(op, "op", status_);
    Step& step = steps_.emplace_back();
    step.value = &op;
    step.name = std::string(fields.Text("name"));
    step.loc = locations_.Get(fields.Get("loc"));
    CheckStepNames(fields, step, ids);
    if (!step_by_name_.try_emplace(step.name, &step).second) {
      status_.Fail(absl::StrCat("two ops are called `", step.name, "`"));
    }
    const absl::Span<const PyValue> names = fields.DictItems("output_names");
    for (size_t i = 0; i < names.size(); i += 2) {
      if (!names[i + 1].is_str()) return status_.Fail("an output has no name");
      step.outputs.try_emplace(names[i].text(), names[i + 1].text());
    }
  }
}

void Program::CheckStepNames(Fields& fields, Step& step, UniqueNames& ids) {
  const absl::string_view id = fields.Text("id");
  const absl::string_view human = fields.Text("human_name");
  if (IsAscii(human)) {
    const std::string expected = ids.Take(StepId(human));
    if (id != expected) {
      status_.Fail(absl::StrCat("the id of `", human, "` is `", id, "`, not `",
                                expected, "`"));
    }
  }
  ids.Insert(id);
  if (step.name.empty() || step.name != K8sName(step.name)) {
    status_.Fail(absl::StrCat("`", step.name, "` is not a step's name"));
  }
}

Group* Program::ReadGroup(const PyValue& value, Group* parent) {
  Fields fields(value, "group", status_);
  Group& group = groups_.emplace_back();
  group.value = &value;
  group.parent = parent;
  group.depth = parent == nullptr ? 0 : parent->depth + 1;
  group.loop = parent == nullptr ? nullptr : parent->loop;
  const absl::string_view type = fields.Text("type");
  bool known = false;
  for (const TypeName& candidate : kTypes) {
    if (candidate.name != type) continue;
    known = (candidate.type == Group::Type::kPipeline) == (parent == nullptr);
    group.type = candidate.type;
  }
  if (!known) status_.Fail(absl::StrCat("a group of type `", type, "`"));
  group.name = std::string(fields.Text("name"));
  group.loc = locations_.Get(fields.Get("loc"));
  if (group.type == Group::Type::kGraph) {
    if (const auto around = fields.OptionalText("recursion");
        around.has_value()) {
      ReadRecursion(*around, group);
      return &group;
    }
  }
  if (parent != nullptr) CheckGroupName(fields, group);
  if (group.type == Group::Type::kLoop) {
    group.item =
        std::string(Fields(fields.Get("loop"), "loop", status_).Text("item"));
    items_.insert(group.item);
    group.loop = &group;
  }
  if (group.depth > kMaxDepth) {
    Report(kinds::NestingTooDeep, group.loc,
           {"groups", std::to_string(kMaxDepth)});
    return &group;
  }
  ReadMembers(fields.Items("members"), group);
  if (group.type == Group::Type::kExitHandler) {
    PlaceExitStep(fields.Text("exit_op"), group);
  }
  return &group;
}

void Program::ReadMembers(absl::Span<const PyValue> members, Group& group) {
  for (const PyValue& member : members) {
    if (!member.is_sequence() || member.items().size() != 2 ||
        !member.items()[0].is_str()) {
      return status_.Fail("a member of a group is malformed");
    }
    const PyValue& what = member.items()[1];
    if (member.items()[0].text() == "group") {
      group.members.push_back({nullptr, ReadGroup(what, &group)});
      continue;
    }
    const bool in_range = what.kind() == PyValue::Kind::kInt &&
                          what.int_value() >= 0 &&
                          static_cast<size_t>(what.int_value()) < steps_.size();
    if (!in_range) return status_.Fail("a member of a group is no op");
    Step& step = steps_[static_cast<size_t>(what.int_value())];
    if (step.parent != nullptr) {
      return status_.Fail(absl::StrCat("`", step.name, "` is in two groups"));
    }
    step.parent = &group;
    group.members.push_back({&step, nullptr});
  }
}

void Program::CheckGroupName(Fields& fields, Group& group) {
  std::string expected(fields.Text("type"));
  if (const auto user_name = fields.OptionalText("user_name");
      user_name.has_value() && group.type != Group::Type::kExitHandler) {
    absl::StrAppend(&expected, "-", *user_name);
  }
  absl::StrAppend(&expected, "-", fields.Int("number"));
  expected = absl::StrReplaceAll(expected, {{"_", "-"}});
  if (group.name != expected) {
    status_.Fail(absl::StrCat("a group is called `", group.name, "`, not `",
                              expected, "`"));
  }
  if (step_by_name_.contains(group.name)) {
    Report(kinds::StepAndGroupName, group.loc, {group.name});
    group.kfp_name = group.name;
    do {
      group.name += "-group";
    } while (step_by_name_.contains(group.name) ||
             group_by_name_.contains(group.name));
  }
  if (!group_by_name_.try_emplace(group.name, &group).second) {
    status_.Fail(absl::StrCat("two groups are called `", group.name, "`"));
  }
}

void Program::ReadRecursion(absl::string_view around, Group& group) {
  const auto found = group_by_name_.find(around);
  Group* enclosing = group.parent;
  while (enclosing != nullptr &&
         (found == group_by_name_.end() || enclosing != found->second)) {
    enclosing = enclosing->parent;
  }
  if (enclosing == nullptr || enclosing->type != Group::Type::kGraph) {
    return status_.Fail(absl::StrCat("a recursion into `", around, "`"));
  }
  Group& target = *enclosing;
  if (target.is_recursive) {
    Report(kinds::RecursionTwice, group.loc, {around});
  }
  target.is_recursive = true;
  group.recursion = &target;
}

void Program::PlaceExitStep(absl::string_view name, Group& group) {
  const auto found = step_by_name_.find(name);
  if (found == step_by_name_.end()) {
    return status_.Fail(absl::StrCat("no op is the exit op `", name, "`"));
  }
  Step& step = *found->second;
  if (step.exit_of != nullptr) {
    Report(kinds::ExitStepShared, group.loc, {step.name});
    return;
  }
  if (step.parent != nullptr) {
    return status_.Fail(absl::StrCat("the exit op `", name, "` is a member"));
  }
  step.exit_of = &group;
  step.parent = group.parent;
  group.parent->exit_steps.push_back(&step);
}

void Program::PlaceUncalledSteps() {
  for (Step& step : steps_) {
    if (step.parent != nullptr || !status_.ok()) continue;
    Report(kinds::StepNeverRuns, step.loc, {step.name});
    step.uncalled = true;
    step.parent = root_;
    root_->exit_steps.push_back(&step);
  }
}

}  // namespace kfir::kfp_v1
