// SPDX-License-Identifier: Apache-2.0
//
// The verifier's own state; see ir/verify.h for what it is for.  Its functions
// are in verify_*.cc, by kind of node.
#ifndef KFIR_IR_VERIFIER_H_
#define KFIR_IR_VERIFIER_H_

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"
#include "ir/dependencies.h"
#include "ir/ir.pb.h"
#include "ir/scope.h"
#include "support/diagnostics.h"
#include "support/nearest_name.h"

namespace kfir::ir {

// Of bodies; and of trees, values, expressions and triggers in one field.
inline constexpr int kMaxNesting = 500;

class Verifier {
 public:
  Verifier(const Module& module, DiagnosticSink& diagnostics)
      : module_(module), diagnostics_(diagnostics) {}

  void CheckModule();

 private:
  // What the place that is being checked sees.
  enum class Sees { kNothing, kRootInputs, kComponent, kGraph };

  struct Callee {
    const Component* component = nullptr;
    std::vector<const Input*> required;
  };

  // A graph that is being checked, from the component's down to the innermost.
  struct Frame {
    const Graph* graph;
    int task = -1;  // the one that is being checked; -1: the graph's outputs
    std::vector<Dependency> dependencies;
  };

  // A port of a component with many of them or of an inline body; both lie in
  // the module.
  using PortKey = std::pair<const void*, absl::string_view>;
  using Ports = absl::flat_hash_set<PortKey>;
  static PortKey Key(const void* owner, absl::string_view name) {
    return {owner, name};
  }

  bool HasInput(const Component& component, absl::string_view name) const {
    return HasPort(component, component.inputs(), inputs_, name);
  }
  bool HasOutput(const Component& component, absl::string_view name) const {
    return HasPort(component, component.outputs(), outputs_, name);
  }
  // So many ports are looked through; more are in `ports`.
  static constexpr int kFewPorts = 8;
  template <typename List>
  static bool HasPort(const Component& component, const List& list,
                      const Ports& ports, absl::string_view name) {
    if (list.size() > kFewPorts) return ports.contains(Key(&component, name));
    return std::any_of(list.begin(), list.end(), [name](const auto& port) {
      return port.name() == name;
    });
  }

  // Sets a variable while it lives.
  template <typename T>
  class Within {
   public:
    Within(T& variable, T value)
        : variable_(variable), before_(std::exchange(variable, value)) {}
    ~Within() { variable_ = before_; }
    Within(const Within&) = delete;
    Within& operator=(const Within&) = delete;

   private:
    T& variable_;
    T before_;
  };

  // The location of `node` if it has one, else of what is around it.
  template <typename Node>
  const Location* At(const Node& node) const {
    if constexpr (requires { node.has_loc(); }) {
      return node.has_loc() ? &node.loc() : here_;
    } else {
      return here_;
    }
  }

  // verify.cc
  void CheckTables();
  void CheckRunSettings();
  void Check(const Location& location);
  void Check(const Attribute& attribute);
  template <typename List>
  void CheckAttributes(const List& attributes) {
    CheckNames(attributes, "an attribute", "attributes");
    for (const Attribute& attribute : attributes) Check(attribute);
  }

  // verify_component.cc
  void RegisterComponent(const Component& component);
  void RegisterPorts(const Component& component, Callee& callee);
  void CheckComponent(const Component& component);
  void CheckImplementation(const Component& component);
  void CheckBindings(const Component& component);
  void Check(const Input& input);
  void Check(const Output& output);
  void Check(const Type& type);

  // verify_graph.cc
  void CheckGraph(const Graph& graph);
  void EnterScope(const Graph& graph);
  void CheckBinding(const OutputBinding& binding);
  void ReportCycle(const Graph& graph,
                   const std::vector<const Dependency*>& cycle);
  // Notes that the task that is being checked waits for `to`.
  void DependOn(const Scope::Entry& to);
  void UnknownTaskNamed(absl::string_view name, absl::string_view where);

  // verify_task.cc
  void CheckTask(const Task& task);
  void CheckCallee(const Task& task);
  void CheckArguments(const Task& task, const Callee& callee);
  void CheckRequired(const Task& task, const Callee& callee);
  void CheckSibling(absl::string_view name);
  void Check(const Argument& argument);
  void Check(const Loop& loop);
  void Check(const Trigger& trigger);

  // verify_value.cc
  void Check(const Value& value);
  void Check(const Tree& tree);
  void Check(const Template& text);
  void Check(const Expression& expression);
  void CheckKind(const Value& value);
  bool CheckSeen(const Value& value);
  // Around what may nest; false after a diagnostic: too deep.
  bool Enter();
  void Leave() { --nesting_; }

  // verify_reference.cc
  void CheckInputName(absl::string_view name);
  void CheckOutputName(absl::string_view name);
  void Check(const TaskOutput& output);
  void Check(const LoopItem& item);
  void Check(const InputUse& use);
  void Check(const OutputUse& use);
  void Check(const IfPresent& choice);
  void Check(const Selection& selection);

  // verify_pod.cc
  void Check(const PodSettings& pod);
  void Check(const EnvVar& variable);
  void Check(const KeyValue& entry);
  void Check(const Retry& retry);
  void Check(const Caching& caching);
  void CheckKey(absl::string_view key, bool has_template,
                absl::string_view one);
  void CheckKeys(const google::protobuf::RepeatedPtrField<KeyValue>& entries,
                 absl::string_view many);
  void CheckIsMap(const Tree& tree, absl::string_view what);

  // Every name in `list`, of messages with a `name`: not empty, no two alike.
  // `one` and `many` are what such a message is called.
  template <typename List>
  void CheckNames(const List& list, absl::string_view one,
                  absl::string_view many);
  // No two alike among what `name_of` gives for the messages in `list`; an
  // empty one is skipped.
  template <typename List, typename NameOf>
  void CheckUnique(const List& list, absl::string_view many, NameOf name_of);
  void ReportDuplicate(absl::string_view what, absl::string_view name,
                       const Location* at, const Location* first);
  void ReportEmptyName(absl::string_view what, const Location* at);
  void ReportMissing(absl::string_view owner, absl::string_view part);

  Diagnostic& Emit(DiagnosticKind kind, const Location* location,
                   std::initializer_list<absl::string_view> arguments);
  std::string ComponentName(const Component& component) const;
  SourceLocation Place(const Location* location) const;
  // Adds a note to `error` if a message in one of the `lists` has a name near
  // `name`.
  template <typename... List>
  void Suggest(Diagnostic& error, absl::string_view name,
               const List&... lists) {
    NearestNameSearch search(name, &suggestions_);
    (Offer(lists, search) && ...);
    AddSuggestion(error, search);
  }
  template <typename List>
  static bool Offer(const List& list, NearestNameSearch& search) {
    for (const auto& node : list) {
      if (!search.Offer(node.name())) return false;
    }
    return true;
  }
  void AddSuggestion(Diagnostic& error, const NearestNameSearch& search) const;

  const Module& module_;
  DiagnosticSink& diagnostics_;

  absl::flat_hash_map<absl::string_view, Callee> callees_;
  Ports inputs_;   // of components that have many
  Ports outputs_;  // the same, and those of the inline bodies that are seen

  // Where we are.
  Sees sees_ = Sees::kNothing;
  const Component* component_ = nullptr;
  const Location* here_ = nullptr;
  int nesting_ = 0;
  Scope scope_;
  std::vector<Frame> frames_;
  absl::flat_hash_map<absl::string_view, int> loops_;  // seen, by item name

  // Candidates that searches for a near name may still look at.
  int64_t suggestions_ = 100'000;
};

template <typename List, typename NameOf>
void Verifier::CheckUnique(const List& list, absl::string_view many,
                           NameOf name_of) {
  constexpr int kFew = 8;
  if (list.size() <= kFew) {
    for (int i = 1; i < list.size(); ++i) {
      const absl::string_view name = name_of(list[i]);
      if (name.empty()) continue;
      for (int j = 0; j < i; ++j) {
        if (name_of(list[j]) != name) continue;
        ReportDuplicate(many, name, At(list[i]), At(list[j]));
        break;
      }
    }
    return;
  }
  absl::flat_hash_map<absl::string_view, int> first;
  first.reserve(list.size());
  for (int i = 0; i < list.size(); ++i) {
    const absl::string_view name = name_of(list[i]);
    if (name.empty()) continue;
    const auto [entry, fresh] = first.emplace(name, i);
    if (fresh) continue;
    ReportDuplicate(many, name, At(list[i]), At(list[entry->second]));
  }
}

template <typename List>
void Verifier::CheckNames(const List& list, absl::string_view one,
                          absl::string_view many) {
  for (const auto& node : list) {
    if (node.name().empty()) ReportEmptyName(one, At(node));
  }
  CheckUnique(list, many, [](const auto& node) -> absl::string_view {
    return node.name();
  });
}

}  // namespace kfir::ir

#endif  // KFIR_IR_VERIFIER_H_
