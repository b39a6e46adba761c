// SPDX-License-Identifier: Apache-2.0
#include "frontends/kfp_v1/own_component.h"

#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "frontends/kfp_v1/diagnostic_kinds.h"
#include "frontends/kfp_v1/names.h"
#include "frontends/kfp_v1/placeholders.h"
#include "frontends/kfp_v1/values.h"
#include "frontends/shared/diagnostic_kinds.h"
#include "ir/tree.h"

namespace kfir::kfp_v1 {
namespace {

class OwnComponent {
 public:
  OwnComponent(const Step& step, const Reader& reader, Program& program,
               ir::Component& component)
      : step_(step),
        program_(program),
        reader_(reader),
        values_(program, reader),
        fields_(*step.value, "op", program.status()),
        component_(component) {}

  void Run(const LoadedComponent* origin) {
    *component_.mutable_loc() = step_.loc;
    const absl::Span<const PyValue> files =
        fields_.DictItems("artifact_arguments");
    for (size_t i = 0; i + 1 < files.size(); i += 2) {
      taken_.Insert(files[i].text());
    }
    if (fields_.Text("kind") == "resource") {
      Resource();
    } else {
      ContainerWords();
    }
    Files(files);
    DependencyOnly();
    Outputs();
    if (origin != nullptr) Original(*origin);
  }

 private:
  void ContainerWords() {
    Fields container(fields_.Get("container"), "container", program_.status());
    ir::Container& lowered = *component_.mutable_container();
    Word(container.Text("image"), *lowered.mutable_image());
    if (const PyValue& command = container.Get("command"); !command.is_none()) {
      Words(command, *lowered.mutable_command());
    }
    if (const PyValue& args = container.Get("args"); !args.is_none()) {
      Words(args, *lowered.mutable_args());
    }
  }

  void Resource() {
    Fields resource(fields_.Get("resource"), "resource", program_.status());
    ir::Resource& lowered = *component_.mutable_resource();
    if (!resource.Get("action").is_str()) {
      program_.status().Fail("`action` is no text");
    }
    lowered.set_action(std::string(Plain(resource, "action")));
    lowered.set_merge_strategy(std::string(Plain(resource, "mergeStrategy")));
    if (const auto condition = resource.OptionalText("successCondition")) {
      Word(*condition, *lowered.mutable_success_condition());
    }
    if (const auto condition = resource.OptionalText("failureCondition")) {
      Word(*condition, *lowered.mutable_failure_condition());
    }
    if (const PyValue& owner = resource.Get("setOwnerReference");
        !owner.is_none()) {
      if (owner.kind() != PyValue::Kind::kBool) {
        program_.status().Fail(
            "`set_owner_reference` is neither True nor False");
      }
      lowered.set_set_owner_reference(owner.kind() == PyValue::Kind::kBool &&
                                      owner.bool_value());
    }
    if (const PyValue& flags = resource.Get("flags"); !flags.is_none()) {
      lowered.set_has_flags(true);
      for (const PyValue& flag : resource.Items("flags")) {
        if (!flag.is_str()) return program_.status().Fail("a flag is no text");
        Word(flag.text(), *lowered.add_flags());
      }
    }
    Convert(
        fields_.Get("manifest"),
        [this](absl::string_view text, ir::Tree& leaf) {
          if (HasPlaceholder(text)) {
            Word(text, *leaf.mutable_value());
          } else {
            leaf.set_string_value(std::string(text));
          }
        },
        [this](absl::string_view key, ir::Tree::Member& member) {
          if (HasPlaceholder(key)) {
            ToTemplate(key, *member.mutable_key_template());
          } else {
            member.set_key(std::string(key));
          }
        },
        program_.status(), *lowered.mutable_manifest());
  }

  // A member of a resource in which Argo takes no parameter.
  absl::string_view Plain(Fields& resource, const char* key) {
    const absl::string_view text = resource.OptionalText(key).value_or("");
    if (HasPlaceholder(text)) {
      program_.Report(
          kinds::UnsupportedInPython, step_.loc,
          {absl::StrCat("a parameter as the ", key, " of a resource")});
    }
    return text;
  }

  void ToTemplate(absl::string_view text, ir::Template& to) {
    ir::Value value;
    Word(text, value);
    if (value.has_template_()) {
      to.Swap(value.mutable_template_());
    } else if (value.has_constant()) {
      to.add_pieces()->set_text(value.constant().string_value());
    } else {
      to.add_pieces()->mutable_value()->Swap(&value);
    }
  }

  void Words(const PyValue& words, ir::Container::Words& to) {
    if (!words.is_sequence()) {
      return program_.status().Fail("a command line is no list");
    }
    for (const PyValue& word : words.items()) {
      if (!word.is_str()) return program_.status().Fail("a word is no text");
      Word(word.text(), *to.add_words());
    }
  }

  void Word(absl::string_view text, ir::Value& to) {
    PlaceholderScanner scanner(text);
    if (!HasPlaceholder(text)) {
      to.mutable_constant()->set_string_value(std::string(text));
      return;
    }
    while (scanner.Next()) {
      if (!scanner.placeholder().has_value()) {
        to.mutable_template_()->add_pieces()->set_text(
            std::string(scanner.text()));
        continue;
      }
      ir::Value& use =
          scanner.text().size() == text.size()
              ? to
              : *to.mutable_template_()->add_pieces()->mutable_value();
      use.mutable_input_use()->set_input(InputFor(*scanner.placeholder()));
      use.mutable_input_use()->set_how(ir::InputUse::HOW_VALUE);
    }
  }

  // The input by which the container has what `placeholder` stands for.
  const std::string& InputFor(const Placeholder& placeholder) {
    const std::string full_name = placeholder.FullName();
    const auto [entry, added] = inputs_.try_emplace(full_name);
    if (!added) return entry->second;
    entry->second = taken_.Take(full_name);
    component_.add_inputs()->set_name(entry->second);
    *component_.mutable_inputs()->rbegin()->mutable_loc() = step_.loc;
    program_.Resolve(placeholder, reader_, AddArgument(entry->second));
    return entry->second;
  }

  ir::Value& AddArgument(const std::string& name) {
    ir::Argument& argument = *step_.task->add_arguments();
    argument.set_name(name);
    *argument.mutable_loc() = step_.loc;
    return *argument.mutable_value();
  }

  void Files(absl::Span<const PyValue> files) {
    absl::flat_hash_map<absl::string_view, absl::string_view> paths;
    const absl::Span<const PyValue> given = fields_.DictItems("input_paths");
    for (size_t i = 0; i + 1 < given.size(); i += 2) {
      if (!given[i + 1].is_str()) {
        return program_.status().Fail("the path of an input is no text");
      }
      paths.emplace(given[i].text(), given[i + 1].text());
    }
    for (size_t i = 0; i + 1 < files.size(); i += 2) {
      ir::Input& input = *component_.add_inputs();
      input.set_name(std::string(files[i].text()));
      *input.mutable_loc() = step_.loc;
      const auto path = paths.find(files[i].text());
      if (path != paths.end()) input.set_path(std::string(path->second));
      if (!files[i + 1].is_str()) {
        return program_.status().Fail("an argument is no text");
      }
      values_.Text(files[i + 1].text(), AddArgument(input.name()));
    }
  }

  // A param that was an argument once still orders the steps.
  void DependencyOnly() {
    for (const PyValue& param : fields_.Items("direct_params")) {
      if (!param.is_str()) continue;
      PlaceholderScanner scanner(param.text());
      if (!scanner.Next() || !scanner.placeholder().has_value()) continue;
      const Placeholder& placeholder = *scanner.placeholder();
      if (placeholder.op.empty() || reader_.exit_step != nullptr ||
          inputs_.contains(placeholder.FullName())) {
        continue;
      }
      ir::Value value;
      program_.Resolve(placeholder, reader_, value);
      if (value.has_task_output() && !ReadAlready(value.task_output())) {
        program_.AddDependency(placeholder.op, reader_,
                               const_cast<Step*>(&step_), nullptr);
      }
    }
  }

  bool ReadAlready(const ir::TaskOutput& output) const {
    for (const ir::Argument& argument : step_.task->arguments()) {
      const ir::Value& value = argument.value();
      if (value.has_task_output() &&
          value.task_output().task() == output.task()) {
        return true;
      }
    }
    return false;
  }

  void Outputs() {
    const absl::Span<const PyValue> artifacts =
        fields_.DictItems("artifact_outputs");
    absl::flat_hash_set<absl::string_view> names;
    for (size_t i = 0; i + 1 < artifacts.size(); i += 2) {
      AddOutput(artifacts[i].text(), artifacts[i + 1])
          .mutable_type()
          ->mutable_artifact();
      names.insert(artifacts[i].text());
    }
    absl::flat_hash_map<absl::string_view, const PyValue*> types;
    const absl::Span<const PyValue> given = fields_.DictItems("output_types");
    for (size_t i = 0; i + 1 < given.size(); i += 2) {
      types.emplace(given[i].text(), &given[i + 1]);
    }
    const absl::Span<const PyValue> files = fields_.DictItems("outputs");
    for (size_t i = 0; i + 1 < files.size(); i += 2) {
      const auto original = step_.outputs.find(files[i].text());
      const absl::string_view name = original == step_.outputs.end()
                                         ? files[i].text()
                                         : absl::string_view(original->second);
      if (!names.insert(name).second) {
        program_.Report(kinds::StepOutputName, step_.loc, {step_.name, name});
        continue;
      }
      ir::Output& output = AddOutput(name, files[i + 1]);
      if (const auto type = types.find(files[i].text());
          type != types.end() && !type->second->is_none()) {
        ToConstant(*type->second, *output.mutable_type()->mutable_named(),
                   program_.status());
      }
    }
  }

  ir::Output& AddOutput(absl::string_view name, const PyValue& path) {
    ir::Output& output = *component_.add_outputs();
    output.set_name(std::string(name));
    *output.mutable_loc() = step_.loc;
    if (path.is_str() && component_.has_resource()) {
      ToTemplate(path.text(), *output.mutable_json_path());
    } else if (path.is_str() && !path.text().empty()) {
      output.set_path(std::string(path.text()));
    } else {
      program_.status().Fail(
          absl::StrCat("the path of the output `", name, "` is no text"));
    }
    return output;
  }

  // What the op has from the component that it was made of.
  void Original(const LoadedComponent& origin) {
    if (origin.is_from_factory) *component_.mutable_origin() = origin.origin;
    ir::Attribute& spec = *component_.add_attributes();
    spec.set_name("kfp1.component_spec");
    spec.mutable_value()->set_string_value(origin.spec_json);
    if (!origin.is_from_factory) return;
    ir::Attribute& arguments = *step_.task->add_attributes();
    arguments.set_name("kfp1.arguments");
    values_.Tree(fields_.Get("by_value"), *arguments.mutable_value());
  }

  const Step& step_;
  Program& program_;
  const Reader& reader_;
  ValueBuilder values_;
  Fields fields_;
  ir::Component& component_;
  UniqueNames taken_;
  absl::flat_hash_map<std::string, std::string> inputs_;
};

}  // namespace

void LowerToOwnComponent(const Step& step, const LoadedComponent* origin,
                         const Reader& reader, Program& program,
                         Components& components) {
  ir::Component& component = *program.module().add_components();
  component.set_name(components.NewName(step.name));
  step.task->set_component(component.name());
  OwnComponent(step, reader, program, component).Run(origin);
}

}  // namespace kfir::kfp_v1
