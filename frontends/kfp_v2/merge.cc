// SPDX-License-Identifier: Apache-2.0
//
// A pipeline that another calls: copied into its documents, under names that
// are free there.
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "frontends/kfp_v2/builder.h"

namespace kfir::kfp_v2 {
namespace {

using Renaming = absl::flat_hash_map<std::string, std::string>;

const std::string& NewName(const Renaming& names, const std::string& name) {
  const auto it = names.find(name);
  return it == names.end() ? name : it->second;
}

void Rename(const Renaming& components, const Renaming& labels,
            kfp2::ComponentSpec* spec) {
  if (spec->implementation_case() == kfp2::ComponentSpec::kExecutorLabel) {
    spec->set_executor_label(NewName(labels, spec->executor_label()));
    return;
  }
  for (auto& task : *spec->mutable_dag()->mutable_tasks()) {
    kfp2::ComponentRef& callee = *task.mutable_value()->mutable_component_ref();
    callee.set_name(NewName(components, callee.name()));
  }
}

}  // namespace

kfp2::ComponentSpec Builder::Merge(const kfp2::Documents& documents) {
  const kfp2::PipelineSpec& spec = documents.pipeline();
  Renaming labels;
  for (const auto& executor : spec.deployment_spec().executors()) {
    const std::string label = labels_.Take(executor.key());
    labels.emplace(executor.key(), label);
    auto& entry = *spec_.mutable_deployment_spec()->add_executors();
    entry.set_key(label);
    *entry.mutable_value() = executor.value();
  }
  for (const auto& platform : documents.platform().platforms()) {
    kfp2::SinglePlatformSpec& to = PlatformOf(platform.key(), documents_);
    for (const auto& executor :
         platform.value().deployment_spec().executors()) {
      auto& entry = *to.mutable_deployment_spec()->add_executors();
      entry.set_key(NewName(labels, executor.key()));
      *entry.mutable_value() = executor.value();
    }
  }
  Renaming components;
  for (const auto& component : spec.components()) {
    const std::string key = component_keys_.Take(component.key());
    components.emplace(component.key(), key);
    // A later one of this pipeline may not be called as an earlier one was.
    component_keys_.Insert(component.key());
  }
  for (const auto& component : spec.components()) {
    auto& entry = *spec_.add_components();
    entry.set_key(NewName(components, component.key()));
    *entry.mutable_value() = component.value();
    Rename(components, labels, entry.mutable_value());
    places_.AddCopy(entry.value(), component.value());
  }
  kfp2::ComponentSpec root = spec.root();
  Rename(components, labels, &root);
  return root;
}

}  // namespace kfir::kfp_v2
