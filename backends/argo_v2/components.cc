// SPDX-License-Identifier: Apache-2.0
#include "backends/argo_v2/components.h"

#include <algorithm>

namespace kfir::argo_v2 {

Components::Components(const ir::Module& module, kfp2::Documents& documents)
    : module_(module) {
  kfp2::PipelineSpec& spec = *documents.mutable_pipeline();
  for (const auto& entry : spec.deployment_spec().executors())
    executors_.emplace(entry.key(), &entry.value());
  for (const auto& platform : documents.platform().platforms()) {
    if (platform.key() != "kubernetes") continue;
    for (const auto& entry : platform.value().deployment_spec().executors()) {
      settings_.emplace(entry.key(), &entry.value());
    }
  }
  components_.reserve(spec.components_size() + 1);
  by_name_.reserve(spec.components_size() + 1);
  for (auto& entry : *spec.mutable_components())
    Add(entry.key(), *entry.mutable_value());
  static const std::string& kRoot = *new std::string("root");
  root_ = Add(kRoot, *spec.mutable_root());
}

Component* Components::Add(const std::string& name, kfp2::ComponentSpec& spec) {
  Component& component = components_.emplace_back();
  component.name = name;
  component.spec = &spec;
  component.key = name;
  // The root is what a reference to its name means.
  by_name_[component.name] = &component;
  if (!spec.has_dag()) return &component;
  component.tasks.reserve(spec.dag().tasks_size());
  for (auto& task : *spec.mutable_dag()->mutable_tasks())
    component.tasks.emplace_back(&task.key(), task.mutable_value());
  const auto by_name = [](const auto& a, const auto& b) {
    return *a.first < *b.first;
  };
  std::sort(component.tasks.begin(), component.tasks.end(), by_name);
  return &component;
}

Component* Components::Find(absl::string_view name) {
  const auto it = by_name_.find(name);
  return it == by_name_.end() ? nullptr : it->second;
}

const ExecutorSpec* Components::FindExecutor(absl::string_view label) const {
  const auto it = executors_.find(label);
  return it == executors_.end() ? nullptr : it->second;
}

const kfp2::Struct* Components::FindSettings(absl::string_view label) const {
  const auto it = settings_.find(label);
  return it == settings_.end() ? nullptr : it->second;
}

const ir::Component& Components::Origin(const Component& component) const {
  if (&component == root_) return module_.root();
  for (const ir::Component& candidate : module_.components()) {
    if (candidate.name() == component.name) return candidate;
  }
  // One of several that a component with different settings became.
  return module_.root();
}

const ir::Location& Components::LocationOf(const Component& component) const {
  return Origin(component).loc();
}

const ir::Location& Components::LocationOf(const Component& component,
                                           absl::string_view task) const {
  const ir::Component& origin = Origin(component);
  for (const ir::Task& candidate : origin.graph().tasks()) {
    if (candidate.name() == task) return candidate.loc();
  }
  return origin.loc();
}

}  // namespace kfir::argo_v2
