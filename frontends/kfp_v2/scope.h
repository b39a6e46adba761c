// SPDX-License-Identifier: Apache-2.0
//
// How values get to where they are used: which group takes what from around it,
// which gives what, and what waits for what.  The rules are kfp's.  Where kfp
// loses a value on the way, it is brought there, unless `bug_compat` is set.
#ifndef KFIR_FRONTENDS_KFP_V2_SCOPE_H_
#define KFIR_FRONTENDS_KFP_V2_SCOPE_H_

#include <deque>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"
#include "frontends/kfp_v2/program.h"

namespace kfir::kfp_v2 {

class Scope {
 public:
  // Fills `inputs`, `outputs` and `dependencies` of the pipeline's nodes.  What
  // cannot be has been reported.  All outlive the scope.
  Scope(Pipeline& pipeline, Program& program);

  // What `channel` is to `consumer` (null: the pipeline's own outputs): what a
  // loop collects is an output of a group.
  const Channel& Resolve(const Channel& channel, const Node* consumer) const;

 private:
  void PrepareTask(Node& task);
  void CheckReach(const Channel& channel, const Node& task);
  void CheckExitTask(const Node& task);
  void ReachTask(Node& task);
  void Warn(const Node& task);
  void CheckGroup(const Node& group);
  void ReachOutput(const std::string& name, const Channel& channel);

  void Collect(const Channel& channel, const Node* consumer,
               const ir::Location& loc);
  void OpenChoice(const Channel& choice);
  const Channel& Derive(const Channel& channel, const Node* consumer,
                        const Node& group, const std::string& output,
                        const Type& type);

  // Adds `channel` to the inputs of the groups around `task`, as kfp does.
  void Reach(const Channel& channel, Node& task);
  void ReachConstantItem(const Channel& channel, Node& task);
  void Walk(const Channel& channel, const std::vector<Node*>& way);
  void Depend(const Node& upstream, Node& node);

  // Brings to each group what is bound in it and did not get there, and takes
  // away what cannot be bound.
  void Repair();
  // Whether `channel` is an input of the group.
  bool Knows(const Node& group, const Channel& channel);
  void Require(const Channel& wanted, Node& group);

  Pipeline& pipeline_;
  Program& program_;
  std::deque<Channel> derived_;
  absl::flat_hash_map<std::pair<const Channel*, const Node*>, const Channel*>
      resolved_;
  // The full names of the inputs of groups, as Repair() asks for them.
  absl::flat_hash_map<const Node*, absl::flat_hash_set<absl::string_view>>
      known_;
};

// What a group's component has as inputs, each name once: of a field and the
// text that names it, the one that kfp binds last.
std::vector<const Channel*> Interface(const Node& group);

}  // namespace kfir::kfp_v2

#endif  // KFIR_FRONTENDS_KFP_V2_SCOPE_H_
