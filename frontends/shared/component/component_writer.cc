// SPDX-License-Identifier: Apache-2.0
#include "frontends/shared/component/component_spec.h"

namespace kfir {
namespace {

using Kind = ComponentWord::Kind;
using Condition = ComponentWord::Condition;

constexpr absl::string_view kDefaultVersion =
    "google.com/cloud/pipelines/component/v1";

absl::string_view PlaceholderKey(Kind kind) {
  switch (kind) {
    case Kind::kInputValue:
      return "inputValue";
    case Kind::kInputPath:
      return "inputPath";
    case Kind::kInputUri:
      return "inputUri";
    case Kind::kInputMetadata:
      return "inputMetadata";
    case Kind::kPortName:
      return "inputOutputPortName";
    case Kind::kOutputPath:
      return "outputPath";
    case Kind::kOutputUri:
      return "outputUri";
    case Kind::kOutputMetadata:
      return "outputMetadata";
    case Kind::kExecutorInput:
      return "executorInput";
    case Kind::kConcat:
      return "concat";
    case Kind::kIf:
      return "if";
    case Kind::kText:
      break;
  }
  return "";
}

class Writer {
 public:
  explicit Writer(ValueWriter& out) : out_(out) {}

  void Component(const ComponentSpec& spec) {
    out_.BeginMap();
    Text("name", spec.name);
    Text("description", spec.description);
    if (spec.has_metadata) {
      out_.Key("metadata");
      out_.BeginMap();
      Node("annotations", spec.annotations);
      Node("labels", spec.labels);
      out_.EndMap();
    }
    Ports("inputs", spec.inputs);
    Ports("outputs", spec.outputs);
    if (spec.container.has_value()) {
      out_.Key("implementation");
      out_.BeginMap();
      out_.Key("container");
      Container(*spec.container);
      out_.EndMap();
    }
    if (spec.graph.has_value()) {
      out_.Key("implementation");
      out_.BeginMap();
      out_.Key("graph");
      Graph(*spec.graph);
      out_.EndMap();
    }
    if (spec.version != kDefaultVersion) Text("version", spec.version);
    out_.EndMap();
  }

 private:
  void Text(absl::string_view key, const std::optional<std::string>& text) {
    if (!text.has_value()) return;
    out_.Key(key);
    out_.String(*text);
  }

  void Node(absl::string_view key, const YamlNode* node) {
    if (node == nullptr) return;
    out_.Key(key);
    WriteYamlNode(*node, out_);
  }

  void Ports(absl::string_view key,
             const std::optional<std::vector<ComponentPort>>& ports) {
    if (!ports.has_value()) return;
    out_.Key(key);
    out_.BeginList();
    for (const ComponentPort& port : *ports) {
      out_.BeginMap();
      Text("name", port.name);
      Node("type", port.type);
      Text("description", port.description);
      Node("default", port.default_value);
      if (port.optional) {
        out_.Key("optional");
        out_.Bool(true);
      }
      Node("annotations", port.annotations);
      out_.EndMap();
    }
    out_.EndList();
  }

  void Container(const ComponentContainer& container) {
    out_.BeginMap();
    Text("image", container.image);
    if (container.command.has_value()) Words("command", *container.command);
    if (container.args.has_value()) Words("args", *container.args);
    Node("env", container.env);
    Node("fileOutputs", container.file_outputs);
    out_.EndMap();
  }

  void Graph(const ComponentGraph& graph) {
    out_.BeginMap();
    out_.Key("tasks");
    out_.BeginMap();
    for (const ComponentTask& task : graph.tasks) {
      out_.Key(task.id);
      out_.BeginMap();
      out_.Key("componentRef");
      out_.BeginMap();
      Text("name", task.name);
      Text("digest", task.digest);
      Text("tag", task.tag);
      Text("url", task.url);
      if (task.spec != nullptr) {
        out_.Key("spec");
        Component(*task.spec);
      }
      out_.EndMap();
      Node("arguments", task.arguments);
      Node("isEnabled", task.is_enabled);
      Node("executionOptions", task.execution_options);
      Node("annotations", task.annotations);
      out_.EndMap();
    }
    out_.EndMap();
    Node("outputValues", graph.output_values);
    out_.EndMap();
  }

  void Words(absl::string_view key, const std::vector<ComponentWord>& words,
             bool as_list = true) {
    out_.Key(key);
    if (as_list) out_.BeginList();
    for (const ComponentWord& word : words) Word(word);
    if (as_list) out_.EndList();
  }

  void Word(const ComponentWord& word) {
    if (word.kind == Kind::kText) return out_.String(word.text);
    out_.BeginMap();
    if (word.kind == Kind::kConcat) {
      Words("concat", word.items);
    } else {
      out_.Key(PlaceholderKey(word.kind));
      if (word.kind == Kind::kIf) {
        If(word);
      } else if (word.kind == Kind::kOutputMetadata ||
                 word.kind == Kind::kExecutorInput) {
        out_.Null();
      } else {
        out_.String(word.text);
      }
    }
    out_.EndMap();
  }

  void If(const ComponentWord& word) {
    out_.BeginMap();
    out_.Key("cond");
    switch (word.condition) {
      case Condition::kFalse:
      case Condition::kTrue:
        out_.Bool(word.condition == Condition::kTrue);
        break;
      case Condition::kText:
        out_.String(word.text);
        break;
      case Condition::kIsPresent:
      case Condition::kInputValue:
        out_.BeginMap();
        out_.Key(word.condition == Condition::kIsPresent ? "isPresent"
                                                         : "inputValue");
        out_.String(word.text);
        out_.EndMap();
        break;
    }
    Words("then", word.items, word.then_is_list);
    if (word.has_otherwise) {
      Words("else", word.otherwise, word.otherwise_is_list);
    }
    out_.EndMap();
  }

  ValueWriter& out_;
};

}  // namespace

void WriteComponentSpec(const ComponentSpec& spec, ValueWriter& writer) {
  Writer(writer).Component(spec);
}

}  // namespace kfir
