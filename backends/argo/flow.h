// SPDX-License-Identifier: Apache-2.0
//
// Which values each template takes in and hands out.
//
// A workflow's DAG sees nothing of the DAG around it, so a value that is used
// somewhere travels: out of the groups around its producer, into the groups
// around its reader.  Flow walks that way once for each use, and so decides the
// inputs, outputs, arguments and dependencies of every template.  Whether a
// value travels as a parameter, as an artifact or as both is decided by its
// uses alone.
#ifndef KFIR_BACKENDS_ARGO_FLOW_H_
#define KFIR_BACKENDS_ARGO_FLOW_H_

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/container/inlined_vector.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "backends/argo/names.h"
#include "ir/ir.pb.h"

namespace kfir::argo {

// How a value is used; a set.
using Uses = uint8_t;
inline constexpr Uses kAsParameter = 1;
inline constexpr Uses kAsArtifact = 2;

using ValueId = int32_t;
inline constexpr ValueId kNoValue = -1;

struct Unit;
struct Node;

// Where a template's input comes from, seen from the DAG that calls it.
struct Origin {
  enum class Kind { kDagInput, kSibling, kItem };
  Kind kind = Kind::kDagInput;
  const Node* task = nullptr;  // the sibling that hands it out; the loop
};

// Whether `call` is that of a group of KFP v1 in which it stands.
bool IsRecursion(const Node& call);

// Whether `call` gives the input `input` of the graph in which it stands, as a
// whole.
bool Passes(const Node& call, absl::string_view input);

struct InputUse {
  ValueId value;
  Uses uses = 0;
  Origin origin;
  bool alone = false;   // the template has it, and its task passes nothing
  bool unread = false;  // its task passes it, and the template has it not
};

struct OutputUse {
  ValueId value;
  Uses uses = 0;
  const Node* child = nullptr;  // that hands it out; null: the pod itself
};

// The graph of a group, or of a component.
struct GroupScope {
  const ir::Graph* graph = nullptr;
  std::vector<Node*> children;  // in the order of the graph's tasks
  absl::flat_hash_map<absl::string_view, Node*> by_name;
  absl::flat_hash_map<absl::string_view, const ir::OutputBinding*> outputs;
};

// What an exit task is in the workflow.
enum class ExitRole {
  kNone,
  kOfWorkflow,  // its exit handler
  kOfTask,      // a hook of the task that it waits for
  kDropped,     // a template that nothing calls, as kfp leaves it
};

// A task, or the outermost graph of a component (no task, no parent).
struct Node {
  const ir::Task* task = nullptr;
  Unit* unit = nullptr;
  Node* parent = nullptr;
  int index = 0;  // among all nodes
  int depth = 0;
  std::unique_ptr<GroupScope> group;         // null: no body of its own
  const ir::Component* component = nullptr;  // of a task without a body
  bool has_pods = false;                     // runs a pod, or calls a component
  Unit* callee = nullptr;                    // where that component is a graph

  std::string name;           // in its DAG
  std::string template_name;  // of what it calls
  absl::InlinedVector<InputUse, 1> inputs;
  absl::InlinedVector<OutputUse, 1> outputs;
  absl::InlinedVector<const Node*, 1> dependencies;  // with duplicates
  // Of a loop: how many of them come from its items.  Where those are all that
  // there are, kfp writes them last.
  std::optional<size_t> item_dependencies;
  // What a value's name must contain to count as this loop's for kfp.
  absl::string_view item_stop;
  std::vector<ValueId> files;  // that its template takes in, by argument
  // Inputs that a reference, typed as the whole of an argument, makes files.
  std::vector<absl::string_view> typed_files;
  // More names under which the template takes artifacts in.
  std::vector<std::pair<absl::string_view, ValueId>> aliases;
  Node* exit_task = nullptr;  // that runs when this one has ended
  ExitRole exit_role = ExitRole::kNone;
};

// A component that is implemented by a graph: the pipeline itself, or one that
// tasks call.  Values do not cross its border but as inputs and outputs.
struct Unit {
  const ir::Component* component = nullptr;
  Node* root = nullptr;
  UniqueNames value_names;
  absl::flat_hash_map<absl::string_view, std::string> output_names;
  std::vector<Node*> calls;
  // A group of KFP v1 that calls itself: values keep their names when they
  // cross its border, and kfp does not follow them inside.
  bool is_group = false;
};

struct ValueInfo {
  enum class Kind { kInput, kOutput, kItem };
  Kind kind;
  Unit* unit = nullptr;
  Node* node = nullptr;     // the producer, or the loop
  std::string port;         // input, output or field of the item
  std::string name;         // in parameter lists
  std::string callee_name;  // of a call's output: in the callee's list
  // What the template that takes it in has for a value; null: none.
  const ir::Tree* immediate = nullptr;
};

// Text that is the reference `{{...}}` and nothing else, for a template's
// input.
std::string InputReference(absl::string_view name);

class Flow {
 public:
  // `quirks`: do as kfp 1.8 does with outputs that leave groups and with names
  // that contain a loop item's, right or wrong.
  explicit Flow(bool quirks) : quirks_(quirks) {}

  ValueId Input(Unit& unit, absl::string_view name);
  // An input of the pipeline that kfp knows by `name` and gives to each
  // template with its value.
  void MakeImmediate(ValueId value, const std::string& name,
                     const ir::Tree& given);
  ValueId Output(Node& producer, absl::string_view name);
  ValueId Item(Node& loop, absl::string_view field);
  const ValueInfo& Info(ValueId value) const { return values_[value]; }

  // The template of `reader` needs `value` among its inputs.
  void Take(Node& reader, ValueId value, Uses uses);

  // The task `reader` needs `value` in the DAG that it stands in (for a
  // condition, the items of a loop, an argument).  Returns where the DAG has
  // it.
  Origin Find(Node& reader, ValueId value, Uses uses);

  // Whether kfp passes `value` to the DAG around `reader` for the condition of
  // `reader`: only a pod in there draws it in, and one in a loop that seems to
  // make it does not.  To be asked of outer conditions first.
  bool IsPassedForCondition(const Node& reader, ValueId value);

  // The DAG around `task` mentions `value`, which it need not have.  Where it
  // has it, it needs it as a parameter; SettleMentions, when all uses are
  // known, sees to that.
  void Mention(Node& task, ValueId value) {
    mentions_.push_back({&task, value});
  }
  void SettleMentions();
  // Those that the DAG does not have: of a task of it, and a value.
  absl::Span<const std::pair<Node*, ValueId>> dangling() const {
    return mentions_;
  }

  // The condition of `task` reads `value`.
  void NoteConditionRead(const Node& task, ValueId value) {
    condition_values_[&task].push_back(value);
  }
  // A text of `node` reads, by a reference to Argo that the user typed, what
  // is called `name` among the inputs of `node`, or what `node` hands out by
  // that name.  Where there is such a thing, it stays; kfp passes a pod what
  // the conditions around it read.  For when all uses are known.
  void KeepInput(Node& node, absl::string_view name, Uses uses);
  void KeepOutput(Node& node, absl::string_view name);

  // The template of `reader` needs `value`, and nothing gives it: so kfp does
  // with a display name where the task takes in nothing else.
  void TakeAlone(Node& reader, ValueId value);

  // `group`, a sub-graph of KFP v1, takes in the items of a loop in it.  kfp
  // gives them to the group and lets it wait for nothing.
  void TakeItems(Node& group, ValueId value);

  // `value` leaves its component.  Returns where the outermost DAG has it.
  Origin HandOut(ValueId value, Uses uses);

  // The text that stands for `value` in a DAG, as a parameter or as an
  // artifact.
  std::string Reference(ValueId value, const Origin& origin,
                        Uses use = kAsParameter) const;

  // A use that reached the border of a component: of an input of `unit`, or of
  // an output of the task `call`.  Each is told once.
  struct Crossing {
    Unit* unit = nullptr;
    Node* call = nullptr;
    ValueId value = kNoValue;
    Uses uses = 0;
    // The group only mentions the input: kfp lets recursions pass it.
    bool recursions_only = false;
  };
  bool NextCrossing(Crossing& crossing);

  // How `value` is used among the outputs of `node`.
  Uses UsesOfOutput(const Node& node, ValueId value) const;

 private:
  using Place = std::pair<const Node*, ValueId>;
  using Key = std::tuple<ValueInfo::Kind, const void*, absl::string_view>;

  // The value that is known by `key`; else kNoValue.
  ValueId Known(const Key& key) const;
  ValueId Add(const Key& key, ValueInfo info);
  // Where a value's way to a reader begins.
  struct Start {
    Node* outermost = nullptr;  // the first node that takes it in
    Node* sibling = nullptr;    // that hands it out, beside `outermost`
  };
  Start FindStart(Node& reader, const ValueInfo& info) const;
  // Whether the name alone tells kfp where a value's way begins: at a loop
  // whose item it contains.
  bool TravelsByName(const ValueInfo& info) const;
  bool IsDrawnIn(const Node& reader, const ValueInfo& info) const;
  static bool StopsAt(const Node& node, const ValueInfo& info);
  // To kfp an item is an output of the task that makes the items, and whoever
  // reads it depends on that.
  void DependOnItems(const ValueInfo& info);
  Origin OriginAt(const Node& node, const Start& start,
                  const ValueInfo& info) const;
  void Travel(Node& from, const Start& start, ValueId value, Uses uses);
  void Leave(Node& sibling, ValueId value, Uses uses);
  // What `node` takes in by `name`, or could by the conditions around it.
  ValueId FindInput(const Node& node, absl::string_view name) const;
  // Whether that was news.
  bool AddInput(Node& node, ValueId value, Uses uses, const Origin& origin);
  bool AddOutput(Node& node, ValueId value, Uses uses, const Node* child);

  const bool quirks_;
  std::deque<ValueInfo> values_;
  absl::flat_hash_map<Key, ValueId> ids_;
  absl::flat_hash_map<Place, size_t> input_index_;
  absl::flat_hash_map<Place, size_t> output_index_;
  std::vector<Crossing> crossings_;
  std::vector<std::pair<Node*, ValueId>> mentions_;
  // What the conditions of tasks read.
  absl::flat_hash_set<std::pair<const Node*, std::string>> condition_reads_;
  absl::flat_hash_map<const Node*, absl::InlinedVector<ValueId, 2>>
      condition_values_;
};

}  // namespace kfir::argo

#endif  // KFIR_BACKENDS_ARGO_FLOW_H_
