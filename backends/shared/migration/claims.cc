// SPDX-License-Identifier: Apache-2.0
#include "backends/shared/migration/claims.h"

#include <string>
#include <utility>

#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "ir/tree.h"
#include "ir/values.h"

namespace kfir::migration {
namespace {

using ir::Find;
using ir::Tree;

constexpr absl::string_view kRunName = "{{workflow.name}}";

bool IsText(const Tree* tree, absl::string_view text) {
  return tree != nullptr && tree->string_value() == text;
}

class Claim {
 public:
  Claim(const ir::Task& task, const ir::Resource& resource)
      : task_(task), resource_(resource) {}

  // False: CreatePVC does not make such a one.
  bool Read() {
    const Tree& manifest = resource_.manifest();
    if (resource_.action() != "create" || resource_.has_flags() ||
        !resource_.merge_strategy().empty() ||
        resource_.has_success_condition() ||
        resource_.has_failure_condition() ||
        !IsText(Find(manifest, "kind"), "PersistentVolumeClaim")) {
      return false;
    }
    for (const Tree::Member& member : manifest.map().members()) {
      const bool known =
          member.key() == "metadata" ? Metadata(member.value())
          : member.key() == "spec"
              ? Spec(member.value())
              : member.key() == "apiVersion" || member.key() == "kind";
      if (!known) return false;
    }
    return has_size_ && has_modes_;
  }

  google::protobuf::RepeatedPtrField<ir::Argument>& arguments() {
    return arguments_;
  }

 private:
  bool Metadata(const Tree& metadata) {
    for (const Tree::Member& member : metadata.map().members()) {
      if (member.key() == "annotations") {
        if (!Add("annotations", member.value())) return false;
      } else if (member.key() != "name" || !Name(member.value())) {
        return false;
      }
    }
    return true;
  }

  // A name that begins with the run's is a suffix of one that is made up.
  bool Name(const Tree& tree) {
    Tree name = tree;
    std::string* text = nullptr;
    if (name.kind_case() == Tree::kStringValue) {
      text = name.mutable_string_value();
    } else if (name.value().template_().pieces_size() > 0) {
      ir::Template::Piece& first =
          *name.mutable_value()->mutable_template_()->mutable_pieces(0);
      if (first.has_text()) text = first.mutable_text();
    }
    absl::string_view rest;
    if (text != nullptr) rest = *text;
    if (!absl::ConsumePrefix(&rest, kRunName)) return Add("pvc_name", name);
    *text = std::string(rest);
    return Add("pvc_name_suffix", name);
  }

  bool Spec(const Tree& spec) {
    for (const Tree::Member& member : spec.map().members()) {
      const std::string& key = member.key();
      bool taken = false;
      if (key == "accessModes")
        taken = has_modes_ = Add("access_modes", member.value());
      if (key == "storageClassName")
        taken = Add("storage_class_name", member.value());
      if (key == "volumeName") taken = Add("volume_name", member.value());
      if (key == "dataSource") taken = Add("data_source", member.value());
      if (key == "resources") taken = Size(member.value());
      if (!taken) return false;
    }
    return true;
  }

  bool Size(const Tree& resources) {
    const Tree* requests = Find(resources, "requests");
    const Tree* storage =
        requests == nullptr ? nullptr : Find(*requests, "storage");
    if (storage == nullptr || resources.map().members_size() != 1 ||
        requests->map().members_size() != 1) {
      return false;
    }
    return has_size_ = Add("size", *storage);
  }

  // A part of the manifest as an argument: what the component has as its inputs
  // is what the task gives it.
  bool Add(absl::string_view name, const Tree& tree) {
    ir::Argument& argument = *arguments_.Add();
    argument.set_name(std::string(name));
    *argument.mutable_loc() = task_.loc();
    ir::Value& value = *argument.mutable_value();
    if (tree.has_value()) {
      value = tree.value();
    } else {
      *value.mutable_constant() = tree;
    }
    bool known = true;
    ir::ForEachMutableValue(value, [&](ir::Value& inner) {
      if (inner.has_input_use()) known = Given(inner) && known;
    });
    return known;
  }

  bool Given(ir::Value& use) const {
    for (const ir::Argument& argument : task_.arguments()) {
      if (argument.name() != use.input_use().input()) continue;
      use = argument.value();
      return true;
    }
    return false;
  }

  const ir::Task& task_;
  const ir::Resource& resource_;
  google::protobuf::RepeatedPtrField<ir::Argument> arguments_;
  bool has_size_ = false;
  bool has_modes_ = false;
};

void AddInput(absl::string_view name, ir::Type::Parameter type, bool optional,
              ir::Component& component) {
  ir::Input& input = *component.add_inputs();
  input.set_name(std::string(name));
  input.mutable_type()->set_parameter(type);
  input.set_optional(optional);
  *input.mutable_loc() = component.loc();
}

}  // namespace

bool ToCreatePvc(ir::Task& task, ir::Component& component) {
  Claim claim(task, component.resource());
  if (!claim.Read()) return false;
  task.mutable_arguments()->Swap(&claim.arguments());
  task.clear_pod();
  const std::string name = component.name();
  component.Clear();
  component.set_name(name);
  *component.mutable_loc() = task.loc();
  component.mutable_container()
      ->mutable_image()
      ->mutable_constant()
      ->set_string_value("argostub/createpvc");
  AddInput("access_modes", ir::Type::PARAMETER_LIST, false, component);
  AddInput("annotations", ir::Type::PARAMETER_STRUCT, true, component);
  AddInput("data_source", ir::Type::PARAMETER_STRUCT, true, component);
  AddInput("pvc_name", ir::Type::PARAMETER_STRING, true, component);
  AddInput("pvc_name_suffix", ir::Type::PARAMETER_STRING, true, component);
  AddInput("size", ir::Type::PARAMETER_STRING, false, component);
  AddInput("storage_class_name", ir::Type::PARAMETER_STRING, true, component);
  component.mutable_inputs()
      ->rbegin()
      ->mutable_default_value()
      ->set_string_value("");
  AddInput("volume_name", ir::Type::PARAMETER_STRING, true, component);
  ir::Output& output = *component.add_outputs();
  output.set_name("name");
  output.mutable_type()->set_parameter(ir::Type::PARAMETER_STRING);
  *output.mutable_loc() = task.loc();
  return true;
}

}  // namespace kfir::migration
