// SPDX-License-Identifier: Apache-2.0
#include "ir/pipeline_spec/bindings.h"

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "ir/pipeline_spec/placeholders.h"
#include "ir/pipeline_spec/trees.h"

namespace kfir::kfp2 {
namespace {

constexpr absl::string_view kParse = "parseJson(string_value)";

std::string Selector(const ir::Selection& selection) {
  if (selection.fields().empty()) return selection.expression();
  std::string text(kParse);
  for (const std::string& field : selection.fields())
    absl::StrAppend(&text, "[\"", field, "\"]");
  return text;
}

const ir::Value& WithoutCollected(const ir::Value& value) {
  const ir::Value* result = &value;
  while (result->has_collected()) result = &result->collected().value();
  return *result;
}

}  // namespace

void SetSelector(absl::string_view selector, ir::Value source,
                 ir::Value* value) {
  ir::Selection& selection = *value->mutable_selection();
  *selection.mutable_value() = std::move(source);
  absl::string_view rest = selector;
  bool by_fields = absl::ConsumePrefix(&rest, kParse) && !rest.empty();
  while (by_fields && !rest.empty()) {
    by_fields = absl::ConsumePrefix(&rest, "[\"");
    const size_t end = rest.find("\"]");
    by_fields = by_fields && end != absl::string_view::npos;
    if (!by_fields) break;
    const absl::string_view field = rest.substr(0, end);
    by_fields =
        !absl::StrContains(field, '"') && !absl::StrContains(field, '\\');
    selection.add_fields(std::string(field));
    rest.remove_prefix(end + 2);
  }
  if (by_fields) return;
  selection.clear_fields();
  selection.set_expression(std::string(selector));
}

void FromBinding(const Binding& binding, ir::Value* value) {
  ir::Value source;
  ir::Value* target =
      binding.parameter_expression_selector().empty() ? value : &source;
  switch (binding.kind_case()) {
    case Binding::KIND_NOT_SET:
      return;
    case Binding::kTaskOutputParameter:
      target->mutable_task_output()->set_task(
          binding.task_output_parameter().producer_task());
      target->mutable_task_output()->set_output(
          binding.task_output_parameter().output_parameter_key());
      break;
    case Binding::kComponentInputParameter:
      target->set_graph_input(binding.component_input_parameter());
      break;
    case Binding::kTaskFinalStatus:
      target->mutable_final_status()->set_task(
          binding.task_final_status().producer_task());
      break;
    case Binding::kRuntimeValue: {
      const ValueOrRuntimeParameter& runtime = binding.runtime_value();
      if (runtime.has_constant()) {
        ToTree(runtime.constant(), nullptr, target->mutable_constant());
      } else if (runtime.value_case() ==
                 ValueOrRuntimeParameter::kRuntimeParameter) {
        target->set_graph_input(runtime.runtime_parameter());
      } else if (runtime.has_constant_value()) {
        const TypedValue& typed = runtime.constant_value();
        ir::Tree& tree = *target->mutable_constant();
        tree.set_null_value(ir::Tree::NULL_VALUE);
        if (typed.value_case() == TypedValue::kIntValue)
          tree.set_int_value(typed.int_value());
        if (typed.value_case() == TypedValue::kDoubleValue)
          tree.set_double_value(typed.double_value());
        if (typed.value_case() == TypedValue::kStringValue)
          tree.set_string_value(typed.string_value());
      } else {
        return;
      }
      break;
    }
  }
  if (target == &source)
    SetSelector(binding.parameter_expression_selector(), std::move(source),
                value);
}

void FromBinding(const ArtifactBinding& binding, ir::Value* value) {
  if (binding.has_task_output_artifact()) {
    value->mutable_task_output()->set_task(
        binding.task_output_artifact().producer_task());
    value->mutable_task_output()->set_output(
        binding.task_output_artifact().output_artifact_key());
  } else if (binding.kind_case() == ArtifactBinding::kComponentInputArtifact) {
    value->set_graph_input(binding.component_input_artifact());
  }
}

bool ToBinding(const ir::Value& wrapped, Binding* binding) {
  const ir::Value& value = WithoutCollected(wrapped);
  switch (value.kind_case()) {
    case ir::Value::kConstant:
      FromTree(value.constant(), nullptr,
               binding->mutable_runtime_value()->mutable_constant());
      return true;
    case ir::Value::kGraphInput:
      binding->set_component_input_parameter(value.graph_input());
      return true;
    case ir::Value::kTaskOutput:
      binding->mutable_task_output_parameter()->set_producer_task(
          value.task_output().task());
      binding->mutable_task_output_parameter()->set_output_parameter_key(
          value.task_output().output());
      return true;
    case ir::Value::kFinalStatus:
      binding->mutable_task_final_status()->set_producer_task(
          value.final_status().task());
      return true;
    case ir::Value::kSelection:
      if (value.selection().value().has_selection()) return false;
      binding->set_parameter_expression_selector(Selector(value.selection()));
      return ToBinding(value.selection().value(), binding);
    default:
      return false;
  }
}

bool ToBinding(const ir::Value& wrapped, ArtifactBinding* binding) {
  const ir::Value& value = WithoutCollected(wrapped);
  if (value.has_task_output()) {
    binding->mutable_task_output_artifact()->set_producer_task(
        value.task_output().task());
    binding->mutable_task_output_artifact()->set_output_artifact_key(
        value.task_output().output());
    return true;
  }
  if (value.kind_case() != ir::Value::kGraphInput) return false;
  binding->set_component_input_artifact(value.graph_input());
  return true;
}

std::string ChannelName(const ir::Value& wrapped) {
  const ir::Value& value = WithoutCollected(wrapped);
  switch (value.kind_case()) {
    case ir::Value::kGraphInput:
      if (absl::StartsWith(value.graph_input(), kChannelPrefix))
        return value.graph_input();
      return absl::StrCat(kChannelPrefix, value.graph_input());
    case ir::Value::kTaskOutput:
      return absl::StrCat(kChannelPrefix, value.task_output().task(), "-",
                          value.task_output().output());
    case ir::Value::kSelection: {
      std::string name = ChannelName(value.selection().value());
      for (const std::string& field : value.selection().fields())
        absl::StrAppend(&name, "-subvar-", field);
      return name;
    }
    case ir::Value::kFinalStatus:
      return absl::StrCat(kChannelPrefix, value.final_status().task(),
                          "-status");
    default:
      return "";
  }
}

}  // namespace kfir::kfp2
