// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>

#include "absl/strings/str_cat.h"
#include "ir/pipeline_spec/kubernetes.h"
#include "ir/pipeline_spec/kubernetes_from_pod_internal.h"
#include "ir/tree.h"

namespace kfir::kfp2 {
namespace {

using ir::Find;
using ir::Tree;

class PodWriter {
 public:
  PodWriter(const ir::PodSettings& pod, const PodPart& part)
      : pod_(pod), part_(part), config_(part.config) {}

  void Write() {
    Environment();
    WriteVolumes(pod_, part_);
    WritePlacement(pod_, part_);
    Metadata();
    Extra();
    for (const Tree& container : pod_.init_containers())
      AddInitContainer(container);
    if (!pod_.env_from().empty())
      part_.refuse("an environment from a whole object (`envFrom`)");
    if (!pod_.sidecars().empty()) part_.refuse("a sidecar");
    if (pod_.has_service_account())
      part_.refuse("a service account of one task");
  }

 private:
  void Environment() {
    std::string last;  // the object of the variable before, so that one entry
                       // holds its neighbours
    for (const ir::EnvVar& variable : pod_.env()) {
      if (!variable.has_value_from()) continue;
      const Tree& from = variable.value_from();
      if (from.map().members_size() != 1) {
        part_.refuse(absl::StrCat("the source of the environment variable `",
                                  variable.name(), "`"));
        continue;
      }
      const std::string& kind = from.map().members(0).key();
      const Tree& body = from.map().members(0).value();
      if (kind == "fieldRef") {
        FieldPathAsEnv& field = *config_.add_field_path_as_env();
        field.set_name(variable.name());
        field.set_field_path(TextOf(body, "fieldPath"));
        part_.Only(body, {"fieldPath", "apiVersion"}, "a field of the pod");
        continue;
      }
      if (kind != "secretKeyRef" && kind != "configMapKeyRef") {
        part_.refuse(absl::StrCat("the source `", kind,
                                  "` of the environment variable `",
                                  variable.name(), "`"));
        continue;
      }
      if (!part_.Only(body, {"name", "key", "optional"},
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
      part_.SetName(Find(body, "name"), secret.mutable_secret_name(),
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
      part_.SetName(Find(body, "name"), map.mutable_config_map_name(),
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

  void Metadata() {
    for (const ir::KeyValue& entry : pod_.labels()) {
      part_.AddEntry(entry, config_.mutable_pod_metadata()->mutable_labels(),
                     "a label");
    }
    for (const ir::KeyValue& entry : pod_.annotations()) {
      part_.AddEntry(entry,
                     config_.mutable_pod_metadata()->mutable_annotations(),
                     "an annotation");
    }
    for (const Tree& secret : pod_.image_pull_secrets()) {
      ImagePullSecret& target = *config_.add_image_pull_secret();
      part_.SetName(Find(secret, "name"), target.mutable_secret_name(),
                    target.mutable_secret_name_parameter());
    }
    if (pod_.has_image_pull_policy()) {
      const std::optional<std::string> policy =
          ConstantText(pod_.image_pull_policy());
      if (!policy.has_value())
        part_.refuse(
            "an image pull policy that is put together when the pipeline runs");
      config_.set_image_pull_policy(policy.value_or(""));
    }
  }

  void Extra() {
    for (const Tree::Member& member : pod_.container_extra().map().members()) {
      if (member.key() != "securityContext") {
        part_.refuse(absl::StrCat("`", member.key(), "` of a container"));
        continue;
      }
      SecurityContext& context = *config_.mutable_security_context();
      if (!part_.Only(member.value(),
                      {"runAsUser", "runAsGroup", "runAsNonRoot"},
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
        part_.AddJson(
            member.value(),
            config_.mutable_node_selector()->mutable_node_selector_json(),
            "a node selector");
      } else if (member.key() == "activeDeadlineSeconds") {
        config_.set_active_deadline_seconds(member.value().int_value());
      } else {
        part_.refuse(absl::StrCat("`", member.key(), "` of a pod"));
      }
    }
  }

  void AddInitContainer(const Tree& tree) {
    if (!part_.Only(tree,
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
      if (!part_.Only(item, {"name", "value"},
                      "an environment variable of an init container"))
        continue;
      auto& variable = *target.add_env();
      variable.set_name(TextOf(item, "name"));
      variable.set_value(TextOf(item, "value"));
    }
    for (const Tree& item : items("volumeMounts")->items()) {
      if (!part_.Only(item, {"name", "mountPath"},
                      "a mount of an init container"))
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
  const PodPart& part_;
  KubernetesExecutorConfig& config_;
};

}  // namespace

void FromPod(const ir::PodSettings& pod, const Refuse& refuse,
             KubernetesExecutorConfig* config) {
  PodWriter(pod, PodPart{refuse, *config}).Write();
}

}  // namespace kfir::kfp2
