// SPDX-License-Identifier: Apache-2.0
//
// `dsl.VolumeOp` as `kubernetes.CreatePVC` of kfp-kubernetes.
#ifndef KFIR_BACKENDS_SHARED_MIGRATION_CLAIMS_H_
#define KFIR_BACKENDS_SHARED_MIGRATION_CLAIMS_H_

#include "ir/ir.pb.h"

namespace kfir::migration {

// Where `component`, which `task` alone calls, makes a claim for a volume that
// CreatePVC makes, too, makes that component of it; else false.
bool ToCreatePvc(ir::Task& task, ir::Component& component);

}  // namespace kfir::migration

#endif  // KFIR_BACKENDS_SHARED_MIGRATION_CLAIMS_H_
