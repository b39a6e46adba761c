// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_BACKENDS_ARGO_PRINT_H_
#define KFIR_BACKENDS_ARGO_PRINT_H_

#include "backends/argo/plan.h"
#include "support/value_writer.h"

namespace kfir::argo {

// Writes `workflow` as one document.  Decides nothing; the order of members is
// that of kfp's files.
void Print(const Workflow& workflow, ValueWriter& writer);

}  // namespace kfir::argo

#endif  // KFIR_BACKENDS_ARGO_PRINT_H_
