// SPDX-License-Identifier: Apache-2.0
//
// What a trace of KFP v2 says (docs/protocol.md), read and linked up.
#ifndef KFIR_FRONTENDS_KFP_V2_PROGRAM_H_
#define KFIR_FRONTENDS_KFP_V2_PROGRAM_H_

#include <deque>
#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/btree_set.h"
#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/functional/function_ref.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "frontends/shared/python/fields.h"
#include "frontends/shared/python/locations.h"
#include "frontends/shared/python/marshal.h"
#include "ir/ir.pb.h"
#include "support/diagnostics.h"

namespace kfir::kfp_v2 {

inline constexpr absl::string_view kPrefix = "pipelinechannel--";

struct Node;

struct Type {
  int parameter = 0;  // a number of ir::Type::Parameter; 0: an artifact
  std::string schema_title;
  std::string schema_version;
  bool is_list = false;  // of artifacts

  bool is_artifact() const { return parameter == 0; }
};

struct Channel {
  enum class Kind { kInput, kOutput, kItem, kField, kOneOf, kCollected };

  Kind kind = Kind::kInput;
  std::string name;
  std::string full_name;  // with the producer's name before it
  Type type;
  absl::string_view text;          // in Python; empty: nobody asked for it
  const Node* producer = nullptr;  // a task or a group
  const Channel* source =
      nullptr;  // of an item (null: constants), a field, kCollected
  std::string field;
  bool collected = false;  // what a kCollected has become
  std::vector<const Channel*> choices;

  // This, and what it is part of, up to what is no part of anything.
  std::vector<const Channel*> Chain() const;
  // The item itself or the item whose field this is; null: neither.
  const Channel* Item() const;
};

struct Operand {
  const Channel* channel = nullptr;
  const PyValue* constant = nullptr;
};

struct Expression {
  enum class Kind { kCompare, kNot, kAll, kAny };

  Kind kind = Kind::kCompare;
  std::string op;
  Operand left, right;
  std::vector<Expression> operands;
};

// Every channel that stands in `expression`.
void CollectChannels(const Expression& expression,
                     std::vector<const Channel*>& channels);

// How a task uses a channel.
struct Use {
  const Channel* channel = nullptr;
  bool direct = false;   // as an argument by itself
  bool setting = false;  // by a resource setting alone
  bool operand = false;  // by the condition of a group around the task
};

// A task or a group.
struct Node {
  enum class Kind { kTask, kRoot, kCondition, kBranches, kLoop, kExitHandler };

  Kind kind = Kind::kTask;
  std::string name;
  std::string display_name;
  ir::Location loc;
  const PyValue* value = nullptr;
  Node* parent = nullptr;  // null: the root, or an exit task
  int depth = 0;
  int index = 0;  // of a task

  // Tasks.
  size_t component = 0;
  Node* exit_of = nullptr;
  std::vector<Use> uses;
  std::vector<const Node*> after;
  bool ignores_failure = false;

  // Groups.
  std::vector<Node*> members;
  bool is_else = false;
  std::vector<Expression> conditions;
  const Channel* item = nullptr;
  std::optional<std::string> raw;
  int64_t parallelism = 0;
  Node* exit_task = nullptr;

  // Found out: what a group takes from outside by full name, what its graph
  // gives, and the siblings that come before.
  std::vector<const Channel*> inputs;
  absl::flat_hash_set<absl::string_view> input_names;
  struct GroupOutput {
    Type type;
    bool one_of = false;
    std::vector<std::pair<const Node*, std::string>> sources;
  };
  std::vector<std::pair<std::string, GroupOutput>> outputs;
  absl::flat_hash_set<std::string> output_names;
  absl::btree_set<std::string> dependencies;

  bool is_group() const { return kind != Kind::kTask; }
  void AddInput(const Channel& channel) {
    if (input_names.insert(channel.full_name).second)
      inputs.push_back(&channel);
  }
};

// The parts of the ways to two nodes that they do not share, outermost first.
// Each ends with the node itself.
struct Parting {
  std::vector<Node*> upstream;
  std::vector<Node*> downstream;
};
Parting Part(const Node& upstream, const Node& downstream);

// `a condition`, `a loop`, ...
absl::string_view Describe(Node::Kind kind);

struct Port {
  std::string name;
  Type type;
  bool optional = false;
  const PyValue* default_value = nullptr;
  std::string description;
};

struct Component {
  std::string name;
  std::string description;
  ir::Location loc;
  std::vector<Port> inputs;
  std::vector<Port> outputs;
  absl::Span<const PyValue> passthroughs;
  const PyValue* container = nullptr;
  const PyValue* importer = nullptr;
  std::optional<int64_t> pipeline;
  std::optional<int64_t> document;

  const Port* FindInput(absl::string_view name) const;
};

struct Pipeline {
  const PyValue* value = nullptr;
  std::string name;
  ir::Location loc;
  Component ports;
  std::deque<Channel> channels;
  std::deque<Node> nodes;
  std::vector<Node*> tasks;
  Node* root = nullptr;
  std::vector<std::pair<std::string, const Channel*>> outputs;
  // What kfp takes an item or a field for that stands in text, in a list or in
  // a dict.  Filled with `bug_compat` only.
  std::deque<Channel> plain;
  absl::flat_hash_map<const Channel*, const Channel*> plain_of;
  // Channels by their text in Python.
  absl::flat_hash_map<absl::string_view, const Channel*> by_text;
};

class Program {
 public:
  // All outlive the program.
  Program(const PyValue& trace, Locations& locations, TraceStatus& status,
          DiagnosticSink& diagnostics, bool bug_compat);

  std::deque<Component>& components() { return components_; }
  std::deque<Pipeline>& pipelines() { return pipelines_; }
  const Component& main() const { return components_[main_]; }
  Locations& locations() { return locations_; }
  TraceStatus& status() { return status_; }
  DiagnosticSink& diagnostics() { return diagnostics_; }
  bool bug_compat() const { return bug_compat_; }

  Diagnostic& Report(DiagnosticKind kind, const ir::Location& loc,
                     std::initializer_list<absl::string_view> arguments);

 private:
  void ReadComponent(const PyValue& value);
  void ReadPorts(absl::Span<const PyValue> inputs,
                 absl::Span<const PyValue> outputs, Component& component);
  void ReadPipeline(const PyValue& value);
  void ReadChannels(absl::Span<const PyValue> rows, Pipeline& pipeline);
  void ReadTask(const PyValue& value, Pipeline& pipeline);
  void ReadGroup(const PyValue& value, Node* parent, Pipeline& pipeline);
  Expression ReadExpression(const PyValue& value, Pipeline& pipeline,
                            int depth);
  void LinkTask(Node& task, Pipeline& pipeline);
  Type ReadType(const PyValue& type, const PyValue& is_list);

  Locations& locations_;
  TraceStatus& status_;
  DiagnosticSink& diagnostics_;
  const bool bug_compat_;
  std::deque<Component> components_;
  std::deque<Pipeline> pipelines_;
  size_t main_ = 0;
  absl::flat_hash_map<std::string, Node*>
      groups_;  // of the pipeline being read
};

// What a channel in text, in a list or a dict, and in a resource setting is to
// kfp.
const Channel& SpokenChannel(const Channel& channel, const Pipeline& pipeline);

// The channel that `value` is; null: it is none.
const Channel* AsChannel(const PyValue& value, const Pipeline& pipeline);

// How a channel begins that stands in text.
inline constexpr absl::string_view kChannelText = "{{channel:";

// Calls `found` for each channel whose text stands in `text`, with where it
// begins and ends.
void ScanText(
    absl::string_view text, const Pipeline& pipeline, bool bug_compat,
    absl::FunctionRef<void(const Channel& channel, size_t begin, size_t end)>
        found);

}  // namespace kfir::kfp_v2

#endif  // KFIR_FRONTENDS_KFP_V2_PROGRAM_H_
