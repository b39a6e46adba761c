// SPDX-License-Identifier: Apache-2.0
#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "ir/diagnostic_kinds.h"
#include "ir/parts.h"
#include "ir/verifier.h"

namespace kfir::ir {

void Verifier::RegisterComponent(const Component& component) {
  Callee& callee = callees_[component.name()];
  if (callee.component != nullptr) return;  // of two of a name, the first
  callee.component = &component;
  RegisterPorts(component, callee);
}

void Verifier::RegisterPorts(const Component& component, Callee& callee) {
  for (const Input& input : component.inputs()) {
    if (component.inputs_size() > kFewPorts)
      inputs_.insert(Key(&component, input.name()));
    if (!input.has_default_value() && !input.optional()) {
      callee.required.push_back(&input);
    }
  }
  if (component.outputs_size() <= kFewPorts) return;
  for (const Output& output : component.outputs())
    outputs_.insert(Key(&component, output.name()));
}

void Verifier::CheckComponent(const Component& component) {
  const Within<const Component*> inside(component_, &component);
  const Within<const Location*> here(here_, At(component));
  if (component.has_loc()) Check(component.loc());
  CheckNames(component.inputs(), "an input", "inputs");
  CheckNames(component.outputs(), "an output", "outputs");
  for (const Input& input : component.inputs()) Check(input);
  const Within<Sees> sees(sees_, Sees::kComponent);
  for (const Output& output : component.outputs()) Check(output);
  CheckAttributes(component.attributes());
  if (component.has_extra()) {
    CheckIsMap(component.extra(), "extra");
    Check(component.extra());
  }
  CheckImplementation(component);
}

void Verifier::CheckImplementation(const Component& component) {
  const auto check_part = [this](const auto& part) { Check(part); };
  switch (component.implementation_case()) {
    case Component::kContainer:
      return ForEachPart(component.container(), check_part);
    case Component::kResource:
      return ForEachPart(component.resource(), check_part);
    case Component::kImporter:
      if (component.importer().has_type()) Check(component.importer().type());
      return ForEachPart(component.importer(), check_part);
    case Component::kGraph:
      CheckBindings(component);
      return CheckGraph(component.graph());
    case Component::kForeign:
      if (component.foreign().dialect().empty()) {
        ReportMissing("a foreign template", "dialect");
      }
      if (component.foreign().has_body()) Check(component.foreign().body());
      return;
    case Component::IMPLEMENTATION_NOT_SET:
      return ReportMissing("the component", "implementation");
  }
}

void Verifier::CheckBindings(const Component& component) {
  absl::flat_hash_set<absl::string_view> bound;
  for (const OutputBinding& binding : component.graph().outputs()) {
    bound.insert(binding.name());
    if (HasOutput(component, binding.name())) continue;
    Diagnostic& error =
        Emit(kinds::UndeclaredOutput, At(binding), {binding.name()});
    Suggest(error, binding.name(), component.outputs());
  }
  for (const Output& output : component.outputs()) {
    if (bound.contains(output.name())) continue;
    Emit(kinds::UnboundOutput, At(output), {output.name()});
  }
}

void Verifier::Check(const Input& input) {
  const Within<const Location*> here(here_, At(input));
  if (input.has_loc()) Check(input.loc());
  if (input.has_type()) Check(input.type());
  if (input.has_default_value()) Check(input.default_value());
  for (const Tree& literal : input.literals()) Check(literal);
  CheckAttributes(input.attributes());
}

void Verifier::Check(const Output& output) {
  const Within<const Location*> here(here_, At(output));
  if (output.has_loc()) Check(output.loc());
  if (output.has_type()) Check(output.type());
  if (output.has_metadata()) CheckIsMap(output.metadata(), "metadata");
  CheckUnique(output.attributes(), "attributes",
              [](const Attribute& attribute) -> absl::string_view {
                return attribute.name();
              });
  ForEachPart(output, [this](const auto& part) { Check(part); });
}

void Verifier::Check(const Type& type) {
  const Within<Sees> sees(sees_, Sees::kNothing);
  switch (type.kind_case()) {
    case Type::kParameter:
      if (type.parameter() == Type::PARAMETER_UNSPECIFIED ||
          !Type::Parameter_IsValid(type.parameter())) {
        ReportMissing("a type", "kind of parameter");
      }
      return;
    case Type::kArtifact:
      return;
    case Type::kNamed:
      return Check(type.named());
    case Type::KIND_NOT_SET:
      return ReportMissing("a type", "kind");
  }
}

}  // namespace kfir::ir
