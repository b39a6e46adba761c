// SPDX-License-Identifier: Apache-2.0
//
// Decisions drawn from bytes, so that a fuzzer that mutates the bytes mutates
// what is built from them.
#ifndef KFIR_IR_TESTING_BYTE_SOURCE_H_
#define KFIR_IR_TESTING_BYTE_SOURCE_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"

namespace kfir::ir {

class ByteSource {
 public:
  // `bytes` outlives this.
  explicit ByteSource(absl::string_view bytes) : bytes_(bytes) {}

  // At least 0 and less than `limit`, which is from 1 to 256; 0 at the end.
  int Below(int limit) {
    if (AtEnd()) return 0;
    return static_cast<unsigned char>(bytes_[at_++]) % limit;
  }
  // True for one byte in `every`; false at the end.
  bool OneIn(int every) { return Below(every) == every - 1; }
  bool AtEnd() const { return at_ >= bytes_.size(); }

 private:
  absl::string_view bytes_;
  size_t at_ = 0;
};

// `size` bytes that are a function of `seed` on every machine.
inline std::string PseudoRandomBytes(uint64_t seed, size_t size) {
  std::string bytes;
  bytes.reserve(size + 8);
  while (bytes.size() < size) {
    seed += 0x9E3779B97F4A7C15;  // splitmix64
    uint64_t z = seed;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    z ^= z >> 31;
    for (int i = 0; i < 8; ++i, z >>= 8) {
      bytes.push_back(static_cast<char>(z & 0xFF));
    }
  }
  bytes.resize(size);
  return bytes;
}

}  // namespace kfir::ir

#endif  // KFIR_IR_TESTING_BYTE_SOURCE_H_
