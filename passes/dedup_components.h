// SPDX-License-Identifier: Apache-2.0
//
// Keeps one of several components that differ in nothing but name and location.
//
//   before   load (image a), load-2 (image a); tasks call load, load-2
//   after    load (image a); both tasks call load
//
// The first one stays.  Components of graphs become equal when what they call
// does: the pass runs to a fixed point by itself.
#ifndef KFIR_PASSES_DEDUP_COMPONENTS_H_
#define KFIR_PASSES_DEDUP_COMPONENTS_H_

#include "absl/status/statusor.h"
#include "passes/pass.h"

namespace kfir {

absl::StatusOr<Changed> DedupComponents(ir::Module& module,
                                        PassContext& context);

}  // namespace kfir

#endif  // KFIR_PASSES_DEDUP_COMPONENTS_H_
