// SPDX-License-Identifier: Apache-2.0
#include "absl/container/btree_set.h"
#include "absl/container/flat_hash_map.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "ir/pipeline_spec/bindings.h"
#include "ir/pipeline_spec/from_module_internal.h"
#include "ir/pipeline_spec/message_builder.h"
#include "ir/pipeline_spec/placeholders.h"
#include "ir/pipeline_spec/spelling.h"
#include "ir/pipeline_spec/trees.h"
#include "ir/tree.h"

namespace kfir::kfp2 {
namespace {

class TaskWriter {
 public:
  TaskWriter(const ir::Task& task, const Ports& ports, Context& context,
             PipelineTaskSpec& spec)
      : task_(task), ports_(ports), context_(context), spec_(spec) {}

  void Write(const ir::Component& callee, absl::string_view callee_name) {
    spec_.mutable_task_info()->set_name(
        task_.display_name().empty() ? task_.name() : task_.display_name());
    spec_.mutable_component_ref()->set_name(std::string(callee_name));
    for (const ir::Argument& argument : task_.arguments())
      AddArgument(argument);
    if (task_.has_loop()) AddLoop();
    if (task_.has_condition()) AddCondition();
    AddSettings();
    AddTrigger();
    AddPodInputs();
    AddDependencies();
    if (callee.has_graph() && task_.has_pod() &&
        task_.pod().ByteSizeLong() > 0) {
      Refuse("pod settings of a task that is a graph");
    }
    Correct(task_.attributes(), "task", &spec_);
  }

 private:
  void Refuse(absl::string_view what) { context_.Refuse(task_.loc(), what); }

  void AddArgument(const ir::Argument& argument) {
    const ir::LoopItem& item = argument.value().loop_item();
    if (task_.has_loop() && argument.value().has_loop_item() &&
        item.loop() == task_.loop().item_name() && item.fields().empty()) {
      item_input_ = argument.name();
      return;
    }
    const ir::Input* input = ports_.input(argument.name());
    if (input != nullptr && input->type().has_artifact()) {
      auto& entry = *spec_.mutable_inputs()->add_artifacts();
      entry.set_key(argument.name());
      if (!ToBinding(argument.value(), entry.mutable_value())) {
        Refuse(absl::StrCat("the argument `", argument.name(), "`"));
      }
      NoteProducers(argument.value());
      return;
    }
    BindParameter(argument.value(), argument.name(),
                  FindParameter(argument.name()));
  }

  void BindParameter(const ir::Value& value, absl::string_view name,
                     Binding* binding) {
    NoteProducers(value);
    if (value.has_constant()) {
      const auto render = [this](const ir::Value& leaf) { return Text(leaf); };
      FromTree(value.constant(), render,
               binding->mutable_runtime_value()->mutable_constant());
      return;
    }
    if (value.has_template_() || value.has_runtime()) {
      binding->mutable_runtime_value()->mutable_constant()->set_string_value(
          Text(value));
      return;
    }
    if (!ToBinding(value, binding))
      Refuse(absl::StrCat("the argument `", name, "`"));
  }

  Binding* FindParameter(absl::string_view name) {
    Binding*& binding = parameters_[name];
    if (binding == nullptr) {
      auto& entry = *spec_.mutable_inputs()->add_parameters();
      entry.set_key(std::string(name));
      binding = entry.mutable_value();
    }
    return binding;
  }

  // Text with placeholders; what they name becomes an input.
  std::string Text(const ir::Value& value) {
    Inject(value);
    return ValueText(value, nullptr, task_.loc(), context_);
  }

  void Inject(const ir::Value& value) {
    if (value.has_template_()) {
      for (const ir::Template::Piece& piece : value.template_().pieces()) {
        if (piece.has_value()) Inject(piece.value());
      }
      return;
    }
    const std::string name = ChannelName(value);
    if (name.empty()) return;
    Binding binding;
    if (ToBinding(value, &binding)) *FindParameter(name) = binding;
  }

  // The input that is bound to `value`.
  std::string InputOf(const ir::Value& value) {
    Binding wanted;
    if (!ToBinding(value, &wanted)) {
      Refuse("such a value in a condition or loop");
      return "";
    }
    const std::string bytes = wanted.SerializeAsString();
    std::string channel = ChannelName(value);
    const auto it = parameters_.find(channel);
    if (it != parameters_.end() && it->second->SerializeAsString() == bytes)
      return channel;
    for (const auto& entry : spec_.inputs().parameters()) {
      if (entry.value().SerializeAsString() == bytes) return entry.key();
    }
    Inject(value);
    return channel;
  }

  std::string ArtifactInputOf(const ir::Value& value) {
    ArtifactBinding wanted;
    if (!ToBinding(value, &wanted)) {
      Refuse("such a list of artifacts");
      return "";
    }
    const std::string bytes = wanted.SerializeAsString();
    for (const auto& entry : spec_.inputs().artifacts()) {
      if (entry.value().SerializeAsString() == bytes) return entry.key();
    }
    auto& entry = *spec_.mutable_inputs()->add_artifacts();
    entry.set_key(ChannelName(value));
    *entry.mutable_value() = wanted;
    return entry.key();
  }

  void AddLoop() {
    const ir::Loop& loop = task_.loop();
    if (item_input_.empty()) item_input_ = loop.item_name();
    if (loop.parallelism() > 0) {
      spec_.mutable_iterator_policy()->set_parallelism_limit(
          static_cast<int32_t>(loop.parallelism()));
    }
    switch (loop.items_case()) {
      case ir::Loop::kStaticItems:
        spec_.mutable_parameter_iterator()->mutable_items()->set_raw(
            ir::JsonText(loop.static_items()));
        break;
      case ir::Loop::kValue: {
        NoteProducers(loop.value());
        const std::string input = InputOf(loop.value());
        spec_.mutable_parameter_iterator()
            ->mutable_items()
            ->set_input_parameter(input);
        break;
      }
      case ir::Loop::kArtifacts: {
        NoteProducers(loop.artifacts());
        const std::string input = ArtifactInputOf(loop.artifacts());
        spec_.mutable_artifact_iterator()->mutable_items()->set_input_artifact(
            input);
        spec_.mutable_artifact_iterator()->set_item_input(item_input_);
        return;
      }
      default:
        Refuse("a loop over a sequence of numbers");
        return;
    }
    spec_.mutable_parameter_iterator()->set_item_input(item_input_);
  }

  void AddCondition() {
    const ir::Expression& condition = task_.condition();
    if (condition.text().dialect() != "cel")
      return Refuse("a condition that is not text in CEL");
    std::string text;
    for (const ir::Template::Piece& piece : condition.text().text().pieces()) {
      if (piece.has_value()) {
        NoteProducers(piece.value());
        absl::StrAppend(&text, "inputs.parameter_values['",
                        InputOf(piece.value()), "']");
      } else {
        absl::StrAppend(&text, piece.text());
      }
    }
    spec_.mutable_trigger_policy()->set_condition(text);
  }

  bool SetDuration(const ir::Value& value, Duration* duration) {
    const ir::Tree& tree = value.constant();
    if (tree.kind_case() == ir::Tree::kIntValue) {
      duration->set_seconds(tree.int_value());
      return true;
    }
    const std::string& text = tree.string_value();
    if (ParseDuration(text, duration)) return true;
    if (text.empty()) return false;
    int64_t number = 0;
    int64_t unit = 1;
    absl::string_view digits = text;
    if (absl::ConsumeSuffix(&digits, "m")) unit = 60;
    if (absl::ConsumeSuffix(&digits, "h")) unit = 3600;
    if (absl::ConsumeSuffix(&digits, "d")) unit = 86400;
    if (!absl::SimpleAtoi(digits, &number)) return false;
    duration->set_seconds(number * unit);
    return true;
  }

  void AddSettings() {
    if (task_.has_retry()) AddRetry();
    if (task_.has_timeout_seconds()) Refuse("a time limit of one attempt");
    if (!task_.has_caching()) return;
    const ir::Caching& caching = task_.caching();
    spec_.mutable_caching_options()->set_enable_cache(caching.enabled());
    spec_.mutable_caching_options()->set_cache_key(caching.cache_key());
    // Reusing nothing is what `enableCache: false` says here.
    const bool is_said =
        !caching.enabled() &&
        caching.max_staleness().constant().string_value() == "P0D";
    if (caching.has_max_staleness() && !is_said) {
      Refuse("a greatest age of cached results");
    }
  }

  void AddRetry() {
    const ir::Retry& retry = task_.retry();
    PipelineTaskSpec::RetryPolicy& policy = *spec_.mutable_retry_policy();
    if (!retry.policy().empty() || !retry.expression().empty())
      Refuse("a choice of failures to retry");
    int64_t limit = retry.limit().constant().int_value();
    const bool as_text =
        retry.limit().constant().kind_case() == ir::Tree::kStringValue;
    if (as_text &&
        !absl::SimpleAtoi(retry.limit().constant().string_value(), &limit))
      Refuse("such a number of retries");
    if (retry.has_limit() && !retry.limit().has_constant())
      Refuse("a number of retries that is not constant");
    policy.set_max_retry_count(static_cast<int32_t>(limit));
    if (retry.has_backoff_duration() &&
        !SetDuration(retry.backoff_duration(),
                     policy.mutable_backoff_duration())) {
      Refuse("such a time before a retry");
    }
    if (retry.has_backoff_max_duration() &&
        !SetDuration(retry.backoff_max_duration(),
                     policy.mutable_backoff_max_duration())) {
      Refuse("such a longest time of retries");
    }
    const ir::Tree& factor = retry.backoff_factor().constant();
    double number = factor.kind_case() == ir::Tree::kIntValue
                        ? static_cast<double>(factor.int_value())
                        : factor.double_value();
    const bool text_factor = factor.kind_case() == ir::Tree::kStringValue;
    if (text_factor && !absl::SimpleAtod(factor.string_value(), &number))
      Refuse("such a factor between retries");
    policy.set_backoff_factor(number);
  }

  void AddTrigger() {
    using Policy = PipelineTaskSpec::TriggerPolicy;
    const bool ignore =
        task_.trigger().kind_case() == ir::Trigger::kIgnoreUpstreamFailure &&
        task_.trigger().ignore_upstream_failure();
    if (!task_.exit_of().empty() || ignore) {
      spec_.mutable_trigger_policy()->set_strategy(
          Policy::ALL_UPSTREAM_TASKS_COMPLETED);
    }
    if (task_.has_trigger() && !ignore)
      Refuse("a start that depends on the states of other tasks");
  }

  // A setting that is known only when the pipeline runs is an input beside the
  // placeholder that reads it.
  void AddPodInputs() {
    const ir::PodSettings& pod = task_.pod();
    const auto add = [this](absl::string_view name, const ir::Value& value) {
      if (value.has_constant()) return;
      const std::string text = Text(value);
      FindParameter(name)
          ->mutable_runtime_value()
          ->mutable_constant()
          ->set_string_value(text);
    };
    if (pod.has_image()) add("base_image", pod.image());
    const auto resources = [&](const auto& entries, absl::string_view suffix) {
      for (const ir::KeyValue& entry : entries) {
        if (entry.has_key_template()) {
          ir::Value type;
          *type.mutable_template_() = entry.key_template();
          add("accelerator_type", type);
        }
        const bool known = entry.key() == "cpu" || entry.key() == "memory";
        add(known ? absl::StrCat(entry.key(), suffix) : "accelerator_count",
            entry.value());
      }
    };
    resources(pod.limits(), "_limit");
    resources(pod.requests(), "_request");
    for (const ir::EnvVar& variable : pod.env()) {
      if (variable.has_value() && !variable.value().has_constant())
        Text(variable.value());
    }
  }

  void NoteProducers(const ir::Value& value) {
    switch (value.kind_case()) {
      case ir::Value::kTaskOutput:
        dependencies_.insert(value.task_output().task());
        return;
      case ir::Value::kCollected:
        return NoteProducers(value.collected().value());
      case ir::Value::kSelection:
        return NoteProducers(value.selection().value());
      case ir::Value::kOneOf:
        for (const ir::Value& choice : value.one_of().values())
          NoteProducers(choice);
        return;
      case ir::Value::kTemplate:
        for (const ir::Template::Piece& piece : value.template_().pieces())
          NoteProducers(piece.value());
        return;
      case ir::Value::kConstant:
        return NoteProducers(value.constant());
      default:
        return;
    }
  }

  void NoteProducers(const ir::Tree& tree) {
    if (tree.has_value()) NoteProducers(tree.value());
    for (const ir::Tree& item : tree.list().items()) NoteProducers(item);
    for (const ir::Tree::Member& member : tree.map().members())
      NoteProducers(member.value());
  }

  void AddDependencies() {
    for (const std::string& name : task_.after()) dependencies_.insert(name);
    if (!task_.exit_of().empty()) dependencies_.insert(task_.exit_of());
    for (const std::string& name : dependencies_)
      spec_.add_dependent_tasks(name);
  }

  const ir::Task& task_;
  const Ports& ports_;
  Context& context_;
  PipelineTaskSpec& spec_;
  std::string item_input_;
  absl::flat_hash_map<std::string, Binding*> parameters_;
  absl::btree_set<std::string> dependencies_;
};

}  // namespace

void TaskToSpec(const ir::Task& task, const ir::Component& callee,
                const Ports& callee_ports, absl::string_view callee_name,
                Context& context, PipelineTaskSpec* spec) {
  TaskWriter(task, callee_ports, context, *spec).Write(callee, callee_name);
}

}  // namespace kfir::kfp2
