// SPDX-License-Identifier: Apache-2.0
//
// The names that kfp 1.8 gives, computed a second time.
#ifndef KFIR_FRONTENDS_KFP_V1_NAMES_H_
#define KFIR_FRONTENDS_KFP_V1_NAMES_H_

#include <functional>
#include <string>

#include "absl/strings/string_view.h"

namespace kfir::kfp_v1 {

// Of a step or a group: lower case, digits and single inner `-`.
std::string K8sName(absl::string_view name);
// Of an output or a parameter: as K8sName, but capitals and `_` stay.
std::string K8sCapName(absl::string_view name);

// The id of a step called `name`, before it is made unique.  Precondition:
// ASCII.
std::string StepId(absl::string_view name);

// `name`, or `name` + `delimiter` + the first of 2, 3, ... that `used` is false
// for.
std::string UniqueName(absl::string_view name, absl::string_view delimiter,
                       const std::function<bool(const std::string&)>& used);

bool IsAscii(absl::string_view text);

}  // namespace kfir::kfp_v1

#endif  // KFIR_FRONTENDS_KFP_V1_NAMES_H_
