// SPDX-License-Identifier: Apache-2.0
#include "backends/argo/inexpressible.h"

#include "absl/strings/str_cat.h"

namespace kfir::argo {
namespace {

std::string OfInput(ir::InputUse::How how, bool quirks) {
  if (how == ir::InputUse::HOW_NAME) return "the name of an artifact";
  if (quirks) return "";
  switch (how) {
    case ir::InputUse::HOW_URI:
      return "the URI of an artifact";
    case ir::InputUse::HOW_METADATA:
      return "the metadata of an artifact";
    case ir::InputUse::HOW_PORT_NAME:
      return "the name of an input";
    case ir::InputUse::HOW_WHOLE:
      return "the executor input as a whole";
    default:
      return "";
  }
}

std::string OfOutput(ir::OutputUse::How how, bool quirks) {
  if (how == ir::OutputUse::HOW_NAME) return "the name of an artifact";
  if (quirks) return "";
  switch (how) {
    case ir::OutputUse::HOW_URI:
      return "the URI of an artifact";
    case ir::OutputUse::HOW_METADATA:
      return "the metadata of an artifact";
    case ir::OutputUse::HOW_METADATA_FILE:
      return "the executor output as a whole";
    default:
      return "";
  }
}

std::string OfRun(const ir::RuntimePlaceholder& runtime) {
  switch (runtime.kind()) {
    case ir::RuntimePlaceholder::KIND_TASK_NAME:
      return "the name of the task at run time";
    case ir::RuntimePlaceholder::KIND_PIPELINE_ROOT:
      return "the pipeline root";
    case ir::RuntimePlaceholder::KIND_SCHEDULED_AT:
      return "the scheduled time of the run";
    case ir::RuntimePlaceholder::KIND_WORKSPACE_PATH:
      return "the workspace of the run";
    case ir::RuntimePlaceholder::KIND_DIALECT:
      if (runtime.dialect() == "argo") return "";
      return absl::StrCat("a placeholder of the system `", runtime.dialect(),
                          "`");
    default:
      return "";
  }
}

}  // namespace

std::string Inexpressible(const ir::Value& value, bool quirks) {
  switch (value.kind_case()) {
    case ir::Value::kRuntime:
      return OfRun(value.runtime());
    case ir::Value::kInputUse:
      return OfInput(value.input_use().how(), quirks);
    case ir::Value::kOutputUse:
      return OfOutput(value.output_use().how(), quirks);
    case ir::Value::kLoopItem:
      return value.loop_item().fields_size() > 1
                 ? "a field in a field of a loop's item"
                 : "";
    case ir::Value::kOneOf:
      return "the output of whichever task ran (`one_of`)";
    case ir::Value::kCollected:
      return "the outputs of all iterations of a loop (`collected`)";
    case ir::Value::kFinalStatus:
      return "the final status of a task (`final_status`)";
    case ir::Value::kSelection:
      return "a part of a value (`selection`)";
    default:
      return "";
  }
}

std::string Inexpressible(const ir::Expression& condition) {
  if (condition.has_in()) return "a test for membership (`in`)";
  if (condition.has_text() && condition.text().dialect() != "argo-when") {
    return absl::StrCat("a condition in the language `",
                        condition.text().dialect(), "`");
  }
  return "";
}

}  // namespace kfir::argo
