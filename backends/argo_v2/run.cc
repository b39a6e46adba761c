// SPDX-License-Identifier: Apache-2.0
#include "backends/argo_v2/run.h"

#include <algorithm>
#include <optional>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "backends/argo_v2/diagnostic_kinds.h"
#include "backends/argo_v2/json.h"
#include "ir/pipeline_spec/trees.h"
#include "ir/tree.h"

namespace kfir::argo_v2 {
namespace {

using InputParameter = kfp2::ComponentInputsSpec::ParameterSpec;
using Type = kfp2::ParameterType;

// What a value of the type is called; empty: a run cannot set it.
absl::string_view Expected(Type::ParameterTypeEnum type) {
  switch (type) {
    case Type::NUMBER_DOUBLE:
    case Type::NUMBER_INTEGER:
      return "a number";
    case Type::STRING:
      return "text";
    case Type::BOOLEAN:
      return "`true` or `false`";
    case Type::LIST:
      return "a JSON list";
    case Type::STRUCT:
      return "a JSON object";
    default:
      return "no value of a run";
  }
}

bool Fits(const kfp2::Value& value, Type::ParameterTypeEnum type) {
  switch (type) {
    case Type::NUMBER_DOUBLE:
    case Type::NUMBER_INTEGER:
      return value.kind_case() == kfp2::Value::kNumberValue;
    case Type::STRING:
      return value.kind_case() == kfp2::Value::kStringValue;
    case Type::BOOLEAN:
      return value.kind_case() == kfp2::Value::kBoolValue;
    case Type::LIST:
      return value.has_list_value();
    case Type::STRUCT:
      return value.has_struct_value();
    default:
      return false;
  }
}

bool IsLiteral(const kfp2::Value& value, const InputParameter& parameter) {
  if (parameter.literals().empty()) return true;
  const std::string text = CanonicalJson(value);
  return std::any_of(parameter.literals().begin(), parameter.literals().end(),
                     [&text](const kfp2::Value& literal) {
                       return CanonicalJson(literal) == text;
                     });
}

void Parse(const std::string& text, Type::ParameterTypeEnum type,
           kfp2::Value* value) {
  const std::optional<ir::Tree> tree =
      type == Type::STRING ? std::nullopt : kfp2::ParseJson(text);
  kfp2::FromTree(tree.value_or(ir::StringTree(text)), nullptr, value);
}

}  // namespace

void ConfigureRun(
    const kfp2::PipelineSpec& spec, const Settings& settings,
    const std::function<void(DiagnosticKind,
                             std::initializer_list<absl::string_view>)>& refuse,
    Plan& plan) {
  kfp2::Struct config;
  if (!settings.pipeline_root.empty()) {
    auto& entry = *config.add_fields();
    entry.set_key("gcsOutputDirectory");
    entry.mutable_value()->set_string_value(settings.pipeline_root);
  }
  absl::flat_hash_map<absl::string_view, const InputParameter*> declared;
  for (const auto& input : spec.root().input_definitions().parameters())
    declared.emplace(input.key(), &input.value());
  absl::flat_hash_map<absl::string_view, kfp2::Struct::Entry*> given;
  kfp2::Struct values;
  for (const auto& [name, text] : settings.parameters) {
    const auto it = declared.find(name);
    if (it == declared.end()) {
      refuse(kinds::ArgoV2UnknownParameter, {name});
      continue;
    }
    kfp2::Struct::Entry*& entry = given[it->first];
    if (entry == nullptr) entry = values.add_fields();
    entry->set_key(name);
    const Type::ParameterTypeEnum type = it->second->parameter_type();
    Parse(text, type, entry->mutable_value());
    if (!Fits(entry->value(), type)) {
      refuse(kinds::ArgoV2Parameter, {name, Expected(type), text});
    } else if (!IsLiteral(entry->value(), *it->second)) {
      refuse(kinds::ArgoV2Parameter, {name, "one of its literals", text});
    }
  }
  for (const auto& entry : values.fields())
    plan.run_parameters.push_back({entry.key(), CanonicalJson(entry.value())});
  for (const auto& input : spec.root().input_definitions().parameters()) {
    if (given.contains(input.key())) continue;
    if (!input.value().has_default_value() && !input.value().is_optional()) {
      plan.missing_parameters.push_back(input.key());
      continue;
    }
    auto& entry = *values.add_fields();
    entry.set_key(input.key());
    if (input.value().has_default_value()) {
      *entry.mutable_value() = input.value().default_value();
    } else {
      entry.mutable_value()->set_null_value(kfp2::Value::NULL_VALUE);
    }
  }
  if (!values.fields().empty()) {
    auto& entry = *config.add_fields();
    entry.set_key("parameterValues");
    entry.mutable_value()->mutable_struct_value()->Swap(&values);
  }
  plan.runtime_config = plan.Keep(CanonicalJson(config));
}

}  // namespace kfir::argo_v2
