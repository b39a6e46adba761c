// SPDX-License-Identifier: Apache-2.0
//
// How modules and what is made of them are allocated.
#ifndef KFIR_IR_ARENA_H_
#define KFIR_IR_ARENA_H_

#include <google/protobuf/arena.h>

#include <cstddef>
#include <memory>

namespace kfir::ir {

class Module;

// For what is made of a text of `bytes`.  protobuf's own blocks end at 8 KiB,
// of which a large module takes so many that their bookkeeping shows.  The
// largest blocks lie in huge pages, which take far fewer faults and searches
// for an address, but for texts of more than 64 MiB.
google::protobuf::ArenaOptions ArenaOptionsFor(size_t bytes);

// The same for what is made of a module, about as much as it is.
google::protobuf::ArenaOptions ArenaOptionsFor(const Module& module);

// An arena for a module that lasts as long as the process: taking a large one
// apart takes longer than a pass.
class LastingArena {
 public:
  explicit LastingArena(const google::protobuf::ArenaOptions& options)
      : arena_(std::make_unique<google::protobuf::Arena>(options)) {}
  ~LastingArena();
  LastingArena(const LastingArena&) = delete;
  LastingArena& operator=(const LastingArena&) = delete;

  google::protobuf::Arena& operator*() { return *arena_; }

 private:
  std::unique_ptr<google::protobuf::Arena> arena_;
};

}  // namespace kfir::ir

#endif  // KFIR_IR_ARENA_H_
