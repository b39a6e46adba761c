// SPDX-License-Identifier: Apache-2.0
//
// The tools' operator new: large blocks, which are texts and tables that are
// filled from end to end, lie in huge pages.  These take one fault where small
// ones take 512, and fewer searches for an address.  Very large ones do not
// (ir/arena.cc says why).
#include <sys/mman.h>

#include <cstdlib>
#include <new>

namespace {

constexpr size_t kHugePage = size_t{2} << 20;
constexpr size_t kLarge = 2 * kHugePage;
constexpr size_t kTooLarge = size_t{64} << 20;

void* Allocate(size_t size) {
  if (size < kLarge || size >= kTooLarge)
    return std::malloc(size == 0 ? 1 : size);
  void* const block = std::aligned_alloc(
      kHugePage, (size + kHugePage - 1) / kHugePage * kHugePage);
  if (block != nullptr) madvise(block, size, MADV_HUGEPAGE);  // a hint
  return block;
}

}  // namespace

void* operator new(size_t size) {
  void* const block = Allocate(size);
  if (block == nullptr) throw std::bad_alloc();
  return block;
}

void operator delete(void* block) noexcept { std::free(block); }

void operator delete(void* block, size_t /*size*/) noexcept {
  std::free(block);
}
