// SPDX-License-Identifier: Apache-2.0
#include "frontends/kfp_v1/components.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "frontends/kfp_v1/names.h"
#include "frontends/kfp_v1/variables.h"
#include "frontends/shared/component/component_to_ir.h"

namespace kfir::kfp_v1 {

Components::Components(const PyValue& trace, const KnownComponents& known,
                       Program& program)
    : program_(program) {
  Fields fields(trace, "trace", program.status());
  const absl::Span<const PyValue> texts = fields.Items("texts");
  for (const PyValue& value : fields.Items("components")) {
    Read(value, texts, known);
  }
}

void Components::Read(const PyValue& value, absl::Span<const PyValue> texts,
                      const KnownComponents& known) {
  LoadedComponent& component = loaded_.emplace_back();
  TraceStatus& status = program_.status();
  Fields fields(value, "component", status);
  component.spec_json = std::string(fields.Text("spec"));
  component.misplaced_variable =
      MisplacedVariable(component.spec_json, /*in_template=*/true);
  component.holds_param = HoldsParam(component.spec_json);
  ir::Origin& origin = component.origin;
  if (const PyValue& known_by = fields.Get("ref"); !known_by.is_none()) {
    Fields ref(known_by, "component reference", status);
    component.is_from_factory = true;
    origin.set_digest(std::string(ref.OptionalText("digest").value_or("")));
    origin.set_url(std::string(ref.OptionalText("url").value_or("")));
    origin.set_name(std::string(ref.OptionalText("name").value_or("")));
    origin.set_tag(std::string(ref.OptionalText("tag").value_or("")));
  }
  const std::optional<int64_t> index = fields.OptionalInt("text");
  if (!index.has_value()) return;
  if (*index < 0 || static_cast<size_t>(*index) >= texts.size() ||
      texts[static_cast<size_t>(*index)].kind() != PyValue::Kind::kBytes) {
    return status.Fail("a component has no text");
  }
  const absl::string_view text = texts[static_cast<size_t>(*index)].text();
  const auto found = known.find(text);
  if (found == known.end() || !found->second.spec.container.has_value()) {
    return status.Fail("a component that was never asked about");
  }
  component.spec = &found->second.spec;
  origin.set_text(std::string(text));
  ir::Component& lowered = component.lowered;
  const std::string& file = found->second.file;
  ComponentToIr(*component.spec,
                file.empty() ? 0 : program_.locations().File(file), lowered);
  if (file.empty()) {
    *lowered.mutable_loc() = program_.locations().Get(fields.Get("loc"));
  }
  if (component.is_from_factory) *lowered.mutable_origin() = origin;
  lowered.mutable_attributes(0)->mutable_value()->set_string_value(
      component.spec_json);
  component.pod = lowered.container().pod();
  component.outputs = lowered.outputs();
}

LoadedComponent* Components::Get(const PyValue& index) {
  if (index.is_none()) return nullptr;
  if (index.kind() != PyValue::Kind::kInt || index.int_value() < 0 ||
      static_cast<size_t>(index.int_value()) >= loaded_.size()) {
    program_.status().Fail("an op of an unknown component");
    return nullptr;
  }
  return &loaded_[static_cast<size_t>(index.int_value())];
}

std::string Components::NewName(absl::string_view wanted) {
  return names_.Take(wanted.empty() ? "component" : wanted);
}

const std::string& Components::Use(LoadedComponent& component) {
  if (component.name.empty()) {
    component.name = NewName(component.spec->name.value_or("Component"));
    component.lowered.set_name(component.name);
    program_.module().add_components()->Swap(&component.lowered);
  }
  return component.name;
}

}  // namespace kfir::kfp_v1
