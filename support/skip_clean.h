// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_SUPPORT_SKIP_CLEAN_H_
#define KFIR_SUPPORT_SKIP_CLEAN_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "absl/strings/string_view.h"

namespace kfir {

// The index of the first byte that is not 0; one is.
inline size_t FirstByte(const uint64_t (&halves)[2]) {
  const size_t half = halves[0] == 0 ? 1 : 0;
  const int zeros = std::endian::native == std::endian::little
                        ? std::countr_zero(halves[half])
                        : std::countl_zero(halves[half]);
  return 8 * half + static_cast<size_t>(zeros) / 8;
}

// The first index of `text`, `from` or later, for whose byte `is_noted` holds;
// at the end, where no whole block is left to be looked at in one step, one
// before it.
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
    if ((halves[0] | halves[1]) != 0) return from + FirstByte(halves);
    from += sizeof(Block);
  }
  return from;
}

}  // namespace kfir

#endif  // KFIR_SUPPORT_SKIP_CLEAN_H_
