// SPDX-License-Identifier: Apache-2.0
#include <optional>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "frontends/shared/diagnostic_kinds.h"
#include "frontends/shared/pipeline_spec/lowering.h"
#include "ir/diagnostic_kinds.h"
#include "ir/pipeline_spec/bindings.h"
#include "ir/pipeline_spec/message_writer.h"
#include "ir/pipeline_spec/placeholders.h"
#include "ir/pipeline_spec/trees.h"
#include "ir/tree.h"

namespace kfir {
namespace {

using kfp2::ArtifactBinding;
using kfp2::Binding;
using kfp2::PipelineTaskSpec;

// Text in a constant refers to other inputs of its task, whose text may refer
// further.
constexpr int kMaxTextDepth = 4;

// What the tasks of one graph have in common.
struct GraphFacts {
  absl::flat_hash_set<absl::string_view> looped;  // tasks with an iterator
  absl::flat_hash_set<absl::string_view>
      read;  // tasks whose outputs somebody reads
  bool is_root = false;
};

class TaskLowering {
 public:
  TaskLowering(Lowering& lowering, const GraphFacts& graph,
               const PipelineTaskSpec& spec, ir::Task& task)
      : lowering_(lowering),
        graph_(graph),
        spec_(spec),
        task_(task),
        parameters_(spec.inputs().parameters()),
        artifacts_(spec.inputs().artifacts()) {}

  void Lower(const std::string& name) {
    task_.set_name(name);
    lowering_.Locate(spec_, task_.mutable_loc());
    if (spec_.task_info().name() != name)
      task_.set_display_name(spec_.task_info().name());
    const std::string& component = spec_.component_ref().name();
    const auto callee = lowering_.callees.find(component);
    if (callee == lowering_.callees.end() || component.empty()) {
      lowering_.Report(kinds::UnknownComponent, spec_, {component});
      return;
    }
    task_.set_component(component);
    Arguments(callee->second);
    Iterator(callee->second);
    Trigger();
    Settings();
    Pod(callee->second);
    Dependencies();
  }

 private:
  // Marks what `value` reads, and collects from loops.
  void Finish(ir::Value& value) {
    switch (value.kind_case()) {
      case ir::Value::kTaskOutput:
        producers_.insert(value.task_output().task());
        if (graph_.looped.contains(value.task_output().task())) {
          ir::Value inner;
          inner.Swap(&value);
          *value.mutable_collected()->mutable_value() = std::move(inner);
        }
        return;
      case ir::Value::kSelection:
        return Finish(*value.mutable_selection()->mutable_value());
      default:
        return;
    }
  }

  std::optional<ir::Value> Bound(absl::string_view name, int depth) {
    const Binding* const binding = parameters_.Find(name);
    if (binding == nullptr || depth > kMaxTextDepth) return std::nullopt;
    ir::Value value;
    FromBinding(*binding, depth, value);
    return value;
  }

  void FromBinding(const Binding& binding, int depth, ir::Value& value) {
    const bool plain = binding.parameter_expression_selector().empty();
    if (plain && binding.runtime_value().has_constant()) {
      const kfp2::Value& constant = binding.runtime_value().constant();
      if (constant.kind_case() == kfp2::Value::kStringValue) {
        Text(constant.string_value(), depth, &value);
      } else {
        const auto leaf = [this, depth](absl::string_view text,
                                        ir::Tree* tree) {
          ir::Value part;
          Text(text, depth, &part);
          if (part.has_constant()) {
            *tree = std::move(*part.mutable_constant());
          } else {
            *tree->mutable_value() = std::move(part);
          }
        };
        kfp2::ToTree(constant, leaf, value.mutable_constant());
      }
      return;
    }
    kfp2::FromBinding(binding, &value);
    Finish(value);
  }

  void Text(absl::string_view text, int depth, ir::Value* value) {
    const auto resolve = [this, depth](
                             const ir::Value& placeholder,
                             absl::string_view) -> std::optional<ir::Value> {
      if (placeholder.has_runtime()) return placeholder;
      if (placeholder.input_use().how() != ir::InputUse::HOW_VALUE)
        return std::nullopt;
      return Bound(placeholder.input_use().input(), depth + 1);
    };
    kfp2::ParseText(text, resolve, value);
  }

  void Arguments(const Callee& callee) {
    for (const auto& entry : spec_.inputs().parameters()) {
      if (!callee.HasInput(entry.key())) continue;
      ir::Argument& argument = *task_.add_arguments();
      argument.set_name(entry.key());
      lowering_.Locate(entry.value(), argument.mutable_loc());
      FromBinding(entry.value(), 0, *argument.mutable_value());
    }
    for (const auto& entry : spec_.inputs().artifacts()) {
      if (!callee.HasInput(entry.key())) continue;
      ir::Argument& argument = *task_.add_arguments();
      argument.set_name(entry.key());
      lowering_.Locate(entry.value(), argument.mutable_loc());
      kfp2::FromBinding(entry.value(), argument.mutable_value());
      Finish(*argument.mutable_value());
    }
  }

  void Iterator(const Callee& callee) {
    std::string item;
    if (spec_.has_artifact_iterator()) {
      const kfp2::ArtifactIteratorSpec& iterator = spec_.artifact_iterator();
      item = iterator.item_input();
      lowering_.Locate(iterator, task_.mutable_loop()->mutable_loc());
      const ArtifactBinding* const binding =
          artifacts_.Find(iterator.items().input_artifact());
      if (binding == nullptr)
        return Unbound(iterator, iterator.items().input_artifact());
      ir::Value value;
      kfp2::FromBinding(*binding, &value);
      Finish(value);
      *task_.mutable_loop()->mutable_artifacts() = std::move(value);
    } else if (spec_.has_parameter_iterator()) {
      const kfp2::ParameterIteratorSpec& iterator = spec_.parameter_iterator();
      item = iterator.item_input();
      lowering_.Locate(iterator, task_.mutable_loop()->mutable_loc());
      if (iterator.items().kind_case() ==
          kfp2::ParameterIteratorSpec::ItemsSpec::kInputParameter) {
        std::optional<ir::Value> value =
            Bound(iterator.items().input_parameter(), 0);
        if (!value.has_value())
          return Unbound(iterator, iterator.items().input_parameter());
        *task_.mutable_loop()->mutable_value() = *std::move(value);
      } else {
        std::optional<ir::Tree> items = kfp2::ParseJson(iterator.items().raw());
        if (!items.has_value() || !items->has_list()) {
          lowering_.Report(kinds::LoopItems, iterator, {task_.name()});
          return;
        }
        *task_.mutable_loop()->mutable_static_items() = *std::move(items);
      }
    } else {
      return;
    }
    task_.mutable_loop()->set_item_name(item);
    if (spec_.iterator_policy().parallelism_limit() > 0) {
      task_.mutable_loop()->set_parallelism(
          spec_.iterator_policy().parallelism_limit());
    }
    if (!callee.HasInput(item) || parameters_.Has(item) || artifacts_.Has(item))
      return;
    ir::Argument& argument = *task_.add_arguments();
    argument.set_name(item);
    *argument.mutable_loc() = task_.loop().loc();
    argument.mutable_value()->mutable_loop_item()->set_loop(item);
  }

  void Unbound(const google::protobuf::Message& at, const std::string& input) {
    lowering_.Report(kinds::UnknownInput, at,
                     {absl::StrCat("task `", task_.name(), "`"), input});
  }

  void Trigger() {
    const PipelineTaskSpec::TriggerPolicy& policy = spec_.trigger_policy();
    if (!policy.condition().empty()) Condition(policy);
    if (policy.strategy() !=
        PipelineTaskSpec::TriggerPolicy::ALL_UPSTREAM_TASKS_COMPLETED)
      return;
    const bool exits =
        graph_.is_root && policy.condition().empty() &&
        spec_.dependent_tasks_size() == 1 &&
        absl::StartsWith(spec_.dependent_tasks(0), "exit-handler-") &&
        !graph_.read.contains(task_.name());
    if (exits) {
      task_.set_exit_of(spec_.dependent_tasks(0));
    } else {
      task_.mutable_trigger()->set_ignore_upstream_failure(true);
    }
  }

  void Condition(const PipelineTaskSpec::TriggerPolicy& policy) {
    constexpr absl::string_view kReference = "inputs.parameter_values['";
    ir::Expression& condition = *task_.mutable_condition();
    lowering_.Locate(policy, condition.mutable_loc());
    condition.mutable_text()->set_dialect("cel");
    ir::Template& text = *condition.mutable_text()->mutable_text();
    absl::string_view rest = policy.condition();
    size_t from = 0;
    for (size_t at;
         (at = rest.find(kReference, from)) != absl::string_view::npos;) {
      const size_t name = at + kReference.size();
      const size_t end = rest.find("']", name);
      if (end == absl::string_view::npos) break;
      std::optional<ir::Value> value = Bound(rest.substr(name, end - name), 0);
      if (!value.has_value() || value->has_constant() ||
          value->has_template_()) {
        from = name;
        continue;
      }
      if (at > 0) text.add_pieces()->set_text(std::string(rest.substr(0, at)));
      *text.add_pieces()->mutable_value() = *std::move(value);
      rest.remove_prefix(end + 2);
      from = 0;
    }
    if (!rest.empty()) text.add_pieces()->set_text(std::string(rest));
  }

  void Settings() {
    if (spec_.has_caching_options()) {
      task_.mutable_caching()->set_enabled(
          spec_.caching_options().enable_cache());
      task_.mutable_caching()->set_cache_key(
          spec_.caching_options().cache_key());
    }
    if (!spec_.has_retry_policy()) return;
    const PipelineTaskSpec::RetryPolicy& policy = spec_.retry_policy();
    ir::Retry& retry = *task_.mutable_retry();
    if (policy.max_retry_count() != 0) {
      retry.mutable_limit()->mutable_constant()->set_int_value(
          policy.max_retry_count());
    }
    const auto duration = [](const kfp2::Duration& from, ir::Value* to) {
      to->mutable_constant()->set_string_value(kfp2::FormatDuration(from));
    };
    if (policy.has_backoff_duration())
      duration(policy.backoff_duration(), retry.mutable_backoff_duration());
    if (policy.has_backoff_max_duration()) {
      duration(policy.backoff_max_duration(),
               retry.mutable_backoff_max_duration());
    }
    if (policy.backoff_factor() != 0) {
      retry.mutable_backoff_factor()->mutable_constant()->set_double_value(
          policy.backoff_factor());
    }
  }

  // What the executor says about inputs that only the task has.
  void Pod(const Callee& callee) {
    if (callee.pod != nullptr) *task_.mutable_pod() = *callee.pod;
    if (callee.dynamic == nullptr) return;
    ir::Value image;
    if (ReadsUndeclared(callee, callee.dynamic->image())) {
      Text(callee.dynamic->image(), 0, &image);
      if (!image.has_constant())
        *task_.mutable_pod()->mutable_image() = std::move(image);
    }
    for (const ResourceText& resource :
         ResourceTexts(callee.dynamic->resources())) {
      if (!ReadsUndeclared(callee,
                           absl::StrCat(resource.text, resource.key_text)))
        continue;
      ir::PodSettings& pod = *task_.mutable_pod();
      ir::KeyValue& entry =
          *(resource.limit ? pod.add_limits() : pod.add_requests());
      Text(resource.text, 0, entry.mutable_value());
      entry.set_key(std::string(resource.key));
      if (!resource.key.empty()) continue;
      ir::Value key;
      Text(resource.key_text, 0, &key);
      if (key.has_template_()) *entry.mutable_key_template() = key.template_();
      if (key.has_constant()) entry.set_key(key.constant().string_value());
    }
  }

  static bool ReadsUndeclared(const Callee& callee, absl::string_view text) {
    bool found = false;
    kfp2::ParseText(
        text,
        [&](const ir::Value& placeholder,
            absl::string_view) -> std::optional<ir::Value> {
          const bool input =
              placeholder.input_use().how() == ir::InputUse::HOW_VALUE;
          if (input && !callee.HasInput(placeholder.input_use().input()))
            found = true;
          return std::nullopt;
        });
    return found;
  }

  void Dependencies() {
    absl::flat_hash_set<absl::string_view> seen;
    for (const std::string& name : spec_.dependent_tasks()) {
      if (name == task_.exit_of() || producers_.contains(name) ||
          !seen.insert(name).second)
        continue;
      task_.add_after(name);
    }
  }

  Lowering& lowering_;
  const GraphFacts& graph_;
  const PipelineTaskSpec& spec_;
  ir::Task& task_;
  const ByKey<kfp2::TaskInputsSpec::ParametersEntry> parameters_;
  const ByKey<kfp2::TaskInputsSpec::ArtifactsEntry> artifacts_;
  absl::flat_hash_set<std::string> producers_;
};

GraphFacts FactsOf(const kfp2::DagSpec& dag, bool is_root) {
  GraphFacts facts;
  facts.is_root = is_root;
  for (const auto& task : dag.tasks()) {
    if (task.value().iterator_case() != PipelineTaskSpec::ITERATOR_NOT_SET)
      facts.looped.insert(task.key());
    for (const auto& entry : task.value().inputs().parameters()) {
      facts.read.insert(entry.value().task_output_parameter().producer_task());
    }
    for (const auto& entry : task.value().inputs().artifacts()) {
      facts.read.insert(entry.value().task_output_artifact().producer_task());
    }
  }
  for (const auto& entry : dag.outputs().parameters()) {
    facts.read.insert(entry.value().value_from_parameter().producer_subtask());
    for (const auto& selector :
         entry.value().value_from_oneof().parameter_selectors()) {
      facts.read.insert(selector.producer_subtask());
    }
  }
  for (const auto& entry : dag.outputs().artifacts()) {
    for (const auto& selector : entry.value().artifact_selectors())
      facts.read.insert(selector.producer_subtask());
  }
  return facts;
}

void SetOutput(const GraphFacts& facts, const std::string& task,
               const std::string& output, ir::Value* value) {
  if (facts.looped.contains(task))
    value = value->mutable_collected()->mutable_value();
  value->mutable_task_output()->set_task(task);
  value->mutable_task_output()->set_output(output);
}

void LowerOutputs(Lowering& lowering, const GraphFacts& facts,
                  const kfp2::DagOutputsSpec& spec, ir::Graph& graph) {
  for (const auto& entry : spec.parameters()) {
    ir::OutputBinding& binding = *graph.add_outputs();
    binding.set_name(entry.key());
    lowering.Locate(entry.value(), binding.mutable_loc());
    const auto& from = entry.value();
    if (from.has_value_from_parameter()) {
      SetOutput(facts, from.value_from_parameter().producer_subtask(),
                from.value_from_parameter().output_parameter_key(),
                binding.mutable_value());
    }
    if (!from.has_value_from_oneof()) continue;
    ir::OneOf& choice = *binding.mutable_value()->mutable_one_of();
    for (const auto& selector : from.value_from_oneof().parameter_selectors()) {
      SetOutput(facts, selector.producer_subtask(),
                selector.output_parameter_key(), choice.add_values());
    }
  }
  for (const auto& entry : spec.artifacts()) {
    ir::OutputBinding& binding = *graph.add_outputs();
    binding.set_name(entry.key());
    lowering.Locate(entry.value(), binding.mutable_loc());
    const bool one = entry.value().artifact_selectors_size() == 1;
    for (const auto& selector : entry.value().artifact_selectors()) {
      ir::Value* value = binding.mutable_value();
      SetOutput(facts, selector.producer_subtask(),
                selector.output_artifact_key(),
                one ? value : value->mutable_one_of()->add_values());
    }
  }
}

}  // namespace

void LowerGraph(Lowering& lowering, const kfp2::ComponentSpec& spec,
                bool is_root, ir::Graph& graph) {
  const GraphFacts facts = FactsOf(spec.dag(), is_root);
  for (const auto& entry : spec.dag().tasks()) {
    TaskLowering(lowering, facts, entry.value(), *graph.add_tasks())
        .Lower(entry.key());
  }
  LowerOutputs(lowering, facts, spec.dag().outputs(), graph);
}

}  // namespace kfir
