// SPDX-License-Identifier: Apache-2.0
//
// Reports secrets that stand in the pipeline as text.  Changes nothing.
//
//   * an environment variable, an argument or a default value whose name fits
//     one of `names` and whose value is a text that is not empty and no path;
//   * any text that looks like a key of a well-known kind, wherever it stands.
//
// `allow` takes names out again.  The value itself is never shown.
#ifndef KFIR_PASSES_DENY_LITERAL_SECRETS_H_
#define KFIR_PASSES_DENY_LITERAL_SECRETS_H_

#include "absl/status/statusor.h"
#include "passes/pass.h"

namespace kfir {

absl::StatusOr<Changed> DenyLiteralSecrets(ir::Module& module,
                                           PassContext& context);

}  // namespace kfir

#endif  // KFIR_PASSES_DENY_LITERAL_SECRETS_H_
