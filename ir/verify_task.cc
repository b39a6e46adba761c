// SPDX-License-Identifier: Apache-2.0
#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "ir/diagnostic_kinds.h"
#include "ir/parts.h"
#include "ir/verifier.h"

namespace kfir::ir {

void Verifier::CheckTask(const Task& task) {
  const Within<const Location*> here(here_, At(task));
  if (task.has_loc()) Check(task.loc());
  CheckCallee(task);
  for (const std::string& name : task.after()) CheckSibling(name);
  if (!task.exit_of().empty()) CheckSibling(task.exit_of());
  CheckUnique(task.attributes(), "attributes",
              [](const Attribute& attribute) -> absl::string_view {
                return attribute.name();
              });
  if (task.has_trigger()) Check(task.trigger());
  if (task.has_loop()) ++loops_[task.loop().item_name()];
  ForEachPart(task, [this](const auto& part) { Check(part); });
  if (task.has_body()) CheckGraph(task.body());
  if (task.has_loop()) --loops_[task.loop().item_name()];
}

void Verifier::CheckCallee(const Task& task) {
  switch (task.callee_case()) {
    case Task::kBody:
      if (task.arguments_size() > 0) {
        Emit(kinds::BodyWithArguments, At(task.arguments(0)), {task.name()});
      }
      return;
    case Task::CALLEE_NOT_SET:
      return ReportMissing(absl::StrCat("task `", task.name(), "`"), "callee");
    case Task::kComponent:
      break;
  }
  const auto found = callees_.find(task.component());
  if (found != callees_.end()) return CheckArguments(task, found->second);
  Diagnostic& error = Emit(kinds::UnknownComponent, here_, {task.component()});
  Suggest(error, task.component(), module_.components());
}

void Verifier::CheckArguments(const Task& task, const Callee& callee) {
  CheckNames(task.arguments(), "an argument", "arguments");
  for (const Argument& argument : task.arguments()) {
    if (HasInput(*callee.component, argument.name())) continue;
    Diagnostic& error = Emit(kinds::UnknownArgument, At(argument),
                             {callee.component->name(), argument.name()});
    Suggest(error, argument.name(), callee.component->inputs());
  }
  CheckRequired(task, callee);
}

void Verifier::CheckRequired(const Task& task, const Callee& callee) {
  if (callee.required.empty()) return;
  absl::flat_hash_set<absl::string_view> given;
  constexpr int kFew = 8;
  const bool few = task.arguments_size() <= kFew;
  for (const Argument& argument : task.arguments()) {
    if (!few) given.insert(argument.name());
  }
  const auto is_given = [&](absl::string_view name) {
    if (!few) return given.contains(name);
    for (const Argument& argument : task.arguments()) {
      if (argument.name() == name) return true;
    }
    return false;
  };
  for (const Input* input : callee.required) {
    if (is_given(input->name())) continue;
    Diagnostic& error =
        Emit(kinds::MissingArgument, here_,
             {task.name(), input->name(), callee.component->name()});
    if (!input->has_loc()) continue;
    error.notes.push_back({Place(&input->loc()), "the input is declared here"});
  }
}

void Verifier::Check(const Argument& argument) {
  const Within<const Location*> here(here_, At(argument));
  if (argument.has_loc()) Check(argument.loc());
  if (argument.has_value()) {
    Check(argument.value());
  } else {
    ReportMissing(absl::StrCat("argument `", argument.name(), "`"), "value");
  }
}

void Verifier::CheckSibling(absl::string_view name) {
  if (const Scope::Entry* entry = scope_.FindSibling(name)) {
    DependOn(*entry);
  } else {
    UnknownTaskNamed(name, "in this graph");
  }
}

void Verifier::Check(const Loop& loop) {
  const Within<const Location*> here(here_, At(loop));
  if (loop.has_loc()) Check(loop.loc());
  if (loop.item_name().empty()) ReportEmptyName("an item of a loop", here_);
  if (loop.items_case() == Loop::ITEMS_NOT_SET) {
    ReportMissing("a loop", "items");
  }
  if (loop.has_static_items() && !loop.static_items().has_list()) {
    Emit(kinds::TreeKind, here_, {"static_items", "list"});
  }
  // What it runs over is evaluated before there is an item.
  int& seen = loops_[loop.item_name()];
  --seen;
  ForEachPart(loop, [this](const auto& part) { Check(part); });
  ++loops_[loop.item_name()];
}

void Verifier::Check(const Trigger& trigger) {
  if (!Enter()) return;
  const auto check_all = [this](const Trigger::List& list) {
    if (list.operands().empty()) ReportMissing("a trigger", "operands");
    for (const Trigger& operand : list.operands()) Check(operand);
  };
  switch (trigger.kind_case()) {
    case Trigger::kTaskState:
      if (trigger.task_state().state() == Trigger::STATE_UNSPECIFIED ||
          !Trigger::State_IsValid(trigger.task_state().state())) {
        ReportMissing("a trigger", "state");
      }
      CheckSibling(trigger.task_state().task());
      break;
    case Trigger::kAll:
      check_all(trigger.all());
      break;
    case Trigger::kAny:
      check_all(trigger.any());
      break;
    case Trigger::kNegation:
      Check(trigger.negation());
      break;
    case Trigger::kIgnoreUpstreamFailure:
      break;
    case Trigger::KIND_NOT_SET:
      ReportMissing("a trigger", "kind");
      break;
  }
  Leave();
}

}  // namespace kfir::ir
