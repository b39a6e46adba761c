// SPDX-License-Identifier: Apache-2.0
//
// The tasks that a workflow will have, and what the references in them mean.
#ifndef KFIR_BACKENDS_ARGO_PROGRAM_H_
#define KFIR_BACKENDS_ARGO_PROGRAM_H_

#include <deque>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "backends/argo/flow.h"
#include "backends/argo/names.h"
#include "ir/ir.pb.h"

namespace kfir::argo {

// What a reference stands for, seen through the groups that hand it out.
struct Referent {
  ValueId value = kNoValue;
  // Where that is kNoValue: what to write instead, in the scope of `scope`.
  const ir::Value* text = nullptr;
  Node* scope = nullptr;
};

class Program {
 public:
  // `module` outlives this, has a root and is expressible
  // (check_expressible.h).
  Program(const ir::Module& module, bool quirks);
  Program(const Program&) = delete;

  Flow& flow() { return flow_; }
  const Flow& flow() const { return flow_; }
  bool quirks() const { return quirks_; }
  Unit& root() { return units_.front(); }
  std::deque<Unit>& units() { return units_; }
  // Each node comes after the node around it.
  std::deque<Node>& nodes() { return nodes_; }
  const std::string& root_template() const {
    return units_.front().root->template_name;
  }

  // What `reference`, a Value of the task `place` or a binding of the graph
  // `place`, refers to.  `own_item`: the item of the task's own loop is in
  // scope.
  Referent Resolve(const ir::Value& reference, Node& place,
                   bool own_item = true);

 private:
  Node& AddNode(Unit& unit, Node* parent, const ir::Task* task);
  void AddGroup(Node& node, const ir::Graph& graph);
  Unit& AddUnit(const ir::Component& component);
  void FillGroup(Node& node);
  void MarkExitTasks(Node& group);
  void NameTemplates();
  void NameRoot(absl::string_view name);
  // Whether what runs after `target`, a task of `group`, is the exit handler of
  // the workflow.
  bool EndsWorkflow(const Node& group, const Node& target);
  Referent ResolveOutput(const ir::TaskOutput& output, Node* graph);

  const bool quirks_;
  Flow flow_;
  std::deque<Unit> units_;
  std::deque<Node> nodes_;
  absl::flat_hash_map<absl::string_view, const ir::Component*> components_;
  absl::flat_hash_map<const ir::Component*, Unit*> unit_of_;
};

}  // namespace kfir::argo

#endif  // KFIR_BACKENDS_ARGO_PROGRAM_H_
