// SPDX-License-Identifier: Apache-2.0
#include "absl/strings/str_cat.h"
#include "ir/pipeline_spec/bindings.h"
#include "ir/pipeline_spec/kubernetes_from_pod_internal.h"
#include "ir/pipeline_spec/trees.h"

namespace kfir::kfp2 {
namespace {

using ir::Find;
using ir::Tree;

class PlacementWriter {
 public:
  PlacementWriter(const ir::PodSettings& pod, const PodPart& part)
      : pod_(pod), part_(part), config_(part.config) {}

  void Write() {
    for (const Tree& toleration : pod_.tolerations()) AddToleration(toleration);
    for (const ir::KeyValue& entry : pod_.node_selector()) {
      part_.AddEntry(entry, config_.mutable_node_selector()->mutable_labels(),
                     "a node selector");
    }
    for (const Tree::Member& group : pod_.affinity().map().members()) {
      if (group.key() == "nodeAffinity") {
        NodeAffinity(group.value());
      } else if (group.key() == "podAffinity" ||
                 group.key() == "podAntiAffinity") {
        PodAffinity(group.value(), group.key() == "podAntiAffinity");
      } else {
        part_.refuse(absl::StrCat("`", group.key(), "` in an affinity"));
      }
    }
  }

 private:
  void AddToleration(const Tree& tree) {
    Toleration& toleration = *config_.add_tolerations();
    if (tree.has_value()) {
      if (!ToBinding(tree.value(), toleration.mutable_toleration_json())) {
        part_.refuse(
            "a toleration that is put together when the pipeline runs");
      }
      return;
    }
    if (!tree.has_map()) {
      FromTree(tree, nullptr,
               toleration.mutable_toleration_json()
                   ->mutable_runtime_value()
                   ->mutable_constant());
      return;
    }
    if (!part_.Only(tree,
                    {"key", "operator", "value", "effect", "tolerationSeconds"},
                    "a toleration"))
      return;
    toleration.set_key(TextOf(tree, "key"));
    toleration.set_operator_(TextOf(tree, "operator"));
    toleration.set_value(TextOf(tree, "value"));
    toleration.set_effect(TextOf(tree, "effect"));
    if (const Tree* seconds = Find(tree, "tolerationSeconds"))
      toleration.set_toleration_seconds(seconds->int_value());
  }

  static void AddRequirements(
      const Tree* list,
      google::protobuf::RepeatedPtrField<SelectorRequirement>* target) {
    if (list == nullptr) return;
    for (const Tree& item : list->list().items()) {
      SelectorRequirement& requirement = *target->Add();
      requirement.set_key(TextOf(item, "key"));
      requirement.set_operator_(TextOf(item, "operator"));
      if (const Tree* values = Find(item, "values")) {
        for (const Tree& value : values->list().items())
          requirement.add_values(ConstantText(value).value_or(""));
      }
    }
  }

  void NodeAffinity(const Tree& group) {
    if (!group.has_map())
      return part_.AddJson(
          group, config_.add_node_affinity()->mutable_node_affinity_json(),
          "an affinity");
    const auto add = [this](const Tree& term, const Tree* weight) {
      NodeAffinityTerm& target = *config_.add_node_affinity();
      AddRequirements(Find(term, "matchExpressions"),
                      target.mutable_match_expressions());
      AddRequirements(Find(term, "matchFields"), target.mutable_match_fields());
      if (weight != nullptr)
        target.set_weight(static_cast<int32_t>(weight->int_value()));
    };
    if (const Tree* required =
            Find(group, "requiredDuringSchedulingIgnoredDuringExecution")) {
      if (const Tree* terms = Find(*required, "nodeSelectorTerms")) {
        for (const Tree& term : terms->list().items()) add(term, nullptr);
      }
    }
    if (const Tree* preferred =
            Find(group, "preferredDuringSchedulingIgnoredDuringExecution")) {
      for (const Tree& item : preferred->list().items()) {
        if (const Tree* term = Find(item, "preference"))
          add(*term, Find(item, "weight"));
      }
    }
  }

  void PodAffinity(const Tree& group, bool anti) {
    const auto add = [this, anti](const Tree& term, const Tree* weight) {
      PodAffinityTerm& target = *config_.add_pod_affinity();
      if (const Tree* selector = Find(term, "labelSelector")) {
        AddRequirements(Find(*selector, "matchExpressions"),
                        target.mutable_match_pod_expressions());
        AddEntries(Find(*selector, "matchLabels"),
                   target.mutable_match_pod_labels());
      }
      if (const Tree* selector = Find(term, "namespaceSelector")) {
        AddRequirements(Find(*selector, "matchExpressions"),
                        target.mutable_match_namespace_expressions());
        AddEntries(Find(*selector, "matchLabels"),
                   target.mutable_match_namespace_labels());
      }
      if (const Tree* names = Find(term, "namespaces")) {
        for (const Tree& name : names->list().items())
          target.add_namespaces(name.string_value());
      }
      target.set_topology_key(TextOf(term, "topologyKey"));
      if (weight != nullptr)
        target.set_weight(static_cast<int32_t>(weight->int_value()));
      if (anti) target.set_anti(true);
    };
    if (const Tree* required =
            Find(group, "requiredDuringSchedulingIgnoredDuringExecution")) {
      for (const Tree& term : required->list().items()) add(term, nullptr);
    }
    if (const Tree* preferred =
            Find(group, "preferredDuringSchedulingIgnoredDuringExecution")) {
      for (const Tree& item : preferred->list().items()) {
        if (const Tree* term = Find(item, "podAffinityTerm"))
          add(*term, Find(item, "weight"));
      }
    }
  }

  const ir::PodSettings& pod_;
  const PodPart& part_;
  KubernetesExecutorConfig& config_;
};

}  // namespace

void WritePlacement(const ir::PodSettings& pod, const PodPart& part) {
  PlacementWriter(pod, part).Write();
}

}  // namespace kfir::kfp2
