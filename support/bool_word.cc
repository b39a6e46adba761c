// SPDX-License-Identifier: Apache-2.0
#include "support/bool_word.h"

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"

namespace kfir {

std::optional<bool> ReadBoolWord(absl::string_view word) {
  if (absl::EqualsIgnoreCase(word, "on")) return true;
  if (absl::EqualsIgnoreCase(word, "off")) return false;
  bool value = false;
  if (!absl::SimpleAtob(word, &value)) return std::nullopt;
  return value;
}

}  // namespace kfir
