// SPDX-License-Identifier: Apache-2.0
#include "backends/argo/expansion.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "support/bool_word.h"
#include "support/kfp_names.h"

namespace kfir::argo {
namespace {

// What kfp 1.8 writes for the places that only KFP v2 fills in.
constexpr absl::string_view kExecutorOutput =
    "/tmp/outputs/executor_output.json";

}  // namespace

Ports::Ports(const ir::Component& component) {
  for (int i = 0; i < component.inputs_size(); ++i) {
    inputs[component.inputs(i).name()] = i;
  }
  for (const ir::Output& output : component.outputs()) {
    outputs[output.name()] = &output;
  }
}

absl::string_view InputPath(const ir::Input& input, TextPool& pool) {
  if (!input.path().empty()) return input.path();
  return pool.Add(DefaultInputPath(input.name()));
}

absl::string_view OutputPath(const ir::Output& output, TextPool& pool) {
  if (!output.path().empty()) return output.path();
  return pool.Add(DefaultOutputPath(output.name()));
}

std::optional<bool> ReadsAsTrue(absl::string_view text) {
  if (text.empty() || absl::EqualsIgnoreCase(text, "none")) return false;
  return ReadBoolWord(text);
}

Expansion::Expansion(Texts& texts, const Ports& ports, Node& task)
    : texts_(texts), ports_(ports), task_(task) {
  arguments_.resize(task.component->inputs_size());
  for (size_t i = 0; i < arguments_.size(); ++i) {
    arguments_[i].input = &task.component->inputs(static_cast<int>(i));
  }
  for (const ir::Argument& argument : task.task->arguments()) {
    Find(argument.name()).value = &argument.value();
  }
}

Expansion::Argument& Expansion::Find(absl::string_view input) {
  return arguments_[ports_.inputs.at(input)];
}

bool Expansion::Given(const Argument& argument) const {
  return argument.value != nullptr || argument.input->has_default_value();
}

Words Expansion::Expand(const ir::Container::Words& words) {
  Words out;
  out.reserve(words.words_size());
  for (const ir::Value& word : words.words()) Append(word, out);
  return out;
}

absl::string_view Expansion::Text(const ir::Value& value) {
  return TextOrNothing(value).value_or("");
}

void Expansion::Append(const ir::Value& word, Words& words) {
  if (word.has_if_present()) {
    const ir::IfPresent& choice = word.if_present();
    for (const ir::Value& inner :
         Holds(choice) ? choice.then() : choice.otherwise()) {
      Append(inner, words);
    }
    return;
  }
  if (const auto text = TextOrNothing(word)) words.push_back(*text);
}

std::optional<absl::string_view> Expansion::TextOrNothing(
    const ir::Value& value) {
  switch (value.kind_case()) {
    case ir::Value::kConstant:
      return texts_.Constant(value.constant());
    case ir::Value::kRuntime:
      return texts_.pool().Add(RuntimeText(value.runtime()));
    case ir::Value::kTemplate: {
      std::string text;
      for (const ir::Template::Piece& piece : value.template_().pieces()) {
        absl::StrAppend(&text,
                        piece.has_value() ? Text(piece.value()) : piece.text());
      }
      return texts_.pool().Add(text);
    }
    case ir::Value::kInputUse:
      return Use(value.input_use());
    case ir::Value::kOutputUse:
      return Use(value.output_use());
    case ir::Value::kIfPresent: {
      Words words;
      Append(value, words);
      return texts_.pool().Add(absl::StrJoin(words, ""));
    }
    default:  // not in the scope of a component
      return std::nullopt;
  }
}

std::optional<absl::string_view> Expansion::Use(const ir::InputUse& use) {
  if (use.how() == ir::InputUse::HOW_WHOLE) return "{{$}}";
  if (use.how() == ir::InputUse::HOW_METADATA) {
    return kExecutorOutput;
  }
  if (use.how() == ir::InputUse::HOW_PORT_NAME) {
    return texts_.pool().Add(
        absl::StrCat("{{kfp.input-output-name.", use.input(), "}}"));
  }
  Argument& argument = Find(use.input());
  if (!Given(argument)) return std::nullopt;
  if (use.how() == ir::InputUse::HOW_PATH) {
    argument.by_path = true;
    return InputPath(*argument.input, texts_.pool());
  }
  if (use.how() == ir::InputUse::HOW_URI) {
    return texts_.pool().Add(
        absl::StrCat("{{$.inputs.artifacts['", use.input(), "'].uri}}"));
  }
  argument.by_value = true;
  if (!argument.text.has_value()) {
    argument.text = argument.value != nullptr
                        ? texts_.InTemplate(*argument.value, task_)
                        : texts_.Constant(argument.input->default_value());
  }
  return argument.text;
}

absl::string_view Expansion::Use(const ir::OutputUse& use) {
  switch (use.how()) {
    case ir::OutputUse::HOW_URI:
      return texts_.pool().Add(
          absl::StrCat("{{$.outputs.artifacts['", use.output(), "'].uri}}"));
    case ir::OutputUse::HOW_METADATA:
    case ir::OutputUse::HOW_METADATA_FILE:
      return kExecutorOutput;
    default:
      return OutputPath(*ports_.outputs.at(use.output()), texts_.pool());
  }
}

bool Expansion::Holds(const ir::IfPresent& choice) {
  if (choice.has_condition()) {
    return ReadsAsTrue(Text(choice.condition())).value_or(false);
  }
  return Given(Find(choice.input()));
}

}  // namespace kfir::argo
