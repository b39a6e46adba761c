// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_BACKENDS_SHARED_MIGRATION_POD_VOLUMES_H_
#define KFIR_BACKENDS_SHARED_MIGRATION_POD_VOLUMES_H_

#include "backends/shared/migration/pod_checks.h"
#include "ir/ir.pb.h"

namespace kfir::migration {

// Takes from `pod` the volumes and mounts that v2 cannot express, and refuses
// them; so do those go that nothing mounts.
void ConvertVolumes(const PodChecks& checks, ir::PodSettings& pod);

}  // namespace kfir::migration

#endif  // KFIR_BACKENDS_SHARED_MIGRATION_POD_VOLUMES_H_
