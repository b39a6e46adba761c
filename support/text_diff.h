// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_SUPPORT_TEXT_DIFF_H_
#define KFIR_SUPPORT_TEXT_DIFF_H_

#include <string>

#include "absl/strings/string_view.h"

namespace kfir {

// The hunks of a unified diff, three lines of context around each change;
// empty: the texts are equal.  Linear in the texts but for a logarithm, so that
// a diff of two large, different texts need not be the shortest.
std::string UnifiedDiff(absl::string_view before, absl::string_view after);

}  // namespace kfir

#endif  // KFIR_SUPPORT_TEXT_DIFF_H_
