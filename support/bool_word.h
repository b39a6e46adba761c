// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_SUPPORT_BOOL_WORD_H_
#define KFIR_SUPPORT_BOOL_WORD_H_

#include <optional>

#include "absl/strings/string_view.h"

namespace kfir {

// What `word` says as Python's strtobool() reads it, which kfp asks: `y`,
// `yes`, `t`, `true`, `on`, `1` and their opposites, in any case of letters;
// absent: neither.
std::optional<bool> ReadBoolWord(absl::string_view word);

}  // namespace kfir

#endif  // KFIR_SUPPORT_BOOL_WORD_H_
