// SPDX-License-Identifier: Apache-2.0
//
// Says for every task that runs a pod (its callee is a container or a resource)
// whether its outputs may be reused.
//
//   before   caching { enabled: true }
//   after    caching { enabled: false max_staleness { ...P0D... } }
//            with enabled=false
//
// Where caching is off, outputs of age zero are allowed as well: KFP's cache
// service goes by that annotation, and does not look at the label.  `true`
// takes such an age away again and leaves any other.
#ifndef KFIR_PASSES_SET_CACHING_H_
#define KFIR_PASSES_SET_CACHING_H_

#include "passes/pass.h"

namespace kfir {

absl::StatusOr<Changed> SetCaching(ir::Module& module, PassContext& context);

}  // namespace kfir

#endif  // KFIR_PASSES_SET_CACHING_H_
