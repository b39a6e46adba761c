// SPDX-License-Identifier: Apache-2.0
#include "frontends/shared/component/component_to_ir.h"

#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "ir/tree.h"
#include "support/json/writer.h"
#include "support/kfp_names.h"

namespace kfir {
namespace {

using Kind = ComponentWord::Kind;
using Condition = ComponentWord::Condition;

// Nobody passes the final status of a pipeline by hand.
bool MayBeAbsent(const ComponentPort& port) {
  return port.optional || (port.type != nullptr && port.type->is_string() &&
                           port.type->text == "PipelineTaskFinalStatus");
}

class Lowering {
 public:
  Lowering(const ComponentSpec& spec, uint32_t file, ir::Component& to)
      : spec_(spec), file_(file), to_(to) {}

  void Run() {
    const ComponentContainer& container = *spec_.container;
    Place(spec_.line, spec_.column, to_.mutable_loc());
    to_.set_description(spec_.description.value_or(""));
    Inputs();
    Outputs();
    ir::Container& lowered = *to_.mutable_container();
    SetText(container.image, *lowered.mutable_image());
    // An absent list is an empty one: the SDK makes lists of both.
    auto& command = *lowered.mutable_command()->mutable_words();
    if (container.command.has_value()) Words(*container.command, command);
    auto& args = *lowered.mutable_args()->mutable_words();
    if (container.args.has_value()) Words(*container.args, args);
    Pod(*lowered.mutable_pod());
    ir::Attribute& attribute = *to_.add_attributes();
    attribute.set_name("kfp1.component_spec");
    attribute.mutable_value()->set_string_value(ComponentSpecJson(spec_));
  }

 private:
  using Values = google::protobuf::RepeatedPtrField<ir::Value>;

  void Place(int line, int column, ir::Location* location) const {
    if (file_ == 0) return;
    location->set_file(file_);
    location->set_line(static_cast<uint32_t>(line));
    location->set_column(static_cast<uint32_t>(column));
  }

  static void SetText(absl::string_view text, ir::Value& value) {
    value.mutable_constant()->set_string_value(std::string(text));
  }

  void Inputs() {
    if (!spec_.inputs.has_value()) return;
    for (const ComponentPort& port : *spec_.inputs) {
      ir::Input& input = *to_.add_inputs();
      input.set_name(port.name);
      Place(port.line, port.column, input.mutable_loc());
      if (port.type != nullptr) {
        YamlNodeToTree(*port.type, *input.mutable_type()->mutable_named());
      }
      input.set_description(port.description.value_or(""));
      if (port.default_value != nullptr) {
        YamlNodeToTree(*port.default_value, *input.mutable_default_value());
      }
      input.set_optional(MayBeAbsent(port));
    }
  }

  // Special artifacts come first, in the order in which KFP meets them: those
  // of `fileOutputs`, then as the command line names them, then the others.
  void Outputs() {
    if (!spec_.outputs.has_value()) return;
    std::vector<const ComponentPort*> met;
    for (const ComponentPort& port : *spec_.outputs) {
      if (HasFixedPath(port.name)) met.push_back(&port);
    }
    const ComponentContainer& container = *spec_.container;
    if (container.command.has_value()) Meet(*container.command, met);
    if (container.args.has_value()) Meet(*container.args, met);
    for (const ComponentPort& port : *spec_.outputs) met.push_back(&port);
    for (const ComponentPort* port : met) {
      const std::string special = SpecialArtifactName(port->name);
      if (special.empty() || names_.contains(port->name)) continue;
      for (const auto& [name, lowered] : names_) {
        // Another spelling of the same artifact: KFP keeps one of them.
        if (lowered == special) names_[name].clear();
      }
      names_[port->name] = special;
    }
    for (const ComponentPort* port : met) {
      if (const auto found = names_.find(port->name);
          found != names_.end() && !found->second.empty() &&
          placed_.try_emplace(found->second, true).second) {
        AddOutput(*port, found->second).mutable_type()->mutable_artifact();
      }
    }
    for (const ComponentPort& port : *spec_.outputs) {
      if (names_.contains(port.name)) continue;
      ir::Output& output = AddOutput(port, port.name);
      if (port.type != nullptr) {
        YamlNodeToTree(*port.type, *output.mutable_type()->mutable_named());
      }
    }
  }

  bool HasFixedPath(absl::string_view output) const {
    const YamlNode* fixed = spec_.container->file_outputs;
    return fixed != nullptr && FindMember(*fixed, output) != nullptr;
  }

  void Meet(const std::vector<ComponentWord>& words,
            std::vector<const ComponentPort*>& met) const {
    for (const ComponentWord& word : words) {
      if (word.kind == Kind::kOutputPath || word.kind == Kind::kOutputUri) {
        met.push_back(spec_.FindOutput(word.text));
      }
      Meet(word.items, met);
      Meet(word.otherwise, met);
    }
  }

  ir::Output& AddOutput(const ComponentPort& port, absl::string_view name) {
    ir::Output& output = *to_.add_outputs();
    output.set_name(std::string(name));
    Place(port.line, port.column, output.mutable_loc());
    output.set_description(port.description.value_or(""));
    output.set_path(OutputPath(spec_, port.name));
    return output;
  }

  void Pod(ir::PodSettings& pod) const {
    if (const YamlNode* env = spec_.container->env) {
      for (size_t i = 0; i < env->items.size(); i += 2) {
        ir::EnvVar& variable = *pod.add_env();
        variable.set_name(env->items[i].text);
        SetText(env->items[i + 1].text, *variable.mutable_value());
      }
    }
    Entries(spec_.labels, *pod.mutable_labels());
    Entries(spec_.annotations, *pod.mutable_annotations());
  }

  static void Entries(const YamlNode* map,
                      google::protobuf::RepeatedPtrField<ir::KeyValue>& to) {
    if (map == nullptr) return;
    for (size_t i = 0; i < map->items.size(); i += 2) {
      ir::KeyValue& entry = *to.Add();
      entry.set_key(map->items[i].text);
      SetText(map->items[i + 1].text, *entry.mutable_value());
    }
  }

  void Words(const std::vector<ComponentWord>& words, Values& to) {
    for (const ComponentWord& word : words) Word(word, *to.Add());
  }

  void Word(const ComponentWord& word, ir::Value& to) {
    switch (word.kind) {
      case Kind::kText:
        return SetText(word.text, to);
      case Kind::kInputValue:
        return Input(word.text, ir::InputUse::HOW_VALUE, to);
      case Kind::kInputPath:
        return Input(word.text, ir::InputUse::HOW_PATH, to);
      case Kind::kInputUri:
        return Use(word.text, ir::InputUse::HOW_URI, to);
      case Kind::kInputMetadata:
        return Use(word.text, ir::InputUse::HOW_METADATA, to);
      case Kind::kPortName:
        return Use(word.text, ir::InputUse::HOW_PORT_NAME, to);
      case Kind::kExecutorInput:
        return Use("", ir::InputUse::HOW_WHOLE, to);
      case Kind::kOutputPath:
        return Output(word.text, ir::OutputUse::HOW_PATH, to);
      case Kind::kOutputUri:
        return Output(word.text, ir::OutputUse::HOW_URI, to);
      case Kind::kOutputMetadata:
        to.mutable_output_use()->set_how(ir::OutputUse::HOW_METADATA_FILE);
        return;
      case Kind::kConcat: {
        ir::Template& joined = *to.mutable_template_();
        for (const ComponentWord& item : word.items) {
          if (item.kind == Kind::kText) {
            joined.add_pieces()->set_text(item.text);
          } else {
            Word(item, *joined.add_pieces()->mutable_value());
          }
        }
        return;
      }
      case Kind::kIf:
        return If(word, *to.mutable_if_present());
    }
  }

  // An optional input without an argument takes its word along.
  void Input(absl::string_view name, ir::InputUse::How how, ir::Value& to) {
    const ComponentPort* port = spec_.FindInput(name);
    if (MayBeAbsent(*port) && port->default_value == nullptr) {
      ir::IfPresent& present = *to.mutable_if_present();
      present.set_input(std::string(name));
      return Use(name, how, *present.add_then());
    }
    Use(name, how, to);
  }

  static void Use(absl::string_view name, ir::InputUse::How how,
                  ir::Value& to) {
    ir::InputUse& use = *to.mutable_input_use();
    use.set_input(std::string(name));
    use.set_how(how);
  }

  void Output(absl::string_view name, ir::OutputUse::How how, ir::Value& to) {
    std::string lowered(name);
    if (const auto found = names_.find(name); found != names_.end()) {
      lowered = found->second;
    }
    if (lowered.empty()) return SetText(OutputPath(spec_, name), to);
    to.mutable_output_use()->set_output(lowered);
    to.mutable_output_use()->set_how(how);
  }

  void If(const ComponentWord& word, ir::IfPresent& to) {
    switch (word.condition) {
      case Condition::kIsPresent:
        to.set_input(word.text);
        break;
      case Condition::kInputValue:
        Use(word.text, ir::InputUse::HOW_VALUE, *to.mutable_condition());
        break;
      case Condition::kText:
        SetText(word.text, *to.mutable_condition());
        break;
      case Condition::kFalse:
      case Condition::kTrue:
        to.mutable_condition()->mutable_constant()->set_bool_value(
            word.condition == Condition::kTrue);
        break;
    }
    Words(word.items, *to.mutable_then());
    Words(word.otherwise, *to.mutable_otherwise());
  }

  const ComponentSpec& spec_;
  const uint32_t file_;
  ir::Component& to_;
  // Of the special artifacts, the names of their outputs in the IR; empty: the
  // artifact is another output's.
  absl::flat_hash_map<std::string, std::string> names_;
  absl::flat_hash_map<std::string, bool> placed_;
};

}  // namespace

void ComponentToIr(const ComponentSpec& spec, uint32_t file,
                   ir::Component& component) {
  Lowering(spec, file, component).Run();
}

void YamlNodeToTree(const YamlNode& node, ir::Tree& tree) {
  switch (node.kind) {
    case YamlNode::Kind::kNull:
      tree.set_null_value(ir::Tree::NULL_VALUE);
      return;
    case YamlNode::Kind::kBool:
      tree.set_bool_value(node.bool_value);
      return;
    case YamlNode::Kind::kInt:
      tree.set_int_value(node.int_value);
      return;
    case YamlNode::Kind::kBigInt:
      tree.set_big_int_value(node.text);
      return;
    case YamlNode::Kind::kDouble:
      tree.set_double_value(node.double_value);
      return;
    case YamlNode::Kind::kString:
    case YamlNode::Kind::kOther:
      tree.set_string_value(node.text);
      return;
    case YamlNode::Kind::kList:
      tree.mutable_list();
      for (const YamlNode& item : node.items) {
        YamlNodeToTree(item, *tree.mutable_list()->add_items());
      }
      return;
    case YamlNode::Kind::kMap:
      tree.mutable_map();
      for (size_t i = 0; i < node.items.size(); i += 2) {
        YamlNodeToTree(node.items[i + 1],
                       ir::AddMember(tree, YamlKeyText(node.items[i])));
      }
      return;
  }
}

std::string ComponentSpecJson(const ComponentSpec& spec) {
  std::string json;
  const auto writer = MakeJsonWriter(JsonKeys::kSorted, &json);
  WriteComponentSpec(spec, *writer);
  return json;
}

std::string OutputPath(const ComponentSpec& spec, absl::string_view output) {
  if (spec.container.has_value() && spec.container->file_outputs != nullptr) {
    const std::vector<YamlNode>& fixed = spec.container->file_outputs->items;
    for (size_t i = 0; i < fixed.size(); i += 2) {
      if (fixed[i].text == output) return fixed[i + 1].text;
    }
  }
  return DefaultOutputPath(output);
}

std::string SpecialArtifactName(absl::string_view output) {
  std::string name = absl::AsciiStrToLower(output);
  for (char& c : name) {
    if (!absl::ascii_isalnum(c)) c = '-';
  }
  if (name == "mlpipeline-ui-metadata" || name == "mlpipeline-metrics") {
    return name;
  }
  return "";
}

}  // namespace kfir
