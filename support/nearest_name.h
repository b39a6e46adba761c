// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_SUPPORT_NEAREST_NAME_H_
#define KFIR_SUPPORT_NEAREST_NAME_H_

#include <string>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace kfir {

// The name among `names` that was probably meant by `name`: the first of those
// with the fewest edits, if these are at most a third of its length; else
// empty.
std::string NearestName(absl::string_view name,
                        absl::Span<const std::string> names);

}  // namespace kfir

#endif  // KFIR_SUPPORT_NEAREST_NAME_H_
