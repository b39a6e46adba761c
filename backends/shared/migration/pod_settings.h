// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_BACKENDS_SHARED_MIGRATION_POD_SETTINGS_H_
#define KFIR_BACKENDS_SHARED_MIGRATION_POD_SETTINGS_H_

#include "backends/shared/migration/findings.h"
#include "ir/ir.pb.h"

namespace kfir::migration {

// Takes from `pod`, which is that of `task` or of its component, what v2 cannot
// express, and reports it; puts what is left as v2 has it.
void ConvertPod(const ir::Task& task, ir::PodSettings& pod, Findings& findings);

}  // namespace kfir::migration

#endif  // KFIR_BACKENDS_SHARED_MIGRATION_POD_SETTINGS_H_
