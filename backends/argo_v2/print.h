// SPDX-License-Identifier: Apache-2.0
//
// Writes a plan as a Workflow, with keys sorted as Go writes them.
#ifndef KFIR_BACKENDS_ARGO_V2_PRINT_H_
#define KFIR_BACKENDS_ARGO_V2_PRINT_H_

#include <cstddef>

#include "backends/argo_v2/plan.h"
#include "support/value_writer.h"

namespace kfir::argo_v2 {

// The map of the workflow's `spec`.
void PrintSpec(const Plan& plan, ValueWriter& writer);

// The whole workflow, with `spec` (null: the plan's) in the place of its spec.
void PrintWorkflow(const Plan& plan, const ir::Tree* spec, ValueWriter& writer);

// About how many bytes the workflow takes; rather too many, since what is not
// used is never there.
size_t EstimateSize(const Plan& plan);

// Sorts the keys of a shallow tree.
void SortKeys(ir::Tree& tree);

}  // namespace kfir::argo_v2

#endif  // KFIR_BACKENDS_ARGO_V2_PRINT_H_
