// SPDX-License-Identifier: Apache-2.0
#include "backends/shared/migration/leaf.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "backends/shared/diagnostic_kinds.h"
#include "backends/shared/migration/names.h"
#include "backends/shared/migration/paths.h"
#include "backends/shared/migration/variables.h"
#include "ir/values.h"
#include "support/bool_word.h"
#include "support/kfp_names.h"

namespace kfir::migration {
namespace {

// Old names of the ports to new ones.
template <typename Ports>
Names Rename(Ports& ports) {
  Names names;
  UniqueNames taken;
  for (auto& port : ports) {
    std::string name = taken.Take(PortName(port.name()));
    names.emplace(port.name(), name);
    port.set_name(std::move(name));
  }
  return names;
}

std::optional<bool> ReadBool(const ir::Tree& tree) {
  if (tree.kind_case() == ir::Tree::kBoolValue) return tree.bool_value();
  if (tree.kind_case() == ir::Tree::kIntValue) return tree.int_value() != 0;
  return ReadBoolWord(tree.string_value());
}

bool HasChoice(const ir::Value& value) {
  if (value.has_if_present()) return true;
  const auto& pieces = value.template_().pieces();
  return std::any_of(pieces.begin(), pieces.end(),
                     [](const ir::Template::Piece& piece) {
                       return piece.has_value() && HasChoice(piece.value());
                     });
}

// Makes a component of `component` for one task alone.
class Leaf {
 public:
  Leaf(ir::Task& task, ir::Component& component, Findings& findings)
      : task_(task), component_(component), findings_(findings) {}

  void Run() {
    *component_.mutable_loc() = task_.loc();
    component_.clear_attributes();
    ir::Container& container = *component_.mutable_container();
    absl::flat_hash_set<std::string> present;
    for (auto* words : {container.mutable_command(), container.mutable_args()})
      Choose(*words->mutable_words(), present);
    inputs_ = Rename(*component_.mutable_inputs());
    outputs_ = Rename(*component_.mutable_outputs());
    ir::ForEachMutableValue(container,
                            [this](ir::Value& value) { Use(value); });
    for (auto* words :
         {container.mutable_command(), container.mutable_args()}) {
      for (ir::Value& word : *words->mutable_words())
        ReplaceVariables("a command line", task_.loc(), findings_, word);
    }
    if (container.has_image())
      ReplaceVariables("an image", task_.loc(), findings_,
                       *container.mutable_image());
    for (ir::Argument& argument : *task_.mutable_arguments()) {
      const auto name = inputs_.find(argument.name());
      if (name != inputs_.end()) argument.set_name(name->second);
      ReplaceVariables("an argument", task_.loc(), findings_,
                       *argument.mutable_value());
    }
    Inputs();
  }

  Names TakeOutputs() { return std::move(outputs_); }

 private:
  // Choices between words that depend on a value are made here, where it is
  // known.  So is whether an optional input that stands alone is there: v1
  // leaves such a word out.  Inputs in `present` are known to be given.
  void Choose(google::protobuf::RepeatedPtrField<ir::Value>& words,
              absl::flat_hash_set<std::string>& present) {
    if (std::none_of(words.begin(), words.end(), HasChoice)) return;
    google::protobuf::RepeatedPtrField<ir::Value> result(words.GetArena());
    for (ir::Value& word : words) {
      if (word.has_template_())
        ChooseInText(*word.mutable_template_(), present);
      if (!word.has_if_present()) {
        result.Add()->Swap(&word);
        continue;
      }
      ir::IfPresent choice = word.if_present();
      const std::optional<bool> holds = Holds(choice, present);
      if (holds.has_value()) {
        auto& chosen =
            *holds ? *choice.mutable_then() : *choice.mutable_otherwise();
        Choose(chosen, present);
        for (ir::Value& one : chosen) result.Add()->Swap(&one);
        continue;
      }
      const bool added = present.insert(choice.input()).second;
      Choose(*choice.mutable_then(), present);
      if (added) present.erase(choice.input());
      Choose(*choice.mutable_otherwise(), present);
      *result.Add()->mutable_if_present() = choice;
    }
    words.Swap(&result);
  }

  void ChooseInText(ir::Template& text,
                    absl::flat_hash_set<std::string>& present) {
    ir::Template result;
    for (ir::Template::Piece& piece : *text.mutable_pieces()) {
      if (piece.has_text()) {
        result.add_pieces()->Swap(&piece);
        continue;
      }
      google::protobuf::RepeatedPtrField<ir::Value> values;
      values.Add()->Swap(piece.mutable_value());
      Choose(values, present);
      for (ir::Value& value : values)
        result.add_pieces()->mutable_value()->Swap(&value);
    }
    text.Swap(&result);
  }

  // Absent: it is for the run to find out.
  std::optional<bool> Holds(const ir::IfPresent& choice,
                            const absl::flat_hash_set<std::string>& present) {
    if (choice.has_condition()) return Holds(choice.condition());
    if (present.contains(choice.input())) return true;
    const bool alone = choice.then_size() == 1 &&
                       choice.then(0).input_use().input() == choice.input() &&
                       choice.otherwise().empty();
    if (!alone) return std::nullopt;
    for (const ir::Argument& argument : task_.arguments()) {
      if (argument.name() == choice.input()) return true;
    }
    for (const ir::Input& input : component_.inputs()) {
      if (input.name() == choice.input()) return input.has_default_value();
    }
    return false;
  }

  bool Holds(const ir::Value& condition) {
    const ir::Tree* constant = nullptr;
    std::string what = "a value";
    if (condition.has_constant()) constant = &condition.constant();
    if (condition.has_input_use()) {
      what = condition.input_use().input();
      for (const ir::Input& input : component_.inputs()) {
        if (input.name() == what && input.has_default_value())
          constant = &input.default_value();
      }
      bool given = false;
      for (const ir::Argument& argument : task_.arguments()) {
        if (argument.name() != what) continue;
        given = true;
        constant = argument.value().has_constant()
                       ? &argument.value().constant()
                       : nullptr;
      }
      if (!given && constant == nullptr) return false;
    }
    if (constant != nullptr) {
      if (const std::optional<bool> holds = ReadBool(*constant)) return *holds;
    }
    findings_.Report(kinds::MigrateChoice, task_.loc(), {task_.name(), what},
                     "use `if: {cond: {isPresent: ...}}`, or let the program "
                     "take the value as an argument");
    return true;
  }

  void Use(ir::Value& value) {
    if (value.has_input_use()) {
      const auto name = inputs_.find(value.input_use().input());
      if (name != inputs_.end())
        value.mutable_input_use()->set_input(name->second);
    } else if (value.has_output_use()) {
      const auto name = outputs_.find(value.output_use().output());
      if (name != outputs_.end())
        value.mutable_output_use()->set_output(name->second);
    } else if (value.has_if_present()) {
      const auto name = inputs_.find(value.if_present().input());
      if (name != inputs_.end())
        value.mutable_if_present()->set_input(name->second);
    }
  }

  // The command line knows inputs that are files by their paths.
  void Inputs() {
    ir::Container& container = *component_.mutable_container();
    for (ir::Input& input : *component_.mutable_inputs()) {
      if (input.path().empty()) continue;
      ir::Value placeholder;
      placeholder.mutable_input_use()->set_input(input.name());
      placeholder.mutable_input_use()->set_how(ir::InputUse::HOW_PATH);
      if (!ReplacePath(input.path(), placeholder, container)) {
        findings_.Report(
            kinds::MigrateFixedPath, task_.loc(),
            {"input", input.name(), task_.name(), input.path()},
            "let the program take the path of the file as an argument: "
            "`{inputPath: NAME}` in component.yaml, `InputPath` in a function");
      }
      input.clear_path();
    }
  }

  ir::Task& task_;
  ir::Component& component_;
  Findings& findings_;
  Names inputs_;
  Names outputs_;
};

}  // namespace

std::string PortName(absl::string_view name) {
  std::string result;
  bool in_run = false;  // of characters that become one `_`
  for (const char c : name) {
    const char lower = absl::ascii_tolower(static_cast<unsigned char>(c));
    const bool kept =
        absl::ascii_isalnum(static_cast<unsigned char>(lower)) || lower == '_';
    if (kept) {
      result.push_back(lower);
    } else if (!in_run) {
      result.push_back('_');
    }
    in_run = !kept;
  }
  const size_t begin = result.find_first_not_of('_');
  if (begin == std::string::npos) return "port";
  return result.substr(begin, result.find_last_not_of('_') - begin + 1);
}

Names ConvertLeaf(ir::Task& task, ir::Component& component,
                  Findings& findings) {
  Leaf leaf(task, component, findings);
  leaf.Run();
  return leaf.TakeOutputs();
}

void ConvertOutputs(const ir::Task& task,
                    const absl::flat_hash_set<std::string>& read,
                    ir::Component& component, Findings& findings) {
  ir::Container& container = *component.mutable_container();
  absl::flat_hash_set<std::string> used;
  ir::ForEachValue(container, [&](const ir::Value& value) {
    if (value.has_output_use()) used.insert(value.output_use().output());
  });
  google::protobuf::RepeatedPtrField<ir::Output> kept(component.GetArena());
  for (ir::Output& output : *component.mutable_outputs()) {
    ir::Value placeholder;
    placeholder.mutable_output_use()->set_output(output.name());
    placeholder.mutable_output_use()->set_how(ir::OutputUse::HOW_PATH);
    if (ReplacePath(output.path(), placeholder, container) ||
        used.contains(output.name())) {
      output.clear_path();
      kept.Add()->Swap(&output);
    } else if (read.contains(output.name())) {
      findings.Report(
          kinds::MigrateFixedPath, task.loc(),
          {"output", output.name(), task.name(), output.path()},
          "let the program take the path of its output as an argument: "
          "`{outputPath: NAME}` in component.yaml, `OutputPath` in a "
          "function, `dsl.OutputPath(str)` in KFP v2");
      kept.Add()->Swap(&output);
    } else {
      findings.Report(kinds::MigrateOutputLeftOut, task.loc(),
                      {output.name(), task.name(), output.path()},
                      "let the program take the path as an argument, if the "
                      "file is of use");
    }
  }
  component.mutable_outputs()->Swap(&kept);
}

}  // namespace kfir::migration
