// SPDX-License-Identifier: Apache-2.0
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "backends/shared/diagnostic_kinds.h"
#include "backends/shared/migration/claims.h"
#include "backends/shared/migration/names.h"
#include "backends/shared/migration/paths.h"
#include "backends/shared/migration/steps.h"
#include "backends/shared/migration/variables.h"
#include "ir/values.h"
#include "support/kfp_names.h"

namespace kfir::migration {
namespace {

using Names = absl::flat_hash_map<std::string, std::string>;

// Old names of the ports to new ones.
template <typename Ports>
Names Rename(Ports& ports) {
  Names names;
  UniqueNames taken;
  for (auto& port : ports) {
    std::string name = taken.Take(PortName(port.name()));
    names.emplace(port.name(), name);
    port.set_name(std::move(name));
  }
  return names;
}

bool ReadsAsTrue(const ir::Tree& tree, bool* known) {
  *known = true;
  if (tree.kind_case() == ir::Tree::kBoolValue) return tree.bool_value();
  if (tree.kind_case() == ir::Tree::kIntValue) return tree.int_value() != 0;
  const std::string text = absl::AsciiStrToLower(tree.string_value());
  for (absl::string_view yes : {"y", "yes", "t", "true", "on", "1"}) {
    if (text == yes) return true;
  }
  for (absl::string_view no : {"n", "no", "f", "false", "off", "0"}) {
    if (text == no) return false;
  }
  *known = false;
  return false;
}

// Makes a component of `component` for one task alone.
class Leaf {
 public:
  Leaf(ir::Task& task, ir::Component& component, Findings& findings)
      : task_(task), component_(component), findings_(findings) {}

  void Run() {
    *component_.mutable_loc() = task_.loc();
    component_.clear_attributes();
    ir::Container& container = *component_.mutable_container();
    absl::flat_hash_set<std::string> present;
    for (auto* words : {container.mutable_command(), container.mutable_args()})
      Choose(*words->mutable_words(), present);
    inputs_ = Rename(*component_.mutable_inputs());
    outputs_ = Rename(*component_.mutable_outputs());
    ir::ForEachMutableValue(container,
                            [this](ir::Value& value) { Use(value); });
    for (auto* words :
         {container.mutable_command(), container.mutable_args()}) {
      for (ir::Value& word : *words->mutable_words())
        ReplaceVariables("a command line", task_.loc(), findings_, word);
    }
    if (container.has_image())
      ReplaceVariables("an image", task_.loc(), findings_,
                       *container.mutable_image());
    for (ir::Argument& argument : *task_.mutable_arguments()) {
      const auto name = inputs_.find(argument.name());
      if (name != inputs_.end()) argument.set_name(name->second);
      ReplaceVariables("an argument", task_.loc(), findings_,
                       *argument.mutable_value());
    }
    Inputs();
  }

  Names TakeOutputs() { return std::move(outputs_); }

  // The outputs that somebody reads, by their new names, need a path.
  void Outputs(const absl::flat_hash_map<std::string, bool>& read) {
    ir::Container& container = *component_.mutable_container();
    absl::flat_hash_map<std::string, bool> used;
    ir::ForEachValue(container, [&](const ir::Value& value) {
      if (value.has_output_use()) used[value.output_use().output()] = true;
    });
    google::protobuf::RepeatedPtrField<ir::Output> kept;
    for (ir::Output& output : *component_.mutable_outputs()) {
      ir::Value placeholder;
      placeholder.mutable_output_use()->set_output(output.name());
      placeholder.mutable_output_use()->set_how(ir::OutputUse::HOW_PATH);
      if (ReplacePath(output.path(), placeholder, container) ||
          used.contains(output.name())) {
        output.clear_path();
        kept.Add()->Swap(&output);
      } else if (read.contains(output.name())) {
        findings_.Report(
            kinds::MigrateFixedPath, task_.loc(),
            {"output", output.name(), task_.name(), output.path()},
            "let the program take the path of its output as an argument: "
            "`{outputPath: NAME}` in component.yaml, `OutputPath` in a "
            "function, `dsl.OutputPath(str)` in KFP v2");
        kept.Add()->Swap(&output);
      } else {
        findings_.Report(kinds::MigrateOutputLeftOut, task_.loc(),
                         {output.name(), task_.name(), output.path()},
                         "let the program take the path as an argument, if the "
                         "file is of use");
      }
    }
    component_.mutable_outputs()->Swap(&kept);
  }

 private:
  // Choices between words that depend on a value are made here, where it is
  // known.  So is whether an optional input that stands alone is there: v1
  // leaves such a word out.  Inputs in `present` are known to be given.
  void Choose(google::protobuf::RepeatedPtrField<ir::Value>& words,
              absl::flat_hash_set<std::string>& present) {
    google::protobuf::RepeatedPtrField<ir::Value> result;
    for (ir::Value& word : words) {
      if (word.has_template_())
        ChooseInText(*word.mutable_template_(), present);
      if (!word.has_if_present()) {
        result.Add()->Swap(&word);
        continue;
      }
      ir::IfPresent choice = word.if_present();
      const std::optional<bool> holds = Holds(choice, present);
      if (holds.has_value()) {
        auto& chosen =
            *holds ? *choice.mutable_then() : *choice.mutable_otherwise();
        Choose(chosen, present);
        for (ir::Value& one : chosen) result.Add()->Swap(&one);
        continue;
      }
      const bool added = present.insert(choice.input()).second;
      Choose(*choice.mutable_then(), present);
      if (added) present.erase(choice.input());
      Choose(*choice.mutable_otherwise(), present);
      *result.Add()->mutable_if_present() = choice;
    }
    words.Swap(&result);
  }

  void ChooseInText(ir::Template& text,
                    absl::flat_hash_set<std::string>& present) {
    ir::Template result;
    for (ir::Template::Piece& piece : *text.mutable_pieces()) {
      if (piece.has_text()) {
        result.add_pieces()->Swap(&piece);
        continue;
      }
      google::protobuf::RepeatedPtrField<ir::Value> values;
      values.Add()->Swap(piece.mutable_value());
      Choose(values, present);
      for (ir::Value& value : values)
        result.add_pieces()->mutable_value()->Swap(&value);
    }
    text.Swap(&result);
  }

  // Absent: it is for the run to find out.
  std::optional<bool> Holds(const ir::IfPresent& choice,
                            const absl::flat_hash_set<std::string>& present) {
    if (choice.has_condition()) return Holds(choice.condition());
    if (present.contains(choice.input())) return true;
    const bool alone = choice.then_size() == 1 &&
                       choice.then(0).input_use().input() == choice.input() &&
                       choice.otherwise().empty();
    if (!alone) return std::nullopt;
    for (const ir::Argument& argument : task_.arguments()) {
      if (argument.name() == choice.input()) return true;
    }
    for (const ir::Input& input : component_.inputs()) {
      if (input.name() == choice.input()) return input.has_default_value();
    }
    return false;
  }

  bool Holds(const ir::Value& condition) {
    const ir::Tree* constant = nullptr;
    std::string what = "a value";
    if (condition.has_constant()) constant = &condition.constant();
    if (condition.has_input_use()) {
      what = condition.input_use().input();
      for (const ir::Input& input : component_.inputs()) {
        if (input.name() == what && input.has_default_value())
          constant = &input.default_value();
      }
      bool given = false;
      for (const ir::Argument& argument : task_.arguments()) {
        if (argument.name() != what) continue;
        given = true;
        constant = argument.value().has_constant()
                       ? &argument.value().constant()
                       : nullptr;
      }
      if (!given && constant == nullptr) return false;
    }
    bool known = false;
    const bool holds = constant != nullptr && ReadsAsTrue(*constant, &known);
    if (known) return holds;
    findings_.Report(kinds::MigrateChoice, task_.loc(), {task_.name(), what},
                     "use `if: {cond: {isPresent: ...}}`, or let the program "
                     "take the value as an argument");
    return true;
  }

  void Use(ir::Value& value) {
    if (value.has_input_use()) {
      const auto name = inputs_.find(value.input_use().input());
      if (name != inputs_.end())
        value.mutable_input_use()->set_input(name->second);
    } else if (value.has_output_use()) {
      const auto name = outputs_.find(value.output_use().output());
      if (name != outputs_.end())
        value.mutable_output_use()->set_output(name->second);
    } else if (value.has_if_present()) {
      const auto name = inputs_.find(value.if_present().input());
      if (name != inputs_.end())
        value.mutable_if_present()->set_input(name->second);
    }
  }

  // The command line knows inputs that are files by their paths.
  void Inputs() {
    ir::Container& container = *component_.mutable_container();
    for (ir::Input& input : *component_.mutable_inputs()) {
      if (input.path().empty()) continue;
      ir::Value placeholder;
      placeholder.mutable_input_use()->set_input(input.name());
      placeholder.mutable_input_use()->set_how(ir::InputUse::HOW_PATH);
      if (!ReplacePath(input.path(), placeholder, container)) {
        findings_.Report(
            kinds::MigrateFixedPath, task_.loc(),
            {"input", input.name(), task_.name(), input.path()},
            "let the program take the path of the file as an argument: "
            "`{inputPath: NAME}` in component.yaml, `InputPath` in a function");
      }
      input.clear_path();
    }
  }

  ir::Task& task_;
  ir::Component& component_;
  Findings& findings_;
  Names inputs_;
  Names outputs_;
};

class Separator {
 public:
  Separator(ir::Module& module, Findings& findings)
      : module_(module), findings_(findings) {}

  bool Run() {
    for (ir::Component& component : *module_.mutable_components()) {
      component.clear_origin();  // each task has a copy
      components_.emplace(component.name(), &component);
      if (component.has_graph()) taken_.Insert(component.name());
    }
    if (IsRecursive()) return false;
    std::vector<ir::Component*> graphs;
    for (ir::Component& component : *module_.mutable_components()) {
      if (component.has_graph()) graphs.push_back(&component);
    }
    graphs.push_back(module_.mutable_root());
    for (ir::Component* component : graphs) Graph(*component);
    google::protobuf::RepeatedPtrField<ir::Component> kept;
    for (ir::Component& component : *module_.mutable_components()) {
      if (component.has_graph()) kept.Add()->Swap(&component);
    }
    for (ir::Component& leaf : leaves_) kept.Add()->Swap(&leaf);
    module_.mutable_components()->Swap(&kept);
    return true;
  }

 private:
  bool IsRecursive() {
    enum class State { kNew, kOpen, kDone };
    absl::flat_hash_map<const ir::Component*, State> states;
    bool found = false;
    for (const auto& start : module_.components()) {
      std::vector<std::pair<const ir::Component*, int>> path = {{&start, 0}};
      if (states[&start] == State::kDone) continue;
      states[&start] = State::kOpen;
      while (!path.empty()) {
        auto& [component, next] = path.back();
        if (next == component->graph().tasks_size()) {
          states[component] = State::kDone;
          path.pop_back();
          continue;
        }
        const ir::Task& task = component->graph().tasks(next++);
        const auto callee = components_.find(task.component());
        if (callee == components_.end()) continue;
        State& state = states[callee->second];
        if (state == State::kOpen) {
          found = true;
          findings_.Report(
              kinds::MigrateRecursion, task.loc(), {task.component()},
              "loop over a list that is long enough with "
              "`dsl.ParallelFor`, and skip what is not needed with "
              "`dsl.If`; or repeat inside of one program");
        } else if (state == State::kNew) {
          state = State::kOpen;
          path.emplace_back(callee->second, 0);
        }
      }
    }
    return found;
  }

  void Graph(ir::Component& component) {
    ir::Graph& graph = *component.mutable_graph();
    absl::flat_hash_map<std::string, Names> renamed;
    std::vector<std::pair<ir::Task*, ir::Component*>> made;
    const absl::flat_hash_set<std::string> shaped = TasksReadAsObjects(graph);
    for (ir::Task& task : *graph.mutable_tasks()) {
      const auto found = components_.find(task.component());
      if (found == components_.end() || found->second->has_graph()) continue;
      const ir::Component& callee = *found->second;
      ir::Component& leaf = *leaves_.Add();
      leaf = callee;
      leaf.set_name(taken_.Take(absl::StrCat("comp-", K8sName(task.name()))));
      task.set_component(leaf.name());
      if (leaf.has_importer() ||
          (leaf.has_resource() && !shaped.contains(task.name()) &&
           ToCreatePvc(task, leaf))) {
        continue;
      }
      if (!leaf.has_container()) {
        Refuse(task, callee);
        continue;
      }
      Leaf lowering(task, leaf, findings_);
      lowering.Run();
      renamed.emplace(task.name(), lowering.TakeOutputs());
      made.emplace_back(&task, &leaf);
    }
    absl::flat_hash_map<std::string, absl::flat_hash_map<std::string, bool>>
        read;
    const auto visit = [&](ir::Value& value) {
      if (!value.has_task_output()) return;
      ir::TaskOutput& output = *value.mutable_task_output();
      const auto task = renamed.find(output.task());
      if (task == renamed.end()) return;
      const auto name = task->second.find(output.output());
      if (name != task->second.end()) output.set_output(name->second);
      read[output.task()][output.output()] = true;
    };
    for (ir::Task& task : *graph.mutable_tasks())
      ir::ForEachMutableValue(task, visit);
    for (ir::OutputBinding& binding : *graph.mutable_outputs())
      ir::ForEachMutableValue(*binding.mutable_value(), visit);
    for (const auto& [task, leaf] : made)
      Leaf(*task, *leaf, findings_).Outputs(read[task->name()]);
  }

  // The tasks of which something else is read than an object's name.
  static absl::flat_hash_set<std::string> TasksReadAsObjects(
      const ir::Graph& graph) {
    absl::flat_hash_set<std::string> names;
    const auto visit = [&](const ir::Value& value) {
      if (value.has_task_output() && value.task_output().output() != "name")
        names.insert(value.task_output().task());
    };
    for (const ir::Task& task : graph.tasks()) ir::ForEachValue(task, visit);
    for (const ir::OutputBinding& binding : graph.outputs())
      ir::ForEachValue(binding.value(), visit);
    return names;
  }

  void Refuse(const ir::Task& task, const ir::Component& callee) {
    if (!callee.has_resource()) {
      findings_.Report(kinds::MigrateForeign, task.loc(), {callee.name()},
                       "write it as a container");
      return;
    }
    const bool volume = IsClaim(callee.resource().manifest());
    findings_.Report(
        kinds::MigrateResource, task.loc(), {task.name()},
        volume ? "make the volume with `kubernetes.CreatePVC` of "
                 "`kfp-kubernetes`, of which only the name is an output"
               : "run `kubectl`, or a client of Kubernetes, in a container "
                 "whose service account may do that");
  }

  static bool IsClaim(const ir::Tree& manifest) {
    for (const ir::Tree::Member& member : manifest.map().members()) {
      if (member.key() == "kind")
        return member.value().string_value() == "PersistentVolumeClaim";
    }
    return false;
  }

  ir::Module& module_;
  Findings& findings_;
  absl::flat_hash_map<std::string, ir::Component*> components_;
  UniqueNames taken_;
  google::protobuf::RepeatedPtrField<ir::Component> leaves_;
};

}  // namespace

std::string PortName(absl::string_view name) {
  std::string result;
  bool in_run = false;  // of characters that become one `_`
  for (const char c : name) {
    const char lower = absl::ascii_tolower(static_cast<unsigned char>(c));
    const bool kept =
        absl::ascii_isalnum(static_cast<unsigned char>(lower)) || lower == '_';
    if (kept) {
      result.push_back(lower);
    } else if (!in_run) {
      result.push_back('_');
    }
    in_run = !kept;
  }
  const size_t begin = result.find_first_not_of('_');
  if (begin == std::string::npos) return "port";
  return result.substr(begin, result.find_last_not_of('_') - begin + 1);
}

bool SeparateComponents(ir::Module& module, Findings& findings) {
  return Separator(module, findings).Run();
}

}  // namespace kfir::migration
