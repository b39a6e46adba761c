// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "backends/shared/diagnostic_kinds.h"
#include "backends/shared/migration/port_types.h"
#include "backends/shared/migration/value_types.h"
#include "ir/values.h"

namespace kfir::migration {
namespace {

class KindFinder {
 public:
  KindFinder(const Flow& flow, Findings& findings)
      : flow_(flow), findings_(findings), parent_(flow.ports()) {
    for (int i = 0; i < flow.ports(); ++i) parent_[i] = i;
    value_.resize(parent_.size());
    file_.resize(parent_.size());
    likely_.resize(parent_.size());
  }

  std::vector<bool> Run() {
    for (int i = 0; i < flow_.components(); ++i) Look(i);
    for (size_t port = 0; port < parent_.size(); ++port) {
      const int set = Root(static_cast<int>(port));
      if (value_[port] != nullptr) value_[set] = value_[port];
      if (file_[port]) file_[set] = true;
      if (likely_[port]) likely_[set] = true;
    }
    for (int i = 0; i < flow_.components(); ++i) Blame(i);
    std::vector<bool> parameters;
    for (size_t port = 0; port < parent_.size(); ++port) {
      const int set = Root(static_cast<int>(port));
      parameters.push_back(value_[set] != nullptr ||
                           (!file_[set] && likely_[set]));
    }
    return parameters;
  }

 private:
  int Root(int port) {
    while (parent_[port] != port) {
      parent_[port] = parent_[parent_[port]];
      port = parent_[port];
    }
    return port;
  }

  void Unite(int a, int b) {
    if (a >= 0 && b >= 0) parent_[Root(a)] = Root(b);
  }

  void UseValue(int port, const ir::Location& location) {
    if (port >= 0) value_[port] = &location;
  }

  // The port that `value` itself is, in the graph of `component`; -1: none.
  int PortOf(int component, const ir::Value& value) const {
    if (value.kind_case() == ir::Value::kGraphInput)
      return flow_.Input(component, value.graph_input());
    if (value.has_task_output()) {
      const ir::Task* task = flow_.Task(component, value.task_output().task());
      if (task == nullptr) return -1;
      return flow_.Output(flow_.Find(task->component()),
                          value.task_output().output());
    }
    return -1;
  }

  // `port` is what `value` is.
  void Bind(int component, const ir::Value& value, int port,
            const ir::Location& location) {
    const ir::Value* plain = &value;
    while (plain->has_collected()) plain = &plain->collected().value();
    const int from = PortOf(component, *plain);
    if (from >= 0) return Unite(from, port);
    if (plain->has_one_of()) {
      for (const ir::Value& choice : plain->one_of().values())
        Bind(component, choice, port, location);
      return;
    }
    UseValue(port, location);
    UseParts(component, *plain, location);
  }

  template <typename Message>
  void UseParts(int component, const Message& message,
                const ir::Location& location) {
    ir::ForEachValue(message, [&](const ir::Value& value) {
      UseValue(PortOf(component, value), location);
    });
  }

  void Look(int index) {
    const ir::Component& component = flow_.component(index);
    for (const ir::Input& input : component.inputs()) {
      const int port = flow_.Input(index, input.name());
      likely_[port] = ParameterType(input.type()) != 0;
      if (!input.type().artifact().schema_title().empty()) {
        file_[port] = true;
      } else if (index == flow_.root()) {
        UseValue(port, input.loc());
      }
    }
    for (const ir::Output& output : component.outputs()) {
      const int port = flow_.Output(index, output.name());
      likely_[port] = ParameterType(output.type()) != 0;
      if (!output.type().artifact().schema_title().empty()) file_[port] = true;
    }
    if (component.has_container()) LookAtContainer(index);
    if (component.has_graph()) LookAtGraph(index);
  }

  void LookAtContainer(int index) {
    const ir::Component& component = flow_.component(index);
    ir::ForEachValue(component.container(), [&](const ir::Value& value) {
      if (!value.has_input_use()) return;
      const int port = flow_.Input(index, value.input_use().input());
      if (port < 0) return;
      if (value.input_use().how() == ir::InputUse::HOW_VALUE) {
        UseValue(port, component.loc());
      } else {
        file_[port] = true;
      }
    });
  }

  void LookAtGraph(int index) {
    const ir::Graph& graph = flow_.component(index).graph();
    for (const ir::Task& task : graph.tasks()) {
      const int callee = flow_.Find(task.component());
      for (const ir::Argument& argument : task.arguments()) {
        Bind(index, argument.value(), flow_.Input(callee, argument.name()),
             task.loc());
      }
      if (task.has_condition()) UseParts(index, task.condition(), task.loc());
      if (task.loop().has_value())
        UseParts(index, task.loop().value(), task.loc());
      if (task.has_pod()) UseParts(index, task.pod(), task.loc());
    }
    for (const ir::OutputBinding& binding : graph.outputs()) {
      Bind(index, binding.value(), flow_.Output(index, binding.name()),
           binding.loc());
    }
  }

  // The tasks that read a file of what has to be a value.
  void Blame(int index) {
    if (!flow_.component(index).has_graph()) return;
    for (const ir::Task& task : flow_.component(index).graph().tasks()) {
      const int callee = flow_.Find(task.component());
      if (callee < 0 || !flow_.component(callee).has_container()) continue;
      for (const ir::Argument& argument : task.arguments()) {
        const int port = flow_.Input(callee, argument.name());
        if (port < 0 || !file_[port]) continue;
        const Source source = flow_.Resolve(index, argument.value());
        if (const ir::Location* value = value_[Root(port)]; value != nullptr) {
          BlameValue(task, argument, source, *value);
        } else if (source.collected) {
          findings_.Report(kinds::MigrateFileOfItems, task.loc(),
                           {task.name(), source.task->name()},
                           "read the files in the loop, or take all of them as "
                           "`Input[List[Artifact]]` of a component of KFP v2, "
                           "with `dsl.Collected`");
        }
      }
    }
  }

  void BlameValue(const ir::Task& task, const ir::Argument& argument,
                  const Source& source, const ir::Location& value) {
    std::string what;
    if (source.kind == Source::Kind::kOutput) {
      std::string output;
      const int callee = flow_.Find(source.task->component());
      for (const ir::Output& one : flow_.component(callee).outputs()) {
        if (flow_.Output(callee, one.name()) == source.port)
          output = one.name();
      }
      Diagnostic& found = findings_.Report(
          kinds::MigrateValueAndFile, task.loc(),
          {absl::StrCat(source.task->name(), ".", output), task.name()},
          "take it as a value here, too (`{inputValue: ...}`), or let the "
          "producer write a second output");
      found.notes.insert(found.notes.begin(),
                         {findings_.Place(value), "here it is a value"});
      return;
    }
    if (source.kind == Source::Kind::kInput) {
      what = "a parameter of the pipeline";
    } else if (source.kind == Source::Kind::kItem ||
               source.kind == Source::Kind::kPart) {
      what = "the item of a loop";
    } else {
      what = argument.value().has_constant() ? "a constant" : "a text";
    }
    findings_.Report(
        kinds::MigrateFileOfValue, task.loc(),
        {argument.name(), task.name(), what},
        "take it as a value (`{inputValue: ...}`; in a function, a "
        "plain argument), or write the file in a task before");
  }

  const Flow& flow_;
  Findings& findings_;
  std::vector<int> parent_;
  // By port, then by set:
  std::vector<const ir::Location*> value_;  // where it is used as a value
  std::vector<bool> file_;                  // it is used as a file
  std::vector<bool> likely_;                // its type is a parameter's
};

}  // namespace

std::vector<bool> FindParameters(const Flow& flow, Findings& findings) {
  return KindFinder(flow, findings).Run();
}

}  // namespace kfir::migration
