// SPDX-License-Identifier: Apache-2.0
#include "frontends/shared/component/word_reader.h"

#include "frontends/shared/diagnostic_kinds.h"

namespace kfir {
namespace {

using Kind = ComponentWord::Kind;
using Condition = ComponentWord::Condition;

struct Placeholder {
  absl::string_view key;
  Kind kind;
};

// Those whose value is the name of a port.
constexpr Placeholder kPorts[] = {
    {"inputValue", Kind::kInputValue},
    {"inputPath", Kind::kInputPath},
    {"inputUri", Kind::kInputUri},
    {"inputMetadata", Kind::kInputMetadata},
    {"inputOutputPortName", Kind::kPortName},
    {"outputPath", Kind::kOutputPath},
    {"outputUri", Kind::kOutputUri},
};
// Those whose value is null.
constexpr Placeholder kBare[] = {
    {"outputMetadata", Kind::kOutputMetadata},
    {"executorInput", Kind::kExecutorInput},
};

ComponentWord ReadWord(const YamlNode& node, ComponentReporter& reporter);

// `then` or `else`.
std::vector<ComponentWord> ReadBranch(const YamlNode& node,
                                      ComponentReporter& reporter) {
  if (node.kind == YamlNode::Kind::kList) {
    return ReadComponentWords(node, reporter);
  }
  std::vector<ComponentWord> words;
  words.push_back(ReadWord(node, reporter));
  return words;
}

void ReadCondition(const YamlNode& node, ComponentReporter& reporter,
                   ComponentWord& word) {
  if (node.kind == YamlNode::Kind::kBool) {
    word.condition = node.bool_value ? Condition::kTrue : Condition::kFalse;
  } else if (node.is_string()) {
    word.condition = Condition::kText;
    word.text = node.text;
  } else if (node.kind == YamlNode::Kind::kMap && node.items.size() == 2 &&
             node.items[0].is_string() && node.items[1].is_string() &&
             (node.items[0].text == "isPresent" ||
              node.items[0].text == "inputValue")) {
    word.condition = node.items[0].text == "isPresent" ? Condition::kIsPresent
                                                       : Condition::kInputValue;
    word.text = node.items[1].text;
  } else {
    reporter.Report(kinds::ComponentType, node,
                    {"`cond` of an `if`", KindName(node.kind),
                     "a boolean, a string, `{isPresent: INPUT}` or "
                     "`{inputValue: INPUT}`"});
  }
}

void ReadIf(const YamlNode& node, ComponentReporter& reporter,
            ComponentWord& word) {
  word.kind = Kind::kIf;
  const StructReader reader(node, "an `if`", {"cond", "then", "else"},
                            reporter);
  if (node.kind != YamlNode::Kind::kMap) return;
  if (const YamlNode* condition = reader.Any("cond")) {
    ReadCondition(*condition, reporter, word);
  } else {
    reader.ReportMissing("cond");
  }
  if (const YamlNode* then = reader.Any("then")) {
    word.then_is_list = then->kind == YamlNode::Kind::kList;
    word.items = ReadBranch(*then, reporter);
  } else {
    reader.ReportMissing("then");
  }
  if (const YamlNode* otherwise = reader.Any("else")) {
    word.has_otherwise = true;
    word.otherwise_is_list = otherwise->kind == YamlNode::Kind::kList;
    word.otherwise = ReadBranch(*otherwise, reporter);
  }
}

void ReadPlaceholder(const YamlNode& key, const YamlNode& value,
                     ComponentReporter& reporter, ComponentWord& word) {
  for (const Placeholder& port : kPorts) {
    if (key.text != port.key) continue;
    word.kind = port.kind;
    word.text = value.text;
    if (!value.is_string()) {
      reporter.Report(kinds::ComponentType, value,
                      {key.text, KindName(value.kind), "a string"});
    }
    return;
  }
  for (const Placeholder& bare : kBare) {
    if (key.text != bare.key) continue;
    word.kind = bare.kind;
    if (!value.is_null()) {
      reporter.Report(kinds::ComponentType, value,
                      {key.text, KindName(value.kind), "null"});
    }
    return;
  }
  if (key.text == "if") return ReadIf(value, reporter, word);
  if (key.text == "concat") {
    word.kind = Kind::kConcat;
    if (value.kind == YamlNode::Kind::kList) {
      word.items = ReadComponentWords(value, reporter);
    } else {
      reporter.Report(kinds::ComponentType, value,
                      {"`concat`", KindName(value.kind), "a list"});
    }
    return;
  }
  reporter.Report(kinds::ComponentPlaceholder, key, {key.text});
}

ComponentWord ReadWord(const YamlNode& node, ComponentReporter& reporter) {
  ComponentWord word;
  word.line = node.line;
  word.column = node.column;
  if (node.is_string()) {
    word.text = node.text;
  } else if (node.kind == YamlNode::Kind::kMap && node.items.size() == 2 &&
             node.items[0].is_string()) {
    ReadPlaceholder(node.items[0], node.items[1], reporter, word);
  } else {
    Diagnostic& diagnostic =
        reporter.Report(kinds::ComponentType, node,
                        {"a word of a command line", KindName(node.kind),
                         "a string or one placeholder"});
    if (node.kind != YamlNode::Kind::kMap &&
        node.kind != YamlNode::Kind::kList) {
      diagnostic.notes.emplace_back().message = "quotes make it a string";
    }
  }
  return word;
}

bool NamesInput(const ComponentWord& word) {
  switch (word.kind) {
    case Kind::kInputValue:
    case Kind::kInputPath:
    case Kind::kInputUri:
    case Kind::kInputMetadata:
    case Kind::kPortName:
      return true;
    case Kind::kIf:
      return word.condition == Condition::kIsPresent ||
             word.condition == Condition::kInputValue;
    default:
      return false;
  }
}

}  // namespace

std::vector<ComponentWord> ReadComponentWords(const YamlNode& list,
                                              ComponentReporter& reporter) {
  std::vector<ComponentWord> words;
  words.reserve(list.items.size());
  for (const YamlNode& item : list.items) {
    words.push_back(ReadWord(item, reporter));
  }
  return words;
}

void CheckComponentWords(const std::vector<ComponentWord>& words,
                         const ComponentSpec& spec,
                         ComponentReporter& reporter) {
  for (const ComponentWord& word : words) {
    const bool names_output =
        word.kind == Kind::kOutputPath || word.kind == Kind::kOutputUri;
    if (NamesInput(word) && spec.FindInput(word.text) == nullptr) {
      reporter.Report(kinds::ComponentUnknownPort, word.line, word.column,
                      {"input", word.text});
    } else if (names_output && spec.FindOutput(word.text) == nullptr) {
      reporter.Report(kinds::ComponentUnknownPort, word.line, word.column,
                      {"output", word.text});
    }
    CheckComponentWords(word.items, spec, reporter);
    CheckComponentWords(word.otherwise, spec, reporter);
  }
}

}  // namespace kfir
