// SPDX-License-Identifier: Apache-2.0
#include "backends/argo/render.h"

#include "ir/parts.h"

namespace kfir::argo {
namespace {

template <typename... Functions>
struct Overloads : Functions... {
  using Functions::operator()...;
};
template <typename... Functions>
Overloads(Functions...) -> Overloads<Functions...>;

template <typename Member>
void RenderKey(const RenderText& render, Member& member) {
  if (!member.has_key_template()) return;
  ir::Value key;
  key.mutable_template_()->Swap(member.mutable_key_template());
  member.clear_key_template();
  member.set_key(render(key));
}

void RenderTrees(const RenderText& render,
                 google::protobuf::RepeatedPtrField<ir::Tree>& trees) {
  for (ir::Tree& tree : trees) RenderTree(render, tree);
}

void RenderMembers(const RenderText& render,
                   google::protobuf::RepeatedPtrField<ir::KeyValue>& members) {
  for (ir::KeyValue& member : members) {
    RenderKey(render, member);
    RenderValue(render, *member.mutable_value());
  }
}

}  // namespace

void RenderValue(const RenderText& render, ir::Value& value) {
  if (value.has_constant())
    return RenderTree(render, *value.mutable_constant());
  std::string text = render(value);
  value.mutable_constant()->set_string_value(std::move(text));
}

void RenderTree(const RenderText& render, ir::Tree& tree) {
  switch (tree.kind_case()) {
    case ir::Tree::kValue: {
      if (tree.value().has_constant()) {
        ir::Tree constant = tree.value().constant();
        RenderTree(render, constant);
        tree = std::move(constant);
        return;
      }
      std::string text = render(tree.value());
      tree.set_string_value(std::move(text));
      return;
    }
    case ir::Tree::kList:
      return RenderTrees(render, *tree.mutable_list()->mutable_items());
    case ir::Tree::kMap:
      for (ir::Tree::Member& member : *tree.mutable_map()->mutable_members()) {
        RenderKey(render, member);
        RenderTree(render, *member.mutable_value());
      }
      return;
    default:
      return;
  }
}

void RenderPod(const RenderText& render, ir::PodSettings& pod) {
  if (pod.has_image()) RenderValue(render, *pod.mutable_image());
  for (ir::EnvVar& variable : *pod.mutable_env()) {
    if (variable.has_name_template()) {
      ir::Value name;
      *name.mutable_template_() = variable.name_template();
      variable.clear_name_template();
      variable.set_name(render(name));
    }
    if (variable.has_value()) {
      RenderValue(render, *variable.mutable_value());
    } else if (variable.has_value_from()) {
      RenderTree(render, *variable.mutable_value_from());
    }
  }
  RenderTrees(render, *pod.mutable_env_from());
  RenderMembers(render, *pod.mutable_limits());
  RenderMembers(render, *pod.mutable_requests());
  RenderMembers(render, *pod.mutable_labels());
  RenderMembers(render, *pod.mutable_annotations());
  RenderMembers(render, *pod.mutable_node_selector());
  RenderTrees(render, *pod.mutable_volumes());
  RenderTrees(render, *pod.mutable_volume_mounts());
  RenderTrees(render, *pod.mutable_tolerations());
  if (pod.has_affinity()) RenderTree(render, *pod.mutable_affinity());
  RenderTrees(render, *pod.mutable_init_containers());
  RenderTrees(render, *pod.mutable_sidecars());
  if (pod.has_image_pull_policy()) {
    RenderValue(render, *pod.mutable_image_pull_policy());
  }
  RenderTrees(render, *pod.mutable_image_pull_secrets());
  if (pod.has_container_extra()) {
    RenderTree(render, *pod.mutable_container_extra());
  }
  if (pod.has_pod_extra()) RenderTree(render, *pod.mutable_pod_extra());
  if (pod.has_service_account()) {
    RenderValue(render, *pod.mutable_service_account());
  }
}

bool HoldsValues(const ir::PodSettings& pod) {
  bool found = false;
  Overloads look{
      [&](const ir::Value& value) {
        found = found || !value.has_constant() || HoldsValues(value.constant());
      },
      [&](const ir::Tree& tree) { found = found || HoldsValues(tree); },
      [&](const ir::Template&) { found = true; },
  };
  ir::ForEachPart(
      pod,
      Overloads{
          look,
          [&](const ir::KeyValue& entry) { ir::ForEachPart(entry, look); },
          [&](const ir::EnvVar& variable) { ir::ForEachPart(variable, look); },
      });
  return found;
}

bool HoldsValues(const ir::Tree& tree) {
  switch (tree.kind_case()) {
    case ir::Tree::kValue:
      return true;
    case ir::Tree::kList:
      for (const ir::Tree& item : tree.list().items()) {
        if (HoldsValues(item)) return true;
      }
      return false;
    case ir::Tree::kMap:
      for (const ir::Tree::Member& member : tree.map().members()) {
        if (member.has_key_template() || HoldsValues(member.value())) {
          return true;
        }
      }
      return false;
    default:
      return false;
  }
}

}  // namespace kfir::argo
