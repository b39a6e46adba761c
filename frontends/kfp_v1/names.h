// SPDX-License-Identifier: Apache-2.0
//
// What only the frontend names; the rest is in support/kfp_names.h.
#ifndef KFIR_FRONTENDS_KFP_V1_NAMES_H_
#define KFIR_FRONTENDS_KFP_V1_NAMES_H_

#include <string>

#include "absl/strings/string_view.h"
#include "support/kfp_names.h"

namespace kfir::kfp_v1 {

// The id of a step called `name`, before it is made unique.  Precondition:
// ASCII.
std::string StepId(absl::string_view name);

bool IsAscii(absl::string_view text);

}  // namespace kfir::kfp_v1

#endif  // KFIR_FRONTENDS_KFP_V1_NAMES_H_
