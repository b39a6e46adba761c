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

kfp2::Struct& SettingsOf(const std::string& label,
                         kfp2::SinglePlatformSpec& platform) {
  for (auto& entry : *platform.mutable_deployment_spec()->mutable_executors()) {
    if (entry.key() == label) return *entry.mutable_value();
  }
  auto& entry = *platform.mutable_deployment_spec()->add_executors();
  entry.set_key(label);
  return *entry.mutable_value();
}

void SetMember(const kfp2::Struct::Entry& member, kfp2::Struct& fields) {
  for (kfp2::Struct::Entry& entry : *fields.mutable_fields()) {
    if (entry.key() != member.key()) continue;
    *entry.mutable_value() = member.value();
    return;
  }
  *fields.add_fields() = member;
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

// kfp renames one executor after the other in what it has renamed already, so
// that two may end as one, and puts all settings in place after each of them.
void Builder::MergeExecutorsAsKfp(kfp2::Documents& documents) {
  kfp2::PipelineSpec& spec = *documents.mutable_pipeline();
  for (const auto& executor : spec.deployment_spec().executors()) {
    const std::string& old = executor.key();
    const std::string label = labels_.Take(old);
    for (auto& component : *spec.mutable_components()) {
      if (component.value().executor_label() == old)
        component.mutable_value()->set_executor_label(label);
    }
    auto& entry = *spec_.mutable_deployment_spec()->add_executors();
    entry.set_key(label);
    *entry.mutable_value() = executor.value();
    for (auto& platform : *documents.mutable_platform()->mutable_platforms()) {
      for (auto& settings : *platform.mutable_value()
                                 ->mutable_deployment_spec()
                                 ->mutable_executors()) {
        if (settings.key() == old) settings.set_key(label);
        kfp2::Struct& to =
            SettingsOf(settings.key(), PlatformOf(platform.key(), documents_));
        for (const kfp2::Struct::Entry& member : settings.value().fields())
          SetMember(member, to);
      }
    }
  }
}

kfp2::ComponentSpec Builder::Merge(const kfp2::Documents& original) {
  kfp2::Documents renamed;
  if (program_.bug_compat()) {
    renamed = original;
    MergeExecutorsAsKfp(renamed);
    renamed.mutable_pipeline()->clear_deployment_spec();
    for (auto& platform : *renamed.mutable_platform()->mutable_platforms())
      platform.mutable_value()->clear_deployment_spec();
  }
  const kfp2::Documents& documents = program_.bug_compat() ? renamed : original;
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
  for (int i = 0; i < spec.components_size(); ++i) {
    auto& entry = *spec_.add_components();
    entry.set_key(NewName(components, spec.components(i).key()));
    *entry.mutable_value() = spec.components(i).value();
    Rename(components, labels, entry.mutable_value());
    places_.AddCopy(entry.value(), original.pipeline().components(i).value());
  }
  kfp2::ComponentSpec root = spec.root();
  Rename(components, labels, &root);
  return root;
}

}  // namespace kfir::kfp_v2
