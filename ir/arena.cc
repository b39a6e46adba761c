// SPDX-License-Identifier: Apache-2.0
#include "ir/arena.h"

#include <sys/mman.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <utility>

#include "ir/ir.pb.h"
#include "llvm/Support/BuryPointer.h"

namespace kfir::ir {
namespace {

constexpr size_t kHugePage = size_t{2} << 20;
// From this size of a text on, all that is made of it takes more than a virtual
// machine has in huge pages: what its host took back comes back for 2.5 s a GB
// (measured), where small pages, of which the kernel keeps more, take 0.5 s.
constexpr size_t kTooLarge = size_t{64} << 20;

// From the kernel; null: none.  What is freed goes back: between the strings
// that the heap keeps for longer it could not be used again.
void* MapBlock(size_t size, int flags) {
  void* const mapped = mmap(nullptr, size, PROT_READ | PROT_WRITE,
                            MAP_PRIVATE | MAP_ANONYMOUS | flags, -1, 0);
  return mapped == MAP_FAILED ? nullptr : mapped;
}

// The same, in huge pages.
void* MapHugeBlock(size_t size) {
  void* const mapped = MapBlock(size + kHugePage, 0);
  if (mapped == nullptr) return nullptr;
  char* const begin = static_cast<char*>(mapped);
  const size_t before =
      (kHugePage - reinterpret_cast<uintptr_t>(begin) % kHugePage) % kHugePage;
  if (before > 0) munmap(begin, before);
  munmap(begin + before + size, kHugePage - before);
  madvise(begin + before, size, MADV_HUGEPAGE);  // a hint
  return begin + before;
}

size_t MappedSize(size_t size) {
  return (size + kHugePage - 1) / kHugePage * kHugePage;
}

// All pages at once: a fault for each takes three times as long.
void* AllocateBlock(size_t size) {
  return size < kHugePage ? std::malloc(size)
                          : MapBlock(MappedSize(size), MAP_POPULATE);
}

void* AllocateHugeBlock(size_t size) {
  return size < kHugePage ? std::malloc(size) : MapHugeBlock(MappedSize(size));
}

void FreeBlock(void* block, size_t size) {
  if (size < kHugePage) {
    std::free(block);
  } else {
    munmap(block, MappedSize(size));
  }
}

}  // namespace

google::protobuf::ArenaOptions ArenaOptionsFor(size_t bytes) {
  // Multiples of 8: an arena keeps nodes at the end of a block, too.
  const size_t aligned = bytes / 32 * 32;
  google::protobuf::ArenaOptions options;
  options.start_block_size =
      std::clamp<size_t>(aligned, size_t{4} << 10, size_t{64} << 10);
  options.max_block_size =
      std::clamp<size_t>(aligned / 4, size_t{64} << 10, kHugePage);
  options.block_alloc = bytes < kTooLarge ? AllocateHugeBlock : AllocateBlock;
  options.block_dealloc = FreeBlock;
  return options;
}

google::protobuf::ArenaOptions ArenaOptionsFor(const Module& module) {
  // Its size is not worth a walk.
  constexpr size_t kComponent = 1024;
  constexpr size_t kTask = 512;
  return ArenaOptionsFor(
      kComponent * static_cast<size_t>(module.components_size()) +
      kTask * static_cast<size_t>(module.root().graph().tasks_size()));
}

LastingArena::~LastingArena() { llvm::BuryPointer(std::move(arena_)); }

}  // namespace kfir::ir
