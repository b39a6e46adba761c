// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <initializer_list>
#include <optional>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "ir/pipeline_spec/bindings.h"
#include "ir/pipeline_spec/kubernetes.h"
#include "ir/pipeline_spec/trees.h"
#include "ir/tree.h"

namespace kfir::kfp2 {
namespace {

using ir::Find;
using ir::Tree;

std::optional<std::string> ConstantText(const Tree& tree) {
  if (tree.kind_case() == Tree::kStringValue) return tree.string_value();
  if (tree.kind_case() == Tree::kIntValue)
    return absl::StrCat(tree.int_value());
  if (tree.kind_case() == Tree::kBoolValue)
    return std::string(tree.bool_value() ? "true" : "false");
  return std::nullopt;
}

std::optional<std::string> ConstantText(const ir::Value& value) {
  if (!value.has_constant()) return std::nullopt;
  return ConstantText(value.constant());
}

std::string TextOf(const Tree& map, absl::string_view key) {
  const Tree* member = Find(map, key);
  return member == nullptr ? "" : ConstantText(*member).value_or("");
}

class PodWriter {
 public:
  PodWriter(const ir::PodSettings& pod, const Refuse& refuse,
            KubernetesExecutorConfig& config)
      : pod_(pod), refuse_(refuse), config_(config) {}

  void Write() {
    Environment();
    for (const Tree& volume : pod_.volumes()) {
      if (const Tree* name = Find(volume, "name"))
        volumes_[name->SerializeAsString()].push_back({&volume, false});
    }
    for (const Tree& mount : pod_.volume_mounts()) AddMount(mount);
    for (const Tree& volume : pod_.volumes()) {
      const Tree* name = Find(volume, "name");
      if (name == nullptr || !IsMounted(volume, *name))
        refuse_("a volume that the main container does not mount");
    }
    for (const Tree& toleration : pod_.tolerations()) AddToleration(toleration);
    Placement();
    Metadata();
    Extra();
    for (const Tree& container : pod_.init_containers())
      AddInitContainer(container);
    if (!pod_.env_from().empty())
      refuse_("an environment from a whole object (`envFrom`)");
    if (!pod_.sidecars().empty()) refuse_("a sidecar");
    if (pod_.has_service_account()) refuse_("a service account of one task");
  }

 private:
  struct Volume {
    const Tree* tree;
    bool mounted;
  };

  // False, after a refusal, where `map` has a member that is not `known`.
  bool Only(const Tree& map, std::initializer_list<absl::string_view> known,
            absl::string_view what) {
    for (const Tree::Member& member : map.map().members()) {
      bool found = false;
      for (absl::string_view name : known)
        found = found || name == member.key();
      if (found && !member.has_key_template()) continue;
      refuse_(absl::StrCat("`", member.key(), "` in ", what));
      return false;
    }
    return true;
  }

  void SetName(const Tree* name, std::string* plain, Binding* binding) {
    if (name == nullptr) return;
    if (std::optional<std::string> text = ConstantText(*name)) {
      *plain = *text;
      binding->mutable_runtime_value()->mutable_constant()->set_string_value(
          *std::move(text));
    } else if (name->has_map()) {
      FromTree(*name, nullptr,
               binding->mutable_runtime_value()->mutable_constant());
    } else if (!name->has_value() || !ToBinding(name->value(), binding)) {
      refuse_("a name that is put together when the pipeline runs");
    }
  }

  template <typename Message>
  static void SetOptional(const Tree& map, Message* message) {
    if (const Tree* optional = Find(map, "optional"))
      message->set_optional(optional->bool_value());
  }

  void Environment() {
    std::string last;  // the object of the variable before, so that one entry
                       // holds its neighbours
    for (const ir::EnvVar& variable : pod_.env()) {
      if (!variable.has_value_from()) continue;
      const Tree& from = variable.value_from();
      if (from.map().members_size() != 1) {
        refuse_(absl::StrCat("the source of the environment variable `",
                             variable.name(), "`"));
        continue;
      }
      const std::string& kind = from.map().members(0).key();
      const Tree& body = from.map().members(0).value();
      if (kind == "fieldRef") {
        FieldPathAsEnv& field = *config_.add_field_path_as_env();
        field.set_name(variable.name());
        field.set_field_path(TextOf(body, "fieldPath"));
        Only(body, {"fieldPath", "apiVersion"}, "a field of the pod");
        continue;
      }
      if (kind != "secretKeyRef" && kind != "configMapKeyRef") {
        refuse_(absl::StrCat("the source `", kind,
                             "` of the environment variable `", variable.name(),
                             "`"));
        continue;
      }
      if (!Only(body, {"name", "key", "optional"},
                "the source of an environment variable"))
        continue;
      Tree object = body;
      const auto is_key = [](const Tree::Member& member) {
        return member.key() == "key";
      };
      auto& members = *object.mutable_map()->mutable_members();
      members.erase(std::remove_if(members.begin(), members.end(), is_key),
                    members.end());
      const std::string identity =
          absl::StrCat(kind, object.SerializeAsString());
      if (kind == "secretKeyRef") {
        AddSecretVariable(variable, body, identity == last);
      } else {
        AddConfigMapVariable(variable, body, identity == last);
      }
      last = identity;
    }
  }

  void AddSecretVariable(const ir::EnvVar& variable, const Tree& body,
                         bool same_object) {
    if (!same_object) {
      SecretAsEnv& secret = *config_.add_secret_as_env();
      SetName(Find(body, "name"), secret.mutable_secret_name(),
              secret.mutable_secret_name_parameter());
      SetOptional(body, &secret);
    }
    auto& entry =
        *config_.mutable_secret_as_env(config_.secret_as_env_size() - 1)
             ->add_key_to_env();
    entry.set_env_var(variable.name());
    entry.set_secret_key(TextOf(body, "key"));
  }

  void AddConfigMapVariable(const ir::EnvVar& variable, const Tree& body,
                            bool same_object) {
    if (!same_object) {
      ConfigMapAsEnv& map = *config_.add_config_map_as_env();
      SetName(Find(body, "name"), map.mutable_config_map_name(),
              map.mutable_config_map_name_parameter());
      SetOptional(body, &map);
    }
    auto& entry =
        *config_
             .mutable_config_map_as_env(config_.config_map_as_env_size() - 1)
             ->add_key_to_env();
    entry.set_env_var(variable.name());
    entry.set_config_map_key(TextOf(body, "key"));
  }

  bool IsMounted(const Tree& volume, const Tree& name) const {
    for (const Volume& other : volumes_.at(name.SerializeAsString())) {
      if (other.tree == &volume) return other.mounted;
    }
    return false;
  }

  // Of volumes with one name, each mount takes the next.
  static const Tree& Mounted(std::vector<Volume>& volumes) {
    for (Volume& volume : volumes) {
      if (std::exchange(volume.mounted, true)) continue;
      return *volume.tree;
    }
    return *volumes.front().tree;
  }

  void AddMount(const Tree& mount) {
    const Tree* name = Find(mount, "name");
    const auto it = name == nullptr ? volumes_.end()
                                    : volumes_.find(name->SerializeAsString());
    if (it == volumes_.end())
      return refuse_("the mount of a volume that is not declared");
    const Tree& volume = Mounted(it->second);
    const std::string path = TextOf(mount, "mountPath");
    const Tree* source = nullptr;
    std::string kind;
    for (const Tree::Member& member : volume.map().members()) {
      if (member.key() == "name") continue;
      source = &member.value();
      kind = member.key();
    }
    const bool claim = kind == "persistentVolumeClaim";
    // Kubernetes mounts these read-only, whatever the mount says.
    const bool fixed = kind == "secret" || kind == "configMap";
    if (!Only(mount,
              {"name", "mountPath",
               claim   ? "subPath"
               : fixed ? "readOnly"
                       : "name"},
              "the mount of a volume")) {
      return;
    }
    if (kind == "secret" &&
        Only(*source, {"secretName", "optional"}, "a volume of a secret")) {
      SecretAsVolume& secret = *config_.add_secret_as_volume();
      SetName(Find(*source, "secretName"), secret.mutable_secret_name(),
              secret.mutable_secret_name_parameter());
      secret.set_mount_path(path);
      SetOptional(*source, &secret);
    } else if (kind == "configMap" && Only(*source, {"name", "optional"},
                                           "a volume of a config map")) {
      ConfigMapAsVolume& map = *config_.add_config_map_as_volume();
      SetName(Find(*source, "name"), map.mutable_config_map_name(),
              map.mutable_config_map_name_parameter());
      map.set_mount_path(path);
      SetOptional(*source, &map);
    } else if (claim && Only(*source, {"claimName"}, "a volume of a claim")) {
      AddClaim(*source, mount, path);
    } else if (kind == "emptyDir" &&
               Only(*source, {"medium", "sizeLimit"}, "an empty volume")) {
      EmptyDirMount& empty = *config_.add_empty_dir_mounts();
      empty.set_volume_name(TextOf(volume, "name"));
      empty.set_mount_path(path);
      if (Find(*source, "medium") != nullptr)
        empty.set_medium(TextOf(*source, "medium"));
      if (Find(*source, "sizeLimit") != nullptr)
        empty.set_size_limit(TextOf(*source, "sizeLimit"));
    } else if (kind == "ephemeral") {
      AddEphemeral(volume, *source, path);
    } else if (kind != "secret" && kind != "configMap" && kind != "emptyDir" &&
               !claim) {
      refuse_(absl::StrCat("a volume of the kind `", kind, "`"));
    }
  }

  void AddClaim(const Tree& source, const Tree& mount,
                const std::string& path) {
    PvcMount& claim = *config_.add_pvc_mount();
    std::string plain;
    Binding& binding = *claim.mutable_pvc_name_parameter();
    SetName(Find(source, "claimName"), &plain, &binding);
    if (binding.has_task_output_parameter()) {
      *claim.mutable_task_output_parameter() = binding.task_output_parameter();
    } else if (binding.kind_case() == Binding::kComponentInputParameter) {
      claim.set_component_input_parameter(binding.component_input_parameter());
    } else {
      claim.set_constant(plain);
    }
    claim.set_mount_path(path);
    claim.set_sub_path(TextOf(mount, "subPath"));
  }

  static void AddEntries(
      const Tree* map,
      google::protobuf::RepeatedPtrField<StringEntry>* entries) {
    if (map == nullptr) return;
    for (const Tree::Member& member : map->map().members()) {
      StringEntry& entry = *entries->Add();
      entry.set_key(member.key());
      entry.set_value(ConstantText(member.value()).value_or(""));
    }
  }

  void AddEphemeral(const Tree& volume, const Tree& source,
                    const std::string& path) {
    const Tree* claim = Find(source, "volumeClaimTemplate");
    const Tree* spec = claim == nullptr ? nullptr : Find(*claim, "spec");
    if (spec == nullptr) return refuse_("an ephemeral volume without a claim");
    if (!Only(source, {"volumeClaimTemplate"}, "an ephemeral volume") ||
        !Only(*claim, {"metadata", "spec"},
              "the claim of an ephemeral volume") ||
        !Only(*spec, {"accessModes", "resources", "storageClassName"},
              "the claim of an ephemeral volume")) {
      return;
    }
    GenericEphemeralVolume& target = *config_.add_generic_ephemeral_volume();
    target.set_volume_name(TextOf(volume, "name"));
    target.set_mount_path(path);
    if (const Tree* modes = Find(*spec, "accessModes")) {
      for (const Tree& mode : modes->list().items())
        target.add_access_modes(mode.string_value());
    }
    if (const Tree* resources = Find(*spec, "resources")) {
      if (const Tree* requests = Find(*resources, "requests"))
        target.set_size(TextOf(*requests, "storage"));
    }
    if (Find(*spec, "storageClassName") == nullptr) {
      target.set_default_storage_class(true);
    } else {
      target.set_storage_class_name(TextOf(*spec, "storageClassName"));
    }
    if (const Tree* metadata = Find(*claim, "metadata")) {
      AddEntries(Find(*metadata, "labels"),
                 target.mutable_metadata()->mutable_labels());
      AddEntries(Find(*metadata, "annotations"),
                 target.mutable_metadata()->mutable_annotations());
    }
  }

  void AddToleration(const Tree& tree) {
    Toleration& toleration = *config_.add_tolerations();
    if (tree.has_value()) {
      if (!ToBinding(tree.value(), toleration.mutable_toleration_json())) {
        refuse_("a toleration that is put together when the pipeline runs");
      }
      return;
    }
    if (!tree.has_map()) {
      FromTree(tree, nullptr,
               toleration.mutable_toleration_json()
                   ->mutable_runtime_value()
                   ->mutable_constant());
      return;
    }
    if (!Only(tree, {"key", "operator", "value", "effect", "tolerationSeconds"},
              "a toleration"))
      return;
    toleration.set_key(TextOf(tree, "key"));
    toleration.set_operator_(TextOf(tree, "operator"));
    toleration.set_value(TextOf(tree, "value"));
    toleration.set_effect(TextOf(tree, "effect"));
    if (const Tree* seconds = Find(tree, "tolerationSeconds"))
      toleration.set_toleration_seconds(seconds->int_value());
  }

  static void AddRequirements(
      const Tree* list,
      google::protobuf::RepeatedPtrField<SelectorRequirement>* target) {
    if (list == nullptr) return;
    for (const Tree& item : list->list().items()) {
      SelectorRequirement& requirement = *target->Add();
      requirement.set_key(TextOf(item, "key"));
      requirement.set_operator_(TextOf(item, "operator"));
      if (const Tree* values = Find(item, "values")) {
        for (const Tree& value : values->list().items())
          requirement.add_values(ConstantText(value).value_or(""));
      }
    }
  }

  void AddJson(const Tree& tree, Binding* binding, const char* what) {
    if (tree.has_value()) {
      if (!ToBinding(tree.value(), binding))
        refuse_(
            absl::StrCat(what, " that is put together when the pipeline runs"));
    } else {
      FromTree(tree, nullptr,
               binding->mutable_runtime_value()->mutable_constant());
    }
  }

  void Placement() {
    for (const ir::KeyValue& entry : pod_.node_selector()) {
      AddEntry(entry, config_.mutable_node_selector()->mutable_labels(),
               "a node selector");
    }
    for (const Tree::Member& group : pod_.affinity().map().members()) {
      if (group.key() == "nodeAffinity") {
        NodeAffinity(group.value());
      } else if (group.key() == "podAffinity" ||
                 group.key() == "podAntiAffinity") {
        PodAffinity(group.value(), group.key() == "podAntiAffinity");
      } else {
        refuse_(absl::StrCat("`", group.key(), "` in an affinity"));
      }
    }
  }

  void NodeAffinity(const Tree& group) {
    if (!group.has_map())
      return AddJson(group,
                     config_.add_node_affinity()->mutable_node_affinity_json(),
                     "an affinity");
    const auto add = [this](const Tree& term, const Tree* weight) {
      NodeAffinityTerm& target = *config_.add_node_affinity();
      AddRequirements(Find(term, "matchExpressions"),
                      target.mutable_match_expressions());
      AddRequirements(Find(term, "matchFields"), target.mutable_match_fields());
      if (weight != nullptr)
        target.set_weight(static_cast<int32_t>(weight->int_value()));
    };
    if (const Tree* required =
            Find(group, "requiredDuringSchedulingIgnoredDuringExecution")) {
      if (const Tree* terms = Find(*required, "nodeSelectorTerms")) {
        for (const Tree& term : terms->list().items()) add(term, nullptr);
      }
    }
    if (const Tree* preferred =
            Find(group, "preferredDuringSchedulingIgnoredDuringExecution")) {
      for (const Tree& item : preferred->list().items()) {
        if (const Tree* term = Find(item, "preference"))
          add(*term, Find(item, "weight"));
      }
    }
  }

  void PodAffinity(const Tree& group, bool anti) {
    const auto add = [this, anti](const Tree& term, const Tree* weight) {
      PodAffinityTerm& target = *config_.add_pod_affinity();
      if (const Tree* selector = Find(term, "labelSelector")) {
        AddRequirements(Find(*selector, "matchExpressions"),
                        target.mutable_match_pod_expressions());
        AddEntries(Find(*selector, "matchLabels"),
                   target.mutable_match_pod_labels());
      }
      if (const Tree* selector = Find(term, "namespaceSelector")) {
        AddRequirements(Find(*selector, "matchExpressions"),
                        target.mutable_match_namespace_expressions());
        AddEntries(Find(*selector, "matchLabels"),
                   target.mutable_match_namespace_labels());
      }
      if (const Tree* names = Find(term, "namespaces")) {
        for (const Tree& name : names->list().items())
          target.add_namespaces(name.string_value());
      }
      target.set_topology_key(TextOf(term, "topologyKey"));
      if (weight != nullptr)
        target.set_weight(static_cast<int32_t>(weight->int_value()));
      if (anti) target.set_anti(true);
    };
    if (const Tree* required =
            Find(group, "requiredDuringSchedulingIgnoredDuringExecution")) {
      for (const Tree& term : required->list().items()) add(term, nullptr);
    }
    if (const Tree* preferred =
            Find(group, "preferredDuringSchedulingIgnoredDuringExecution")) {
      for (const Tree& item : preferred->list().items()) {
        if (const Tree* term = Find(item, "podAffinityTerm"))
          add(*term, Find(item, "weight"));
      }
    }
  }

  void AddEntry(const ir::KeyValue& entry,
                google::protobuf::RepeatedPtrField<StringEntry>* target,
                const char* what) {
    const std::optional<std::string> text = ConstantText(entry.value());
    if (entry.has_key_template() || !text.has_value()) {
      return refuse_(
          absl::StrCat(what, " that is put together when the pipeline runs"));
    }
    for (StringEntry& before : *target) {
      if (before.key() == entry.key()) return before.set_value(*text);
    }
    target->Add()->set_key(entry.key());
    target->rbegin()->set_value(*text);
  }

  void Metadata() {
    for (const ir::KeyValue& entry : pod_.labels()) {
      AddEntry(entry, config_.mutable_pod_metadata()->mutable_labels(),
               "a label");
    }
    for (const ir::KeyValue& entry : pod_.annotations()) {
      AddEntry(entry, config_.mutable_pod_metadata()->mutable_annotations(),
               "an annotation");
    }
    for (const Tree& secret : pod_.image_pull_secrets()) {
      ImagePullSecret& target = *config_.add_image_pull_secret();
      SetName(Find(secret, "name"), target.mutable_secret_name(),
              target.mutable_secret_name_parameter());
    }
    if (pod_.has_image_pull_policy()) {
      const std::optional<std::string> policy =
          ConstantText(pod_.image_pull_policy());
      if (!policy.has_value())
        refuse_(
            "an image pull policy that is put together when the pipeline runs");
      config_.set_image_pull_policy(policy.value_or(""));
    }
  }

  void Extra() {
    for (const Tree::Member& member : pod_.container_extra().map().members()) {
      if (member.key() != "securityContext") {
        refuse_(absl::StrCat("`", member.key(), "` of a container"));
        continue;
      }
      SecurityContext& context = *config_.mutable_security_context();
      if (!Only(member.value(), {"runAsUser", "runAsGroup", "runAsNonRoot"},
                "a security context"))
        continue;
      if (const Tree* user = Find(member.value(), "runAsUser"))
        context.set_run_as_user(user->int_value());
      if (const Tree* group = Find(member.value(), "runAsGroup"))
        context.set_run_as_group(group->int_value());
      if (const Tree* root = Find(member.value(), "runAsNonRoot"))
        context.set_run_as_non_root(root->bool_value());
    }
    for (const Tree::Member& member : pod_.pod_extra().map().members()) {
      if (member.key() == "nodeSelector") {
        AddJson(member.value(),
                config_.mutable_node_selector()->mutable_node_selector_json(),
                "a node selector");
      } else if (member.key() == "activeDeadlineSeconds") {
        config_.set_active_deadline_seconds(member.value().int_value());
      } else {
        refuse_(absl::StrCat("`", member.key(), "` of a pod"));
      }
    }
  }

  void AddInitContainer(const Tree& tree) {
    if (!Only(tree,
              {"name", "image", "command", "args", "env", "volumeMounts",
               "restartPolicy", "resources"},
              "an init container")) {
      return;
    }
    InitContainer& target = *config_.add_init_containers();
    target.set_name(TextOf(tree, "name"));
    target.set_image(TextOf(tree, "image"));
    const auto items = [&tree](const char* name) {
      const Tree* list = Find(tree, name);
      return list == nullptr ? &Tree::List::default_instance() : &list->list();
    };
    for (const Tree& word : items("command")->items())
      target.add_command(word.string_value());
    for (const Tree& word : items("args")->items())
      target.add_args(word.string_value());
    for (const Tree& item : items("env")->items()) {
      if (!Only(item, {"name", "value"},
                "an environment variable of an init container"))
        continue;
      auto& variable = *target.add_env();
      variable.set_name(TextOf(item, "name"));
      variable.set_value(TextOf(item, "value"));
    }
    for (const Tree& item : items("volumeMounts")->items()) {
      if (!Only(item, {"name", "mountPath"}, "a mount of an init container"))
        continue;
      auto& mount = *target.add_volume_mounts();
      mount.set_volume_name(TextOf(item, "name"));
      mount.set_mount_path(TextOf(item, "mountPath"));
    }
    if (Find(tree, "restartPolicy") != nullptr)
      target.set_restart_policy(TextOf(tree, "restartPolicy"));
    if (const Tree* resources = Find(tree, "resources")) {
      AddEntries(Find(*resources, "requests"),
                 target.mutable_resources()->mutable_requests());
      AddEntries(Find(*resources, "limits"),
                 target.mutable_resources()->mutable_limits());
    }
  }

  const ir::PodSettings& pod_;
  const Refuse& refuse_;
  KubernetesExecutorConfig& config_;
  absl::flat_hash_map<std::string, std::vector<Volume>> volumes_;  // by name
};

}  // namespace

void FromPod(const ir::PodSettings& pod, const Refuse& refuse,
             KubernetesExecutorConfig* config) {
  PodWriter(pod, refuse, *config).Write();
}

}  // namespace kfir::kfp2
