// SPDX-License-Identifier: Apache-2.0
//
// A component of KFP v1 that one task alone calls, as v2 has it.
#ifndef KFIR_BACKENDS_SHARED_MIGRATION_LEAF_H_
#define KFIR_BACKENDS_SHARED_MIGRATION_LEAF_H_

#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "backends/shared/migration/findings.h"
#include "ir/ir.pb.h"

namespace kfir::migration {

// Old names to new ones.
using Names = absl::flat_hash_map<std::string, std::string>;

// Gives the ports v2's names, makes the choices between words that can be made,
// and tells the command line the paths of its inputs.  Returns the new names of
// the outputs.
Names ConvertLeaf(ir::Task& task, ir::Component& component, Findings& findings);

// Then: tells the command line the paths of its outputs.  Those that are not
// `read`, by their new names, need none.
void ConvertOutputs(const ir::Task& task,
                    const absl::flat_hash_set<std::string>& read,
                    ir::Component& component, Findings& findings);

}  // namespace kfir::migration

#endif  // KFIR_BACKENDS_SHARED_MIGRATION_LEAF_H_
