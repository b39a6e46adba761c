// SPDX-License-Identifier: Apache-2.0
#include "frontends/kfp_v2/scope.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "frontends/kfp_v2/diagnostic_kinds.h"

namespace kfir::kfp_v2 {
namespace {

// From the outermost group under the root to `node`.
std::vector<Node*> WayTo(Node& node) {
  std::vector<Node*> way;
  for (Node* step = &node; step->parent != nullptr; step = step->parent)
    way.push_back(step);
  std::reverse(way.begin(), way.end());
  return way;
}

std::string SurfacedName(const Channel& output) {
  return absl::StrCat(kPrefix, output.full_name);
}

// Hands `output` out of `groups`, outermost first.
void HandOut(const Channel& output, const std::vector<Node*>& groups,
             const Type& type) {
  const Node* source = output.producer;
  std::string key = output.name;
  const std::string name = SurfacedName(output);
  for (size_t i = groups.size(); i-- > 0;) {
    Node& group = *groups[i];
    if (group.output_names.insert(name).second) {
      group.outputs.push_back({name, {type, false, {{source, key}}}});
    }
    source = &group;
    key = name;
  }
}

Type ListOf(const Channel& output) {
  Type type = output.type;
  if (type.is_artifact()) {
    type.is_list = true;
  } else {
    type.parameter = ir::Type::PARAMETER_LIST;
  }
  return type;
}

}  // namespace

Scope::Scope(Pipeline& pipeline, Program& program)
    : pipeline_(pipeline), program_(program) {
  for (Node* task : pipeline.tasks) PrepareTask(*task);
  for (Node* task : pipeline.tasks) ReachTask(*task);
  if (!program.bug_compat()) {
    for (Node& node : pipeline.nodes) {
      if (node.is_group()) CheckGroup(node);
    }
  }
  for (const auto& [name, channel] : pipeline.outputs)
    ReachOutput(name, *channel);
  if (!program.bug_compat() && !program.diagnostics().has_errors()) Repair();
}

const Channel& Scope::Resolve(const Channel& channel,
                              const Node* consumer) const {
  const auto it = resolved_.find({&channel, consumer});
  return it == resolved_.end() ? channel : *it->second;
}

void Scope::PrepareTask(Node& task) {
  std::vector<const Channel*> operands;
  for (const Node* group = task.parent; group != nullptr;
       group = group->parent) {
    for (const Expression& condition : group->conditions)
      CollectChannels(condition, operands);
  }
  for (const Channel* operand : operands)
    task.uses.push_back({operand, false, false, true});
  for (const Use& use : task.uses) {
    const Channel& channel = *use.channel;
    if (channel.kind == Channel::Kind::kCollected) {
      Collect(channel, &task, task.loc);
    }
    if (channel.kind == Channel::Kind::kOneOf &&
        (use.direct || !program_.bug_compat())) {
      OpenChoice(channel);
    }
  }
}

void Scope::Collect(const Channel& channel, const Node* consumer,
                    const ir::Location& loc) {
  const Channel& output = *channel.source;
  if (output.producer == nullptr) {
    program_.Report(kinds::CollectedInput, loc, {output.name});
    return;
  }
  std::vector<Node*> groups;
  if (consumer == nullptr) {
    groups = WayTo(const_cast<Node&>(*output.producer));
  } else {
    groups = Part(*output.producer, *consumer).upstream;
  }
  groups.pop_back();
  const bool has_loop = std::any_of(
      groups.begin(), groups.end(),
      [](const Node* group) { return group->kind == Node::Kind::kLoop; });
  const std::string& producer = output.producer->name;
  if (consumer == nullptr ? groups.empty() : !has_loop) {
    program_.Report(kinds::CollectedOutsideLoop, loc, {output.name, producer});
    return;
  }
  if (consumer != nullptr && groups[0]->kind != Node::Kind::kLoop) {
    program_.Report(kinds::ValueLeavesGroup, loc,
                    {consumer->name, output.name, producer,
                     Describe(groups[0]->kind), groups[0]->name});
    return;
  }
  for (const Node* group : groups) {
    if (group->kind != Node::Kind::kBranches) continue;
    program_.Report(kinds::CollectedFromBranch, loc,
                    {output.name, producer, group->name});
    return;
  }
  HandOut(output, groups, ListOf(output));
  Derive(channel, consumer, *groups[0], SurfacedName(output), ListOf(output));
}

const Channel& Scope::Derive(const Channel& channel, const Node* consumer,
                             const Node& group, const std::string& output,
                             const Type& type) {
  Channel& derived = derived_.emplace_back();
  derived.kind = Channel::Kind::kOutput;
  derived.collected = true;
  derived.name = output;
  derived.full_name = absl::StrCat(group.name, "-", output);
  derived.type = type;
  derived.producer = &group;
  resolved_.try_emplace({&channel, consumer}, &derived);
  return derived;
}

void Scope::OpenChoice(const Channel& choice) {
  Node& wrapper = const_cast<Node&>(*choice.producer);
  if (!wrapper.output_names.insert(choice.name).second) return;
  Node::GroupOutput result{choice.type, true, {}};
  for (const Channel* output : choice.choices) {
    std::vector<Node*> groups;
    for (Node* group = output->producer->parent;
         group != nullptr && group != &wrapper; group = group->parent) {
      groups.push_back(group);
    }
    std::reverse(groups.begin(), groups.end());
    if (groups.empty()) continue;
    HandOut(*output, groups, output->type);
    result.sources.emplace_back(groups[0], SurfacedName(*output));
  }
  wrapper.outputs.emplace_back(choice.name, std::move(result));
}

void Scope::CheckExitTask(const Node& task) {
  for (const Use& use : task.uses) {
    if (use.channel->producer != nullptr) {
      program_.Report(kinds::ExitTaskWaits, task.loc,
                      {task.name, use.channel->producer->name});
      return;
    }
  }
}

// A value leaves a loop only as a list, and a condition or an exit handler not
// at all.
void Scope::CheckReach(const Channel& channel, const Node& task) {
  const Parting parting = Part(*channel.producer, task);
  if (parting.upstream.size() < 2) return;
  const Node& group = *parting.upstream[0];
  program_.Report(kinds::ValueLeavesGroup, task.loc,
                  {task.name, channel.name, channel.producer->name,
                   Describe(group.kind), group.name});
}

void Scope::ReachTask(Node& task) {
  if (task.exit_of != nullptr) return CheckExitTask(task);
  for (const Use& use : task.uses) {
    const Channel& channel = Resolve(*use.channel, &task);
    if (use.channel->kind == Channel::Kind::kCollected &&
        &channel == use.channel) {
      continue;  // reported
    }
    if (use.setting &&
        (program_.bug_compat() || task.parent == pipeline_.root)) {
      continue;
    }
    Reach(channel, task);
    if (channel.producer == nullptr) continue;
    if (channel.producer->exit_of != nullptr) {
      program_.Report(kinds::AfterExitTask, task.loc,
                      {task.name, channel.producer->name});
      continue;
    }
    CheckReach(channel, task);
    Depend(*channel.producer, task);
  }
  for (const Node* target : task.after) {
    if (target->exit_of != nullptr) {
      program_.Report(kinds::AfterExitTask, task.loc,
                      {task.name, target->name});
      continue;
    }
    const Parting parting = Part(*target, task);
    if (parting.upstream.size() > 1) {
      const Node& group = *parting.upstream[0];
      if (group.kind == Node::Kind::kCondition ||
          group.kind == Node::Kind::kExitHandler) {
        program_.Report(
            kinds::AfterLeavesGroup, task.loc,
            {task.name, target->name, Describe(group.kind), group.name});
      }
    }
    Depend(*target, task);
  }
  if (!program_.bug_compat()) Warn(task);
}

// Of what is as in kfp and may surprise.
void Scope::Warn(const Node& task) {
  for (const Use& use : task.uses) {
    const Node* producer = use.channel->producer;
    if (use.setting && task.parent == pipeline_.root && producer != nullptr &&
        !task.dependencies.contains(producer->name)) {
      program_.Report(kinds::SettingNotAwaited, task.loc,
                      {task.name, producer->name});
    }
    const Channel* item = use.channel->Item();
    if (item == nullptr) continue;
    const Node* loop = task.parent;
    while (loop != nullptr && (loop->item == nullptr ||
                               loop->item->full_name != item->full_name)) {
      loop = loop->parent;
    }
    if (loop == nullptr || loop->item == item) continue;
    program_.Report(kinds::LoopItemHidden, task.loc,
                    {task.name, item->full_name, loop->name});
    return;
  }
}

// What a group itself reads.
void Scope::CheckGroup(const Node& group) {
  std::vector<const Channel*> channels;
  for (const Expression& condition : group.conditions)
    CollectChannels(condition, channels);
  if (group.item != nullptr && group.item->source != nullptr)
    channels.push_back(group.item->source);
  for (const Channel* channel : channels) {
    if (channel->kind == Channel::Kind::kCollected) continue;
    if (channel->kind == Channel::Kind::kOneOf) OpenChoice(*channel);
    if (channel->producer == nullptr) continue;
    const Parting parting = Part(*channel->producer, group);
    if (parting.upstream.size() < 2) continue;
    const Node& around = *parting.upstream[0];
    program_.Report(kinds::ValueLeavesGroup, group.loc,
                    {group.name, channel->name, channel->producer->name,
                     Describe(around.kind), around.name});
  }
}

void Scope::ReachOutput(const std::string& name, const Channel& channel) {
  if (channel.kind == Channel::Kind::kCollected)
    return Collect(channel, nullptr, pipeline_.loc);
  if (channel.kind == Channel::Kind::kOneOf) OpenChoice(channel);
  const bool is_output = channel.kind == Channel::Kind::kOutput ||
                         channel.kind == Channel::Kind::kOneOf;
  if (!is_output || channel.producer == nullptr) {
    program_.Report(kinds::ReturnedNoOutput, pipeline_.loc, {name});
  } else if (channel.producer->parent != pipeline_.root) {
    const Node* group = channel.producer->parent;
    program_.Report(kinds::ReturnedFromGroup, pipeline_.loc,
                    {name, channel.producer->name,
                     group == nullptr ? "exit handler" : Describe(group->kind),
                     group == nullptr ? channel.producer->name : group->name});
  }
}

void Scope::Depend(const Node& upstream, Node& node) {
  const Parting parting = Part(upstream, node);
  if (parting.upstream.empty() || parting.downstream.empty()) return;
  parting.downstream[0]->dependencies.insert(parting.upstream[0]->name);
}

void Scope::Reach(const Channel& channel, Node& task) {
  if (channel.producer != nullptr)
    return Walk(channel, Part(*channel.producer, task).downstream);
  const Channel* item = channel.Item();
  if (item != nullptr && item->source == nullptr)
    return ReachConstantItem(channel, task);
  Walk(channel, WayTo(task));
}

void Scope::Walk(const Channel& channel, const std::vector<Node*>& way) {
  std::vector<const Channel*> chain = channel.Chain();
  for (Node* group : way) {
    if (!group->is_group()) return;
    group->AddInput(*chain.back());
    if (group->kind != Node::Kind::kLoop) continue;
    // So kfp tells that the loop gives the rest of the chain a name.
    if (!absl::StrContains(group->item->full_name, chain.back()->full_name))
      continue;
    chain.pop_back();
    if (chain.empty()) return;
  }
}

void Scope::ReachConstantItem(const Channel& channel, Node& task) {
  for (Node* group = task.parent; group->parent != nullptr;
       group = group->parent) {
    group->AddInput(channel);
    if (group->kind != Node::Kind::kLoop) continue;
    if (absl::StrContains(group->item->full_name, channel.full_name)) return;
  }
}

namespace {

// Whether the loop of `item` is `group` or around it.
bool KnowsItem(const Node& group, const Channel& item) {
  for (const Node* around = &group; around != nullptr;
       around = around->parent) {
    if (around->item != nullptr && around->item->full_name == item.full_name)
      return true;
  }
  return false;
}

const Channel& BoundTo(const Channel& channel) {
  return channel.kind == Channel::Kind::kField ? *channel.source : channel;
}

}  // namespace

bool Scope::Knows(const Node& group, const Channel& channel) {
  const auto [known, is_new] = known_.try_emplace(&group);
  if (is_new) {
    for (const Channel* input : Interface(group))
      known->second.insert(input->full_name);
  }
  return known->second.contains(channel.full_name);
}

void Scope::Require(const Channel& wanted, Node& group) {
  const Channel& channel = BoundTo(wanted);
  if (&group == pipeline_.root) return;
  if (channel.producer != nullptr && channel.producer->parent == &group) return;
  if (Knows(group, channel)) return;
  group.AddInput(channel);
  known_[&group].insert(channel.full_name);
  if (channel.producer != nullptr && channel.producer->parent == group.parent &&
      channel.producer->exit_of == nullptr) {
    group.dependencies.insert(channel.producer->name);
  }
}

void Scope::Repair() {
  for (Node* task : pipeline_.tasks) {
    if (task->exit_of != nullptr) continue;
    for (const Use& use : task->uses) {
      const Channel& channel = Resolve(*use.channel, task);
      // A field in a list or a setting is itself an input where kfp makes it
      // one.
      if (channel.kind == Channel::Kind::kField && !use.direct &&
          Knows(*task->parent, channel)) {
        continue;
      }
      if (!use.operand) Require(channel, *task->parent);
    }
  }
  std::vector<Node*> groups;
  for (Node& node : pipeline_.nodes) {
    if (node.is_group() && node.parent != nullptr) groups.push_back(&node);
  }
  std::stable_sort(
      groups.begin(), groups.end(),
      [](const Node* a, const Node* b) { return a->depth > b->depth; });
  for (Node* group : groups) {
    // What is not known around here came by way of an item of a loop inside, or
    // of this one.
    const auto gone = std::remove_if(group->inputs.begin(), group->inputs.end(),
                                     [group](const Channel* channel) {
                                       const Channel* item = channel->Item();
                                       return item != nullptr &&
                                              !KnowsItem(*group->parent, *item);
                                     });
    group->inputs.erase(gone, group->inputs.end());
    known_.erase(group);
    for (const Channel* channel : Interface(*group)) {
      if (channel != group->item) Require(*channel, *group->parent);
    }
  }
}

namespace {

// Whether `group` is a loop and `channel` a field of constant items, or an item
// of a loop inside.
bool IsOfInnerLoop(const Channel& channel, const Node& group) {
  const Channel* item = channel.Item();
  if (group.kind != Node::Kind::kLoop || item == nullptr ||
      item->source != nullptr)
    return false;
  for (const Node* around = &group; around != nullptr;
       around = around->parent) {
    if (around->item != nullptr &&
        absl::StrContains(around->item->full_name, channel.full_name))
      return false;
  }
  return true;
}

}  // namespace

std::vector<const Channel*> Interface(const Node& group) {
  std::vector<const Channel*> channels;
  absl::flat_hash_map<absl::string_view, size_t> places;
  const auto add = [&](const Channel* channel) {
    if (channel == nullptr) return;
    const auto [place, is_new] =
        places.emplace(channel->full_name, channels.size());
    if (is_new) {
      channels.push_back(channel);
    } else {
      channels[place->second] = channel;
    }
  };
  for (const Channel* channel : group.inputs) {
    if (!IsOfInnerLoop(*channel, group)) add(channel);
  }
  if (group.kind == Node::Kind::kLoop) {
    add(group.item->source);
    add(group.item);
  }
  std::vector<const Channel*> operands;
  for (const Expression& condition : group.conditions)
    CollectChannels(condition, operands);
  for (const Channel* operand : operands) add(operand);
  return channels;
}

}  // namespace kfir::kfp_v2
