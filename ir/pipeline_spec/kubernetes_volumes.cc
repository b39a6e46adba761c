// SPDX-License-Identifier: Apache-2.0
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "ir/pipeline_spec/kubernetes_from_pod_internal.h"

namespace kfir::kfp2 {
namespace {

using ir::Find;
using ir::Tree;

class VolumeWriter {
 public:
  VolumeWriter(const ir::PodSettings& pod, const PodPart& part)
      : pod_(pod), part_(part), config_(part.config) {}

  void Write() {
    for (const Tree& volume : pod_.volumes()) {
      if (const Tree* name = Find(volume, "name"))
        volumes_[name->SerializeAsString()].push_back({&volume, false});
    }
    for (const Tree& mount : pod_.volume_mounts()) AddMount(mount);
    for (const Tree& volume : pod_.volumes()) {
      const Tree* name = Find(volume, "name");
      if (name == nullptr || !IsMounted(volume, *name))
        part_.refuse("a volume that the main container does not mount");
    }
  }

 private:
  struct Volume {
    const Tree* tree;
    bool mounted;
  };

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
      return part_.refuse("the mount of a volume that is not declared");
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
    if (!part_.Only(mount,
                    {"name", "mountPath",
                     claim   ? "subPath"
                     : fixed ? "readOnly"
                             : "name"},
                    "the mount of a volume")) {
      return;
    }
    if (kind == "secret" && part_.Only(*source, {"secretName", "optional"},
                                       "a volume of a secret")) {
      SecretAsVolume& secret = *config_.add_secret_as_volume();
      part_.SetName(Find(*source, "secretName"), secret.mutable_secret_name(),
                    secret.mutable_secret_name_parameter());
      secret.set_mount_path(path);
      SetOptional(*source, &secret);
    } else if (kind == "configMap" && part_.Only(*source, {"name", "optional"},
                                                 "a volume of a config map")) {
      ConfigMapAsVolume& map = *config_.add_config_map_as_volume();
      part_.SetName(Find(*source, "name"), map.mutable_config_map_name(),
                    map.mutable_config_map_name_parameter());
      map.set_mount_path(path);
      SetOptional(*source, &map);
    } else if (claim &&
               part_.Only(*source, {"claimName"}, "a volume of a claim")) {
      AddClaim(*source, mount, path);
    } else if (kind == "emptyDir" &&
               part_.Only(*source, {"medium", "sizeLimit"},
                          "an empty volume")) {
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
      part_.refuse(absl::StrCat("a volume of the kind `", kind, "`"));
    }
  }

  void AddClaim(const Tree& source, const Tree& mount,
                const std::string& path) {
    PvcMount& claim = *config_.add_pvc_mount();
    std::string plain;
    Binding& binding = *claim.mutable_pvc_name_parameter();
    part_.SetName(Find(source, "claimName"), &plain, &binding);
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

  void AddEphemeral(const Tree& volume, const Tree& source,
                    const std::string& path) {
    const Tree* claim = Find(source, "volumeClaimTemplate");
    const Tree* spec = claim == nullptr ? nullptr : Find(*claim, "spec");
    if (spec == nullptr)
      return part_.refuse("an ephemeral volume without a claim");
    if (!part_.Only(source, {"volumeClaimTemplate"}, "an ephemeral volume") ||
        !part_.Only(*claim, {"metadata", "spec"},
                    "the claim of an ephemeral volume") ||
        !part_.Only(*spec, {"accessModes", "resources", "storageClassName"},
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

  const ir::PodSettings& pod_;
  const PodPart& part_;
  KubernetesExecutorConfig& config_;
  absl::flat_hash_map<std::string, std::vector<Volume>> volumes_;  // by name
};

}  // namespace

void WriteVolumes(const ir::PodSettings& pod, const PodPart& part) {
  VolumeWriter(pod, part).Write();
}

}  // namespace kfir::kfp2
