// SPDX-License-Identifier: Apache-2.0
//
// What names in a trace refer to.
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "frontends/kfp_v1/diagnostic_kinds.h"
#include "frontends/kfp_v1/program.h"

namespace kfir::kfp_v1 {
namespace {

constexpr absl::string_view kField = "-subvar-";

// Whether `name` is the loop item `item` or a field of it.
bool IsItem(absl::string_view name, absl::string_view item) {
  if (!absl::ConsumePrefix(&name, item)) return false;
  return name.empty() ||
         (absl::StartsWith(name, kField) && name.size() > kField.size());
}

}  // namespace

Parting Part(Group* a, Group* b) {
  Parting parting;
  const auto up = [](Group*& place, Group*& last) {
    last = place;
    place = place->parent;
  };
  while (a->depth > b->depth) up(a, parting.a);
  while (b->depth > a->depth) up(b, parting.b);
  while (a != b) {
    up(a, parting.a);
    up(b, parting.b);
  }
  parting.common = a;
  return parting;
}

void Program::Resolve(const Placeholder& placeholder, const Reader& reader,
                      ir::Value& value) {
  const std::string full_name = placeholder.FullName();
  for (size_t i = 0; i + 1 < reader.immediate.size(); i += 2) {
    if (reader.immediate[i].text() == full_name &&
        reader.immediate[i + 1].is_str()) {
      value.mutable_constant()->set_string_value(
          std::string(reader.immediate[i + 1].text()));
      return;
    }
  }
  if (ResolveItem(full_name, reader, value)) return;
  if (!placeholder.op.empty()) {
    return ResolveOutput(placeholder, reader, value);
  }
  if (parameters_.contains(placeholder.name)) {
    value.set_graph_input(placeholder.name);
    return;
  }
  for (const std::string& item : items_) {
    if (!IsItem(full_name, item)) continue;
    Report(kinds::LoopItemOutside, reader.loc, {full_name});
    return;
  }
  Report(kinds::UnknownParameter, reader.loc, {placeholder.name});
}

bool Program::ResolveItem(absl::string_view full_name, const Reader& reader,
                          ir::Value& value) const {
  for (const Group* loop = reader.group->loop; loop != nullptr;
       loop = loop->parent->loop) {
    if (!IsItem(full_name, loop->item)) continue;
    ir::LoopItem& item = *value.mutable_loop_item();
    item.set_loop(loop->item);
    if (full_name.size() > loop->item.size()) {
      item.add_fields(
          std::string(full_name.substr(loop->item.size() + kField.size())));
    }
    return true;
  }
  return false;
}

void Program::ResolveOutput(const Placeholder& placeholder,
                            const Reader& reader, ir::Value& value) {
  const auto found = step_by_name_.find(placeholder.op);
  if (found == step_by_name_.end()) {
    for (const std::string& item : items_) {
      if (!IsItem(placeholder.FullName(), item)) continue;
      Report(kinds::LoopItemOutside, reader.loc, {placeholder.FullName()});
      return;
    }
    Report(kinds::UnknownStep, reader.loc, {placeholder.op});
    return;
  }
  Step& step = *found->second;
  const auto output = step.outputs.find(placeholder.name);
  if (output == step.outputs.end()) {
    Report(kinds::UnknownStepOutput, reader.loc, {step.name, placeholder.name});
    return;
  }
  if (reader.exit_step != nullptr) {
    Report(kinds::ExitStepDependency, reader.loc,
           {reader.exit_step->name, step.name});
    return;
  }
  if (step.exit_of != nullptr || step.parent == nullptr) {
    Report(kinds::ExitStepRead, reader.loc, {step.name});
    return;
  }
  Bind(step, output->second, placeholder.FullName(), *reader.group,
       *value.mutable_task_output());
}

void Program::Bind(Step& step, const std::string& output,
                   const std::string& full_name, Group& scope,
                   ir::TaskOutput& value) {
  const Parting parting = Part(step.parent, &scope);
  if (parting.a == nullptr) {
    value.set_task(step.name);
    value.set_output(output);
    return;
  }
  value.set_task(parting.a->name);
  value.set_output(full_name);
  // From the producer out; what an inner body binds already is not bound again.
  const Group* inner = nullptr;
  for (Group* group = step.parent; group != parting.common;
       group = group->parent) {
    if (group->bound.insert(full_name).second) {
      ir::OutputBinding& binding = *group->graph->add_outputs();
      binding.set_name(full_name);
      *binding.mutable_loc() = step.loc;
      ir::TaskOutput& from = *binding.mutable_value()->mutable_task_output();
      from.set_task(inner == nullptr ? step.name : inner->name);
      from.set_output(inner == nullptr ? output : full_name);
    }
    inner = group;
  }
}

void Program::AddDependency(absl::string_view name, const Reader& reader,
                            Step* step, Group* group) {
  const std::string& own = step != nullptr ? step->name : group->name;
  if (reader.exit_step != nullptr) {
    Report(kinds::ExitStepDependency, reader.loc, {own, name});
    return;
  }
  Group* place = step != nullptr ? step->parent : group;
  Group* other = nullptr;
  Step* other_step = nullptr;
  if (const auto found = step_by_name_.find(name);
      found != step_by_name_.end()) {
    other_step = found->second;
    other = other_step->parent;
    if (other_step->exit_of != nullptr || other == nullptr) {
      Report(kinds::ExitStepRead, reader.loc, {name});
      return;
    }
  } else if (const auto group_found = group_by_name_.find(name);
             group_found != group_by_name_.end()) {
    other = group_found->second;
  } else {
    Report(kinds::UnknownStep, reader.loc, {name});
    return;
  }
  const Parting parting = Part(other, place);
  // A place that stands in the common group itself is that step; a group that
  // is the common one contains the other, or is it.
  const bool contains = (other_step == nullptr && parting.a == nullptr) ||
                        (step == nullptr && parting.b == nullptr) ||
                        (step != nullptr && step == other_step);
  if (contains) {
    Report(kinds::DependencyOnItself, reader.loc, {own, name});
    return;
  }
  const std::string& upstream =
      parting.a != nullptr ? parting.a->name : other_step->name;
  ir::Task* downstream = parting.b != nullptr ? parting.b->task : step->task;
  if (after_.emplace(downstream, upstream).second) {
    downstream->add_after(upstream);
  }
}

}  // namespace kfir::kfp_v1
