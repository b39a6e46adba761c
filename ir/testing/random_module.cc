// SPDX-License-Identifier: Apache-2.0
#include "ir/testing/random_module.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "ir/ir.pb.h"
#include "ir/testing/byte_source.h"
#include "ir/testing/random_pod.h"
#include "ir/tree.h"

namespace kfir::ir {
namespace {

constexpr int kMaxBodyDepth = 5;
constexpr int kMaxTasksPerGraph = 200;

// What a Value of a graph may name.
struct Scope {
  std::vector<std::string> inputs;
  std::vector<std::pair<std::string, std::string>> outputs;  // task, output
  std::vector<std::string> loops;
};

class Builder {
 public:
  Builder(absl::string_view bytes, Module& module)
      : source_(bytes), module_(module) {}

  void Run() {
    module_.set_format_version(1);
    module_.set_name("random");
    for (const char* file : {"pipeline.py", "lib/steps.py"}) {
      module_.add_files(file);
    }
    CallChain::Frame& frame = *module_.add_call_chains()->add_frames();
    frame.set_file(1);
    frame.set_line(7);
    frame.set_function("main");
    for (int i = 1 + source_.Below(6); i > 0; --i) MakeLeafComponent();
    if (source_.OneIn(3)) {
      Component component;
      MakeGraphComponent(Fresh("graph"), component);
      module_.add_components()->Swap(&component);
    }
    MakeGraphComponent("", *module_.mutable_root());
    if (source_.OneIn(3)) {
      module_.mutable_run_settings()->set_parallelism(source_.Below(10));
      module_.mutable_run_settings()->set_service_account("runner");
    }
  }

 private:
  Location MakeLocation() {
    Location location;
    location.set_file(1 + source_.Below(2));
    location.set_line(1 + source_.Below(200));
    location.set_column(source_.Below(40));
    if (source_.OneIn(4)) location.set_call_chain(1);
    return location;
  }

  std::string Fresh(absl::string_view stem) {
    return absl::StrCat(stem, "-", ++serial_);
  }

  void MakeInterface(Component& component) {
    for (int i = source_.Below(4); i > 0; --i) {
      Input& input = *component.add_inputs();
      input.set_name(absl::StrCat("in", i));
      *input.mutable_loc() = MakeLocation();
      if (source_.OneIn(3)) {
        input.mutable_default_value()->set_string_value("d");
      }
      input.set_optional(source_.OneIn(4));
      input.mutable_type()->set_parameter(Type::PARAMETER_STRING);
    }
  }

  void MakeLeafComponent() {
    Component& component = *module_.add_components();
    component.set_name(Fresh("component"));
    *component.mutable_loc() = MakeLocation();
    MakeInterface(component);
    for (int i = source_.Below(3); i > 0; --i) {
      Output& output = *component.add_outputs();
      output.set_name(absl::StrCat("out", i));
      *output.mutable_loc() = MakeLocation();
      output.set_path(absl::StrCat("/tmp/", i));
    }
    const MakeValue own = [&](Value& value) {
      MakeComponentValue(component, value);
    };
    switch (source_.Below(7)) {
      case 4: {
        Resource& resource = *component.mutable_resource();
        resource.set_action("create");
        AddMember(*resource.mutable_manifest(), "kind").set_string_value("Job");
        if (source_.OneIn(2))
          MakeRandomPod(source_, own, *resource.mutable_pod());
        break;
      }
      case 5:
        own(*component.mutable_importer()->mutable_artifact_uri());
        break;
      case 6:
        component.mutable_foreign()->set_dialect("argo");
        AddMember(*component.mutable_foreign()->mutable_body(), "suspend")
            .mutable_map();
        break;
      default:
        MakeContainer(own, *component.mutable_container());
    }
  }

  void MakeContainer(const MakeValue& own, Container& container) {
    container.mutable_image()->mutable_constant()->set_string_value(
        absl::StrCat("gcr.io/ml/image", source_.Below(3), ":1"));
    for (int i = source_.Below(4); i > 0; --i) {
      own(*container.mutable_command()->add_words());
    }
    if (source_.OneIn(3)) own(*container.mutable_args()->add_words());
    if (source_.OneIn(2)) MakeRandomPod(source_, own, *container.mutable_pod());
  }

  // A Value in component scope.
  void MakeComponentValue(const Component& component, Value& value) {
    const int choice = source_.Below(4);
    if (choice == 1 && component.inputs_size() > 0) {
      const int at = source_.Below(component.inputs_size());
      value.mutable_input_use()->set_input(component.inputs(at).name());
      value.mutable_input_use()->set_how(InputUse::HOW_VALUE);
    } else if (choice == 2 && component.outputs_size() > 0) {
      const int at = source_.Below(component.outputs_size());
      value.mutable_output_use()->set_output(component.outputs(at).name());
      value.mutable_output_use()->set_how(OutputUse::HOW_PATH);
    } else {
      MakeConstant(value);
    }
  }

  void MakeConstant(Value& value) {
    value.mutable_constant()->set_string_value(
        absl::StrCat("text", source_.Below(5)));
  }

  // A Value that names something in `scope`; a constant where there is nothing.
  void MakeReference(const Scope& scope, Value& value) {
    const int choice = source_.Below(4);
    if (choice == 0 && !scope.inputs.empty()) {
      value.set_graph_input(
          scope.inputs[source_.Below(Limit(scope.inputs.size()))]);
    } else if (choice == 1 && !scope.loops.empty()) {
      LoopItem& item = *value.mutable_loop_item();
      item.set_loop(scope.loops[source_.Below(Limit(scope.loops.size()))]);
      if (source_.OneIn(2)) item.add_fields()->push_back('a');
    } else if (!scope.outputs.empty()) {
      // The last ones are what is interesting: nearer, and in bodies.
      const int back = source_.Below(Limit(scope.outputs.size()));
      const auto& [task, output] =
          scope.outputs[scope.outputs.size() - 1 - back];
      value.mutable_task_output()->set_task(task);
      value.mutable_task_output()->set_output(output);
    } else {
      MakeConstant(value);
    }
  }

  static int Limit(size_t size) {
    return static_cast<int>(size < 256 ? size : 256);
  }

  // A Value in graph scope.
  void MakeGraphValue(const Scope& scope, Value& value) {
    switch (source_.Below(6)) {
      case 0:
      case 1:
        MakeConstant(value);
        break;
      case 2: {
        Template& pieces = *value.mutable_template_();
        pieces.add_pieces()->set_text("run ");
        MakeReference(scope, *pieces.add_pieces()->mutable_value());
        break;
      }
      case 3:
        if (source_.OneIn(3)) {
          value.mutable_runtime()->set_kind(RuntimePlaceholder::KIND_RUN_ID);
          break;
        }
        [[fallthrough]];
      default:
        MakeReference(scope, value);
    }
  }

  void MakeCondition(const Scope& scope, int depth, Expression& condition) {
    *condition.mutable_loc() = MakeLocation();
    switch (depth > 3 ? 0 : source_.Below(6)) {
      case 0:
      case 1: {
        Expression::Comparison& comparison = *condition.mutable_comparison();
        comparison.set_op(Expression::Comparison::OPERATOR_EQ);
        MakeGraphValue(scope, *comparison.mutable_left());
        MakeGraphValue(scope, *comparison.mutable_right());
        break;
      }
      case 2:
      case 3: {
        Expression::List& list = source_.OneIn(2) ? *condition.mutable_all()
                                                  : *condition.mutable_any();
        for (int i = 1 + source_.Below(3); i > 0; --i) {
          MakeCondition(scope, depth + 1, *list.add_operands());
        }
        break;
      }
      case 4:
        MakeCondition(scope, depth + 1, *condition.mutable_negation());
        break;
      default:
        condition.mutable_value()->mutable_constant()->set_bool_value(
            source_.OneIn(2));
    }
  }

  void MakeLoop(const Scope& scope, Loop& loop) {
    *loop.mutable_loc() = MakeLocation();
    loop.set_item_name(Fresh("item"));
    if (source_.OneIn(2)) loop.set_parallelism(source_.Below(4));
    if (source_.OneIn(3)) {
      MakeReference(scope, *loop.mutable_value());
      return;
    }
    Tree::List& items = *loop.mutable_static_items()->mutable_list();
    for (int i = source_.Below(3); i > 0; --i) {
      AddMember(*items.add_items(), "a").set_int_value(i);
    }
  }

  void MakeSettings(const Scope& scope, Task& task) {
    const MakeValue value_here = [&](Value& value) {
      MakeGraphValue(scope, value);
    };
    if (source_.OneIn(2)) {
      MakeRandomPod(source_, value_here, *task.mutable_pod());
    }
    if (source_.OneIn(4)) {
      task.mutable_retry()->mutable_limit()->mutable_constant()->set_int_value(
          source_.Below(5));
      task.mutable_retry()->set_policy("Always");
    }
    if (source_.OneIn(5)) value_here(*task.mutable_timeout_seconds());
    if (source_.OneIn(3)) {
      task.mutable_caching()->set_enabled(source_.OneIn(2));
    }
    if (source_.OneIn(4)) task.set_display_name(absl::StrCat("Step ", serial_));
  }

  // The outputs that the graph's later tasks see of `task`.
  std::vector<std::string> MakeCallee(const Scope& scope, int depth,
                                      Task& task) {
    std::vector<std::string> outputs;
    if (depth < kMaxBodyDepth && source_.OneIn(4)) {
      Scope inner = scope;
      if (task.has_loop()) inner.loops.push_back(task.loop().item_name());
      MakeGraph(std::move(inner), depth + 1, *task.mutable_body());
      for (const OutputBinding& binding : task.body().outputs()) {
        outputs.push_back(binding.name());
      }
      return outputs;
    }
    const Component& callee =
        module_.components(source_.Below(module_.components_size()));
    task.set_component(callee.name());
    for (const Input& input : callee.inputs()) {
      const bool needed = !input.has_default_value() && !input.optional();
      if (!needed && source_.OneIn(2)) continue;
      Argument& argument = *task.add_arguments();
      argument.set_name(input.name());
      *argument.mutable_loc() = MakeLocation();
      MakeGraphValue(scope, *argument.mutable_value());
    }
    for (const Output& output : callee.outputs()) {
      outputs.push_back(output.name());
    }
    return outputs;
  }

  void MakeGraph(Scope scope, int depth, Graph& graph) {
    *graph.mutable_loc() = MakeLocation();
    const size_t outer_outputs = scope.outputs.size();
    std::vector<std::string> earlier;
    do {
      Task& task = *graph.add_tasks();
      task.set_name(Fresh("task"));
      *task.mutable_loc() = MakeLocation();
      if (source_.OneIn(5)) MakeLoop(scope, *task.mutable_loop());
      if (source_.OneIn(5)) MakeCondition(scope, 0, *task.mutable_condition());
      MakeSettings(scope, task);
      const std::vector<std::string> outputs = MakeCallee(scope, depth, task);
      for (const std::string& output : outputs) {
        scope.outputs.emplace_back(task.name(), output);
      }
      if (!earlier.empty() && source_.OneIn(3)) {
        task.add_after(earlier[source_.Below(Limit(earlier.size()))]);
        if (source_.OneIn(4)) {
          task.mutable_trigger()->set_ignore_upstream_failure(true);
        }
      }
      earlier.push_back(task.name());
    } while (!source_.AtEnd() && graph.tasks_size() < kMaxTasksPerGraph &&
             !source_.OneIn(depth == 0 ? 64 : 4));
    if (source_.OneIn(3)) {
      MakeExitTask(scope.inputs, earlier[source_.Below(Limit(earlier.size()))],
                   *graph.add_tasks());
    }
    for (size_t i = outer_outputs; i < scope.outputs.size(); ++i) {
      if (!source_.OneIn(3)) continue;
      OutputBinding& binding = *graph.add_outputs();
      *binding.mutable_loc() = MakeLocation();
      binding.set_name(Fresh("result"));
      binding.mutable_value()->mutable_task_output()->set_task(
          scope.outputs[i].first);
      binding.mutable_value()->mutable_task_output()->set_output(
          scope.outputs[i].second);
    }
    // Any order of the tasks is legal.
    if (graph.tasks_size() > 1 && source_.OneIn(4)) {
      graph.mutable_tasks()->SwapElements(0, graph.tasks_size() - 1);
    }
  }

  void MakeExitTask(std::vector<std::string> inputs, const std::string& exit_of,
                    Task& task) {
    Scope scope;
    scope.inputs = std::move(inputs);
    task.set_name(Fresh("exit"));
    *task.mutable_loc() = MakeLocation();
    task.set_exit_of(exit_of);
    MakeSettings(scope, task);
    MakeCallee(scope, kMaxBodyDepth, task);
  }

  // Built aside, so that no task of it calls it before its interface is known.
  void MakeGraphComponent(absl::string_view name, Component& result) {
    Component component;
    component.set_name(std::string(name));
    *component.mutable_loc() = MakeLocation();
    const bool calls_itself = !name.empty() && source_.OneIn(3);
    MakeInterface(component);
    Scope scope;
    for (const Input& input : component.inputs()) {
      scope.inputs.push_back(input.name());
    }
    Graph& graph = *component.mutable_graph();
    MakeGraph(std::move(scope), 0, graph);
    for (const OutputBinding& binding : graph.outputs()) {
      Output& output = *component.add_outputs();
      output.set_name(binding.name());
      *output.mutable_loc() = MakeLocation();
    }
    if (calls_itself) MakeRecursion(component);
    result.Swap(&component);
  }

  void MakeRecursion(Component& component) {
    Task& task = *component.mutable_graph()->add_tasks();
    task.set_name(Fresh("again"));
    *task.mutable_loc() = MakeLocation();
    task.set_component(component.name());
    for (const Input& input : component.inputs()) {
      Argument& argument = *task.add_arguments();
      argument.set_name(input.name());
      *argument.mutable_loc() = MakeLocation();
      argument.mutable_value()->set_graph_input(input.name());
    }
  }

  ByteSource source_;
  Module& module_;
  int serial_ = 0;
};

}  // namespace

void MakeRandomModule(absl::string_view bytes, Module& module) {
  Builder(bytes, module).Run();
}

void MakeRandomModule(uint64_t seed, size_t size, Module& module) {
  MakeRandomModule(PseudoRandomBytes(seed, size), module);
}

}  // namespace kfir::ir
