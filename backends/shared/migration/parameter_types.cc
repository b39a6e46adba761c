// SPDX-License-Identifier: Apache-2.0
#include <optional>
#include <string>

#include "backends/shared/diagnostic_kinds.h"
#include "backends/shared/migration/port_types.h"
#include "backends/shared/migration/value_types.h"
#include "ir/tree.h"

namespace kfir::migration {
namespace {

constexpr auto kNoType = ir::Type::PARAMETER_UNSPECIFIED;

bool IsNumber(ir::Type::Parameter type) {
  return type == ir::Type::PARAMETER_INTEGER ||
         type == ir::Type::PARAMETER_DOUBLE;
}

const ir::Value* ArgumentFor(const ir::Task& task, const std::string& input) {
  for (const ir::Argument& argument : task.arguments()) {
    if (argument.name() == input) return &argument.value();
  }
  return nullptr;
}

// Whether a constant is of the type; texts are read.
bool Fits(const ir::Tree& constant, ir::Type::Parameter type) {
  if (constant.kind_case() == ir::Tree::kStringValue)
    return ParseAs(type, constant.string_value()).has_value();
  return TypeOf(constant) == type ||
         (IsNumber(TypeOf(constant)) && IsNumber(type));
}

}  // namespace

ParameterTypes::ParameterTypes(const Flow& flow,
                               const std::vector<bool>& parameters,
                               Findings& findings)
    : flow_(flow),
      parameters_(parameters),
      findings_(findings),
      declared_(flow.ports()),
      items_(flow.ports()),
      looped_(flow.ports()) {
  for (int i = 0; i < flow.components(); ++i) {
    int port = flow.FirstPort(i);
    const auto look = [&](const ir::Type& type) {
      declared_[port] = ParameterType(type);
      items_[port++] = ItemType(type);
    };
    for (const ir::Input& input : flow.component(i).inputs())
      look(input.type());
    for (const ir::Output& output : flow.component(i).outputs())
      look(output.type());
  }
  types_ = declared_;
  Vote();
  SettleSources();
  ForEachLeafInput(
      [this](int component, const ir::Task& task, const ir::Input& input,
             int port) { SettleInput(component, task, input, port); });
  SettleGroups();
}

template <typename Visit>
void ParameterTypes::ForEachLeafInput(Visit visit) const {
  for (int i = 0; i < flow_.components(); ++i) {
    for (const ir::Task& task : flow_.component(i).graph().tasks()) {
      const int callee = flow_.Find(task.component());
      if (callee < 0 || flow_.component(callee).has_graph()) continue;
      for (const ir::Input& input : flow_.component(callee).inputs()) {
        const int port = flow_.Input(callee, input.name());
        if (parameters_[port]) visit(i, task, input, port);
      }
    }
  }
}

// What has no type of its own takes that of its readers, where they agree.
void ParameterTypes::Vote() {
  std::vector<Type> votes(flow_.ports());
  ForEachLeafInput([&](int component, const ir::Task& task,
                       const ir::Input& input, int port) {
    const ir::Value* value = ArgumentFor(task, input.name());
    if (value == nullptr) return;
    const Source source = flow_.Resolve(component, *value);
    const bool is_port = source.kind == Source::Kind::kInput ||
                         source.kind == Source::Kind::kOutput;
    if (!is_port || source.collected || declared_[source.port] != kNoType)
      return;
    const Type wanted = declared_[port] == kNoType ? ir::Type::PARAMETER_STRING
                                                   : declared_[port];
    Type& vote = votes[source.port];
    vote =
        vote == kNoType || vote == wanted ? wanted : ir::Type::PARAMETER_STRING;
  });
  for (int i = 0; i < flow_.components(); ++i) {
    for (const ir::Task& task : flow_.component(i).graph().tasks()) {
      if (!task.loop().has_value()) continue;
      const Source source = flow_.Resolve(i, task.loop().value());
      const bool is_port = source.kind == Source::Kind::kInput ||
                           source.kind == Source::Kind::kOutput;
      if (!is_port || source.collected) continue;
      types_[source.port] = ir::Type::PARAMETER_LIST;
      looped_[source.port] = &task.loc();
    }
  }
  for (size_t port = 0; port < types_.size(); ++port) {
    if (types_[port] == kNoType) types_[port] = votes[port];
    if (types_[port] == kNoType) types_[port] = ir::Type::PARAMETER_STRING;
  }
}

// A default that is not of the type makes a text of the input.
void ParameterTypes::SettleSources() {
  const ir::Component& root = flow_.component(flow_.root());
  for (const ir::Input& input : root.inputs()) {
    const int port = flow_.Input(flow_.root(), input.name());
    if (!input.has_default_value() || Fits(input.default_value(), types_[port]))
      continue;
    if (looped_[port] != nullptr) {
      findings_.Report(kinds::MigrateLoop, *looped_[port],
                       {"items in a text that is no JSON list"},
                       "give the parameter a list as its default, or none");
    }
    types_[port] = ir::Type::PARAMETER_STRING;
  }
}

void ParameterTypes::SettleInput(int component, const ir::Task& task,
                                 const ir::Input& input, int port) {
  const Type wanted = declared_[port];
  const ir::Value* value = ArgumentFor(task, input.name());
  Type& type = types_[port];
  type = wanted == kNoType ? ir::Type::PARAMETER_STRING : wanted;
  if (value == nullptr) {
    if (input.has_default_value() && !Fits(input.default_value(), type))
      type = ir::Type::PARAMETER_STRING;
    return;
  }
  if (value->has_constant()) {
    if (!Fits(value->constant(), type)) type = ir::Type::PARAMETER_STRING;
    return;
  }
  const Source source = flow_.Resolve(component, *value);
  const Type given = OfSource(source);
  if (wanted == kNoType) {
    type = given;
  } else if (wanted != given && !(IsNumber(wanted) && IsNumber(given)) &&
             !IsLoose(source)) {
    type = ir::Type::PARAMETER_STRING;
  }
}

void ParameterTypes::SettleGroups() {
  for (int i = 0; i < flow_.components(); ++i) {
    const ir::Component& component = flow_.component(i);
    if (!component.has_graph()) continue;
    if (i != flow_.root()) {
      for (const ir::Input& input : component.inputs()) {
        const int port = flow_.Input(i, input.name());
        ir::Value value;
        value.set_graph_input(input.name());
        const Source source = flow_.Resolve(i, value);
        if (source.kind != Source::Kind::kPassed)
          types_[port] = OfSource(source);
      }
    }
    for (const ir::OutputBinding& binding : component.graph().outputs()) {
      const int port = flow_.Output(i, binding.name());
      if (port < 0) continue;
      types_[port] =
          flow_.IsLooped(i) ? ir::Type::PARAMETER_LIST : Of(i, binding.value());
    }
  }
}

bool ParameterTypes::IsLoose(const Source& source) const {
  if (source.kind == Source::Kind::kPart) return true;
  return source.kind == Source::Kind::kItem && !source.loop->has_static_items();
}

ir::Type::Parameter ParameterTypes::Of(int component,
                                       const ir::Value& value) const {
  if (value.has_constant()) return TypeOf(value.constant());
  return OfSource(flow_.Resolve(component, value));
}

ir::Type::Parameter ParameterTypes::OfSource(const Source& source) const {
  if (source.collected) return ir::Type::PARAMETER_LIST;
  switch (source.kind) {
    case Source::Kind::kInput:
    case Source::Kind::kOutput:
    case Source::Kind::kPassed:
      return types_[source.port];
    case Source::Kind::kItem:
      return OfItem(source);
    case Source::Kind::kPart:
      return OfPart(source);
    default:
      return ir::Type::PARAMETER_STRING;
  }
}

ir::Type::Parameter ParameterTypes::OfItem(const Source& source) const {
  const ir::Loop& loop = *source.loop;
  if (loop.has_static_items()) {
    const auto& items = loop.static_items().list().items();
    return items.empty() ? ir::Type::PARAMETER_STRING : TypeOf(items[0]);
  }
  const Source list = flow_.Resolve(source.component, loop.value());
  const Type type = list.port >= 0 && list.kind != Source::Kind::kPart
                        ? items_[list.port]
                        : kNoType;
  return type == kNoType ? ir::Type::PARAMETER_STRING : type;
}

// Of a field of an item of a list that is written down.
ir::Type::Parameter ParameterTypes::OfPart(const Source& source) const {
  const ir::Selection& part = source.part->selection();
  if (part.fields_size() != 1) return ir::Type::PARAMETER_STRING;
  const Source item = flow_.Resolve(source.component, part.value());
  if (item.kind != Source::Kind::kItem || !item.loop->has_static_items() ||
      item.loop->static_items().list().items().empty()) {
    return ir::Type::PARAMETER_STRING;
  }
  const ir::Tree* field =
      ir::Find(item.loop->static_items().list().items(0), part.fields(0));
  return field == nullptr ? ir::Type::PARAMETER_STRING : TypeOf(*field);
}

}  // namespace kfir::migration
