// SPDX-License-Identifier: Apache-2.0
//
// The one list of the places in which Values stand: what verifies, looks for or
// rewrites Values goes through it.
//
// ForEachPart(message, visit) calls `visit` for every Value, Tree, Template,
// Expression and message of settings that `message` holds directly; `visit`
// takes any of these (a set of overloads or a generic lambda).  What is inside
// of a part is the visitor's to enter.
#ifndef KFIR_IR_PARTS_H_
#define KFIR_IR_PARTS_H_

#include "ir/ir.pb.h"

namespace kfir::ir {

template <typename List, typename Visit>
void VisitAll(const List& list, Visit& visit) {
  for (const auto& part : list) visit(part);
}

template <typename Visit>
void ForEachPart(const Template& text, Visit visit) {
  for (const Template::Piece& piece : text.pieces()) {
    if (piece.has_value()) visit(piece.value());
  }
}

template <typename Visit>
void ForEachPart(const Tree& tree, Visit visit) {
  if (tree.has_value()) visit(tree.value());
  if (tree.has_list()) VisitAll(tree.list().items(), visit);
  if (!tree.has_map()) return;
  for (const Tree::Member& member : tree.map().members()) {
    if (member.has_key_template()) visit(member.key_template());
    if (member.has_value()) visit(member.value());
  }
}

template <typename Visit>
void ForEachPart(const Value& value, Visit visit) {
  if (value.has_constant()) visit(value.constant());
  if (value.has_template_()) visit(value.template_());
  if (value.has_one_of()) VisitAll(value.one_of().values(), visit);
  if (value.has_collected() && value.collected().has_value()) {
    visit(value.collected().value());
  }
  if (value.has_selection() && value.selection().has_value()) {
    visit(value.selection().value());
  }
  if (!value.has_if_present()) return;
  const IfPresent& choice = value.if_present();
  if (choice.has_condition()) visit(choice.condition());
  VisitAll(choice.then(), visit);
  VisitAll(choice.otherwise(), visit);
}

template <typename Visit>
void ForEachPart(const Expression& expression, Visit visit) {
  if (expression.has_comparison()) {
    const Expression::Comparison& comparison = expression.comparison();
    if (comparison.has_left()) visit(comparison.left());
    if (comparison.has_right()) visit(comparison.right());
  }
  if (expression.has_all()) VisitAll(expression.all().operands(), visit);
  if (expression.has_any()) VisitAll(expression.any().operands(), visit);
  if (expression.has_negation()) visit(expression.negation());
  if (expression.has_in()) {
    if (expression.in().has_element()) visit(expression.in().element());
    if (expression.in().has_container()) visit(expression.in().container());
  }
  if (expression.has_text() && expression.text().has_text()) {
    visit(expression.text().text());
  }
  if (expression.has_value()) visit(expression.value());
}

template <typename Visit>
void ForEachPart(const Loop& loop, Visit visit) {
  if (loop.has_static_items()) visit(loop.static_items());
  if (loop.has_value()) visit(loop.value());
  if (loop.has_artifacts()) visit(loop.artifacts());
  if (!loop.has_sequence()) return;
  if (loop.sequence().has_start()) visit(loop.sequence().start());
  if (loop.sequence().has_end()) visit(loop.sequence().end());
  if (loop.sequence().has_count()) visit(loop.sequence().count());
}

template <typename Visit>
void ForEachPart(const Retry& retry, Visit visit) {
  if (retry.has_limit()) visit(retry.limit());
  if (retry.has_backoff_duration()) visit(retry.backoff_duration());
  if (retry.has_backoff_factor()) visit(retry.backoff_factor());
  if (retry.has_backoff_max_duration()) visit(retry.backoff_max_duration());
}

template <typename Visit>
void ForEachPart(const Caching& caching, Visit visit) {
  if (caching.has_max_staleness()) visit(caching.max_staleness());
}

template <typename Visit>
void ForEachPart(const KeyValue& entry, Visit visit) {
  if (entry.has_key_template()) visit(entry.key_template());
  if (entry.has_value()) visit(entry.value());
}

template <typename Visit>
void ForEachPart(const EnvVar& variable, Visit visit) {
  if (variable.has_name_template()) visit(variable.name_template());
  if (variable.has_value()) visit(variable.value());
  if (variable.has_value_from()) visit(variable.value_from());
}

template <typename Visit>
void ForEachPart(const PodSettings& pod, Visit visit) {
  if (pod.has_image()) visit(pod.image());
  VisitAll(pod.env(), visit);
  VisitAll(pod.env_from(), visit);
  VisitAll(pod.limits(), visit);
  VisitAll(pod.requests(), visit);
  VisitAll(pod.labels(), visit);
  VisitAll(pod.annotations(), visit);
  VisitAll(pod.node_selector(), visit);
  VisitAll(pod.volumes(), visit);
  VisitAll(pod.volume_mounts(), visit);
  VisitAll(pod.tolerations(), visit);
  if (pod.has_affinity()) visit(pod.affinity());
  VisitAll(pod.init_containers(), visit);
  VisitAll(pod.sidecars(), visit);
  if (pod.has_image_pull_policy()) visit(pod.image_pull_policy());
  VisitAll(pod.image_pull_secrets(), visit);
  if (pod.has_container_extra()) visit(pod.container_extra());
  if (pod.has_pod_extra()) visit(pod.pod_extra());
  if (pod.has_service_account()) visit(pod.service_account());
}

template <typename Visit>
void ForEachPart(const RunSettings& settings, Visit visit) {
  VisitAll(settings.image_pull_secrets(), visit);
  if (settings.has_dns_config()) visit(settings.dns_config());
  VisitAll(settings.node_selector(), visit);
  if (settings.has_pod_disruption_budget_min_available()) {
    visit(settings.pod_disruption_budget_min_available());
  }
  if (settings.has_pipeline_root()) visit(settings.pipeline_root());
  if (settings.has_workspace()) visit(settings.workspace());
  VisitAll(settings.volumes(), visit);
  if (settings.has_extra()) visit(settings.extra());
}

template <typename Visit>
void ForEachPart(const Attribute& attribute, Visit visit) {
  if (attribute.has_value()) visit(attribute.value());
}

template <typename Visit>
void ForEachPart(const Argument& argument, Visit visit) {
  if (argument.has_value()) visit(argument.value());
}

template <typename Visit>
void ForEachPart(const Container& container, Visit visit) {
  if (container.has_image()) visit(container.image());
  VisitAll(container.command().words(), visit);
  VisitAll(container.args().words(), visit);
  if (container.has_pod()) visit(container.pod());
}

template <typename Visit>
void ForEachPart(const Resource& resource, Visit visit) {
  if (resource.has_manifest()) visit(resource.manifest());
  if (resource.has_success_condition()) visit(resource.success_condition());
  if (resource.has_failure_condition()) visit(resource.failure_condition());
  VisitAll(resource.flags(), visit);
  if (resource.has_pod()) visit(resource.pod());
}

template <typename Visit>
void ForEachPart(const Importer& importer, Visit visit) {
  if (importer.has_artifact_uri()) visit(importer.artifact_uri());
  if (importer.has_metadata()) visit(importer.metadata());
}

template <typename Visit>
void ForEachPart(const Output& output, Visit visit) {
  if (output.has_json_path()) visit(output.json_path());
  if (output.has_default_value()) visit(output.default_value());
  if (output.has_metadata()) visit(output.metadata());
  VisitAll(output.attributes(), visit);
}

// The task's own parts: not what is in its inline body.
template <typename Visit>
void ForEachPart(const Task& task, Visit visit) {
  VisitAll(task.arguments(), visit);
  if (task.has_condition()) visit(task.condition());
  if (task.has_loop()) visit(task.loop());
  if (task.has_retry()) visit(task.retry());
  if (task.has_timeout_seconds()) visit(task.timeout_seconds());
  if (task.has_caching()) visit(task.caching());
  if (task.has_pod()) visit(task.pod());
  VisitAll(task.attributes(), visit);
}

}  // namespace kfir::ir

#endif  // KFIR_IR_PARTS_H_
