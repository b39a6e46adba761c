// SPDX-License-Identifier: Apache-2.0
#include "backends/argo/pod.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "backends/argo/attributes.h"
#include "backends/argo/pod_files.h"
#include "backends/argo/pod_metadata.h"
#include "backends/argo/pod_spec_patch.h"
#include "backends/argo/render.h"
#include "ir/effective_pod.h"
#include "ir/tree.h"
#include "support/yaml/writer.h"

namespace kfir::argo {
namespace {

using google::protobuf::Arena;

bool IsTruthy(const ir::Tree& tree) {
  switch (tree.kind_case()) {
    case ir::Tree::kIntValue:
      return tree.int_value() != 0;
    case ir::Tree::kDoubleValue:
      return tree.double_value() != 0;
    case ir::Tree::kBoolValue:
      return tree.bool_value();
    case ir::Tree::kStringValue:
      return !tree.string_value().empty();
    case ir::Tree::kNullValue:
    case ir::Tree::KIND_NOT_SET:
      return false;
    default:
      return true;
  }
}

// The members of a map in the order of their keys, at every level: YAML as kfp
// writes it into a manifest.
void SortKeys(ir::Tree& tree) {
  if (tree.has_list()) {
    for (ir::Tree& item : *tree.mutable_list()->mutable_items()) SortKeys(item);
  }
  if (!tree.has_map()) return;
  auto& members = *tree.mutable_map()->mutable_members();
  std::sort(members.pointer_begin(), members.pointer_end(),
            [](const ir::Tree::Member* a, const ir::Tree::Member* b) {
              return a->key() < b->key();
            });
  for (ir::Tree::Member& member : members) SortKeys(*member.mutable_value());
}

class PodLowering {
 public:
  PodLowering(const ir::Module& module, Program& program, Texts& texts,
              const Ports& ports, Node& task, Arena& arena, Pod& pod,
              Interface& interface)
      : module_(module),
        program_(program),
        texts_(texts),
        task_(task),
        arena_(arena),
        pod_(pod),
        interface_(interface),
        expansion_(texts, ports, task) {}

  void Run() {
    settings_ = EffectiveSettings();
    if (task_.component->has_container()) {
      LowerContainer(task_.component->container());
    } else {
      LowerResource(task_.component->resource());
    }
    LowerSettings();
    LowerRetry();
    if (task_.task->has_timeout_seconds()) {
      const ir::Tree* deadline = Rendered(task_.task->timeout_seconds());
      if (IsTruthy(*deadline)) pod_.active_deadline = deadline;
    }
    LowerFiles(program_, texts_, expansion_.arguments(), task_, interface_);
    LowerMetadata(program_, texts_, expansion_.arguments(), *settings_, task_,
                  pod_);
    pod_.pod_spec_patch = pool().Add(patch_.Text());
  }

 private:
  TextPool& pool() { return texts_.pool(); }

  ir::Tree* NewTree() { return Arena::CreateMessage<ir::Tree>(&arena_); }

  const ir::Tree* NewString(absl::string_view text) {
    ir::Tree* tree = NewTree();
    tree->set_string_value(text.data(), text.size());
    return tree;
  }

  // Null where there are none.
  static const TreeList* ListOrNull(const TreeList& list) {
    return list.empty() ? nullptr : &list;
  }

  // A Value of the task.
  const ir::Tree* Rendered(const ir::Value& value) {
    if (value.has_constant() && !HoldsValues(value.constant())) {
      return &value.constant();
    }
    return NewString(texts_.InTemplate(value, task_));
  }

  // The component's settings with the task's over them, all constants.
  const ir::PodSettings* EffectiveSettings() {
    const ir::Component& component = *task_.component;
    const bool has_base = component.has_container()
                              ? component.container().has_pod()
                              : component.resource().has_pod();
    const ir::PodSettings& base = component.has_container()
                                      ? component.container().pod()
                                      : component.resource().pod();
    const ir::PodSettings& over = *WithPlainAffinity(task_.task->pod());
    const auto of_component = [this](const ir::Value& value) {
      return std::string(expansion_.Text(value));
    };
    const auto of_task = [this](const ir::Value& value) {
      return std::string(texts_.InTemplate(value, task_));
    };
    if (!has_base) return Constants(over, of_task);
    if (!task_.task->has_pod()) return Constants(base, of_component);
    auto* both = Arena::CreateMessage<ir::PodSettings>(&arena_);
    *both = *Constants(base, of_component);
    ir::OverlayPod(*Constants(over, of_task), *both);
    return both;
  }

  // kfp looks for no parameters in an affinity, and writes them all the same.
  const ir::PodSettings* WithPlainAffinity(const ir::PodSettings& pod) {
    if (!program_.quirks() || !HoldsValues(pod.affinity())) return &pod;
    auto* plain = Arena::CreateMessage<ir::PodSettings>(&arena_);
    *plain = pod;
    RenderTree(
        [this](const ir::Value& value) {
          return std::string(texts_.Mention(value, task_));
        },
        *plain->mutable_affinity());
    return plain;
  }

  // `pod` itself where there is nothing to replace.
  const ir::PodSettings* Constants(const ir::PodSettings& pod,
                                   const RenderText& render) {
    if (!HoldsValues(pod)) return &pod;
    auto* rendered = Arena::CreateMessage<ir::PodSettings>(&arena_);
    *rendered = pod;
    RenderPod(render, *rendered);
    return rendered;
  }

  template <typename Part>
  void AddMember(Text key, const Part* part) {
    if (part != nullptr) pod_.container.push_back({key, part});
  }

  void LowerContainer(const ir::Container& container) {
    pod_.container.reserve(4);
    if (container.has_args()) {
      pod_.args = expansion_.Expand(container.args());
      AddMember("args", &std::as_const(pod_.args));
    }
    if (container.has_command()) {
      pod_.command = expansion_.Expand(container.command());
      AddMember("command", &std::as_const(pod_.command));
    }
    if (settings_->env_size() > 0) AddMember("env", &settings_->env());
    AddMember("envFrom", ListOrNull(settings_->env_from()));
    if (settings_->has_image()) {
      AddMember("image", &settings_->image().constant());
    } else if (container.has_image()) {
      pod_.container.push_back({"image", expansion_.Text(container.image())});
    }
    AddMember("resources", Resources());
    AddMember("volumeMounts", ListOrNull(settings_->volume_mounts()));
    if (settings_->has_image_pull_policy()) {
      AddMember("imagePullPolicy", &settings_->image_pull_policy().constant());
    }
    for (const ir::Tree::Member& member :
         settings_->container_extra().map().members()) {
      if (member.key() != "resources") AddMember(member.key(), &member.value());
    }
    const auto by_key = [](const ContainerMember& a, const ContainerMember& b) {
      return a.key < b.key;
    };
    std::sort(pod_.container.begin(), pod_.container.end(), by_key);
    // The pipeline's default comes after what the task says of itself.
    const std::string& policy = module_.run_settings().image_pull_policy();
    if (!policy.empty() &&
        !std::binary_search(pod_.container.begin(), pod_.container.end(),
                            ContainerMember{"imagePullPolicy", {}}, by_key)) {
      pod_.container.push_back({"imagePullPolicy", Text(policy)});
    }
  }

  void AddResources(
      absl::string_view key,
      const google::protobuf::RepeatedPtrField<ir::KeyValue>& quantities,
      ir::Tree& resources) {
    ir::Tree* kept = nullptr;
    for (const ir::KeyValue& quantity : quantities) {
      const ir::Tree& value = quantity.value().constant();
      if (patch_.TakesResource(quantity.key(), value)) {
        patch_.AddResource(key, quantity.key(), value);
        continue;
      }
      if (kept == nullptr) kept = &ir::AddMember(resources, key);
      ir::AddMember(*kept, quantity.key()) = value;
    }
  }

  const ir::Tree* Resources() {
    const ir::Tree* extra = ir::Find(settings_->container_extra(), "resources");
    if (settings_->limits().empty() && settings_->requests().empty()) {
      return extra;
    }
    ir::Tree* resources = NewTree();
    if (extra != nullptr) *resources = *extra;
    resources->mutable_map();
    AddResources("limits", settings_->limits(), *resources);
    AddResources("requests", settings_->requests(), *resources);
    return resources;
  }

  void LowerResource(const ir::Resource& resource) {
    const auto add = [&](absl::string_view key, const ir::Tree* tree) {
      pod_.resource.emplace_back(key, tree);
    };
    add("action", NewString(resource.action()));
    if (!resource.merge_strategy().empty()) {
      add("mergeStrategy", NewString(resource.merge_strategy()));
    }
    if (resource.has_success_condition()) {
      add("successCondition",
          NewString(expansion_.Text(resource.success_condition())));
    }
    if (resource.has_failure_condition()) {
      add("failureCondition",
          NewString(expansion_.Text(resource.failure_condition())));
    }
    if (resource.has_set_owner_reference()) {
      ir::Tree* owner = NewTree();
      owner->set_bool_value(resource.set_owner_reference());
      add("setOwnerReference", owner);
    }
    if (resource.flags_size() > 0 || resource.has_flags()) {
      ir::Tree* flags = NewTree();
      flags->mutable_list();
      for (const ir::Value& flag : resource.flags()) {
        flags->mutable_list()->add_items()->set_string_value(
            std::string(expansion_.Text(flag)));
      }
      add("flags", flags);
    }
    if (resource.has_manifest()) {
      ir::Tree manifest = resource.manifest();
      RenderTree(
          [this](const ir::Value& value) {
            return std::string(expansion_.Text(value));
          },
          manifest);
      SortKeys(manifest);
      std::string text;
      const auto writer = MakeYamlWriter(YamlStyle::kKfp2, &text);
      ir::WriteTree(manifest, nullptr, *writer);
      writer->Finish();
      add("manifest", NewString(text));
    }
    for (const ir::Output& output : task_.component->outputs()) {
      if (program_.quirks() && IsSet(output, "kfp1.undeclared")) continue;
      const ValueId value = program_.flow().Output(task_, output.name());
      const Text name = program_.flow().Info(value).name;
      if (!output.jq_filter().empty()) {
        interface_.output_parameters.push_back(
            {name, "jqFilter", output.jq_filter()});
        continue;
      }
      ir::Value path;
      *path.mutable_template_() = output.json_path();
      interface_.output_parameters.push_back(
          {name, "jsonPath", expansion_.Text(path)});
    }
  }

  void LowerSettings() {
    if (!settings_->node_selector().empty()) {
      ir::Tree* selector = NewTree();
      selector->mutable_map();
      for (const ir::KeyValue& entry : settings_->node_selector()) {
        const ir::Tree& value = entry.value().constant();
        if (patch_.TakesSelector(entry.key(), value)) {
          patch_.AddSelector(entry.key(), value);
        } else {
          ir::AddMember(*selector, entry.key()) = value;
        }
      }
      pod_.node_selector = selector;
    }
    pod_.tolerations = ListOrNull(settings_->tolerations());
    if (settings_->has_affinity()) pod_.affinity = &settings_->affinity();
    pod_.init_containers = ListOrNull(settings_->init_containers());
    pod_.sidecars = ListOrNull(settings_->sidecars());
    for (const ir::Tree& volume : settings_->volumes()) {
      pod_.volumes.push_back(&volume);
    }
    std::stable_sort(pod_.volumes.begin(), pod_.volumes.end(),
                     [](const ir::Tree* a, const ir::Tree* b) {
                       return VolumeName(*a) < VolumeName(*b);
                     });
    if (settings_->has_service_account()) {
      pod_.extra.emplace_back("serviceAccountName",
                              &settings_->service_account().constant());
    }
    if (settings_->image_pull_secrets_size() > 0) {
      ir::Tree secrets;
      *secrets.mutable_list()->mutable_items() =
          settings_->image_pull_secrets();
      patch_.AddMember("imagePullSecrets", secrets);
    }
    for (const ir::Tree::Member& member :
         settings_->pod_extra().map().members()) {
      if (IsTemplateMember(member.key())) {
        pod_.extra.emplace_back(member.key(), &member.value());
      } else {
        patch_.AddMember(member.key(), member.value());
      }
    }
  }

  static absl::string_view VolumeName(const ir::Tree& volume) {
    const ir::Tree* name = ir::Find(volume, "name");
    return name == nullptr ? absl::string_view() : name->string_value();
  }

  void LowerRetry() {
    if (!task_.task->has_retry()) return;
    const ir::Retry& retry = task_.task->retry();
    auto owned = std::make_unique<RetryStrategy>();
    RetryStrategy& strategy = *owned;
    if (retry.has_limit()) strategy.limit = Rendered(retry.limit());
    if (strategy.limit != nullptr && !IsTruthy(*strategy.limit)) {
      strategy.limit = nullptr;
    }
    strategy.policy = retry.policy();
    strategy.expression = retry.expression();
    if (strategy.limit == nullptr && strategy.policy.empty() &&
        strategy.expression.empty()) {
      return;
    }
    const auto add = [&](absl::string_view key, bool has,
                         const ir::Value& value) {
      if (!has) return;
      const ir::Tree* tree = Rendered(value);
      if (IsTruthy(*tree)) strategy.backoff.emplace_back(key, tree);
    };
    add("duration", retry.has_backoff_duration(), retry.backoff_duration());
    add("factor", retry.has_backoff_factor(), retry.backoff_factor());
    add("maxDuration", retry.has_backoff_max_duration(),
        retry.backoff_max_duration());
    pod_.retry = std::move(owned);
  }

  static bool IsTemplateMember(absl::string_view key) {
    static constexpr absl::string_view kMembers[] = {
        "automountServiceAccountToken", "hostAliases", "priorityClassName",
        "schedulerName", "securityContext"};
    return std::find(std::begin(kMembers), std::end(kMembers), key) !=
           std::end(kMembers);
  }

  const ir::Module& module_;
  Program& program_;
  Texts& texts_;
  Node& task_;
  Arena& arena_;
  Pod& pod_;
  Interface& interface_;
  Expansion expansion_;
  const ir::PodSettings* settings_ = nullptr;
  PodSpecPatch patch_;
};

}  // namespace

void LowerPod(const ir::Module& module, Program& program, Texts& texts,
              const Ports& ports, Node& task, Arena& arena, Pod& pod,
              Interface& interface) {
  PodLowering(module, program, texts, ports, task, arena, pod, interface).Run();
}

}  // namespace kfir::argo
