// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_BACKENDS_ARGO_V2_PATCH_H_
#define KFIR_BACKENDS_ARGO_V2_PATCH_H_

#include <string>

#include "ir/ir.pb.h"

namespace kfir::argo_v2 {

// Applies a strategic merge patch to the spec of a workflow: maps merge, null
// removes, a list merges by the key of its items where Argo's types have one
// and is replaced elsewhere; `$patch: delete` and `$patch: replace` do as they
// say.  Returns what in the patch does not fit, with its place, or nothing.
std::string ApplySpecPatch(const ir::Tree& patch, ir::Tree& spec);

}  // namespace kfir::argo_v2

#endif  // KFIR_BACKENDS_ARGO_V2_PATCH_H_
