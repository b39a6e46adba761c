// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "absl/strings/str_cat.h"
#include "ir/pipeline_spec/bindings.h"
#include "ir/pipeline_spec/kubernetes.h"
#include "ir/pipeline_spec/trees.h"
#include "ir/tree.h"

namespace kfir::kfp2 {
namespace {

using ir::AddMember;
using ir::Tree;

class PodReader {
 public:
  PodReader(const KubernetesExecutorConfig& config, ir::PodSettings& pod)
      : config_(config), pod_(pod) {}

  bool Read() {
    Environment();
    Volumes();
    for (const Toleration& toleration : config_.tolerations())
      AddToleration(toleration);
    Placement();
    Rest();
    return refers_;
  }

 private:
  // A setting that is given by a binding, or by an older plain field.
  Tree Bound(const Binding* binding, const std::string& plain) {
    Tree tree;
    if (binding == nullptr || binding->kind_case() == Binding::KIND_NOT_SET) {
      tree.set_string_value(plain);
      return tree;
    }
    ir::Value value;
    FromBinding(*binding, &value);
    if (value.has_constant()) return std::move(*value.mutable_constant());
    refers_ = true;
    *tree.mutable_value() = std::move(value);
    return tree;
  }

  void AddVariable(const std::string& name, const char* source, Tree object,
                   const char* key_name, const std::string& key,
                   bool has_optional, bool optional) {
    ir::EnvVar& variable = *pod_.add_env();
    variable.set_name(name);
    Tree& from = AddMember(*variable.mutable_value_from(), source);
    AddMember(from, "name") = std::move(object);
    AddMember(from, key_name) = ir::StringTree(key);
    if (has_optional) AddMember(from, "optional") = ir::BoolTree(optional);
  }

  void Environment() {
    for (const SecretAsEnv& secret : config_.secret_as_env()) {
      const Tree name =
          Bound(&secret.secret_name_parameter(), secret.secret_name());
      for (const auto& entry : secret.key_to_env()) {
        AddVariable(entry.env_var(), "secretKeyRef", name, "key",
                    entry.secret_key(), secret.has_optional(),
                    secret.optional());
      }
    }
    for (const ConfigMapAsEnv& map : config_.config_map_as_env()) {
      const Tree name =
          Bound(&map.config_map_name_parameter(), map.config_map_name());
      for (const auto& entry : map.key_to_env()) {
        AddVariable(entry.env_var(), "configMapKeyRef", name, "key",
                    entry.config_map_key(), map.has_optional(), map.optional());
      }
    }
    for (const FieldPathAsEnv& field : config_.field_path_as_env()) {
      ir::EnvVar& variable = *pod_.add_env();
      variable.set_name(field.name());
      AddMember(AddMember(*variable.mutable_value_from(), "fieldRef"),
                "fieldPath") = ir::StringTree(field.field_path());
    }
  }

  // A volume called `name` and its mount; returns the volume's source.
  Tree& AddVolume(const Tree& name, const std::string& mount_path,
                  const char* source) {
    Tree& mount = *pod_.add_volume_mounts();
    AddMember(mount, "name") = name;
    AddMember(mount, "mountPath") = ir::StringTree(mount_path);
    Tree& volume = *pod_.add_volumes();
    AddMember(volume, "name") = name;
    Tree& body = AddMember(volume, source);
    body.mutable_map();
    return body;
  }

  void Volumes() {
    for (const SecretAsVolume& secret : config_.secret_as_volume()) {
      const Tree name =
          Bound(&secret.secret_name_parameter(), secret.secret_name());
      Tree& body = AddVolume(name, secret.mount_path(), "secret");
      AddMember(body, "secretName") = name;
      if (secret.has_optional())
        AddMember(body, "optional") = ir::BoolTree(secret.optional());
    }
    for (const ConfigMapAsVolume& map : config_.config_map_as_volume()) {
      const Tree name =
          Bound(&map.config_map_name_parameter(), map.config_map_name());
      Tree& body = AddVolume(name, map.mount_path(), "configMap");
      AddMember(body, "name") = name;
      if (map.has_optional())
        AddMember(body, "optional") = ir::BoolTree(map.optional());
    }
    for (const PvcMount& mount : config_.pvc_mount()) {
      const Tree name = ClaimName(mount);
      AddMember(AddVolume(name, mount.mount_path(), "persistentVolumeClaim"),
                "claimName") = name;
      if (!mount.sub_path().empty()) {
        AddMember(*pod_.mutable_volume_mounts(pod_.volume_mounts_size() - 1),
                  "subPath") = ir::StringTree(mount.sub_path());
      }
    }
    for (const EmptyDirMount& mount : config_.empty_dir_mounts()) {
      Tree& body = AddVolume(ir::StringTree(mount.volume_name()),
                             mount.mount_path(), "emptyDir");
      if (mount.has_medium())
        AddMember(body, "medium") = ir::StringTree(mount.medium());
      if (mount.has_size_limit())
        AddMember(body, "sizeLimit") = ir::StringTree(mount.size_limit());
    }
    if (config_.has_enabled_shared_memory()) {
      const EnabledSharedMemory& memory = config_.enabled_shared_memory();
      Tree& body = AddVolume(ir::StringTree(memory.volume_name()), "/dev/shm",
                             "emptyDir");
      AddMember(body, "medium") = ir::StringTree("Memory");
      AddMember(body, "sizeLimit") = ir::StringTree(memory.size());
    }
    for (const GenericEphemeralVolume& volume :
         config_.generic_ephemeral_volume())
      AddEphemeral(volume);
  }

  Tree ClaimName(const PvcMount& mount) {
    Binding binding;
    if (mount.has_pvc_name_parameter()) {
      binding = mount.pvc_name_parameter();
    } else if (mount.has_task_output_parameter()) {
      *binding.mutable_task_output_parameter() = mount.task_output_parameter();
    } else if (mount.pvc_reference_case() ==
               PvcMount::kComponentInputParameter) {
      binding.set_component_input_parameter(mount.component_input_parameter());
    }
    return Bound(&binding, mount.constant());
  }

  static void AddEntries(
      const google::protobuf::RepeatedPtrField<StringEntry>& entries,
      const char* name, Tree& map) {
    if (entries.empty()) return;
    Tree& target = AddMember(map, name);
    for (const StringEntry& entry : entries)
      AddMember(target, entry.key()) = ir::StringTree(entry.value());
  }

  void AddEphemeral(const GenericEphemeralVolume& volume) {
    Tree& body = AddVolume(ir::StringTree(volume.volume_name()),
                           volume.mount_path(), "ephemeral");
    Tree& claim = AddMember(body, "volumeClaimTemplate");
    if (volume.has_metadata()) {
      Tree& metadata = AddMember(claim, "metadata");
      metadata.mutable_map();
      AddEntries(volume.metadata().labels(), "labels", metadata);
      AddEntries(volume.metadata().annotations(), "annotations", metadata);
    }
    Tree& spec = AddMember(claim, "spec");
    Tree& modes = AddMember(spec, "accessModes");
    modes.mutable_list();
    for (const std::string& mode : volume.access_modes())
      *modes.mutable_list()->add_items() = ir::StringTree(mode);
    AddMember(AddMember(AddMember(spec, "resources"), "requests"), "storage") =
        ir::StringTree(volume.size());
    if (!volume.default_storage_class()) {
      AddMember(spec, "storageClassName") =
          ir::StringTree(volume.storage_class_name());
    }
  }

  void AddToleration(const Toleration& toleration) {
    if (toleration.has_toleration_json()) {
      *pod_.add_tolerations() = Bound(&toleration.toleration_json(), "");
      return;
    }
    Tree& tree = *pod_.add_tolerations();
    tree.mutable_map();
    const auto add = [&tree](const char* name, const std::string& value) {
      if (!value.empty()) AddMember(tree, name) = ir::StringTree(value);
    };
    add("key", toleration.key());
    add("operator", toleration.operator_());
    add("value", toleration.value());
    add("effect", toleration.effect());
    if (toleration.has_toleration_seconds()) {
      AddMember(tree, "tolerationSeconds") =
          ir::IntTree(toleration.toleration_seconds());
    }
  }

  static void AddRequirements(const google::protobuf::RepeatedPtrField<
                                  SelectorRequirement>& requirements,
                              const char* name, Tree& parent) {
    if (requirements.empty()) return;
    Tree& list = AddMember(parent, name);
    for (const SelectorRequirement& requirement : requirements) {
      Tree& item = *list.mutable_list()->add_items();
      AddMember(item, "key") = ir::StringTree(requirement.key());
      AddMember(item, "operator") = ir::StringTree(requirement.operator_());
      if (requirement.values().empty()) continue;
      Tree& values = AddMember(item, "values");
      for (const std::string& value : requirement.values()) {
        *values.mutable_list()->add_items() = ir::StringTree(value);
      }
    }
  }

  // The list `list_name` of `group`, which is made where it is missing.
  static Tree& ListIn(Tree& group, absl::string_view list_name) {
    for (Tree::Member& member : *group.mutable_map()->mutable_members()) {
      if (member.key() == list_name) return *member.mutable_value();
    }
    Tree& list = AddMember(group, list_name);
    return list;
  }

  void Placement() {
    for (const StringEntry& label : config_.node_selector().labels()) {
      ir::KeyValue& entry = *pod_.add_node_selector();
      entry.set_key(label.key());
      entry.mutable_value()->mutable_constant()->set_string_value(
          label.value());
    }
    if (config_.node_selector().has_node_selector_json()) {
      AddMember(*pod_.mutable_pod_extra(), "nodeSelector") =
          Bound(&config_.node_selector().node_selector_json(), "");
    }
    for (const NodeAffinityTerm& term : config_.node_affinity())
      AddNodeTerm(term);
    for (const PodAffinityTerm& term : config_.pod_affinity()) AddPodTerm(term);
  }

  void AddNodeTerm(const NodeAffinityTerm& term) {
    Tree& affinity = *pod_.mutable_affinity();
    if (term.has_node_affinity_json()) {
      ListIn(affinity, "nodeAffinity") = Bound(&term.node_affinity_json(), "");
      return;
    }
    Tree& node = ListIn(affinity, "nodeAffinity");
    if (node.kind_case() != Tree::kMap &&
        node.kind_case() != Tree::KIND_NOT_SET)
      return;
    Tree* target;
    if (term.has_weight()) {
      Tree& item =
          *ListIn(node, "preferredDuringSchedulingIgnoredDuringExecution")
               .mutable_list()
               ->add_items();
      AddMember(item, "weight") = ir::IntTree(term.weight());
      target = &AddMember(item, "preference");
    } else {
      Tree& required =
          ListIn(node, "requiredDuringSchedulingIgnoredDuringExecution");
      target =
          ListIn(required, "nodeSelectorTerms").mutable_list()->add_items();
    }
    target->mutable_map();
    AddRequirements(term.match_expressions(), "matchExpressions", *target);
    AddRequirements(term.match_fields(), "matchFields", *target);
  }

  static void AddSelector(
      const google::protobuf::RepeatedPtrField<SelectorRequirement>&
          expressions,
      const google::protobuf::RepeatedPtrField<StringEntry>& labels,
      const char* name, Tree& parent) {
    if (expressions.empty() && labels.empty()) return;
    Tree& selector = AddMember(parent, name);
    AddRequirements(expressions, "matchExpressions", selector);
    AddEntries(labels, "matchLabels", selector);
  }

  void AddPodTerm(const PodAffinityTerm& term) {
    Tree& group = ListIn(*pod_.mutable_affinity(),
                         term.anti() ? "podAntiAffinity" : "podAffinity");
    Tree* target;
    if (term.has_weight()) {
      Tree& item =
          *ListIn(group, "preferredDuringSchedulingIgnoredDuringExecution")
               .mutable_list()
               ->add_items();
      AddMember(item, "weight") = ir::IntTree(term.weight());
      target = &AddMember(item, "podAffinityTerm");
    } else {
      target = ListIn(group, "requiredDuringSchedulingIgnoredDuringExecution")
                   .mutable_list()
                   ->add_items();
    }
    target->mutable_map();
    AddSelector(term.match_pod_expressions(), term.match_pod_labels(),
                "labelSelector", *target);
    if (!term.topology_key().empty())
      AddMember(*target, "topologyKey") = ir::StringTree(term.topology_key());
    if (!term.namespaces().empty()) {
      Tree& names = AddMember(*target, "namespaces");
      for (const std::string& name : term.namespaces())
        *names.mutable_list()->add_items() = ir::StringTree(name);
    }
    AddSelector(term.match_namespace_expressions(),
                term.match_namespace_labels(), "namespaceSelector", *target);
  }

  void Rest() {
    const auto add = [](const StringEntry& entry, ir::KeyValue* target) {
      target->set_key(entry.key());
      target->mutable_value()->mutable_constant()->set_string_value(
          entry.value());
    };
    for (const StringEntry& entry : config_.pod_metadata().labels())
      add(entry, pod_.add_labels());
    for (const StringEntry& entry : config_.pod_metadata().annotations())
      add(entry, pod_.add_annotations());
    for (const ImagePullSecret& secret : config_.image_pull_secret()) {
      AddMember(*pod_.add_image_pull_secrets(), "name") =
          Bound(&secret.secret_name_parameter(), secret.secret_name());
    }
    if (!config_.image_pull_policy().empty()) {
      pod_.mutable_image_pull_policy()->mutable_constant()->set_string_value(
          config_.image_pull_policy());
    }
    if (config_.active_deadline_seconds() != 0) {
      AddMember(*pod_.mutable_pod_extra(), "activeDeadlineSeconds") =
          ir::IntTree(config_.active_deadline_seconds());
    }
    if (config_.has_security_context()) {
      const SecurityContext& context = config_.security_context();
      Tree& tree =
          AddMember(*pod_.mutable_container_extra(), "securityContext");
      tree.mutable_map();
      if (context.has_run_as_user())
        AddMember(tree, "runAsUser") = ir::IntTree(context.run_as_user());
      if (context.has_run_as_group())
        AddMember(tree, "runAsGroup") = ir::IntTree(context.run_as_group());
      if (context.has_run_as_non_root())
        AddMember(tree, "runAsNonRoot") =
            ir::BoolTree(context.run_as_non_root());
    }
    for (const InitContainer& container : config_.init_containers())
      AddInitContainer(container);
  }

  void AddInitContainer(const InitContainer& container) {
    Tree& tree = *pod_.add_init_containers();
    AddMember(tree, "name") = ir::StringTree(container.name());
    AddMember(tree, "image") = ir::StringTree(container.image());
    const auto words = [&tree](const char* name, const auto& list) {
      if (list.empty()) return;
      Tree& target = AddMember(tree, name);
      for (const std::string& word : list)
        *target.mutable_list()->add_items() = ir::StringTree(word);
    };
    words("command", container.command());
    words("args", container.args());
    if (!container.env().empty()) {
      Tree& env = AddMember(tree, "env");
      for (const auto& variable : container.env()) {
        Tree& item = *env.mutable_list()->add_items();
        AddMember(item, "name") = ir::StringTree(variable.name());
        AddMember(item, "value") = ir::StringTree(variable.value());
      }
    }
    if (!container.volume_mounts().empty()) {
      Tree& mounts = AddMember(tree, "volumeMounts");
      for (const auto& mount : container.volume_mounts()) {
        Tree& item = *mounts.mutable_list()->add_items();
        AddMember(item, "name") = ir::StringTree(mount.volume_name());
        AddMember(item, "mountPath") = ir::StringTree(mount.mount_path());
      }
    }
    if (container.has_restart_policy()) {
      AddMember(tree, "restartPolicy") =
          ir::StringTree(container.restart_policy());
    }
    if (container.has_resources()) {
      Tree& resources = AddMember(tree, "resources");
      resources.mutable_map();
      AddEntries(container.resources().requests(), "requests", resources);
      AddEntries(container.resources().limits(), "limits", resources);
    }
  }

  const KubernetesExecutorConfig& config_;
  ir::PodSettings& pod_;
  bool refers_ = false;
};

}  // namespace

bool ToPod(const KubernetesExecutorConfig& config, ir::PodSettings* pod) {
  return PodReader(config, *pod).Read();
}

}  // namespace kfir::kfp2
