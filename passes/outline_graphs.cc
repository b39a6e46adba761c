// SPDX-License-Identifier: Apache-2.0
#include "passes/outline_graphs.h"

#include <algorithm>
#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "ir/ir.pb.h"
#include "ir/location.h"
#include "ir/values.h"

namespace kfir {
namespace {

// What kfp 1.8 gets wrong about groups; there are none any more.
constexpr absl::string_view kQuirks = "kfp1.quirks";

// `name`, with a number after it if it is in `taken`; takes it.
std::string TakeName(const std::string& name,
                     absl::flat_hash_map<std::string, int>& taken) {
  int& next = taken[name];
  if (next++ == 0) return name;
  std::string free;
  do {
    free = absl::StrCat(name, "-", next++);
  } while (taken.contains(free));
  taken[free] = 1;
  return free;
}

// What a body sees of the outside becomes its component's inputs.
class Capture {
 public:
  // `component` has the body as its graph, `task` calls it.
  Capture(ir::Component& component, ir::Task& task)
      : component_(component), task_(task) {}

  void Run() {
    ir::Graph& graph = *component_.mutable_graph();
    for (const ir::Task& inner : graph.tasks()) siblings_.insert(inner.name());
    for (ir::Task& inner : *graph.mutable_tasks()) {
      own_loop_ = inner.loop().item_name();
      ir::ForEachMutableValue(inner, [&](ir::Value& value) { Rewrite(value); });
    }
    own_loop_.clear();
    for (ir::OutputBinding& binding : *graph.mutable_outputs()) {
      ir::ForEachMutableValue(*binding.mutable_value(),
                              [&](ir::Value& value) { Rewrite(value); });
      ir::Output& output = *component_.add_outputs();
      output.set_name(binding.name());
      if (binding.has_loc()) *output.mutable_loc() = binding.loc();
    }
  }

 private:
  // What an input for `value` is called; empty: it is nothing from outside, or
  // not as a whole.  Nesting is limited in a verified module.
  std::string OutsideName(const ir::Value& value) const {
    switch (value.kind_case()) {
      case ir::Value::kGraphInput:
        return value.graph_input();
      case ir::Value::kTaskOutput:
        return OfTask(value.task_output().task(), value.task_output().output());
      case ir::Value::kFinalStatus:
        return OfTask(value.final_status().task(), "status");
      case ir::Value::kLoopItem:
        if (value.loop_item().loop() == own_loop_) return "";
        return absl::StrCat(value.loop_item().loop(),
                            value.loop_item().fields().empty() ? "" : "-",
                            absl::StrJoin(value.loop_item().fields(), "-"));
      case ir::Value::kCollected:
        return OutsideName(value.collected().value());
      case ir::Value::kOneOf:
        for (const ir::Value& one : value.one_of().values()) {
          if (OutsideName(one).empty()) return "";
        }
        return OutsideName(value.one_of().values(0));
      default:
        return "";
    }
  }

  std::string OfTask(const std::string& task, absl::string_view what) const {
    if (siblings_.contains(task)) return "";
    return absl::StrCat(task, "-", what);
  }

  void Rewrite(ir::Value& value) {
    const std::string name = OutsideName(value);
    if (name.empty()) return;
    std::string& input = inputs_[value.SerializeAsString()];
    if (input.empty()) {
      input = TakeName(name, taken_);
      AddInput(input, value);
    }
    value.set_graph_input(input);
  }

  void AddInput(const std::string& name, const ir::Value& outside) {
    ir::Input& input = *component_.add_inputs();
    input.set_name(name);
    ir::Argument& argument = *task_.add_arguments();
    argument.set_name(name);
    *argument.mutable_value() = outside;
    if (!task_.has_loc()) return;
    *input.mutable_loc() = task_.loc();
    *argument.mutable_loc() = task_.loc();
  }

  ir::Component& component_;
  ir::Task& task_;
  absl::flat_hash_set<std::string> siblings_;
  std::string own_loop_;  // of the task that is looked at
  absl::flat_hash_map<std::string, std::string> inputs_;  // by bytes of a Value
  absl::flat_hash_map<std::string, int> taken_;
};

class Outliner {
 public:
  Outliner(ir::Module& module, PassContext& context)
      : module_(module),
        context_(context),
        prefix_(context.options.Text("prefix")) {
    for (const ir::Component& component : module.components()) {
      taken_[component.name()] = 1;
    }
  }

  // Bodies inside first, so that what they take from further out passes through
  // the bodies around them.
  void Outline(ir::Graph& graph) {
    for (ir::Task& task : *graph.mutable_tasks()) {
      if (!task.has_body()) continue;
      Outline(*task.mutable_body());
      ir::Component& component = made_.emplace_back();
      component.set_name(TakeName(absl::StrCat(prefix_, task.name()), taken_));
      if (task.has_loc()) *component.mutable_loc() = task.loc();
      component.mutable_graph()->Swap(task.mutable_body());
      task.set_component(component.name());
      Capture(component, task).Run();
      context_.Applied(ir::ToSourceLocation(module_, task.loc()),
                       absl::StrCat("the body of `", task.name(),
                                    "` is component `", component.name(), "`"));
    }
  }

  Changed Finish() {
    if (made_.empty()) return Changed::kNo;
    for (ir::Component& component : made_) {
      module_.add_components()->Swap(&component);
    }
    auto& attributes = *module_.mutable_attributes();
    attributes.erase(std::remove_if(attributes.begin(), attributes.end(),
                                    [](const ir::Attribute& one) {
                                      return one.name() == kQuirks;
                                    }),
                     attributes.end());
    return Changed::kYes;
  }

 private:
  ir::Module& module_;
  PassContext& context_;
  const std::string prefix_;
  absl::flat_hash_map<std::string, int> taken_;
  std::deque<ir::Component> made_;
};

}  // namespace

absl::StatusOr<Changed> OutlineGraphs(ir::Module& module,
                                      PassContext& context) {
  Outliner outliner(module, context);
  if (module.root().has_graph()) {
    outliner.Outline(*module.mutable_root()->mutable_graph());
  }
  for (ir::Component& component : *module.mutable_components()) {
    if (component.has_graph()) outliner.Outline(*component.mutable_graph());
  }
  return outliner.Finish();
}

}  // namespace kfir
