// SPDX-License-Identifier: Apache-2.0
#include "backends/argo/check_values.h"

#include "absl/strings/str_cat.h"

namespace kfir::argo {

void ValueCheck::Check(const ir::Value& value) const {
  switch (value.kind_case()) {
    case ir::Value::kConstant:
      return Check(value.constant());
    case ir::Value::kTemplate:
      return Check(value.template_());
    case ir::Value::kRuntime:
      return Check(value.runtime());
    case ir::Value::kInputUse:
      return Check(value.input_use());
    case ir::Value::kOutputUse:
      return Check(value.output_use());
    case ir::Value::kIfPresent: {
      const ir::IfPresent& choice = value.if_present();
      if (choice.has_condition()) Check(choice.condition());
      Check(choice.then());
      Check(choice.otherwise());
      return;
    }
    case ir::Value::kLoopItem:
      if (value.loop_item().fields_size() > 1) {
        refuse_("a field in a field of a loop's item");
      }
      return;
    case ir::Value::kOneOf:
      return refuse_("the output of whichever task ran (`one_of`)");
    case ir::Value::kCollected:
      return refuse_("the outputs of all iterations of a loop (`collected`)");
    case ir::Value::kFinalStatus:
      return refuse_("the final status of a task (`final_status`)");
    case ir::Value::kSelection:
      return refuse_("a part of a value (`selection`)");
    default:
      return;
  }
}

void ValueCheck::Check(const ir::Tree& tree) const {
  if (tree.has_value()) Check(tree.value());
  if (tree.has_list()) Check(tree.list().items());
  for (const ir::Tree::Member& member : tree.map().members()) {
    if (member.has_key_template()) Check(member.key_template());
    Check(member.value());
  }
}

void ValueCheck::Check(const ir::Template& text) const {
  for (const ir::Template::Piece& piece : text.pieces()) {
    if (piece.has_value()) Check(piece.value());
  }
}

void ValueCheck::Check(const ir::KeyValue& member) const {
  if (member.has_key_template()) Check(member.key_template());
  Check(member.value());
}

void ValueCheck::Check(const ir::EnvVar& variable) const {
  if (variable.has_name_template()) Check(variable.name_template());
  if (variable.has_value()) Check(variable.value());
  if (variable.has_value_from()) Check(variable.value_from());
}

void ValueCheck::Check(const ir::PodSettings& pod) const {
  Check(pod.image());
  Check(pod.env());
  Check(pod.env_from());
  Check(pod.limits());
  Check(pod.requests());
  Check(pod.labels());
  Check(pod.annotations());
  Check(pod.node_selector());
  Check(pod.volumes());
  Check(pod.volume_mounts());
  Check(pod.tolerations());
  Check(pod.affinity());
  Check(pod.init_containers());
  Check(pod.sidecars());
  Check(pod.image_pull_policy());
  Check(pod.image_pull_secrets());
  Check(pod.container_extra());
  Check(pod.pod_extra());
  Check(pod.service_account());
}

void ValueCheck::Check(const ir::Container::Words& words) const {
  Check(words.words());
}

void ValueCheck::Check(const ir::Expression& condition) const {
  switch (condition.kind_case()) {
    case ir::Expression::kComparison:
      Check(condition.comparison().left());
      Check(condition.comparison().right());
      return;
    case ir::Expression::kAll:
      return Check(condition.all().operands());
    case ir::Expression::kAny:
      return Check(condition.any().operands());
    case ir::Expression::kNegation:
      return Check(condition.negation());
    case ir::Expression::kIn:
      return refuse_("a test for membership (`in`)");
    case ir::Expression::kText:
      if (condition.text().dialect() != "argo-when") {
        refuse_(absl::StrCat("a condition in the language `",
                             condition.text().dialect(), "`"));
      }
      return Check(condition.text().text());
    case ir::Expression::kValue:
      return Check(condition.value());
    default:
      return;
  }
}

// kfp 1.8 writes something for each of these, which nothing fills in.
void ValueCheck::Check(const ir::InputUse& use) const {
  switch (use.how()) {
    case ir::InputUse::HOW_NAME:
      return refuse_("the name of an artifact");
    case ir::InputUse::HOW_URI:
      if (!quirks_) refuse_("the URI of an artifact");
      return;
    case ir::InputUse::HOW_METADATA:
      if (!quirks_) refuse_("the metadata of an artifact");
      return;
    case ir::InputUse::HOW_PORT_NAME:
      if (!quirks_) refuse_("the name of an input");
      return;
    case ir::InputUse::HOW_WHOLE:
      if (!quirks_) refuse_("the executor input as a whole");
      return;
    default:
      return;
  }
}

void ValueCheck::Check(const ir::OutputUse& use) const {
  switch (use.how()) {
    case ir::OutputUse::HOW_NAME:
      return refuse_("the name of an artifact");
    case ir::OutputUse::HOW_URI:
      if (!quirks_) refuse_("the URI of an artifact");
      return;
    case ir::OutputUse::HOW_METADATA:
    case ir::OutputUse::HOW_METADATA_FILE:
      if (!quirks_) refuse_("the metadata of an artifact");
      return;
    default:
      return;
  }
}

void ValueCheck::Check(const ir::RuntimePlaceholder& runtime) const {
  switch (runtime.kind()) {
    case ir::RuntimePlaceholder::KIND_TASK_NAME:
      return refuse_("the name of the task at run time");
    case ir::RuntimePlaceholder::KIND_PIPELINE_ROOT:
      return refuse_("the pipeline root");
    case ir::RuntimePlaceholder::KIND_SCHEDULED_AT:
      return refuse_("the scheduled time of the run");
    case ir::RuntimePlaceholder::KIND_WORKSPACE_PATH:
      return refuse_("the workspace of the run");
    case ir::RuntimePlaceholder::KIND_DIALECT:
      if (runtime.dialect() != "argo") {
        refuse_(absl::StrCat("a placeholder of the system `", runtime.dialect(),
                             "`"));
      }
      return;
    default:
      return;
  }
}

}  // namespace kfir::argo
