// SPDX-License-Identifier: Apache-2.0
#include "backends/argo/flow.h"

#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace kfir::argo {
namespace {

constexpr absl::string_view kSubvar = "-subvar-";

// Whether kfp takes `value` for the item of `loop`, or for a field of it.
bool LooksLikeItem(absl::string_view value, const ir::Loop& loop) {
  const std::string item = K8sName(loop.item_name());
  const std::string name = K8sName(value);
  if (!absl::StartsWith(name, item)) return false;
  if (name == item) return true;
  const size_t subvar = value.rfind(kSubvar);
  return subvar != absl::string_view::npos && subvar > 0 &&
         subvar + kSubvar.size() < value.size();
}

// The call of a group of KFP v1 that is no recursion; null: the pipeline's own
// graph, which nothing calls.
const Node* OuterCall(const Unit& unit) {
  for (const Node* call : unit.calls) {
    if (!IsRecursion(*call)) return call;
  }
  return nullptr;
}

bool ReadsTaskOutput(const Node& loop) {
  return loop.task->loop().value().has_task_output();
}

// Whether the input `port` of a group of KFP v1 that calls itself is the output
// of a task outside of it.
bool IsOutputOutside(const Unit& group, absl::string_view port) {
  const Unit* unit = &group;
  while (unit->is_group) {
    const Node* call = OuterCall(*unit);
    const ir::Value* given = nullptr;
    for (const ir::Argument& argument : call->task->arguments()) {
      if (argument.name() == port) given = &argument.value();
    }
    if (given == nullptr || given->has_task_output()) return given != nullptr;
    if (!given->has_graph_input()) return false;
    unit = call->unit;
    port = given->graph_input();
  }
  return false;
}

}  // namespace

bool IsRecursion(const Node& call) {
  return call.callee != nullptr && call.callee == call.unit;
}

bool Passes(const Node& call, absl::string_view input) {
  for (const ir::Argument& argument : call.task->arguments()) {
    if (argument.value().graph_input() == input) return true;
  }
  return false;
}

std::string InputReference(absl::string_view name) {
  return absl::StrCat("{{inputs.parameters.", name, "}}");
}

ValueId Flow::Known(const Key& key) const {
  const auto it = ids_.find(key);
  return it == ids_.end() ? kNoValue : it->second;
}

ValueId Flow::Add(const Key& key, ValueInfo info) {
  const auto& [kind, owner, port] = key;
  info.kind = kind;
  info.port = std::string(port);
  // kfp tells loops over the same items apart by where they are.
  if (!quirks_ || kind != ValueInfo::Kind::kItem) {
    info.name = info.unit->value_names.Take(info.name);
  }
  const auto id = static_cast<ValueId>(values_.size());
  values_.push_back(std::move(info));
  ids_[Key(kind, owner, values_.back().port)] = id;
  return id;
}

ValueId Flow::Input(Unit& unit, absl::string_view name) {
  const Key key(ValueInfo::Kind::kInput, &unit, name);
  if (const ValueId known = Known(key); known != kNoValue) return known;
  ValueInfo info;
  info.unit = &unit;
  info.name = K8sCapName(name);
  return Add(key, std::move(info));
}

void Flow::MakeImmediate(ValueId value, const std::string& name,
                         const ir::Tree& given) {
  values_[value].name = name;
  values_[value].immediate = &given;
}

ValueId Flow::Output(Node& producer, absl::string_view name) {
  const Key key(ValueInfo::Kind::kOutput, &producer, name);
  if (const ValueId known = Known(key); known != kNoValue) return known;
  ValueInfo info;
  info.unit = producer.unit;
  info.node = &producer;
  info.name = absl::StrCat(producer.name, "-", K8sCapName(name));
  if (producer.callee != nullptr) {
    info.callee_name = producer.callee->output_names.at(name);
    if (producer.callee->is_group) info.name = info.callee_name;
  }
  return Add(key, std::move(info));
}

ValueId Flow::Item(Node& loop, absl::string_view field) {
  const Key key(ValueInfo::Kind::kItem, &loop, field);
  if (const ValueId known = Known(key); known != kNoValue) return known;
  ValueInfo info;
  info.unit = loop.unit;
  info.node = &loop;
  info.name = loop.task->loop().item_name();
  if (!field.empty()) absl::StrAppend(&info.name, kSubvar, field);
  if (!quirks_) info.name = K8sCapName(info.name);
  return Add(key, std::move(info));
}

bool Flow::TravelsByName(const ValueInfo& info) const {
  return quirks_ && info.kind != ValueInfo::Kind::kOutput &&
         !(info.kind == ValueInfo::Kind::kItem && ReadsTaskOutput(*info.node));
}

bool Flow::StopsAt(const Node& node, const ValueInfo& info) {
  return !node.item_stop.empty() &&
         absl::StrContains(info.name, node.item_stop);
}

Flow::Start Flow::FindStart(Node& reader, const ValueInfo& info) const {
  Node* node = &reader;
  if (info.kind == ValueInfo::Kind::kOutput) {
    Node* producer = info.node;
    while (node->depth > producer->depth) node = node->parent;
    while (producer->depth > node->depth) producer = producer->parent;
    while (node->parent != producer->parent) {
      node = node->parent;
      producer = producer->parent;
    }
    return {node, producer};
  }
  const bool by_name = TravelsByName(info);
  while (node->parent != nullptr) {
    if (by_name ? StopsAt(*node, info) : node == info.node) break;
    node = node->parent;
  }
  return {node, nullptr};
}

Origin Flow::OriginAt(const Node& node, const Start& start,
                      const ValueInfo& info) const {
  if (node.task != nullptr && node.task->has_loop()) {
    const bool own =
        (info.kind == ValueInfo::Kind::kItem && info.node == &node) ||
        (quirks_ && LooksLikeItem(info.name, node.task->loop()));
    if (own) return {Origin::Kind::kItem, &node};
  }
  if (&node == start.outermost && start.sibling != nullptr) {
    return {Origin::Kind::kSibling, start.sibling};
  }
  return {};
}

void Flow::DependOnItems(const ValueInfo& info) {
  if (!quirks_ || info.kind != ValueInfo::Kind::kItem ||
      !ReadsTaskOutput(*info.node)) {
    return;
  }
  const std::string& name =
      info.node->task->loop().value().task_output().task();
  for (Node* node = info.node; node->parent != nullptr; node = node->parent) {
    const auto producer = node->parent->group->by_name.find(name);
    if (producer == node->parent->group->by_name.end()) continue;
    node->dependencies.push_back(producer->second);
    return;
  }
}

void Flow::Take(Node& reader, ValueId value, Uses uses) {
  const auto known = input_index_.find(Place(&reader, value));
  if (known != input_index_.end() &&
      (reader.inputs[known->second].uses & uses) == uses) {
    return;
  }
  if (values_[value].immediate != nullptr) {
    AddInput(reader, value, uses, {});
    reader.inputs[input_index_.at(Place(&reader, value))].alone = true;
    return;
  }
  // An exit task is handed nothing: its inputs are the workflow's arguments.
  if (reader.exit_role == ExitRole::kOfWorkflow ||
      reader.exit_role == ExitRole::kDropped) {
    AddInput(reader, value, uses, {});
    return;
  }
  DependOnItems(values_[value]);
  Travel(reader, FindStart(reader, values_[value]), value, uses);
}

Origin Flow::Find(Node& reader, ValueId value, Uses uses) {
  const ValueInfo& info = values_[value];
  if (info.immediate != nullptr) return {};
  const Start start = FindStart(reader, info);
  const Origin origin = OriginAt(reader, start, info);
  DependOnItems(info);
  if (&reader != start.outermost) {
    Travel(*reader.parent, start, value, uses);
  } else if (start.sibling != nullptr) {
    reader.dependencies.push_back(start.sibling);
    Leave(*start.sibling, value, uses);
  }
  return origin;
}

bool Flow::IsPassedForCondition(const Node& reader, ValueId value) {
  const ValueInfo& info = values_[value];
  if (reader.group == nullptr) return true;
  if (!TravelsByName(info) || (info.kind == ValueInfo::Kind::kInput &&
                               IsOutputOutside(*info.unit, info.port))) {
    return reader.has_pods;
  }
  condition_reads_.emplace(&reader, info.name);
  if (IsDrawnIn(reader, info)) return true;
  if (reader.parent == nullptr || !IsDrawnIn(*reader.parent, info))
    return false;
  // A pod draws in what all conditions around it read.
  for (const Node* node = reader.parent; node != nullptr;
       node = node->parent != nullptr ? node->parent : OuterCall(*node->unit)) {
    if (condition_reads_.contains(std::make_pair(node, info.name))) return true;
  }
  return false;
}

bool Flow::IsDrawnIn(const Node& reader, const ValueInfo& info) const {
  if (!reader.has_pods) return false;
  absl::InlinedVector<const Node*, 8> open = {&reader};
  while (!open.empty()) {
    const Node& node = *open.back();
    open.pop_back();
    if (node.group == nullptr) {
      if (!IsRecursion(node) || Passes(node, info.port)) return true;
      continue;
    }
    for (const Node* child : node.group->children) {
      if (child->has_pods && child->exit_role == ExitRole::kNone &&
          !StopsAt(*child, info)) {
        open.push_back(child);
      }
    }
  }
  return false;
}

void Flow::SettleMentions() {
  std::vector<std::pair<Node*, ValueId>> dangling;
  for (const auto& [task, value] : mentions_) {
    Node* group = task->parent;
    if (input_index_.contains(Place(group, value))) {
      Travel(*group, FindStart(*group, values_[value]), value, kAsParameter);
      continue;
    }
    dangling.push_back({task, value});
    if (group == group->unit->root && group->unit->is_group) {
      crossings_.push_back({group->unit, nullptr, value, kAsParameter,
                            /*recursions_only=*/true});
    }
  }
  mentions_ = std::move(dangling);
}

ValueId Flow::FindInput(const Node& node, absl::string_view name) const {
  for (const InputUse& input : node.inputs) {
    if (values_[input.value].name == name) return input.value;
  }
  if (node.group != nullptr) return kNoValue;
  for (const Node* around = node.parent; around != nullptr;
       around = around->parent) {
    const auto read = condition_values_.find(around);
    if (read == condition_values_.end()) continue;
    for (const ValueId value : read->second) {
      if (values_[value].name == name) return value;
    }
  }
  return kNoValue;
}

void Flow::KeepInput(Node& node, absl::string_view name, Uses uses) {
  const ValueId value = FindInput(node, name);
  if (value == kNoValue) return;
  const auto known = input_index_.find(Place(&node, value));
  const bool is_new = known == input_index_.end();
  const bool is_given = node.exit_role != ExitRole::kOfWorkflow &&
                        node.exit_role != ExitRole::kDropped;
  if (!is_new && (!is_given || node.inputs[known->second].alone)) {
    node.inputs[known->second].uses |= uses;
    return;
  }
  Travel(node, FindStart(node, values_[value]), value, uses);
  node.inputs.back().unread |= is_new;
}

void Flow::KeepOutput(Node& node, absl::string_view name) {
  if (node.group != nullptr) {
    for (OutputUse& output : node.outputs) {
      if (values_[output.value].name == name) output.uses |= kAsParameter;
    }
    return;
  }
  for (const ir::Output& output : node.component->outputs()) {
    const ValueId value = Output(node, output.name());
    if (values_[value].name == name) Leave(node, value, kAsParameter);
  }
}

void Flow::TakeAlone(Node& reader, ValueId value) {
  if (!AddInput(reader, value, kAsParameter, {})) return;
  reader.inputs.back().alone = true;
}

void Flow::TakeItems(Node& group, ValueId value) {
  Node* producer = values_[value].node;
  AddInput(group, value, kAsParameter, {Origin::Kind::kSibling, producer});
  Leave(*producer, value, kAsParameter);
}

Origin Flow::HandOut(ValueId value, Uses uses) {
  const ValueInfo& info = values_[value];
  Node& root = *info.unit->root;
  if (info.kind != ValueInfo::Kind::kOutput) {
    Travel(root, {&root, nullptr}, value, uses);
    return {};
  }
  Node* sibling = info.node;
  while (sibling->parent != &root) sibling = sibling->parent;
  Leave(*sibling, value, uses);
  return {Origin::Kind::kSibling, sibling};
}

void Flow::Travel(Node& from, const Start& start, ValueId value, Uses uses) {
  const ValueInfo& info = values_[value];
  for (Node* node = &from;; node = node->parent) {
    if (!AddInput(*node, value, uses, OriginAt(*node, start, info))) return;
    if (node == start.outermost) break;
  }
  if (start.sibling != nullptr) {
    start.outermost->dependencies.push_back(start.sibling);
    Leave(*start.sibling, value, uses);
  } else if (start.outermost->parent == nullptr) {
    crossings_.push_back({info.unit, nullptr, value, uses});
  }
}

void Flow::Leave(Node& sibling, ValueId value, Uses uses) {
  Node* producer = values_[value].node;
  const Node* child = nullptr;
  for (Node* node = producer;; node = node->parent) {
    // kfp does not follow a use into the group that hands the value out.
    const Uses here = quirks_ && node != &sibling ? 0 : uses;
    const bool news = AddOutput(*node, value, here, child);
    if (news && node == producer && node->callee != nullptr) {
      crossings_.push_back({nullptr, node, value, here});
    }
    if (node == &sibling) return;
    child = node;
  }
}

bool Flow::AddInput(Node& node, ValueId value, Uses uses,
                    const Origin& origin) {
  const auto [entry, fresh] =
      input_index_.try_emplace(Place(&node, value), node.inputs.size());
  if (fresh) node.inputs.push_back({value, 0, origin});
  InputUse& input = node.inputs[entry->second];
  const bool news = (input.uses & uses) != uses;
  input.uses |= uses;
  return news;
}

bool Flow::AddOutput(Node& node, ValueId value, Uses uses, const Node* child) {
  const auto [entry, fresh] =
      output_index_.try_emplace(Place(&node, value), node.outputs.size());
  if (fresh) node.outputs.push_back({value, 0, child});
  OutputUse& output = node.outputs[entry->second];
  const bool news = (output.uses & uses) != uses;
  output.uses |= uses;
  return news;
}

Uses Flow::UsesOfOutput(const Node& node, ValueId value) const {
  const auto it = output_index_.find(Place(&node, value));
  return it == output_index_.end() ? 0 : node.outputs[it->second].uses;
}

std::string Flow::Reference(ValueId value, const Origin& origin,
                            Uses use) const {
  const ValueInfo& info = values_[value];
  const absl::string_view name = info.name;
  const absl::string_view form =
      use == kAsArtifact ? "artifacts." : "parameters.";
  switch (origin.kind) {
    case Origin::Kind::kDagInput:
      return absl::StrCat("{{inputs.", form, name, "}}");
    case Origin::Kind::kSibling:
      return absl::StrCat(
          "{{tasks.", origin.task->name, ".outputs.", form,
          origin.task->callee != nullptr ? info.callee_name : name, "}}");
    case Origin::Kind::kItem:
      break;
  }
  if (!quirks_) {
    return info.port.empty() ? "{{item}}"
                             : absl::StrCat("{{item.", info.port, "}}");
  }
  const size_t subvar = name.rfind(kSubvar);
  const bool whole =
      K8sName(name) == K8sName(origin.task->task->loop().item_name());
  return whole || subvar == absl::string_view::npos
             ? "{{item}}"
             : absl::StrCat("{{item.", name.substr(subvar + kSubvar.size()),
                            "}}");
}

bool Flow::NextCrossing(Crossing& crossing) {
  if (crossings_.empty()) return false;
  crossing = crossings_.back();
  crossings_.pop_back();
  return true;
}

}  // namespace kfir::argo
