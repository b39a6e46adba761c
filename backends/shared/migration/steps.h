// SPDX-License-Identifier: Apache-2.0
//
// The steps of a migration, in order.  Each works on the whole module in place,
// reports what v2 cannot express, and leaves that out, so that the steps after
// it find what else there is.
#ifndef KFIR_BACKENDS_SHARED_MIGRATION_STEPS_H_
#define KFIR_BACKENDS_SHARED_MIGRATION_STEPS_H_

#include "backends/shared/migration/findings.h"
#include "ir/ir.pb.h"

namespace kfir::migration {

// Removes what never runs, gives settings of the run that v2 has for tasks only
// to the tasks, and makes a field of a loop's item a part of the item.
void Prepare(ir::Module& module, Findings& findings);

// (Inline bodies are outlined here.)

// Gives each task that calls a container its own component, called `comp-` and
// the task, as kfp 2 does, with v2's names of its ports and a command line that
// is told the paths of files.
void SeparateComponents(ir::Module& module, Findings& findings);

// Settings of tasks and their pods.
void ConvertSettings(ir::Module& module, Findings& findings);

// Makes of every port a parameter with a type or an artifact, and of constants
// what the type asks for; puts conditions in CEL; declares what groups see.
void ConvertPorts(ir::Module& module, Findings& findings);

}  // namespace kfir::migration

#endif  // KFIR_BACKENDS_SHARED_MIGRATION_STEPS_H_
