// SPDX-License-Identifier: Apache-2.0
//
// A component.yaml of KFP v1, read and checked.
#ifndef KFIR_FRONTENDS_SHARED_COMPONENT_COMPONENT_SPEC_H_
#define KFIR_FRONTENDS_SHARED_COMPONENT_COMPONENT_SPEC_H_

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "frontends/shared/component/yaml_node.h"
#include "support/diagnostics.h"
#include "support/value_writer.h"

namespace kfir {

// A word of a command line.
struct ComponentWord {
  enum class Kind {
    kText,
    kInputValue,
    kInputPath,
    kInputUri,
    kInputMetadata,
    kPortName,  // inputOutputPortName
    kOutputPath,
    kOutputUri,
    kOutputMetadata,  // names nothing
    kExecutorInput,   // names nothing
    kConcat,          // `items`, joined
    kIf,
  };
  // What an `if` asks.
  enum class Condition { kFalse, kTrue, kText, kIsPresent, kInputValue };

  Kind kind = Kind::kText;
  // Of kText the text, of an `if` what its condition names or says, else the
  // name of a port.
  std::string text;
  std::vector<ComponentWord> items;  // of an `if`: `then`
  Condition condition = Condition::kFalse;
  std::vector<ComponentWord> otherwise;
  bool has_otherwise = false;
  // Whether `then` and `else` are written as lists.
  bool then_is_list = false;
  bool otherwise_is_list = false;
  int line = 0;
  int column = 0;
};

struct ComponentPort {
  std::string name;
  std::optional<std::string> description;
  bool optional = false;                    // inputs
  const YamlNode* type = nullptr;           // a string, a map or a list
  const YamlNode* default_value = nullptr;  // inputs; a scalar
  const YamlNode* annotations = nullptr;    // a map
  int line = 0;
  int column = 0;
};

struct ComponentContainer {
  std::string image;
  std::optional<std::vector<ComponentWord>> command;
  std::optional<std::vector<ComponentWord>> args;
  const YamlNode* env = nullptr;           // a map of strings
  const YamlNode* file_outputs = nullptr;  // a map of strings
  int line = 0;
  int column = 0;
};

struct ComponentSpec;

// A task of a component whose implementation is a graph.
struct ComponentTask {
  std::string id;
  // Of its `componentRef`.
  std::optional<std::string> name, digest, tag, url;
  std::unique_ptr<ComponentSpec> spec;  // null: to be loaded
  // Maps as they are written, checked.
  const YamlNode* arguments = nullptr;
  const YamlNode* is_enabled = nullptr;
  const YamlNode* execution_options = nullptr;
  const YamlNode* annotations = nullptr;
  int line = 0;
  int column = 0;
};

struct ComponentGraph {
  std::vector<ComponentTask> tasks;
  const YamlNode* output_values = nullptr;  // a map, as it is written
  int line = 0;
  int column = 0;
};

struct ComponentSpec {
  std::optional<std::string> name;
  std::optional<std::string> description;
  std::optional<std::string> version;
  bool has_metadata = false;
  const YamlNode* annotations = nullptr;  // of the metadata; maps of strings
  const YamlNode* labels = nullptr;
  std::optional<std::vector<ComponentPort>> inputs;
  std::optional<std::vector<ComponentPort>> outputs;
  // What implements it: one of these, or nothing.
  std::optional<ComponentContainer> container;
  std::optional<ComponentGraph> graph;
  int line = 0;
  int column = 0;
  // What the pointers above point into; null for a component inside another's
  // document.
  std::unique_ptr<YamlNode> document;
  // Places in `inputs` and `outputs` by name.
  absl::flat_hash_map<std::string, size_t> input_index;
  absl::flat_hash_map<std::string, size_t> output_index;

  const ComponentPort* FindInput(absl::string_view input) const;
  const ComponentPort* FindOutput(absl::string_view output) const;
};

// Reads `text`, all findings at once, at places in `file`.
absl::StatusOr<ComponentSpec> ReadComponentSpec(absl::string_view text,
                                                absl::string_view file,
                                                DiagnosticSink& diagnostics);

// Writes the struct form: members in the order of kfp's structs, absent ones
// and defaults left out.
void WriteComponentSpec(const ComponentSpec& spec, ValueWriter& writer);

// Hexadecimal SHA-256 of `text` with each CRLF made LF.
std::string ComponentDigest(absl::string_view text);

}  // namespace kfir

#endif  // KFIR_FRONTENDS_SHARED_COMPONENT_COMPONENT_SPEC_H_
