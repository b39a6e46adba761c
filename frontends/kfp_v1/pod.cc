// SPDX-License-Identifier: Apache-2.0
#include "frontends/kfp_v1/pod.h"

#include "absl/strings/string_view.h"
#include "frontends/kfp_v1/placeholders.h"
#include "ir/tree.h"

namespace kfir::kfp_v1 {
namespace {

using Entries = google::protobuf::RepeatedPtrField<ir::KeyValue>;

const PyValue kNone;

const PyValue& Member(const PyValue& dict, absl::string_view key) {
  if (!dict.is_dict()) return kNone;
  for (size_t i = 0; i + 1 < dict.items().size(); i += 2) {
    if (dict.items()[i].text() == key) return dict.items()[i + 1];
  }
  return kNone;
}

bool IsText(const PyValue& value, const ir::Value& text) {
  return value.is_str() && value.text() == text.constant().string_value();
}

// The entries of `base` are the first of `dict`, in order.
bool StartsWith(const PyValue& dict, const Entries& base) {
  if (base.empty()) return true;
  if (!dict.is_dict() ||
      dict.items().size() < static_cast<size_t>(base.size()) * 2) {
    return false;
  }
  for (int i = 0; i < base.size(); ++i) {
    if (dict.items()[static_cast<size_t>(i) * 2].text() != base[i].key()) {
      return false;
    }
  }
  return true;
}

// Without those that `base` has already; it is how `from` starts.
void LowerEntries(const PyValue& from, absl::string_view what,
                  const Entries* base, ValueBuilder& values, Entries& to) {
  Entries all;
  values.Entries(from, what, all);
  for (int i = 0; i < all.size(); ++i) {
    const bool same =
        base != nullptr && i < base->size() && all[i].value().has_constant() &&
        all[i].value().constant().kind_case() == ir::Tree::kStringValue &&
        all[i].value().constant().string_value() ==
            (*base)[i].value().constant().string_value();
    if (!same) to.Add()->Swap(&all[i]);
  }
}

void LowerEnv(const PyValue& env, int skip, Program& program,
              ValueBuilder& values, ir::PodSettings& pod) {
  if (env.is_none()) return;
  if (!env.is_sequence()) return program.status().Fail("`env` is no list");
  for (const PyValue& item : env.items()) {
    if (skip-- > 0) continue;
    ir::EnvVar& variable = *pod.add_env();
    const PyValue& name = Member(item, "name");
    if (!name.is_str()) {
      program.status().Fail("an environment variable has no name");
    } else if (name.text().empty() || HasPlaceholder(name.text())) {
      values.Template(name.text(), *variable.mutable_name_template());
    } else {
      variable.set_name(std::string(name.text()));
    }
    if (const PyValue& value = Member(item, "value"); !value.is_none()) {
      values.Scalar(value, *variable.mutable_value());
    } else if (const PyValue& from = Member(item, "valueFrom");
               !from.is_none()) {
      values.Tree(from, *variable.mutable_value_from());
    }
  }
}

void LowerResources(const PyValue& resources, Program& program,
                    ValueBuilder& values, ir::PodSettings& pod) {
  if (resources.is_none()) return;
  if (!resources.is_dict()) {
    return program.status().Fail("`resources` is no V1ResourceRequirements");
  }
  values.Entries(Member(resources, "limits"), "limits", *pod.mutable_limits());
  values.Entries(Member(resources, "requests"), "requests",
                 *pod.mutable_requests());
  const bool typed = pod.limits_size() + pod.requests_size() > 0;
  ir::Tree rest;
  rest.mutable_map();
  for (size_t i = 0; i + 1 < resources.items().size(); i += 2) {
    const absl::string_view key = resources.items()[i].text();
    if (key == "limits" || key == "requests") continue;
    values.Tree(resources.items()[i + 1], ir::AddMember(rest, key));
  }
  // Kubernetes' word for no limits at all is kept too.
  if (rest.map().members_size() > 0 || !typed) {
    ir::AddMember(*pod.mutable_container_extra(), "resources").Swap(&rest);
  }
}

bool IsTyped(absl::string_view member) {
  for (const absl::string_view typed :
       {"image", "command", "args", "env", "envFrom", "volumeMounts",
        "resources", "imagePullPolicy"}) {
    if (member == typed) return true;
  }
  return false;
}

}  // namespace

bool CanLayOver(const ir::PodSettings& base, const PyValue& op) {
  const PyValue& env = Member(Member(op, "container"), "env");
  const size_t base_env = static_cast<size_t>(base.env_size());
  if (base_env > 0 && (!env.is_sequence() || env.items().size() < base_env)) {
    return false;
  }
  for (size_t i = 0; i < base_env; ++i) {
    const ir::EnvVar& variable = base.env(static_cast<int>(i));
    const PyValue& name = Member(env.items()[i], "name");
    if (!name.is_str() || name.text() != variable.name() ||
        !IsText(Member(env.items()[i], "value"), variable.value())) {
      return false;
    }
  }
  return StartsWith(Member(op, "labels"), base.labels()) &&
         StartsWith(Member(op, "annotations"), base.annotations());
}

void LowerPod(const PyValue& op, const ir::PodSettings* base, Program& program,
              ValueBuilder& values, ir::PodSettings& pod) {
  Fields fields(op, "op", program.status());
  const PyValue& container = fields.Get("container");
  LowerEnv(Member(container, "env"), base == nullptr ? 0 : base->env_size(),
           program, values, pod);
  values.Trees(Member(container, "envFrom"), "envFrom",
               *pod.mutable_env_from());
  values.Trees(Member(container, "volumeMounts"), "volumeMounts",
               *pod.mutable_volume_mounts());
  LowerResources(Member(container, "resources"), program, values, pod);
  if (const PyValue& policy = Member(container, "imagePullPolicy");
      !policy.is_none()) {
    values.Scalar(policy, *pod.mutable_image_pull_policy());
  }
  if (container.is_dict()) {
    for (size_t i = 0; i + 1 < container.items().size(); i += 2) {
      const absl::string_view key = container.items()[i].text();
      if (IsTyped(key)) continue;
      values.Tree(container.items()[i + 1],
                  ir::AddMember(*pod.mutable_container_extra(), key));
    }
  }
  values.Entries(fields.Get("node_selector"), "node_selector",
                 *pod.mutable_node_selector());
  values.Trees(fields.Get("volumes"), "volumes", *pod.mutable_volumes());
  values.Trees(fields.Get("tolerations"), "tolerations",
               *pod.mutable_tolerations());
  if (const PyValue& affinity = fields.Get("affinity"); !affinity.is_none()) {
    values.Tree(affinity, *pod.mutable_affinity());
  }
  LowerEntries(fields.Get("annotations"), "pod_annotations",
               base == nullptr ? nullptr : &base->annotations(), values,
               *pod.mutable_annotations());
  LowerEntries(fields.Get("labels"), "pod_labels",
               base == nullptr ? nullptr : &base->labels(), values,
               *pod.mutable_labels());
  values.Trees(fields.Get("init_containers"), "init_containers",
               *pod.mutable_init_containers());
  values.Trees(fields.Get("sidecars"), "sidecars", *pod.mutable_sidecars());
}

}  // namespace kfir::kfp_v1
