// SPDX-License-Identifier: Apache-2.0
//
// Gives secrets of the cluster to tasks, by reference:
//
//   env=NAME=SECRET/KEY    an environment variable
//   volumes=SECRET=/PATH   a read-only volume, mounted at the path
//   pull-secrets=SECRET    for pulling images: of the whole run without
//                          `select`, of each selected task with it
//
//   before   pod {}
//   after    pod { env { name: "TOKEN" value_from { ... secretKeyRef ... } } }
#ifndef KFIR_PASSES_INJECT_SECRETS_H_
#define KFIR_PASSES_INJECT_SECRETS_H_

#include "absl/status/statusor.h"
#include "passes/pass.h"

namespace kfir {

absl::StatusOr<Changed> InjectSecrets(ir::Module& module, PassContext& context);

}  // namespace kfir

#endif  // KFIR_PASSES_INJECT_SECRETS_H_
