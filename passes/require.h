// SPDX-License-Identifier: Apache-2.0
//
// Reports every task that breaks a rule of the platform.  Changes nothing.
//
//   require{labels=team,cost-center limits=memory images='registry.bank/*'}
//
//   labels=KEY[=GLOB]       an effective label with this key (and such a value)
//   annotations=KEY[=GLOB]  the same for annotations
//   limits=KEY              a limit of this resource
//   requests=KEY            a request of it
//   images=GLOB             the images of all containers fit one of these
//   forbid-images=GLOB      and none of these
//
// Patterns for images see full names: `python` is `docker.io/library/python`.
// Only labels and annotations are asked of resource templates.
#ifndef KFIR_PASSES_REQUIRE_H_
#define KFIR_PASSES_REQUIRE_H_

#include "absl/status/statusor.h"
#include "passes/pass.h"

namespace kfir {

absl::StatusOr<Changed> Require(ir::Module& module, PassContext& context);

}  // namespace kfir

#endif  // KFIR_PASSES_REQUIRE_H_
