// SPDX-License-Identifier: Apache-2.0
#include "passes/inject_secrets.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "ir/tree.h"
#include "passes/diagnostic_kinds.h"
#include "passes/injection.h"
#include "support/status_macros.h"

namespace kfir {
namespace {

struct SecretVariable {
  std::string setting;  // for remarks
  ir::EnvVar variable;
};

struct SecretVolume {
  std::string setting;
  ir::Tree volume;
  ir::Tree mount;
};

absl::StatusOr<std::vector<SecretVariable>> Variables(PassContext& context) {
  const KeyValues& pairs = context.options.Pairs("env");
  std::vector<SecretVariable> variables;
  bool good = true;
  for (const auto& [name, reference] : pairs) {
    const size_t slash = reference.find('/');
    if (slash == 0 || slash == std::string::npos ||
        slash + 1 == reference.size()) {
      context.diagnostics.Emit(kinds::SecretReference,
                               context.options.Location("env"), {reference});
      good = false;
      continue;
    }
    SecretVariable& one = variables.emplace_back();
    one.setting = absl::StrCat("secret variable `", name, "`");
    ir::EnvVar& variable = one.variable;
    variable.set_name(name);
    ir::Tree& key =
        ir::AddMember(*variable.mutable_value_from(), "secretKeyRef");
    ir::AddMember(key, "name") = ir::StringTree(reference.substr(0, slash));
    ir::AddMember(key, "key") = ir::StringTree(reference.substr(slash + 1));
  }
  if (!good) return ErrorReported();
  return variables;
}

absl::StatusOr<std::vector<SecretVolume>> Volumes(PassContext& context) {
  const KeyValues& pairs = context.options.Pairs("volumes");
  std::vector<SecretVolume> volumes;
  bool good = true;
  for (const auto& [secret, path] : pairs) {
    if (path.empty() || path[0] != '/') {
      context.diagnostics.Emit(kinds::MountPath,
                               context.options.Location("volumes"), {path});
      good = false;
      continue;
    }
    SecretVolume& one = volumes.emplace_back();
    one.setting = absl::StrCat("secret volume `", secret, "`");
    // A volume is called by a DNS label, a secret may have dots.
    const std::string name =
        absl::StrCat("secret-", absl::StrReplaceAll(secret, {{".", "-"}}));
    ir::AddMember(one.volume, "name") = ir::StringTree(name);
    ir::AddMember(ir::AddMember(one.volume, "secret"), "secretName") =
        ir::StringTree(secret);
    ir::AddMember(one.mount, "name") = ir::StringTree(name);
    ir::AddMember(one.mount, "mountPath") = ir::StringTree(path);
    ir::AddMember(one.mount, "readOnly") = ir::BoolTree(true);
  }
  if (!good) return ErrorReported();
  return volumes;
}

ir::Tree PullSecret(absl::string_view name) {
  ir::Tree tree;
  ir::AddMember(tree, "name") = ir::StringTree(name);
  return tree;
}

void InjectVolume(const SecretVolume& one, const TaskPlace& place, PodEdit& pod,
                  Injection& injection) {
  const ir::PodSettings& base = ComponentPod(place);
  const Merged mount =
      MergeNamed(injection.rule(), one.mount, "mountPath",
                 &base.volume_mounts(), *pod->mutable_volume_mounts());
  if (!IsChange(mount)) {
    injection.Note(place, one.setting, mount);
    return;
  }
  const Merged volume = MergeNamed(MergeRule::kError, one.volume, "name",
                                   &base.volumes(), *pod->mutable_volumes());
  injection.Note(place, one.setting,
                 volume == Merged::kConflict ? volume : mount);
}

void InjectRunPullSecrets(ir::Module& module,
                          const std::vector<std::string>& names,
                          Injection& injection) {
  for (const std::string& name : names) {
    const ir::Tree secret = PullSecret(name);
    bool there = false;
    for (const ir::Tree& one : module.run_settings().image_pull_secrets()) {
      there = there || SameMessage(one, secret);
    }
    if (there) continue;
    *module.mutable_run_settings()->add_image_pull_secrets() = secret;
    injection.NoteRun(absl::StrCat("pull secret `", name, "`"));
  }
}

}  // namespace

absl::StatusOr<Changed> InjectSecrets(ir::Module& module,
                                      PassContext& context) {
  const auto variables = Variables(context);
  const auto volumes = Volumes(context);
  if (!variables.ok()) return variables.status();
  if (!volumes.ok()) return volumes.status();
  std::vector<std::string> pull_secrets = context.options.List("pull-secrets");
  Injection injection(module, context);
  if (injection.selects_everything()) {
    InjectRunPullSecrets(module, pull_secrets, injection);
    pull_secrets.clear();
  }
  injection.ForEachSelected([&](const TaskPlace& place) {
    if (!injection.RunsContainer(place)) return;
    const ir::PodSettings& base = ComponentPod(place);
    PodEdit pod(place.task);
    for (const SecretVariable& variable : *variables) {
      injection.Note(place, variable.setting,
                     MergeEnv(injection.rule(), variable.variable, &base.env(),
                              *pod->mutable_env()));
    }
    for (const SecretVolume& one : *volumes) {
      InjectVolume(one, place, pod, injection);
    }
    for (const std::string& name : pull_secrets) {
      injection.Note(place, absl::StrCat("pull secret `", name, "`"),
                     MergeItem(PullSecret(name), &base.image_pull_secrets(),
                               *pod->mutable_image_pull_secrets()));
    }
  });
  return injection.Result();
}

}  // namespace kfir
