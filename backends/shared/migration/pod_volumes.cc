// SPDX-License-Identifier: Apache-2.0
#include "backends/shared/migration/pod_volumes.h"

#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "ir/tree.h"

namespace kfir::migration {
namespace {

using ir::Find;
using ir::Tree;

bool Volume(const PodChecks& checks, Tree& volume, const std::string& kind) {
  const Tree* source = Find(volume, kind);
  if (kind == "secret")
    return checks.Only(*source, {"secretName", "optional"},
                       "a volume of a secret");
  if (kind == "configMap")
    return checks.Only(*source, {"name", "optional"},
                       "a volume of a config map");
  if (kind == "persistentVolumeClaim") {
    for (Tree::Member& member : *volume.mutable_map()->mutable_members()) {
      if (member.key() != kind) continue;
      DropFalse(member.mutable_value(), "readOnly");
    }
    return checks.Only(*Find(volume, kind), {"claimName"},
                       "a volume of a claim");
  }
  if (kind == "emptyDir")
    return checks.Only(*source, {"medium", "sizeLimit"}, "an empty volume");
  if (kind == "ephemeral") return true;
  checks.Refuse(kind.empty() ? std::string("volume without a kind")
                             : absl::StrCat("volume of the kind `", kind, "`"),
                "make a claim for it in the cluster, and mount that with "
                "`kubernetes.mount_pvc`");
  return false;
}

bool Mount(const PodChecks& checks, Tree& mount, const std::string& kind) {
  DropFalse(&mount, "readOnly");
  if (kind == "secret" || kind == "configMap") {
    // Such a volume cannot be written to.
    Filter(*mount.mutable_map()->mutable_members(),
           [](Tree::Member& member) { return member.key() != "readOnly"; });
  }
  if (kind == "persistentVolumeClaim")
    return checks.Only(mount, {"name", "mountPath", "subPath"},
                       "the mount of a volume");
  return checks.Only(mount, {"name", "mountPath"}, "the mount of a volume");
}

}  // namespace

void ConvertVolumes(const PodChecks& checks, ir::PodSettings& pod) {
  absl::flat_hash_map<std::string, std::string> kinds;  // by name
  Filter(*pod.mutable_volumes(), [&](Tree& volume) {
    const Tree* name = Find(volume, "name");
    const std::string key = name == nullptr ? "" : name->SerializeAsString();
    std::string kind;
    for (const Tree::Member& member : volume.map().members()) {
      if (member.key() != "name") kind = member.key();
    }
    kinds[key] = Volume(checks, volume, kind) ? kind : "";
    return !kinds[key].empty();
  });
  absl::flat_hash_map<std::string, bool> mounted;
  Filter(*pod.mutable_volume_mounts(), [&](Tree& mount) {
    const Tree* name = Find(mount, "name");
    const auto kind =
        kinds.find(name == nullptr ? "" : name->SerializeAsString());
    if (kind == kinds.end()) {
      checks.Refuse("mount of a volume that is not declared",
                    "declare the volume");
      return false;
    }
    if (kind->second.empty() || !Mount(checks, mount, kind->second))
      return false;
    mounted[kind->first] = true;
    return true;
  });
  // One that nothing mounts does nothing.
  Filter(*pod.mutable_volumes(), [&](Tree& volume) {
    const Tree* name = Find(volume, "name");
    return mounted.contains(name == nullptr ? "" : name->SerializeAsString());
  });
}

}  // namespace kfir::migration
