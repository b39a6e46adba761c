// SPDX-License-Identifier: Apache-2.0
#include "frontends/kfp_v2/program.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "frontends/kfp_v2/diagnostic_kinds.h"
#include "support/kfp_names.h"

namespace kfir::kfp_v2 {
namespace {

constexpr int kDepth = 400;  // of groups and of expressions

size_t Index(const PyValue& value, size_t size, TraceStatus& status) {
  if (value.kind() == PyValue::Kind::kInt && value.int_value() >= 0 &&
      static_cast<size_t>(value.int_value()) < size) {
    return static_cast<size_t>(value.int_value());
  }
  status.Fail("an index is out of range");
  return 0;
}

// The items of a tuple of that size; those of a tuple of nothing else.
absl::Span<const PyValue> Row(const PyValue& value, size_t size,
                              TraceStatus& status) {
  if (value.is_sequence() && value.items().size() == size) return value.items();
  static const PyValue* const kNones = new PyValue[8];
  status.Fail("a row is malformed");
  return {kNones, size};
}

std::string TextOf(const PyValue& value) {
  return value.is_str() ? std::string(value.text()) : std::string();
}

// The channels in a value, which is constant but for them.
void ScanValue(const PyValue& value, const Pipeline& pipeline, bool bug_compat,
               std::vector<Use>& uses) {
  if (const Channel* channel = AsChannel(value, pipeline)) {
    uses.push_back({channel});
  } else if (value.is_str()) {
    ScanText(value.text(), pipeline, bug_compat,
             [&](const Channel& channel, size_t, size_t) {
               uses.push_back({&channel});
             });
  } else if (value.is_sequence() || value.is_dict()) {
    for (const PyValue& item : value.items())
      ScanValue(item, pipeline, bug_compat, uses);
  }
}

}  // namespace

std::vector<const Channel*> Channel::Chain() const {
  std::vector<const Channel*> chain;
  for (const Channel* link = this; link != nullptr;
       link = link->kind == Kind::kCollected ? nullptr : link->source) {
    chain.push_back(link);
  }
  return chain;
}

const Channel* Channel::Item() const {
  if (kind == Kind::kItem) return this;
  return kind == Kind::kField ? source : nullptr;
}

void CollectChannels(const Expression& expression,
                     std::vector<const Channel*>& channels) {
  for (const Operand* operand : {&expression.left, &expression.right}) {
    if (operand->channel != nullptr) channels.push_back(operand->channel);
  }
  for (const Expression& inner : expression.operands)
    CollectChannels(inner, channels);
}

Parting Part(const Node& upstream, const Node& downstream) {
  Parting parting;
  Node* a = const_cast<Node*>(&upstream);
  Node* b = const_cast<Node*>(&downstream);
  while (a != b) {
    const int a_depth = a == nullptr ? -1 : a->depth;
    const int b_depth = b == nullptr ? -1 : b->depth;
    if (a_depth >= b_depth) {
      parting.upstream.push_back(a);
      a = a->parent;
    }
    if (b_depth >= a_depth) {
      parting.downstream.push_back(b);
      b = b->parent;
    }
  }
  std::reverse(parting.upstream.begin(), parting.upstream.end());
  std::reverse(parting.downstream.begin(), parting.downstream.end());
  return parting;
}

absl::string_view Describe(Node::Kind kind) {
  switch (kind) {
    case Node::Kind::kTask:
      return "task";
    case Node::Kind::kRoot:
      return "pipeline";
    case Node::Kind::kCondition:
      return "condition";
    case Node::Kind::kBranches:
      return "chain of branches";
    case Node::Kind::kLoop:
      return "loop";
    case Node::Kind::kExitHandler:
      return "exit handler";
  }
  return "";
}

const Port* Component::FindInput(absl::string_view name) const {
  for (const Port& port : inputs) {
    if (port.name == name) return &port;
  }
  return nullptr;
}

const Channel& SpokenChannel(const Channel& channel, const Pipeline& pipeline) {
  const auto it = pipeline.plain_of.find(&channel);
  return it == pipeline.plain_of.end() ? channel : *it->second;
}

const Channel* AsChannel(const PyValue& value, const Pipeline& pipeline) {
  if (value.kind() != PyValue::Kind::kTuple || value.items().size() != 2)
    return nullptr;
  const PyValue& index = value.items()[1];
  if (index.kind() != PyValue::Kind::kInt || index.int_value() < 0 ||
      static_cast<size_t>(index.int_value()) >= pipeline.channels.size()) {
    return nullptr;
  }
  return &pipeline.channels[static_cast<size_t>(index.int_value())];
}

void ScanText(absl::string_view text, const Pipeline& pipeline, bool bug_compat,
              absl::FunctionRef<void(const Channel&, size_t, size_t)> found) {
  constexpr absl::string_view kEnd = ";}}";
  for (size_t at = 0;
       (at = text.find(kChannelText, at)) != absl::string_view::npos;
       at += kChannelText.size()) {
    const size_t end = text.find(kEnd, at);
    if (end == absl::string_view::npos) return;
    const absl::string_view spelled = text.substr(at, end + kEnd.size() - at);
    const auto it = pipeline.by_text.find(spelled);
    if (it == pipeline.by_text.end()) continue;
    const absl::string_view type = spelled.substr(spelled.rfind(";type=") + 6);
    // kfp knows only types that are one word or JSON.
    if (bug_compat && type.find_first_of(".[,@") != absl::string_view::npos) {
      continue;
    }
    found(*it->second, at, end + kEnd.size());
  }
}

Program::Program(const PyValue& trace, Locations& locations,
                 TraceStatus& status, DiagnosticSink& diagnostics,
                 bool bug_compat)
    : locations_(locations),
      status_(status),
      diagnostics_(diagnostics),
      bug_compat_(bug_compat) {
  Fields fields(trace, "trace", status);
  for (const PyValue& value : fields.Items("components")) ReadComponent(value);
  for (const PyValue& value : fields.Items("pipelines")) ReadPipeline(value);
  main_ = Index(fields.Get("main"), components_.size(), status);
  for (const Component& component : components_) {
    if (component.pipeline.has_value() &&
        static_cast<size_t>(*component.pipeline) >= pipelines_.size()) {
      status.Fail("a pipeline is out of range");
    }
  }
  if (components_.empty()) status.Fail("there is no component");
}

Diagnostic& Program::Report(
    DiagnosticKind kind, const ir::Location& loc,
    std::initializer_list<absl::string_view> arguments) {
  return locations_.Report(diagnostics_, kind, loc, arguments);
}

Type Program::ReadType(const PyValue& type, const PyValue& is_list) {
  Type result;
  if (type.is_str()) {
    const absl::string_view text = type.text();
    const size_t at = text.find('@');
    result.schema_title = std::string(text.substr(0, at));
    if (at != absl::string_view::npos)
      result.schema_version = std::string(text.substr(at + 1));
    result.is_list =
        is_list.kind() == PyValue::Kind::kBool && is_list.bool_value();
  } else if (type.kind() == PyValue::Kind::kInt &&
             ir::Type::Parameter_IsValid(static_cast<int>(type.int_value())) &&
             type.int_value() != 0) {
    result.parameter = static_cast<int>(type.int_value());
  } else {
    status_.Fail("a type is malformed");
  }
  return result;
}

void Program::ReadPorts(absl::Span<const PyValue> inputs,
                        absl::Span<const PyValue> outputs,
                        Component& component) {
  for (const PyValue& value : inputs) {
    const auto row = Row(value, 6, status_);
    Port& port = component.inputs.emplace_back();
    port.name = TextOf(row[0]);
    port.type = ReadType(row[1], row[2]);
    port.optional =
        row[3].kind() == PyValue::Kind::kBool && row[3].bool_value();
    if (row[4].is_sequence() && row[4].items().size() == 1)
      port.default_value = &row[4].items()[0];
    port.description = TextOf(row[5]);
  }
  for (const PyValue& value : outputs) {
    const auto row = Row(value, 4, status_);
    Port& port = component.outputs.emplace_back();
    port.name = TextOf(row[0]);
    port.type = ReadType(row[1], row[2]);
    port.description = TextOf(row[3]);
  }
}

void Program::ReadComponent(const PyValue& value) {
  Component& component = components_.emplace_back();
  Fields fields(value, "component", status_);
  component.name = std::string(fields.Text("name"));
  component.description =
      std::string(fields.OptionalText("description").value_or(""));
  component.loc = locations_.Get(fields.Get("loc"));
  const auto inputs = fields.Items("inputs");
  ReadPorts(inputs, fields.Items("outputs"), component);
  component.passthroughs = fields.Items("passthroughs");
  const PyValue& container = fields.Get("container");
  if (!container.is_none()) component.container = &container;
  const PyValue& importer = fields.Get("importer");
  if (!importer.is_none()) component.importer = &importer;
  component.pipeline = fields.OptionalInt("pipeline");
  component.document = fields.OptionalInt("document");
}

void Program::ReadPipeline(const PyValue& value) {
  Pipeline& pipeline = pipelines_.emplace_back();
  pipeline.value = &value;
  Fields fields(value, "pipeline", status_);
  pipeline.name = std::string(fields.Text("name"));
  pipeline.loc = locations_.Get(fields.Get("loc"));
  Fields ports(fields.Get("ports"), "ports", status_);
  const auto inputs = ports.Items("inputs");
  ReadPorts(inputs, ports.Items("outputs"), pipeline.ports);
  pipeline.ports.name = pipeline.name;
  pipeline.ports.loc = pipeline.loc;
  UniqueNames names;
  for (const PyValue& task : fields.Items("tasks")) {
    ReadTask(task, pipeline);
    Node& node = *pipeline.tasks.back();
    const std::string slug = K8sName(components_[node.component].name);
    const std::string name = names.Take(slug.empty() ? "task" : slug);
    if (name != node.name) {
      status_.Fail(absl::StrCat("a task is called `", node.name,
                                "` and would be `", name, "`"));
    }
  }
  groups_.clear();
  ReadGroup(fields.Get("group"), nullptr, pipeline);
  if (!status_.ok()) return;
  ReadChannels(fields.Items("channels"), pipeline);
  for (Node& node : pipeline.nodes) {
    if (!node.is_group()) continue;
    Fields group(*node.value, "group", status_);
    if (node.kind == Node::Kind::kCondition) {
      for (const PyValue& condition : group.Items("conditions")) {
        node.conditions.push_back(ReadExpression(condition, pipeline, 0));
      }
    } else if (node.kind == Node::Kind::kLoop) {
      node.item = &pipeline.channels[Index(group.Get("item"),
                                           pipeline.channels.size(), status_)];
    }
  }
  for (Node* task : pipeline.tasks) LinkTask(*task, pipeline);
  for (const PyValue& output : fields.Items("outputs")) {
    const auto row = Row(output, 2, status_);
    if (pipeline.channels.empty()) return status_.Fail("no channels");
    pipeline.outputs.emplace_back(
        TextOf(row[0]),
        &pipeline.channels[Index(row[1], pipeline.channels.size(), status_)]);
  }
}

void Program::ReadChannels(absl::Span<const PyValue> rows, Pipeline& pipeline) {
  pipeline.channels.resize(rows.size());
  const auto at = [&](const PyValue& index) {
    return &pipeline.channels[Index(index, rows.size(), status_)];
  };
  for (size_t i = 0; i < rows.size(); ++i) {
    const auto row = Row(rows[i], 8, status_);
    Channel& channel = pipeline.channels[i];
    const std::string kind = TextOf(row[0]);
    channel.name = channel.full_name = TextOf(row[1]);
    channel.type = ReadType(row[2], row[3]);
    if (row[4].is_str()) channel.text = row[4].text();
    if (!row[5].is_none()) {
      channel.producer =
          pipeline.tasks.empty()
              ? nullptr
              : pipeline.tasks[Index(row[5], pipeline.tasks.size(), status_)];
    }
    if (row[6].is_str()) {
      const auto group = groups_.find(row[6].text());
      if (group == groups_.end())
        status_.Fail("there is no such group");
      else
        channel.producer = group->second;
    }
    const PyValue& extra = row[7];
    if (kind == "output") channel.kind = Channel::Kind::kOutput;
    if (kind == "item") {
      channel.kind = Channel::Kind::kItem;
      if (!extra.is_none()) channel.source = at(extra);
    } else if (kind == "field") {
      channel.kind = Channel::Kind::kField;
      const auto pair = Row(extra, 2, status_);
      channel.source = at(pair[0]);
      channel.field = TextOf(pair[1]);
    } else if (kind == "oneof") {
      channel.kind = Channel::Kind::kOneOf;
      if (!extra.is_sequence()) return status_.Fail("a choice is malformed");
      for (const PyValue& choice : extra.items())
        channel.choices.push_back(at(choice));
    } else if (kind == "collected") {
      channel.kind = Channel::Kind::kCollected;
      channel.source = at(extra);
    }
    if (channel.producer != nullptr)
      channel.full_name =
          absl::StrCat(channel.producer->name, "-", channel.name);
    const Channel* spoken = &channel;
    if (bug_compat_ && (channel.kind == Channel::Kind::kItem ||
                        channel.kind == Channel::Kind::kField)) {
      Channel& plain = pipeline.plain.emplace_back(channel);
      plain.kind = channel.producer == nullptr ? Channel::Kind::kInput
                                               : Channel::Kind::kOutput;
      plain.source = nullptr;
      spoken = &plain;
      pipeline.plain_of.emplace(&channel, &plain);
    }
    if (channel.text.empty()) continue;
    pipeline.by_text.try_emplace(channel.text, spoken);
  }
}

void Program::ReadTask(const PyValue& value, Pipeline& pipeline) {
  Node& task = pipeline.nodes.emplace_back();
  task.index = static_cast<int>(pipeline.tasks.size());
  pipeline.tasks.push_back(&task);
  task.value = &value;
  Fields fields(value, "task", status_);
  task.name = std::string(fields.Text("name"));
  task.loc = locations_.Get(fields.Get("loc"));
  task.component = Index(fields.Get("component"), components_.size(), status_);
  task.display_name = std::string(fields.OptionalText("display").value_or(""));
  task.ignores_failure = fields.Bool("ignores_failure");
}

void Program::ReadGroup(const PyValue& value, Node* parent,
                        Pipeline& pipeline) {
  Node& group = pipeline.nodes.emplace_back();
  Fields fields(value, "group", status_);
  const absl::string_view type = fields.Text("type");
  group.kind = type == "pipeline"             ? Node::Kind::kRoot
               : type == "condition"          ? Node::Kind::kCondition
               : type == "condition-branches" ? Node::Kind::kBranches
               : type == "for-loop"           ? Node::Kind::kLoop
                                              : Node::Kind::kExitHandler;
  group.value = &value;
  group.parent = parent;
  group.depth = parent == nullptr ? 0 : parent->depth + 1;
  group.name = std::string(fields.Text("name"));
  group.display_name = std::string(fields.OptionalText("display").value_or(""));
  group.loc =
      parent == nullptr ? pipeline.loc : locations_.Get(fields.Get("loc"));
  group.is_else = fields.OptionalText("kind").value_or("") == "else";
  if (group.kind == Node::Kind::kLoop) {
    if (const auto raw = fields.OptionalText("raw"); raw.has_value())
      group.raw = std::string(*raw);
    group.parallelism = fields.Int("parallelism");
  }
  if (group.kind == Node::Kind::kExitHandler && !pipeline.tasks.empty()) {
    group.exit_task = pipeline.tasks[Index(fields.Get("exit_task"),
                                           pipeline.tasks.size(), status_)];
  }
  if (parent == nullptr) pipeline.root = &group;
  groups_.emplace(group.name, &group);
  if (group.depth > kDepth) return status_.Fail("groups are nested too deep");
  for (const PyValue& member : fields.Items("members")) {
    const auto row = Row(member, 2, status_);
    if (TextOf(row[0]) == "group") {
      group.members.push_back(nullptr);
      const size_t place = group.members.size() - 1;
      const size_t at = pipeline.nodes.size();
      ReadGroup(row[1], &group, pipeline);
      group.members[place] = &pipeline.nodes[at];
    } else if (!pipeline.tasks.empty()) {
      Node& task =
          *pipeline.tasks[Index(row[1], pipeline.tasks.size(), status_)];
      task.parent = &group;
      task.depth = group.depth + 1;
      group.members.push_back(&task);
    }
  }
}

Expression Program::ReadExpression(const PyValue& value, Pipeline& pipeline,
                                   int depth) {
  Expression expression;
  if (!value.is_sequence() || value.items().size() < 2 || depth > kDepth) {
    status_.Fail("an expression is malformed");
    return expression;
  }
  const absl::Span<const PyValue> row = value.items();
  const std::string kind = TextOf(row[0]);
  if (kind == "compare" && row.size() == 4) {
    expression.op = TextOf(row[1]);
    for (const int side : {2, 3}) {
      Operand& operand = side == 2 ? expression.left : expression.right;
      operand.channel = AsChannel(row[static_cast<size_t>(side)], pipeline);
      if (operand.channel == nullptr)
        operand.constant = &row[static_cast<size_t>(side)];
    }
    return expression;
  }
  expression.kind = kind == "not"   ? Expression::Kind::kNot
                    : kind == "and" ? Expression::Kind::kAll
                                    : Expression::Kind::kAny;
  for (const PyValue& inner : row.subspan(1))
    expression.operands.push_back(ReadExpression(inner, pipeline, depth + 1));
  return expression;
}

void Program::LinkTask(Node& task, Pipeline& pipeline) {
  Fields fields(*task.value, "task", status_);
  std::vector<Use> nested;
  for (const PyValue& argument : fields.Items("arguments")) {
    const auto row = Row(argument, 2, status_);
    if (const Channel* channel = AsChannel(row[1], pipeline)) {
      task.uses.push_back({channel, true});
    } else {
      ScanValue(row[1], pipeline, bug_compat_, nested);
    }
  }
  // A value and the text that names it are one to kfp: the first.
  absl::flat_hash_set<absl::string_view> names;
  for (const Use& use : nested) {
    if (names.insert(use.channel->full_name).second) task.uses.push_back(use);
  }
  for (const Use& use : task.uses) names.insert(use.channel->full_name);
  for (const PyValue& target : fields.Items("after")) {
    const auto row = Row(target, 2, status_);
    if (TextOf(row[0]) == "task") {
      task.after.push_back(
          pipeline.tasks[Index(row[1], pipeline.tasks.size(), status_)]);
      const std::string& name = task.after.back()->name;
      if (groups_.contains(name))
        Report(kinds::AfterAmbiguous, task.loc, {task.name, name});
    } else if (const auto it = groups_.find(TextOf(row[1]));
               it != groups_.end()) {
      task.after.push_back(it->second);
    }
  }
  std::vector<Use> registered;
  for (const PyValue& value : fields.Items("registered")) {
    if (value.is_str()) {
      ScanValue(value, pipeline, bug_compat_, registered);
      continue;
    }
    if (pipeline.channels.empty()) return status_.Fail("no channels");
    registered.push_back(
        {&pipeline.channels[Index(value, pipeline.channels.size(), status_)]});
  }
  ScanValue(fields.Get("image"), pipeline, bug_compat_, registered);
  for (const Use& use : registered) {
    if (names.insert(use.channel->full_name).second) task.uses.push_back(use);
  }
  const absl::Span<const PyValue> resources = fields.DictItems("resources");
  for (size_t i = 1; i < resources.size(); i += 2) {
    const size_t before = task.uses.size();
    if (const Channel* channel = AsChannel(resources[i], pipeline)) {
      task.uses.push_back({channel});
    } else {
      ScanValue(resources[i], pipeline, bug_compat_, task.uses);
    }
    for (size_t at = before; at < task.uses.size(); ++at)
      task.uses[at].setting = true;
  }
  if (const auto handler = fields.OptionalText("exit_of");
      handler.has_value()) {
    const auto it = groups_.find(*handler);
    if (it == groups_.end()) return status_.Fail("no such exit handler");
    task.exit_of = it->second;
  }
}

}  // namespace kfir::kfp_v2
