// SPDX-License-Identifier: Apache-2.0
//
// How the tools allocate.  malloc is mimalloc's, whose small blocks, of which
// libyaml takes four for each scalar, cost half of the C library's.  Large
// ones, which are texts and tables that are filled from end to end, lie in huge
// pages: these take one fault where small ones take 512, and fewer searches for
// an address.  Very large ones do not (ir/arena.cc says why); all of their
// pages are had at once, for a third of what a fault for each takes.
#include <sys/mman.h>

#include <cstdint>
#include <cstdlib>
#include <new>

namespace {

constexpr size_t kPage = size_t{4} << 10;
constexpr size_t kHugePage = size_t{2} << 20;
constexpr size_t kLarge = 2 * kHugePage;
constexpr size_t kTooLarge = size_t{64} << 20;
// From here on, what is freed goes back at once: the text of a document makes
// room for the workflow.
constexpr size_t kReturned = size_t{1} << 20;

// Null: there is none.
void* AllocatePages(size_t size, size_t page, int advice) {
  void* const block = std::aligned_alloc(page, (size + page - 1) / page * page);
  if (block != nullptr) madvise(block, size, advice);  // a hint
  return block;
}

void ReturnPages(char* block, size_t size) {
  const size_t before = -reinterpret_cast<uintptr_t>(block) % kPage;
  madvise(block + before, (size - before) / kPage * kPage, MADV_DONTNEED);
}

void* Allocate(size_t size) {
  if (size < kLarge) return std::malloc(size == 0 ? 1 : size);
  return size < kTooLarge ? AllocatePages(size, kHugePage, MADV_HUGEPAGE)
                          : AllocatePages(size, kPage, MADV_POPULATE_WRITE);
}

}  // namespace

void* operator new(size_t size) {
  void* const block = Allocate(size);
  if (block == nullptr) throw std::bad_alloc();
  return block;
}

void operator delete(void* block) noexcept { std::free(block); }

void operator delete(void* block, size_t size) noexcept {
  if (size >= kReturned) ReturnPages(static_cast<char*>(block), size);
  std::free(block);
}
