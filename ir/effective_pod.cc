// SPDX-License-Identifier: Apache-2.0
#include "ir/effective_pod.h"

#include <string>

#include "absl/container/flat_hash_map.h"
#include "ir/ir.pb.h"

namespace kfir::ir {
namespace {

using ::google::protobuf::RepeatedPtrField;

// Entries whose key is a template have no name to be found by: they are added.
template <typename Entry>
void OverlayByKey(const RepeatedPtrField<Entry>& over,
                  RepeatedPtrField<Entry>& base) {
  if (over.empty()) return;
  absl::flat_hash_map<std::string, Entry*> by_key;
  for (Entry& entry : base) {
    if (!entry.has_key_template()) by_key.emplace(entry.key(), &entry);
  }
  for (const Entry& entry : over) {
    const auto found =
        entry.has_key_template() ? by_key.end() : by_key.find(entry.key());
    if (found != by_key.end()) {
      *found->second = entry;
    } else {
      *base.Add() = entry;
    }
  }
}

void OverlayMap(const Tree& over, Tree& base) {
  OverlayByKey(over.map().members(), *base.mutable_map()->mutable_members());
}

}  // namespace

void OverlayPod(const PodSettings& over, PodSettings& base) {
  OverlayByKey(over.limits(), *base.mutable_limits());
  OverlayByKey(over.requests(), *base.mutable_requests());
  OverlayByKey(over.labels(), *base.mutable_labels());
  OverlayByKey(over.annotations(), *base.mutable_annotations());
  OverlayByKey(over.node_selector(), *base.mutable_node_selector());
  if (over.has_container_extra()) {
    OverlayMap(over.container_extra(), *base.mutable_container_extra());
  }
  if (over.has_pod_extra()) {
    OverlayMap(over.pod_extra(), *base.mutable_pod_extra());
  }

  base.mutable_env()->MergeFrom(over.env());
  base.mutable_env_from()->MergeFrom(over.env_from());
  base.mutable_volumes()->MergeFrom(over.volumes());
  base.mutable_volume_mounts()->MergeFrom(over.volume_mounts());
  base.mutable_tolerations()->MergeFrom(over.tolerations());
  base.mutable_init_containers()->MergeFrom(over.init_containers());
  base.mutable_sidecars()->MergeFrom(over.sidecars());
  base.mutable_image_pull_secrets()->MergeFrom(over.image_pull_secrets());

  if (over.has_image()) *base.mutable_image() = over.image();
  if (over.has_affinity()) *base.mutable_affinity() = over.affinity();
  if (over.has_image_pull_policy()) {
    *base.mutable_image_pull_policy() = over.image_pull_policy();
  }
  if (over.has_service_account()) {
    *base.mutable_service_account() = over.service_account();
  }
}

}  // namespace kfir::ir
