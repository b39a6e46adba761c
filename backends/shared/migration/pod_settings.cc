// SPDX-License-Identifier: Apache-2.0
#include "backends/shared/migration/pod_settings.h"

#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "backends/shared/diagnostic_kinds.h"
#include "backends/shared/migration/pod_checks.h"
#include "backends/shared/migration/pod_volumes.h"
#include "backends/shared/migration/variables.h"
#include "ir/tree.h"
#include "ir/values.h"

namespace kfir::migration {
namespace {

using ir::Tree;

class PodConverter {
 public:
  PodConverter(const ir::Task& task, ir::PodSettings& pod, Findings& findings)
      : task_(task), pod_(pod), findings_(findings), checks_(task, findings) {}

  void Run() {
    Filter(*pod_.mutable_env(), [this](ir::EnvVar& one) { return Env(one); });
    if (!pod_.env_from().empty()) {
      checks_.Refuse(
          "environment from a whole object (`envFrom`)",
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
    ConvertVolumes(checks_, pod_);
    Filter(*pod_.mutable_tolerations(), [this](Tree& one) {
      return checks_.Only(
          one, {"key", "operator", "value", "effect", "tolerationSeconds"},
          "a toleration");
    });
    Affinity();
    if (!pod_.init_containers().empty()) {
      checks_.Refuse(
          "init containers",
          "do their work in a task before this one, or at the start of the "
          "program");
      pod_.clear_init_containers();
    }
    if (!pod_.sidecars().empty()) {
      checks_.Refuse(
          "sidecars",
          "start what they run from the program itself, or run it in the "
          "cluster as a service");
      pod_.clear_sidecars();
    }
    if (pod_.has_service_account()) {
      checks_.Refuse("service account of its own",
                     "choose one for the whole run when it is started");
      pod_.clear_service_account();
    }
    if (pod_.has_image_pull_policy() &&
        !pod_.image_pull_policy().has_constant()) {
      checks_.Refuse(
          "image pull policy that is known only when the pipeline runs",
          "write it down");
      pod_.clear_image_pull_policy();
    }
    if (pod_.has_image())
      ReplaceVariables("an image", task_.loc(), findings_,
                       *pod_.mutable_image());
    Extra();
  }

 private:
  bool Env(ir::EnvVar& variable) {
    const std::string place =
        absl::StrCat("the environment variable `", variable.name(), "`");
    const absl::string_view hint =
        "let the program take it as an argument: "
        "`sh -c 'NAME=\"$0\" exec program' VALUE`";
    if (variable.has_name_template()) {
      checks_.Refuse(
          "environment variable whose name is known only when the pipeline "
          "runs",
          "let the program take the name as an argument");
      return false;
    }
    if (variable.has_value_from()) return Source(variable);
    if (!variable.value().has_constant()) {
      checks_.Refuse(absl::StrCat("value from the pipeline in ", place), hint);
      return false;
    }
    const std::string& text = variable.value().constant().string_value();
    absl::string_view field;
    if (text == "{{pod.name}}") field = "metadata.name";
    if (text == "{{workflow.namespace}}") field = "metadata.namespace";
    if (text == "{{workflow.serviceAccountName}}")
      field = "spec.serviceAccountName";
    if (field.empty())
      return checks_.NoVariable(std::string(FirstVariable(text)), place);
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
        return checks_.Only(member.value(), {"fieldPath", "apiVersion"}, place);
      if (member.key() == "secretKeyRef" || member.key() == "configMapKeyRef")
        return checks_.Only(member.value(), {"name", "key", "optional"}, place);
      checks_.Refuse(absl::StrCat("`", member.key(), "` as ", place),
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
      checks_.Refuse(
          absl::StrCat(what, " that is known only when the pipeline runs"),
          "write it down");
      return false;
    }
    return checks_.NoVariable(
        VariableIn(entry.value().constant()),
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
      checks_.Refuse(
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
      checks_.Refuse(
          absl::StrCat("request for `", entry.key(), "`"),
          "KFP v2 requests cpu and memory; an accelerator is limited; for "
          "others, set a LimitRange in the namespace");
      return false;
    });
  }

  void Affinity() {
    if (!pod_.has_affinity()) return;
    if (!checks_.Only(pod_.affinity(),
                      {"nodeAffinity", "podAffinity", "podAntiAffinity"},
                      "an affinity"))
      return pod_.clear_affinity();
    bool dynamic = false;
    ir::ForEachValue(pod_.affinity(),
                     [&](const ir::Value&) { dynamic = true; });
    if (!dynamic) return;
    checks_.Refuse("affinity that is known only when the pipeline runs",
                   "write it down, or pass all of it as one parameter to "
                   "`kubernetes.add_node_affinity_json`");
    pod_.clear_affinity();
  }

  void Extra() {
    if (pod_.has_container_extra()) {
      Filter(
          *pod_.mutable_container_extra()->mutable_map()->mutable_members(),
          [this](Tree::Member& member) {
            if (member.key() == "securityContext") {
              DropFalse(member.mutable_value(), "privileged");
              return checks_.Only(member.value(),
                                  {"runAsUser", "runAsGroup", "runAsNonRoot"},
                                  "a security context");
            }
            checks_.Refuse(absl::StrCat("`", member.key(), "` of a container"),
                           kOtherPodSetting);
            return false;
          });
    }
    if (!pod_.has_pod_extra()) return;
    Filter(*pod_.mutable_pod_extra()->mutable_map()->mutable_members(),
           [this](Tree::Member& member) {
             if (member.key() == "activeDeadlineSeconds") return true;
             checks_.Refuse(absl::StrCat("`", member.key(), "` of a pod"),
                            kOtherPodSetting);
             return false;
           });
  }

  const ir::Task& task_;
  ir::PodSettings& pod_;
  Findings& findings_;
  const PodChecks checks_;
};

}  // namespace

void ConvertPod(const ir::Task& task, ir::PodSettings& pod,
                Findings& findings) {
  PodConverter(task, pod, findings).Run();
}

}  // namespace kfir::migration
