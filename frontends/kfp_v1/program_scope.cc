// SPDX-License-Identifier: Apache-2.0
//
// What names in a trace refer to.
#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "frontends/kfp_v1/diagnostic_kinds.h"
#include "frontends/kfp_v1/program.h"
#include "frontends/kfp_v1/values.h"

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

void MarkUndeclared(ir::Attribute& attribute) {
  attribute.set_name("kfp1.undeclared");
  attribute.mutable_value()->set_bool_value(true);
}

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

const Step* Program::FindStep(absl::string_view name) const {
  const auto found = step_by_name_.find(name);
  return found == step_by_name_.end() ? nullptr : found->second;
}

void Program::Resolve(const Placeholder& placeholder, const Reader& reader,
                      ir::Value& value) {
  const std::string full_name = placeholder.FullName();
  for (size_t i = 0; i + 1 < reader.immediate.size(); i += 2) {
    if (reader.immediate[i].text() == full_name) {
      return ResolveImmediate(full_name, reader.immediate[i + 1], reader,
                              value);
    }
  }
  if (Group* border = reader.group->border;
      border != nullptr && IsOutside(placeholder, reader, *border)) {
    value.set_graph_input(full_name);
    TakeIn(placeholder, reader, *border);
    return;
  }
  if (ResolveItem(full_name, reader, value)) return;
  if (!placeholder.op.empty()) {
    return ResolveOutput(placeholder, reader, value);
  }
  ResolveParameter(full_name, reader, value);
}

void Program::ResolveImmediate(const std::string& name, const PyValue& given,
                               const Reader& reader, ir::Value& value) {
  ir::Tree constant;
  ToConstant(given, constant, status_);
  if (reader.group->border != nullptr) {
    value.mutable_constant()->Swap(&constant);
    return;
  }
  std::string& input_name =
      immediate_[std::make_pair(name, constant.SerializeAsString())];
  if (input_name.empty()) {
    input_name = name;
    for (int i = 2; !parameters_.insert(input_name).second; ++i) {
      input_name = absl::StrCat(name, "-", i);
    }
    ir::Input& input = *module_.mutable_root()->add_inputs();
    input.set_name(input_name);
    *input.mutable_loc() = reader.loc;
    input.mutable_default_value()->Swap(&constant);
    MarkUndeclared(*input.add_attributes());
    ir::Attribute& kfp_name = *input.add_attributes();
    kfp_name.set_name("kfp1.name");
    kfp_name.mutable_value()->set_string_value(name);
  }
  value.set_graph_input(input_name);
}

void Program::ResolveParameter(const std::string& name, const Reader& reader,
                               ir::Value& value) {
  value.set_graph_input(name);
  if (!parameters_.insert(name).second) return;
  const bool is_item =
      std::any_of(items_.begin(), items_.end(),
                  [&](const std::string& item) { return IsItem(name, item); });
  Report(is_item ? kinds::LoopItemOutside : kinds::UnknownParameter, reader.loc,
         {name});
  ir::Input& input = *module_.mutable_root()->add_inputs();
  input.set_name(name);
  *input.mutable_loc() = reader.loc;
  MarkUndeclared(*input.add_attributes());
}

bool Program::IsOutside(const Placeholder& placeholder, const Reader& reader,
                        const Group& border) const {
  const std::string full_name = placeholder.FullName();
  for (const Group* loop = reader.group->loop;
       loop != nullptr && loop->depth > border.depth;
       loop = loop->parent->loop) {
    if (IsItem(full_name, loop->item)) return false;
  }
  if (placeholder.op.empty()) return true;
  const auto found = step_by_name_.find(placeholder.op);
  if (found == step_by_name_.end()) return true;
  const Group* place = found->second->parent;
  while (place != nullptr && place->depth > border.depth) place = place->parent;
  return place != &border;
}

ir::Input& Program::TakeIn(const Placeholder& placeholder, const Reader& reader,
                           Group& border) {
  const std::string full_name = placeholder.FullName();
  const auto [entry, added] = border.inputs.try_emplace(full_name);
  if (!added) return *entry->second;
  ir::Input& input = *border.component->add_inputs();
  entry->second = &input;
  input.set_name(full_name);
  *input.mutable_loc() = border.loc;
  // The recursion need not pass it.
  input.set_optional(true);
  ir::Argument& argument = *border.task->add_arguments();
  argument.set_name(full_name);
  *argument.mutable_loc() = border.loc;
  Resolve(placeholder, {border.parent, reader.loc, reader.exit_step, {}},
          *argument.mutable_value());
  return input;
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
  auto output = step.outputs.find(placeholder.name);
  if (output == step.outputs.end()) {
    const bool is_item =
        std::any_of(items_.begin(), items_.end(), [&](const std::string& item) {
          return IsItem(placeholder.FullName(), item);
        });
    if (is_item) {
      Report(kinds::LoopItemOutside, reader.loc, {placeholder.FullName()});
    } else {
      Report(kinds::UnknownStepOutput, reader.loc,
             {step.name, placeholder.name});
    }
    output = step.outputs.try_emplace(placeholder.name, placeholder.name).first;
    step.undeclared_outputs.push_back(placeholder.name);
  }
  if (reader.exit_step != nullptr) {
    Report(kinds::ExitStepDependency, reader.loc,
           {reader.exit_step->name, step.name});
    return;
  }
  if (step.is_exit_step()) {
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
  if (!std::all_of(parting.a->name.begin(), parting.a->name.end(), [](char c) {
        return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '-' ||
               c == '_';
      })) {
    Report(kinds::GroupNameOutput, parting.a->loc, {parting.a->name});
  }
  value.set_task(parting.a->name);
  value.set_output(full_name);
  // From the producer out; what an inner body binds already is not bound again.
  const Group* inner = nullptr;
  for (Group* group = step.parent; group != parting.common;
       group = group->parent) {
    if (group->bound.insert(full_name).second) {
      if (group->component != nullptr) {
        ir::Output& declared = *group->component->add_outputs();
        declared.set_name(full_name);
        *declared.mutable_loc() = step.loc;
      }
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
    if (other_step->is_exit_step()) {
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
