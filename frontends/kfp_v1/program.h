// SPDX-License-Identifier: Apache-2.0
//
// The steps and groups of a trace, and what the values in it refer to.
#ifndef KFIR_FRONTENDS_KFP_V1_PROGRAM_H_
#define KFIR_FRONTENDS_KFP_V1_PROGRAM_H_

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"
#include "frontends/kfp_v1/names.h"
#include "frontends/kfp_v1/placeholders.h"
#include "frontends/shared/python/fields.h"
#include "frontends/shared/python/locations.h"
#include "frontends/shared/python/marshal.h"
#include "ir/ir.pb.h"
#include "support/diagnostics.h"

namespace kfir::kfp_v1 {

struct Group;

struct Step {
  const PyValue* value = nullptr;
  std::string name;
  ir::Location loc;
  Group* parent = nullptr;  // null: in no group
  Group* exit_of = nullptr;
  bool uncalled = false;  // an exit step that no exit handler names
  ir::Task* task = nullptr;
  // Outputs, by the names that placeholders have.
  absl::flat_hash_map<std::string, std::string> outputs;
  // Outputs that are read and that the step does not have.
  std::vector<std::string> undeclared_outputs;

  // Runs at the end or never: it waits for nothing, and nothing waits for it.
  bool is_exit_step() const { return exit_of != nullptr || uncalled; }
};

struct Group {
  enum class Type {
    kPipeline,
    kCondition,
    kLoop,
    kExitHandler,
    kSubGraph,
    kGraph
  };
  struct Member {
    Step* step = nullptr;
    Group* group = nullptr;
  };

  Type type = Type::kPipeline;
  const PyValue* value = nullptr;
  std::string name;      // empty: the root
  std::string kfp_name;  // where it is another one, which a step has too
  ir::Location loc;
  Group* parent = nullptr;  // null: the root
  int depth = 0;
  Group* loop = nullptr;  // the innermost loop around, or this one
  std::string item;       // of a loop
  std::vector<Member> members;
  std::vector<Step*> exit_steps;  // that stand beside this group's groups
  ir::Task* task = nullptr;       // null: the root
  ir::Graph* graph = nullptr;
  absl::flat_hash_set<std::string> bound;  // outputs of `graph`

  // A graph component that calls itself is a component of the module: values
  // cross its border as inputs and outputs.
  Group* recursion = nullptr;  // set: a call of this group around
  bool is_recursive = false;
  ir::Component* component = nullptr;  // of a recursive group
  Group* border = nullptr;  // the innermost recursive group around, or this one
  absl::flat_hash_map<std::string, ir::Input*> inputs;  // of `component`
};

// Where a value stands, and who reads it.
struct Reader {
  Group* group = nullptr;
  ir::Location loc;
  const Step* exit_step = nullptr;  // set: an exit step reads
  // Values of parameters that have one: pairs of full name and value.
  absl::Span<const PyValue> immediate;
};

class Program {
 public:
  // Reads the steps and the group tree.  All outlive the program.
  Program(const PyValue& trace, Locations& locations, ir::Module& module,
          TraceStatus& status, DiagnosticSink& diagnostics);

  std::deque<Step>& steps() { return steps_; }
  Group& root() { return *root_; }
  Locations& locations() { return locations_; }
  TraceStatus& status() { return status_; }
  ir::Module& module() { return module_; }

  // Tells of what does not fit into a workflow at all, as the fault of the
  // values that the user gave what is called `name`.
  void ReportMisfits(const ir::Location& loc, absl::string_view name);
  Diagnostic& Report(DiagnosticKind kind, const ir::Location& loc,
                     std::initializer_list<absl::string_view> arguments);

  // Null: none.
  const Step* FindStep(absl::string_view name) const;

  // What `placeholder` is to `reader`.  What is wrong has been reported; the
  // value is then of no use.
  void Resolve(const Placeholder& placeholder, const Reader& reader,
               ir::Value& value);

  // The component of the recursive group `border` has an input for
  // `placeholder`, and its call an argument.
  ir::Input& TakeIn(const Placeholder& placeholder, const Reader& reader,
                    Group& border);

  // `name`, a step's or a group's, comes before `step` (or `group`): an entry
  // in the `after` of the two tasks in which their ways part.
  void AddDependency(absl::string_view name, const Reader& reader, Step* step,
                     Group* group);

 private:
  void ReadSteps(absl::Span<const PyValue> ops);
  void CheckStepNames(Fields& fields, Step& step, UniqueNames& ids);
  Group* ReadGroup(const PyValue& value, Group* parent);
  void ReadMembers(absl::Span<const PyValue> members, Group& group);
  void CheckGroupName(Fields& fields, Group& group);
  void ReadRecursion(absl::string_view around, Group& group);
  void PlaceExitStep(absl::string_view name, Group& group);
  void PlaceUncalledSteps();
  bool IsOutside(const Placeholder& placeholder, const Reader& reader,
                 const Group& border) const;
  // kfp takes what it does not know for a parameter of the pipeline.
  // A parameter that was made with a value of its own.
  void ResolveImmediate(const std::string& name, const PyValue& given,
                        const Reader& reader, ir::Value& value);
  void ResolveParameter(const std::string& name, const Reader& reader,
                        ir::Value& value);
  bool ResolveItem(absl::string_view full_name, const Reader& reader,
                   ir::Value& value) const;
  void ResolveOutput(const Placeholder& placeholder, const Reader& reader,
                     ir::Value& value);
  // Makes the output of `step` visible in `scope`.
  void Bind(Step& step, const std::string& output, const std::string& full_name,
            Group& scope, ir::TaskOutput& value);

  Locations& locations_;
  ir::Module& module_;
  TraceStatus& status_;
  DiagnosticSink& diagnostics_;
  std::deque<Step> steps_;
  std::deque<Group> groups_;
  Group* root_ = nullptr;
  absl::flat_hash_map<std::string, Step*> step_by_name_;
  absl::flat_hash_map<std::string, Group*> group_by_name_;
  absl::flat_hash_set<std::string> parameters_;
  absl::flat_hash_set<std::string> items_;
  // Inputs of the root, by name and value.
  absl::flat_hash_map<std::pair<std::string, std::string>, std::string>
      immediate_;
  absl::flat_hash_set<std::pair<const ir::Task*, std::string>> after_;
};

// Of an input or output that only kfp's own references know.
void MarkUndeclared(ir::Attribute& attribute);

// Finds the children of the innermost common group of two places.  `a` and `b`
// are places' groups; null in the result: the place stands in the common group
// itself.
struct Parting {
  Group* a = nullptr;
  Group* b = nullptr;
  Group* common = nullptr;
};
Parting Part(Group* a, Group* b);

}  // namespace kfir::kfp_v1

#endif  // KFIR_FRONTENDS_KFP_V1_PROGRAM_H_
