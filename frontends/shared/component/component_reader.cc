// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "frontends/shared/component/component_spec.h"
#include "frontends/shared/component/graph_reader.h"
#include "frontends/shared/component/struct_reader.h"
#include "frontends/shared/component/word_reader.h"
#include "frontends/shared/diagnostic_kinds.h"
#include "support/status_macros.h"

namespace kfir {
namespace {

using Kind = YamlNode::Kind;

ComponentPort ReadPort(const YamlNode& node, bool is_input,
                       ComponentReporter& reporter) {
  const StructReader reader =
      is_input ? StructReader(node, "an input",
                              {"name", "type", "description", "default",
                               "optional", "annotations"},
                              reporter)
               : StructReader(node, "an output",
                              {"name", "type", "description", "annotations"},
                              reporter);
  ComponentPort port;
  port.line = node.line;
  port.column = node.column;
  port.name = reader.RequiredString("name");
  port.description = reader.String("description");
  port.type = reader.Any("type");
  if (port.type != nullptr && !port.type->is_string() &&
      port.type->kind != Kind::kMap && port.type->kind != Kind::kList) {
    reader.ReportKind(*port.type, "type", "a string, a map or a list");
  }
  port.annotations = reader.Map("annotations");
  if (!is_input) return port;
  port.optional = reader.Bool("optional");
  port.default_value = reader.Any("default");
  if (port.default_value != nullptr) {
    const Kind kind = port.default_value->kind;
    if (kind == Kind::kList || kind == Kind::kMap || kind == Kind::kOther) {
      reader.ReportKind(*port.default_value, "default",
                        "a string, a number or a boolean");
    }
  }
  return port;
}

std::optional<std::vector<ComponentPort>> ReadPorts(
    const YamlNode* list, bool is_input, ComponentReporter& reporter,
    absl::flat_hash_map<std::string, size_t>& index) {
  if (list == nullptr) return std::nullopt;
  std::vector<ComponentPort> ports;
  ports.reserve(list->items.size());
  for (const YamlNode& item : list->items) {
    ComponentPort port = ReadPort(item, is_input, reporter);
    const auto [first, added] = index.try_emplace(port.name, ports.size());
    if (!added) {
      const ComponentPort& other = ports[first->second];
      Note& note = reporter
                       .Report(kinds::ComponentDuplicateName, item,
                               {is_input ? "inputs" : "outputs", port.name})
                       .notes.emplace_back();
      note.location = reporter.At(other.line, other.column);
      note.message = "the first one";
    }
    ports.push_back(std::move(port));
  }
  return ports;
}

// Dates are legal in free-form parts, and kfp fails on them later.
void CheckNoDates(const YamlNode* node, ComponentReporter& reporter) {
  if (node == nullptr) return;
  if (node->kind == Kind::kOther) {
    reporter
        .Report(kinds::ComponentType, *node,
                {"a value", KindName(node->kind), "a value of JSON"})
        .notes.emplace_back()
        .message = "quotes make it a string";
  }
  for (const YamlNode& item : node->items) CheckNoDates(&item, reporter);
}

std::optional<std::vector<ComponentWord>> ReadWords(
    const YamlNode* list, ComponentReporter& reporter) {
  if (list == nullptr) return std::nullopt;
  return ReadComponentWords(*list, reporter);
}

void ReadContainer(const YamlNode& node, ComponentReporter& reporter,
                   ComponentSpec& spec) {
  const StructReader reader(node, "a container",
                            {"image", "command", "args", "env", "fileOutputs"},
                            reporter);
  ComponentContainer& container = spec.container.emplace();
  container.line = node.line;
  container.column = node.column;
  container.image = reader.RequiredString("image");
  container.command = ReadWords(reader.List("command"), reporter);
  container.args = ReadWords(reader.List("args"), reporter);
  container.env = reader.StringMap("env");
  container.file_outputs = reader.StringMap("fileOutputs");
}

void ReadImplementation(const YamlNode& node, ComponentReporter& reporter,
                        ComponentSpec& spec) {
  const StructReader reader(node, "an implementation", {"container", "graph"},
                            reporter);
  const YamlNode* container = reader.Any("container");
  const YamlNode* graph = reader.Any("graph");
  if (container != nullptr && graph != nullptr) {
    reporter.Report(kinds::ComponentUnknownKey, *graph,
                    {"graph", "an implementation by a container"});
  } else if (graph != nullptr) {
    ReadComponentGraph(*graph, reporter, spec);
  } else if (container == nullptr && node.kind == Kind::kMap) {
    reader.ReportMissing("container");
  }
  if (container != nullptr) ReadContainer(*container, reporter, spec);
}

// What refers to something that is not there.
void CheckReferences(const ComponentSpec& spec, ComponentReporter& reporter) {
  if (!spec.container.has_value()) return;
  const ComponentContainer& container = *spec.container;
  if (container.command.has_value()) {
    CheckComponentWords(*container.command, spec, reporter);
  }
  if (container.args.has_value()) {
    CheckComponentWords(*container.args, spec, reporter);
  }
  if (container.file_outputs == nullptr) return;
  const std::vector<YamlNode>& entries = container.file_outputs->items;
  for (size_t i = 0; i < entries.size(); i += 2) {
    if (spec.FindOutput(entries[i].text) == nullptr) {
      reporter.Report(kinds::ComponentUnknownPort, entries[i],
                      {"output", entries[i].text});
    }
  }
}

}  // namespace

const ComponentPort* ComponentSpec::FindInput(absl::string_view input) const {
  const auto found = input_index.find(input);
  return found == input_index.end() ? nullptr : &(*inputs)[found->second];
}

const ComponentPort* ComponentSpec::FindOutput(absl::string_view output) const {
  const auto found = output_index.find(output);
  return found == output_index.end() ? nullptr : &(*outputs)[found->second];
}

void ReadComponentStruct(const YamlNode& root, ComponentReporter& reporter,
                         ComponentSpec& spec) {
  spec.line = root.line;
  spec.column = root.column;
  const StructReader reader(root, "a component",
                            {"name", "description", "metadata", "inputs",
                             "outputs", "implementation", "version"},
                            reporter);
  spec.name = reader.String("name");
  spec.description = reader.String("description");
  spec.version = reader.String("version");
  if (const YamlNode* metadata = reader.Any("metadata")) {
    const StructReader members(*metadata, "`metadata`",
                               {"annotations", "labels"}, reporter);
    spec.has_metadata = true;
    spec.annotations = members.StringMap("annotations");
    spec.labels = members.StringMap("labels");
  }
  spec.inputs =
      ReadPorts(reader.List("inputs"), true, reporter, spec.input_index);
  spec.outputs =
      ReadPorts(reader.List("outputs"), false, reporter, spec.output_index);
  for (const auto* ports : {&spec.inputs, &spec.outputs}) {
    if (!ports->has_value()) continue;
    for (const ComponentPort& port : **ports) {
      CheckNoDates(port.type, reporter);
      CheckNoDates(port.annotations, reporter);
    }
  }
  if (const YamlNode* implementation = reader.Any("implementation")) {
    ReadImplementation(*implementation, reporter, spec);
  }
  CheckReferences(spec, reporter);
}

absl::StatusOr<ComponentSpec> ReadComponentSpec(absl::string_view text,
                                                absl::string_view file,
                                                DiagnosticSink& diagnostics) {
  KFIR_TRY_ASSIGN(YamlNode document, ReadYamlNode(text, file, diagnostics));
  ComponentReporter reporter(file, diagnostics);
  ComponentSpec spec;
  spec.document = std::make_unique<YamlNode>(std::move(document));
  ReadComponentStruct(*spec.document, reporter, spec);
  if (!reporter.ok()) return ErrorReported();
  return spec;
}

}  // namespace kfir
