// SPDX-License-Identifier: Apache-2.0
#include "frontends/kfp_v2/build.h"

#include "absl/strings/str_cat.h"
#include "frontends/kfp_v2/builder.h"
#include "frontends/kfp_v2/condition.h"
#include "frontends/kfp_v2/diagnostic_kinds.h"
#include "ir/pipeline_spec/from_module.h"

namespace kfir::kfp_v2 {
namespace {

void AddVersions(kfp2::PipelineSpec* spec) {
  spec->set_schema_version(std::string(kfp2::kSchemaVersion));
  spec->set_sdk_version(std::string(kfp2::kSdkVersion));
  spec->mutable_deployment_spec();
}

}  // namespace

kfp2::SinglePlatformSpec& PlatformOf(const std::string& name,
                                     kfp2::Documents& documents) {
  kfp2::PlatformSpec& platform = *documents.mutable_platform();
  for (auto& entry : *platform.mutable_platforms()) {
    if (entry.key() == name) return *entry.mutable_value();
  }
  auto& entry = *platform.add_platforms();
  entry.set_key(name);
  return *entry.mutable_value();
}

void Builder::Build() {
  AddInfo();
  kfp2::ComponentSpec& root = *spec_.mutable_root();
  AddPorts(pipeline_.ports, program_, &root);
  for (const Port& port : pipeline_.ports.inputs)
    interfaces_[pipeline_.root].insert(port.name);
  components_[pipeline_.root] = &root;
  AddConfig();
  // Depth first, each group before those in it.
  std::vector<Node*> open = {pipeline_.root};
  std::vector<Node*> order;
  while (!open.empty()) {
    Node* group = open.back();
    open.pop_back();
    order.push_back(group);
    AddContents(*group);
    for (size_t i = group->members.size(); i-- > 0;) {
      if (group->members[i]->is_group()) open.push_back(group->members[i]);
    }
  }
  for (Node* group : order) {
    if (group->exit_task == nullptr) continue;
    // With `bug_compat`, the task of several handlers waits for the last one.
    Node& task = *group->exit_task;
    task.exit_of = group;
    AddTask(task, *pipeline_.root, root.mutable_dag());
    auto& entry = *root.mutable_dag()->mutable_tasks()->rbegin();
    replaced_.emplace(task.name, entry.mutable_value());
  }
  AddOutputs();
  for (const Node* group : order)
    places_.AddComponent(*components_.at(group), group->loc);
}

kfp2::ComponentSpec* Builder::Contents(const Node& group) {
  // kfp looks the group's component up by the name that it would have if the
  // name were free.
  if (program_.bug_compat() && group.parent != nullptr) {
    const std::string key = absl::StrCat("comp-", K8sName(group.name));
    for (auto& entry : *spec_.mutable_components()) {
      if (entry.key() == key) return entry.mutable_value();
    }
  }
  return components_.at(&group);
}

void Builder::AddContents(Node& group) {
  kfp2::ComponentSpec* contents = Contents(group);
  // What is in the group sees the inputs of the component that it goes to.
  if (contents != components_.at(&group)) {
    auto& names = interfaces_[&group];
    names.clear();
    for (const auto& entry : contents->input_definitions().parameters())
      names.insert(entry.key());
    for (const auto& entry : contents->input_definitions().artifacts())
      names.insert(entry.key());
  }
  if (contents->has_dag()) {
    for (auto& entry : *contents->mutable_dag()->mutable_tasks())
      replaced_.emplace(entry.key(), entry.mutable_value());
  }
  AddGroup(group, contents);
  replaced_.clear();
}

kfp2::PipelineTaskSpec* Builder::NewTask(const std::string& name,
                                         kfp2::DagSpec* dag) {
  if (const auto it = replaced_.find(name); it != replaced_.end()) {
    it->second->Clear();
    return it->second;
  }
  auto& entry = *dag->add_tasks();
  entry.set_key(name);
  return entry.mutable_value();
}

void Builder::AddInfo() {
  Fields fields(*pipeline_.value, "pipeline", program_.status());
  kfp2::PipelineInfo& info = *spec_.mutable_pipeline_info();
  info.set_name(pipeline_.name);
  info.set_display_name(
      std::string(fields.OptionalText("display_name").value_or("")));
  info.set_description(
      std::string(fields.OptionalText("description").value_or("")));
  spec_.set_default_pipeline_root(
      std::string(fields.OptionalText("root").value_or("")));
  AddVersions(&spec_);
}

void Builder::AddConfig() {
  Fields fields(*pipeline_.value, "pipeline", program_.status());
  const PyValue& value = fields.Get("config");
  if (value.is_none()) return;
  Fields config(value, "config", program_.status());
  kfp2::PipelineConfig spec;
  if (const PyValue& workspace = config.Get("workspace");
      !workspace.is_none()) {
    Fields members(workspace, "workspace", program_.status());
    kfp2::WorkspaceConfig& to = *spec.mutable_workspace();
    to.set_size(std::string(members.Text("size")));
    const PyValue& kubernetes = members.Get("kubernetes");
    Fields patch(kubernetes, "kubernetes", program_.status());
    kfp2::Struct& fields_to =
        *to.mutable_kubernetes()->mutable_pvc_spec_patch();
    if (const PyValue& members_of = patch.Get("pvcSpecPatch");
        members_of.is_dict()) {
      ToStruct(members_of, &fields_to);
    }
  }
  const auto seconds = [&config](absl::string_view key) {
    return static_cast<int32_t>(config.Int(key));
  };
  spec.set_resource_ttl_on_completion(seconds("ttl"));
  spec.set_resource_ttl_on_success(seconds("ttl_success"));
  spec.set_resource_ttl_on_failure(seconds("ttl_failure"));
  spec.set_active_deadline_seconds(seconds("deadline"));
  if (spec.ByteSizeLong() == 0) return;
  *PlatformOf("kubernetes", documents_).mutable_pipelineconfig() = spec;
}

kfp2::ComponentSpec* Builder::AddComponent(const std::string& name,
                                           std::string* key) {
  *key = component_keys_.Take(absl::StrCat("comp-", K8sName(name)));
  auto& entry = *spec_.add_components();
  entry.set_key(*key);
  return entry.mutable_value();
}

void Builder::AddGroup(Node& group, kfp2::ComponentSpec* spec) {
  for (Node* member : group.members) {
    if (member->is_group()) AddGroupTask(*member, group, spec->mutable_dag());
  }
  for (Node* member : group.members) {
    if (!member->is_group()) AddTask(*member, group, spec->mutable_dag());
  }
  // kfp lets exit handlers hand out nothing.
  if (program_.bug_compat() && group.kind == Node::Kind::kExitHandler) return;
  AddGroupOutputs(group, spec);
}

void Builder::AddGroupTask(Node& group, const Node& parent,
                           kfp2::DagSpec* dag) {
  kfp2::PipelineTaskSpec& task = *NewTask(group.name, dag);
  task.mutable_task_info()->set_name(
      group.display_name.empty() ? group.name : group.display_name);
  std::string key;
  kfp2::ComponentSpec* component = AddComponent(group.name, &key);
  components_[&group] = component;
  task.mutable_component_ref()->set_name(key);
  auto& names = interfaces_[&group];
  for (const Channel* channel : Interface(group)) {
    const std::string name = absl::StrCat(kPrefix, channel->full_name);
    names.insert(name);
    AddInput(name, channel->type, component);
    // kfp takes it for a parameter there.
    if (program_.bug_compat() && channel->collected &&
        channel->type.is_artifact()) {
      program_.Report(kinds::ValueNotReached, group.loc,
                      {group.name, channel->full_name});
    }
    if (channel == group.item ||
        (group.item != nullptr && channel->full_name == group.item->full_name))
      continue;
    Bind(*channel, group, parent, name, task.mutable_inputs());
  }
  if (task.inputs().ByteSizeLong() == 0) task.clear_inputs();
  for (const std::string& name : group.dependencies)
    task.add_dependent_tasks(name);
  if (!group.conditions.empty()) {
    task.mutable_trigger_policy()->set_condition(ConditionText(
        group, [](const Channel& channel) -> const Channel& { return channel; },
        program_));
  }
  if (group.kind == Node::Kind::kLoop) AddIterator(group, &task);
  places_.AddTask(task, group.loc);
}

void Builder::AddIterator(const Node& group, kfp2::PipelineTaskSpec* task) {
  const std::string item = absl::StrCat(kPrefix, group.item->full_name);
  if (group.parallelism > 0) {
    task->mutable_iterator_policy()->set_parallelism_limit(
        static_cast<int32_t>(group.parallelism));
  }
  if (group.raw.has_value()) {
    task->mutable_parameter_iterator()->mutable_items()->set_raw(*group.raw);
    task->mutable_parameter_iterator()->set_item_input(item);
    return;
  }
  const Channel& source = *group.item->source;
  const std::string items = absl::StrCat(kPrefix, source.full_name);
  if (source.type.is_artifact()) {
    task->mutable_artifact_iterator()->mutable_items()->set_input_artifact(
        items);
    task->mutable_artifact_iterator()->set_item_input(item);
  } else {
    task->mutable_parameter_iterator()->mutable_items()->set_input_parameter(
        items);
    task->mutable_parameter_iterator()->set_item_input(item);
  }
}

void Builder::AddGroupOutputs(const Node& group, kfp2::ComponentSpec* spec) {
  for (const auto& [name, output] : group.outputs) {
    AddOutput(name, output.type, spec);
    kfp2::DagOutputsSpec& outputs = *spec->mutable_dag()->mutable_outputs();
    if (output.type.is_artifact()) {
      auto& entry = *outputs.add_artifacts();
      entry.set_key(name);
      for (const auto& [producer, key] : output.sources) {
        auto& selector = *entry.mutable_value()->add_artifact_selectors();
        selector.set_producer_subtask(producer->name);
        selector.set_output_artifact_key(key);
      }
      continue;
    }
    auto& entry = *outputs.add_parameters();
    entry.set_key(name);
    for (const auto& [producer, key] : output.sources) {
      auto& selector =
          output.one_of
              ? *entry.mutable_value()
                     ->mutable_value_from_oneof()
                     ->add_parameter_selectors()
              : *entry.mutable_value()->mutable_value_from_parameter();
      selector.set_producer_subtask(producer->name);
      selector.set_output_parameter_key(key);
    }
  }
}

void Builder::AddOutputs() {
  for (const auto& [name, returned] : pipeline_.outputs) {
    const Channel& channel = scope_.Resolve(*returned, nullptr);
    kfp2::DagOutputsSpec& outputs =
        *spec_.mutable_root()->mutable_dag()->mutable_outputs();
    if (channel.type.is_artifact()) {
      auto& entry = *outputs.add_artifacts();
      entry.set_key(name);
      auto& selector = *entry.mutable_value()->add_artifact_selectors();
      selector.set_producer_subtask(channel.producer->name);
      selector.set_output_artifact_key(channel.name);
    } else {
      auto& entry = *outputs.add_parameters();
      entry.set_key(name);
      auto& selector = *entry.mutable_value()->mutable_value_from_parameter();
      selector.set_producer_subtask(channel.producer->name);
      selector.set_output_parameter_key(channel.name);
    }
  }
}

std::string Builder::InputName(const Channel& channel, const Node& user,
                               const Node& parent) {
  std::string name = parent.kind == Node::Kind::kRoot
                         ? channel.full_name
                         : absl::StrCat(kPrefix, channel.full_name);
  // kfp looks only whether outputs and items got to the tasks that use them.
  const bool unchecked =
      program_.bug_compat() &&
      (channel.kind == Channel::Kind::kInput || user.is_group());
  if (!unchecked && !interfaces_[&parent].contains(name)) {
    program_.Report(kinds::ValueNotReached, user.loc,
                    {user.name, channel.full_name});
  }
  return name;
}

void Builder::BindParameter(const Channel& channel, const Node& user,
                            const Node& parent, Binding* binding) {
  if (channel.kind == Channel::Kind::kField) {
    binding->set_parameter_expression_selector(
        absl::StrCat("parseJson(string_value)[\"", channel.field, "\"]"));
    return BindParameter(*channel.source, user, parent, binding);
  }
  if (channel.producer != nullptr && channel.producer->parent == &parent) {
    binding->mutable_task_output_parameter()->set_producer_task(
        channel.producer->name);
    binding->mutable_task_output_parameter()->set_output_parameter_key(
        channel.name);
    return;
  }
  binding->set_component_input_parameter(InputName(channel, user, parent));
}

void Builder::Bind(const Channel& channel, const Node& user, const Node& parent,
                   absl::string_view input, kfp2::TaskInputsSpec* inputs) {
  if (!channel.type.is_artifact()) {
    auto& entry = *inputs->add_parameters();
    entry.set_key(std::string(input));
    return BindParameter(channel, user, parent, entry.mutable_value());
  }
  auto& entry = *inputs->add_artifacts();
  entry.set_key(std::string(input));
  ArtifactBinding& binding = *entry.mutable_value();
  if (channel.producer != nullptr && channel.producer->parent == &parent) {
    binding.mutable_task_output_artifact()->set_producer_task(
        channel.producer->name);
    binding.mutable_task_output_artifact()->set_output_artifact_key(
        channel.name);
    return;
  }
  binding.set_component_input_artifact(InputName(channel, user, parent));
}

void BuildPipeline(Pipeline& pipeline, const Built& built, Program& program,
                   MessagePlaces& places, kfp2::Documents* documents) {
  const Scope scope(pipeline, program);
  if (program.diagnostics().has_errors()) return;
  Builder(pipeline, scope, built, program, places, documents).Build();
}

void BuildComponent(const Component& component, Program& program,
                    MessagePlaces& places, kfp2::Documents* documents) {
  kfp2::PipelineSpec& spec = *documents->mutable_pipeline();
  spec.mutable_pipeline_info()->set_name(component.name);
  AddVersions(&spec);
  kfp2::ComponentSpec& root = *spec.mutable_root();
  AddPorts(component, program, &root);
  auto& entry = *spec.add_components();
  entry.set_key(absl::StrCat("comp-", component.name));
  AddPorts(component, program, entry.mutable_value());
  const std::string label = absl::StrCat("exec-", component.name);
  entry.mutable_value()->set_executor_label(label);
  auto& executor = *spec.mutable_deployment_spec()->add_executors();
  executor.set_key(label);
  ToExecutor(component, {}, program, executor.mutable_value());
  auto& task_entry = *root.mutable_dag()->add_tasks();
  task_entry.set_key(component.name);
  kfp2::PipelineTaskSpec& task = *task_entry.mutable_value();
  task.mutable_task_info()->set_name(component.name);
  task.mutable_component_ref()->set_name(entry.key());
  task.mutable_caching_options()->set_enable_cache(true);
  for (const Port& port : component.inputs) {
    if (port.type.is_artifact()) {
      auto& input = *task.mutable_inputs()->add_artifacts();
      input.set_key(port.name);
      input.mutable_value()->set_component_input_artifact(port.name);
    } else {
      auto& input = *task.mutable_inputs()->add_parameters();
      input.set_key(port.name);
      input.mutable_value()->set_component_input_parameter(port.name);
    }
  }
  for (const Port& port : component.outputs) {
    kfp2::DagOutputsSpec& outputs = *root.mutable_dag()->mutable_outputs();
    if (port.type.is_artifact()) {
      auto& output = *outputs.add_artifacts();
      output.set_key(port.name);
      auto& selector = *output.mutable_value()->add_artifact_selectors();
      selector.set_producer_subtask(component.name);
      selector.set_output_artifact_key(port.name);
    } else {
      auto& output = *outputs.add_parameters();
      output.set_key(port.name);
      auto& selector = *output.mutable_value()->mutable_value_from_parameter();
      selector.set_producer_subtask(component.name);
      selector.set_output_parameter_key(port.name);
    }
  }
  places.AddComponent(entry.value(), component.loc);
  places.AddComponent(root, component.loc);
  places.AddTask(task, component.loc);
}

}  // namespace kfir::kfp_v2
