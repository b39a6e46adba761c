// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_SUPPORT_SKIP_CLEAN_H_
#define KFIR_SUPPORT_SKIP_CLEAN_H_

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "absl/strings/string_view.h"

namespace kfir {

// An index of `text`, `from` or later, before which `is_noted` holds for no
// byte: as far as whole blocks go, which are looked at in one step.
//
// `is_noted` takes a uint8_t, or a vector of them that it compares as if it
// were one: `[](auto c) { return (c < uint8_t{32}) | (c == uint8_t{'"'}); }`.
template <typename Predicate>
inline size_t SkipClean(absl::string_view text, size_t from,
                        Predicate is_noted) {
  typedef uint8_t Block __attribute__((vector_size(16)));
  while (text.size() - from >= sizeof(Block)) {
    Block block;
    std::memcpy(&block, text.data() + from, sizeof(block));
    const auto noted = is_noted(block);
    uint64_t halves[2];
    static_assert(sizeof(noted) == sizeof(halves));
    std::memcpy(halves, &noted, sizeof(halves));
    if ((halves[0] | halves[1]) != 0) break;
    from += sizeof(Block);
  }
  return from;
}

}  // namespace kfir

#endif  // KFIR_SUPPORT_SKIP_CLEAN_H_
