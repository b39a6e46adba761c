// SPDX-License-Identifier: Apache-2.0
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "frontends/kfp_v2/builder.h"
#include "frontends/kfp_v2/diagnostic_kinds.h"

namespace kfir::kfp_v2 {

// One call.
class TaskBuilder {
 public:
  TaskBuilder(Builder& builder, Node& task, const Node& parent,
              kfp2::PipelineTaskSpec& spec)
      : builder_(builder),
        program_(builder.program_),
        task_(task),
        parent_(parent),
        component_(program_.components()[task.component]),
        fields_(*task.value, "task", program_.status()),
        spec_(spec) {}

  void Build() {
    spec_.mutable_task_info()->set_name(
        task_.display_name.empty() ? task_.name : task_.display_name);
    for (const PyValue& argument : fields_.Items("arguments")) {
      const absl::string_view name = argument.items()[0].text();
      if (!IsOverwritten(name)) Argument(name, argument.items()[1]);
    }
    FinalStatus();
    Callee();
    Policies();
    if (spec_.inputs().ByteSizeLong() == 0) spec_.clear_inputs();
    builder_.places_.AddTask(spec_, task_.loc);
  }

 private:
  const Channel& Resolve(const Channel& channel) const {
    return builder_.scope_.Resolve(channel, &task_);
  }

  // Whether DynamicInputs() gives the input of that name another value.
  bool IsOverwritten(absl::string_view name) {
    if (name == "base_image") return IsDynamic(fields_.Get("image"));
    const absl::Span<const PyValue> resources = fields_.DictItems("resources");
    for (size_t i = 0; i + 1 < resources.size(); i += 2) {
      if (resources[i].text() == name) return IsDynamic(resources[i + 1]);
    }
    return false;
  }

  bool IsDynamic(const PyValue& setting) const {
    if (!setting.is_str()) return !setting.is_none();
    bool found = false;
    ScanText(setting.text(), builder_.pipeline_, program_.bug_compat(),
             [&found](const Channel&, size_t, size_t) { found = true; });
    return found;
  }

  Binding* Parameter(absl::string_view name) {
    Binding*& binding = parameters_[name];
    if (binding == nullptr) {
      auto& entry = *spec_.mutable_inputs()->add_parameters();
      entry.set_key(std::string(name));
      binding = entry.mutable_value();
    }
    return binding;
  }

  void Argument(absl::string_view name, const PyValue& value) {
    if (const Channel* channel = AsChannel(value, builder_.pipeline_)) {
      const Channel& resolved = Resolve(*channel);
      if (!resolved.type.is_artifact()) {
        return builder_.BindParameter(resolved, task_, parent_,
                                      Parameter(name));
      }
      return builder_.Bind(resolved, task_, parent_, name,
                           spec_.mutable_inputs());
    }
    kfp2::Value constant;
    ToConstant(value, &constant);
    *Parameter(name)->mutable_runtime_value()->mutable_constant() =
        std::move(constant);
  }

  // As ToValue(), with channels.
  void ToConstant(const PyValue& value, kfp2::Value* to) {
    if (const Channel* channel = AsChannel(value, builder_.pipeline_)) {
      to->set_string_value(
          Inject(Resolve(SpokenChannel(*channel, builder_.pipeline_))));
    } else if (value.kind() == PyValue::Kind::kList) {
      to->mutable_list_value();
      for (const PyValue& item : value.items())
        ToConstant(item, to->mutable_list_value()->add_values());
    } else if (value.is_dict()) {
      to->mutable_struct_value();
      for (size_t i = 0; i + 1 < value.items().size(); i += 2) {
        kfp2::Struct::Entry& entry = *to->mutable_struct_value()->add_fields();
        // Channels in keys become inputs; the keys stay as they are.
        const absl::string_view key = value.items()[i].text();
        if (Render(key) != key && !program_.bug_compat())
          program_.Report(kinds::ValueInKey, task_.loc, {task_.name});
        entry.set_key(std::string(key));
        ToConstant(value.items()[i + 1], entry.mutable_value());
      }
    } else {
      ToValue(
          value, [this](absl::string_view text) { return Render(text); }, to);
    }
  }

  std::string Placeholder(const PyValue& value) {
    const Channel* channel = AsChannel(value, builder_.pipeline_);
    if (channel == nullptr) {
      program_.status().Fail("a setting is no channel");
      return "";
    }
    return Inject(Resolve(SpokenChannel(*channel, builder_.pipeline_)));
  }

  // Makes `channel` an input of the task and gives its placeholder.
  std::string Inject(const Channel& channel) {
    const std::string name = absl::StrCat(kPrefix, channel.full_name);
    if (injected_.insert(name).second) {
      if (parameters_.contains(name)) {
        program_.Report(kinds::InjectedInput, task_.loc, {task_.name, name});
      } else if (channel.type.is_artifact() && !program_.bug_compat()) {
        program_.Report(kinds::ArtifactInText, task_.loc,
                        {task_.name, channel.name});
      } else if (channel.kind == Channel::Kind::kField &&
                 builder_.interfaces_[&parent_].contains(name)) {
        Parameter(name)->set_component_input_parameter(name);
      } else {
        builder_.BindParameter(channel, task_, parent_, Parameter(name));
      }
    }
    return absl::StrCat("{{$.inputs.parameters['", name, "']}}");
  }

  std::string Render(absl::string_view text) {
    if (!absl::StrContains(text, kChannelText)) return std::string(text);
    std::string result;
    size_t done = 0;
    ScanText(text, builder_.pipeline_, program_.bug_compat(),
             [&](const Channel& channel, size_t begin, size_t end) {
               absl::StrAppend(&result, text.substr(done, begin - done));
               absl::StrAppend(&result, Inject(Resolve(channel)));
               done = end;
             });
    absl::StrAppend(&result, text.substr(done));
    return result;
  }

  void FinalStatus() {
    for (const Port& port : component_.inputs) {
      if (port.type.parameter != ir::Type::PARAMETER_TASK_FINAL_STATUS)
        continue;
      std::string producer;
      if (task_.exit_of != nullptr) {
        producer = task_.exit_of->name;
      } else if (task_.ignores_failure && task_.dependencies.size() == 1) {
        producer = *task_.dependencies.begin();
      } else {
        program_.Report(task_.ignores_failure ? kinds::FinalStatusOfOne
                                              : kinds::FinalStatusOutside,
                        task_.loc, {task_.name, port.name});
        continue;
      }
      Parameter(port.name)->mutable_task_final_status()->set_producer_task(
          producer);
    }
  }

  void Callee() {
    std::string key;
    if (component_.container != nullptr || component_.importer != nullptr) {
      Leaf(&key);
    } else {
      Graph(&key);
    }
    spec_.mutable_component_ref()->set_name(key);
  }

  void Leaf(std::string* key) {
    TaskSettings settings;
    settings.image = &fields_.Get("image");
    settings.resources = &fields_.Get("resources");
    settings.env = &fields_.Get("env");
    settings.render = [this](absl::string_view text) { return Render(text); };
    settings.placeholder = [this](const PyValue& value) {
      return Placeholder(value);
    };
    ExecutorSpec executor;
    ToExecutor(component_, settings, program_, &executor);
    DynamicInputs(executor, settings);
    kfp2::ComponentSpec& component = *builder_.AddComponent(task_.name, key);
    AddPorts(component_, program_, &component);
    const std::string label = builder_.AddExecutor(task_, std::move(executor));
    component.set_executor_label(label);
    builder_.places_.AddComponent(component, component_.loc);
    if (component_.container != nullptr)
      builder_.AddPlatform(task_, label, parent_);
  }

  // A setting that holds a channel is an input of the task, too.
  void DynamicInputs(const ExecutorSpec& executor,
                     const TaskSettings& settings) {
    const auto set = [this](absl::string_view name, std::string text) {
      Binding& binding = *Parameter(name);
      binding.Clear();
      binding.mutable_runtime_value()->mutable_constant()->set_string_value(
          std::move(text));
    };
    const absl::Span<const PyValue> resources =
        settings.resources->is_dict() ? settings.resources->items()
                                      : absl::Span<const PyValue>();
    for (size_t i = 0; i + 1 < resources.size(); i += 2) {
      const PyValue& value = resources[i + 1];
      std::string text =
          value.is_str() ? Render(value.text()) : Placeholder(value);
      if (!value.is_str() || text != value.text())
        set(resources[i].text(), std::move(text));
    }
    const PyValue& image = *settings.image;
    const std::string& name = executor.container().image();
    if (!image.is_none() && !(image.is_str() && image.text() == name))
      set("base_image", name);
  }

  void Graph(std::string* key) {
    const auto& list = component_.pipeline.has_value()
                           ? builder_.built_.pipelines
                           : builder_.built_.loaded;
    const int64_t index =
        component_.pipeline.value_or(component_.document.value_or(-1));
    if (index < 0 || static_cast<size_t>(index) >= list.size() ||
        list[static_cast<size_t>(index)] == nullptr) {
      program_.status().Fail("a pipeline calls one that comes later");
      return;
    }
    if (!fields_.DictItems("platform").empty()) {
      program_.Report(kinds::PipelineTaskPlatform, task_.loc, {task_.name});
    }
    const kfp2::Documents& documents = *list[static_cast<size_t>(index)];
    kfp2::ComponentSpec root = builder_.Merge(documents);
    kfp2::ComponentSpec& component = *builder_.AddComponent(task_.name, key);
    component = std::move(root);
    builder_.places_.AddCopy(component, documents.pipeline().root());
  }

  void Policies() {
    for (const std::string& name : task_.dependencies)
      spec_.add_dependent_tasks(name);
    kfp2::PipelineTaskSpec::CachingOptions& caching =
        *spec_.mutable_caching_options();
    caching.set_enable_cache(fields_.Bool("caching"));
    caching.set_cache_key(
        std::string(fields_.OptionalText("cache_key").value_or("")));
    if (const PyValue& retry = fields_.Get("retry");
        retry.is_sequence() && retry.items().size() == 4) {
      Retry(retry.items());
    }
    if (task_.exit_of != nullptr)
      spec_.add_dependent_tasks(task_.exit_of->name);
    if (task_.exit_of != nullptr || task_.ignores_failure) {
      spec_.mutable_trigger_policy()->set_strategy(
          kfp2::PipelineTaskSpec::TriggerPolicy::ALL_UPSTREAM_TASKS_COMPLETED);
    }
  }

  void Retry(absl::Span<const PyValue> row) {
    kfp2::PipelineTaskSpec::RetryPolicy& policy = *spec_.mutable_retry_policy();
    if (row[0].kind() == PyValue::Kind::kInt)
      policy.set_max_retry_count(static_cast<int32_t>(row[0].int_value()));
    policy.mutable_backoff_duration()->set_seconds(row[1].int_value());
    policy.set_backoff_factor(row[2].float_value());
    policy.mutable_backoff_max_duration()->set_seconds(row[3].int_value());
  }

  Builder& builder_;
  Program& program_;
  Node& task_;
  const Node& parent_;
  const Component& component_;
  Fields fields_;
  kfp2::PipelineTaskSpec& spec_;
  absl::flat_hash_map<std::string, Binding*> parameters_;
  absl::flat_hash_set<std::string> injected_;
};

void Builder::AddTask(Node& task, const Node& parent, kfp2::DagSpec* dag) {
  TaskBuilder(*this, task, parent, *NewTask(task.name, dag)).Build();
}

std::string Builder::AddExecutor(const Node& task, ExecutorSpec executor) {
  std::string label = labels_.Take(absl::StrCat("exec-", K8sName(task.name)));
  auto& entry = *spec_.mutable_deployment_spec()->add_executors();
  entry.set_key(label);
  *entry.mutable_value() = std::move(executor);
  return label;
}

}  // namespace kfir::kfp_v2
