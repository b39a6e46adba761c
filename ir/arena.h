// SPDX-License-Identifier: Apache-2.0
//
// How modules and what is made of them are allocated.
#ifndef KFIR_IR_ARENA_H_
#define KFIR_IR_ARENA_H_

#include <google/protobuf/arena.h>

#include <algorithm>
#include <cstddef>

namespace kfir::ir {

// For what is made of a text of `bytes`.  protobuf's own blocks end at 8 KiB,
// of which a large module takes so many that their bookkeeping shows.  Sizes
// are multiples of 8: an arena keeps nodes at the end of a block, too.
inline google::protobuf::ArenaOptions ArenaOptionsFor(size_t bytes) {
  const size_t aligned = bytes / 32 * 32;
  google::protobuf::ArenaOptions options;
  options.start_block_size =
      std::clamp<size_t>(aligned, size_t{4} << 10, size_t{64} << 10);
  options.max_block_size =
      std::clamp<size_t>(aligned / 4, size_t{64} << 10, size_t{1} << 20);
  return options;
}

}  // namespace kfir::ir

#endif  // KFIR_IR_ARENA_H_
