// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_BACKENDS_SHARED_MIGRATION_NAMES_H_
#define KFIR_BACKENDS_SHARED_MIGRATION_NAMES_H_

#include <string>

#include "absl/strings/string_view.h"

namespace kfir::migration {

// What kfp 2 calls the port `name` of a v1 component: in lower case, each run
// of anything but letters, digits and `_` is one `_`, and none is at an end.
std::string PortName(absl::string_view name);

}  // namespace kfir::migration

#endif  // KFIR_BACKENDS_SHARED_MIGRATION_NAMES_H_
