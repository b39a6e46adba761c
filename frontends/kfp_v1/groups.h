// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_FRONTENDS_KFP_V1_GROUPS_H_
#define KFIR_FRONTENDS_KFP_V1_GROUPS_H_

#include "frontends/kfp_v1/components.h"
#include "frontends/kfp_v1/program.h"
#include "ir/ir.pb.h"

namespace kfir::kfp_v1 {

// Makes a task of every step and every group, in the order of creation; exit
// steps follow.  They are empty but for their names, places and bodies.  A
// group that calls itself becomes a component.
void MakeTasks(Group& group, ir::Graph& graph, Program& program,
               Components& components);

// What a group's task says: its condition or loop, and what it comes after.
// Goes through all groups in `group`.
void LowerGroups(Group& group, Program& program);

// Reports what exit handlers do not cover, and those inside others.
void CheckExitHandlers(Group& root, Program& program);

}  // namespace kfir::kfp_v1

#endif  // KFIR_FRONTENDS_KFP_V1_GROUPS_H_
