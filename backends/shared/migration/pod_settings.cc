// SPDX-License-Identifier: Apache-2.0
#include "backends/shared/migration/pod_settings.h"

#include <algorithm>
#include <initializer_list>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "backends/shared/diagnostic_kinds.h"
#include "backends/shared/migration/variables.h"
#include "ir/tree.h"
#include "ir/values.h"

namespace kfir::migration {
namespace {

using ir::Find;
using ir::Tree;

constexpr absl::string_view kOther =
    "ask for it in the cluster, by a policy that changes the pods of runs, or "
    "do "
    "it in the image";

// The first of Argo's variables anywhere in `tree`; empty: none.
std::string VariableIn(const Tree& tree) {
  std::string found(FirstVariable(tree.string_value()));
  for (const Tree& item : tree.list().items()) {
    if (found.empty()) found = VariableIn(item);
  }
  for (const Tree::Member& member : tree.map().members()) {
    if (found.empty()) found = VariableIn(member.value());
  }
  return found;
}

// Removes, from a list, what `keep` refuses.
template <typename List, typename Keep>
void Filter(List& list, Keep keep) {
  list.erase(std::remove_if(list.begin(), list.end(),
                            [&](auto& one) { return !keep(one); }),
             list.end());
}

bool IsFalse(const Tree& tree) {
  return tree.kind_case() == Tree::kBoolValue && !tree.bool_value();
}

class PodConverter {
 public:
  PodConverter(const ir::Task& task, ir::PodSettings& pod, Findings& findings)
      : task_(task), pod_(pod), findings_(findings) {}

  void Run() {
    Filter(*pod_.mutable_env(), [this](ir::EnvVar& one) { return Env(one); });
    if (!pod_.env_from().empty()) {
      Refuse("environment from a whole object (`envFrom`)",
             "name each variable with `kubernetes.use_secret_as_env` or "
             "`kubernetes.use_config_map_as_env`");
      pod_.clear_env_from();
    }
    Filter(*pod_.mutable_labels(),
           [this](ir::KeyValue& one) { return Entry(one, "label"); });
    Filter(*pod_.mutable_annotations(),
           [this](ir::KeyValue& one) { return Entry(one, "annotation"); });
    Filter(*pod_.mutable_node_selector(),
           [this](ir::KeyValue& one) { return Entry(one, "node selector"); });
    Resources();
    Volumes();
    Filter(*pod_.mutable_tolerations(), [this](Tree& one) {
      return Only(one,
                  {"key", "operator", "value", "effect", "tolerationSeconds"},
                  "a toleration");
    });
    Affinity();
    if (!pod_.init_containers().empty()) {
      Refuse("init containers",
             "do their work in a task before this one, or at the start of the "
             "program");
      pod_.clear_init_containers();
    }
    if (!pod_.sidecars().empty()) {
      Refuse("sidecars",
             "start what they run from the program itself, or run it in the "
             "cluster as a service");
      pod_.clear_sidecars();
    }
    if (pod_.has_service_account()) {
      Refuse("service account of its own",
             "choose one for the whole run when it is started");
      pod_.clear_service_account();
    }
    if (pod_.has_image_pull_policy() &&
        !pod_.image_pull_policy().has_constant()) {
      Refuse("image pull policy that is known only when the pipeline runs",
             "write it down");
      pod_.clear_image_pull_policy();
    }
    if (pod_.has_image())
      ReplaceVariables("an image", task_.loc(), findings_,
                       *pod_.mutable_image());
    Extra();
  }

 private:
  void Refuse(absl::string_view what, absl::string_view hint) {
    findings_.Report(kinds::MigrateTaskSetting, task_.loc(),
                     {what, task_.name()}, hint);
  }

  // False, after a refusal: `variable` is not empty.
  bool NoVariable(const std::string& variable, absl::string_view place) {
    if (variable.empty()) return true;
    findings_.Report(kinds::MigrateVariable, task_.loc(), {variable, place},
                     InsteadOfVariable(variable));
    return false;
  }

  bool Only(const Tree& map, std::initializer_list<absl::string_view> known,
            absl::string_view what) {
    if (!NoVariable(VariableIn(map), what)) return false;
    for (const Tree::Member& member : map.map().members()) {
      if (std::find(known.begin(), known.end(), member.key()) == known.end()) {
        Refuse(absl::StrCat("`", member.key(), "` in ", what), kOther);
        return false;
      }
      if (IsWrittenDown(member)) continue;
      Refuse(absl::StrCat("`", member.key(), "` in ", what,
                          " that is known only when the pipeline runs"),
             "write it down");
      return false;
    }
    return true;
  }

  // The name of an object may be a parameter.
  static bool IsWrittenDown(const Tree::Member& member) {
    const bool name = member.key() == "name" || member.key() == "secretName" ||
                      member.key() == "claimName";
    if (name && member.value().has_value()) {
      const ir::Value& value = member.value().value();
      return value.has_task_output() || value.has_selection() ||
             value.kind_case() == ir::Value::kGraphInput;
    }
    bool constant = !member.has_key_template();
    ir::ForEachValue(member.value(),
                     [&](const ir::Value&) { constant = false; });
    return constant;
  }

  bool Env(ir::EnvVar& variable) {
    const std::string place =
        absl::StrCat("the environment variable `", variable.name(), "`");
    const absl::string_view hint =
        "let the program take it as an argument: "
        "`sh -c 'NAME=\"$0\" exec program' VALUE`";
    if (variable.has_name_template()) {
      Refuse(
          "environment variable whose name is known only when the pipeline "
          "runs",
          "let the program take the name as an argument");
      return false;
    }
    if (variable.has_value_from()) return Source(variable);
    if (!variable.value().has_constant()) {
      Refuse(absl::StrCat("value from the pipeline in ", place), hint);
      return false;
    }
    const std::string& text = variable.value().constant().string_value();
    absl::string_view field;
    if (text == "{{pod.name}}") field = "metadata.name";
    if (text == "{{workflow.namespace}}") field = "metadata.namespace";
    if (text == "{{workflow.serviceAccountName}}")
      field = "spec.serviceAccountName";
    if (field.empty())
      return NoVariable(std::string(FirstVariable(text)), place);
    Tree& from = *variable.mutable_value_from();
    from.Clear();
    ir::AddMember(ir::AddMember(from, "fieldRef"), "fieldPath") =
        ir::StringTree(field);
    return true;
  }

  bool Source(const ir::EnvVar& variable) {
    const std::string place = absl::StrCat(
        "the source of the environment variable `", variable.name(), "`");
    for (const Tree::Member& member : variable.value_from().map().members()) {
      if (member.key() == "fieldRef")
        return Only(member.value(), {"fieldPath", "apiVersion"}, place);
      if (member.key() == "secretKeyRef" || member.key() == "configMapKeyRef")
        return Only(member.value(), {"name", "key", "optional"}, place);
      Refuse(absl::StrCat("`", member.key(), "` as ", place),
             "write the value down, or let the program find it");
      return false;
    }
    return false;
  }

  // False: it is not to be kept.
  bool Entry(const ir::KeyValue& entry, absl::string_view what) {
    if (absl::StartsWith(entry.key(), "pipelines.kubeflow.org/"))
      return false;  // the SDK's own
    if (entry.has_key_template() || !entry.value().has_constant()) {
      Refuse(absl::StrCat(what, " that is known only when the pipeline runs"),
             "write it down");
      return false;
    }
    return NoVariable(VariableIn(entry.value().constant()),
                      absl::StrCat("the ", what, " `", entry.key(), "`"));
  }

  static bool IsPlain(const ir::KeyValue& entry) {
    return entry.key() == "cpu" || entry.key() == "memory";
  }

  void Resources() {
    absl::flat_hash_map<std::string, std::string> limits;
    bool accelerator = false;
    Filter(*pod_.mutable_limits(), [&](ir::KeyValue& entry) {
      limits[entry.key()] = entry.value().SerializeAsString();
      if (IsPlain(entry)) return true;
      const bool device = absl::StrContains(entry.key(), "/");
      if (device && !accelerator) return accelerator = true;
      Refuse(
          absl::StrCat("limit of `", entry.key(), "`"),
          "KFP v2 limits cpu, memory and one kind of accelerator; for others, "
          "set a LimitRange in the namespace");
      return false;
    });
    Filter(*pod_.mutable_requests(), [&](ir::KeyValue& entry) {
      if (IsPlain(entry)) return true;
      const auto limit = limits.find(entry.key());
      const bool follows = limit != limits.end() &&
                           limit->second == entry.value().SerializeAsString();
      if (follows && absl::StrContains(entry.key(), "/"))
        return false;  // Kubernetes requests what is limited
      Refuse(absl::StrCat("request for `", entry.key(), "`"),
             "KFP v2 requests cpu and memory; an accelerator is limited; for "
             "others, set a LimitRange in the namespace");
      return false;
    });
  }

  void Volumes() {
    absl::flat_hash_map<std::string, std::string> kinds;  // by name
    Filter(*pod_.mutable_volumes(), [&](Tree& volume) {
      const Tree* name = Find(volume, "name");
      const std::string key = name == nullptr ? "" : name->SerializeAsString();
      std::string kind;
      for (const Tree::Member& member : volume.map().members()) {
        if (member.key() != "name") kind = member.key();
      }
      kinds[key] = Volume(volume, kind) ? kind : "";
      return !kinds[key].empty();
    });
    absl::flat_hash_map<std::string, bool> mounted;
    Filter(*pod_.mutable_volume_mounts(), [&](Tree& mount) {
      const Tree* name = Find(mount, "name");
      const auto kind =
          kinds.find(name == nullptr ? "" : name->SerializeAsString());
      if (kind == kinds.end()) {
        Refuse("mount of a volume that is not declared", "declare the volume");
        return false;
      }
      if (kind->second.empty() || !Mount(mount, kind->second)) return false;
      mounted[kind->first] = true;
      return true;
    });
    // One that nothing mounts does nothing.
    Filter(*pod_.mutable_volumes(), [&](Tree& volume) {
      const Tree* name = Find(volume, "name");
      return mounted.contains(name == nullptr ? "" : name->SerializeAsString());
    });
  }

  bool Volume(Tree& volume, const std::string& kind) {
    const Tree* source = Find(volume, kind);
    if (kind == "secret")
      return Only(*source, {"secretName", "optional"}, "a volume of a secret");
    if (kind == "configMap")
      return Only(*source, {"name", "optional"}, "a volume of a config map");
    if (kind == "persistentVolumeClaim") {
      for (Tree::Member& member : *volume.mutable_map()->mutable_members()) {
        if (member.key() != kind) continue;
        DropFalse(member.mutable_value(), "readOnly");
      }
      return Only(*Find(volume, kind), {"claimName"}, "a volume of a claim");
    }
    if (kind == "emptyDir")
      return Only(*source, {"medium", "sizeLimit"}, "an empty volume");
    if (kind == "ephemeral") return true;
    Refuse(kind.empty() ? std::string("volume without a kind")
                        : absl::StrCat("volume of the kind `", kind, "`"),
           "make a claim for it in the cluster, and mount that with "
           "`kubernetes.mount_pvc`");
    return false;
  }

  static void DropFalse(Tree* map, absl::string_view key) {
    Filter(*map->mutable_map()->mutable_members(), [&](Tree::Member& member) {
      return member.key() != key || !IsFalse(member.value());
    });
  }

  bool Mount(Tree& mount, const std::string& kind) {
    DropFalse(&mount, "readOnly");
    if (kind == "secret" || kind == "configMap") {
      // Such a volume cannot be written to.
      Filter(*mount.mutable_map()->mutable_members(),
             [](Tree::Member& member) { return member.key() != "readOnly"; });
    }
    if (kind == "persistentVolumeClaim")
      return Only(mount, {"name", "mountPath", "subPath"},
                  "the mount of a volume");
    return Only(mount, {"name", "mountPath"}, "the mount of a volume");
  }

  void Affinity() {
    if (!pod_.has_affinity()) return;
    if (!Only(pod_.affinity(),
              {"nodeAffinity", "podAffinity", "podAntiAffinity"},
              "an affinity"))
      return pod_.clear_affinity();
    bool dynamic = false;
    ir::ForEachValue(pod_.affinity(),
                     [&](const ir::Value&) { dynamic = true; });
    if (!dynamic) return;
    Refuse("affinity that is known only when the pipeline runs",
           "write it down, or pass all of it as one parameter to "
           "`kubernetes.add_node_affinity_json`");
    pod_.clear_affinity();
  }

  void Extra() {
    if (pod_.has_container_extra()) {
      Filter(*pod_.mutable_container_extra()->mutable_map()->mutable_members(),
             [this](Tree::Member& member) {
               if (member.key() == "securityContext") {
                 DropFalse(member.mutable_value(), "privileged");
                 return Only(member.value(),
                             {"runAsUser", "runAsGroup", "runAsNonRoot"},
                             "a security context");
               }
               Refuse(absl::StrCat("`", member.key(), "` of a container"),
                      kOther);
               return false;
             });
    }
    if (!pod_.has_pod_extra()) return;
    Filter(*pod_.mutable_pod_extra()->mutable_map()->mutable_members(),
           [this](Tree::Member& member) {
             if (member.key() == "activeDeadlineSeconds") return true;
             Refuse(absl::StrCat("`", member.key(), "` of a pod"), kOther);
             return false;
           });
  }

  const ir::Task& task_;
  ir::PodSettings& pod_;
  Findings& findings_;
};

}  // namespace

void ConvertPod(const ir::Task& task, ir::PodSettings& pod,
                Findings& findings) {
  PodConverter(task, pod, findings).Run();
}

}  // namespace kfir::migration
