// SPDX-License-Identifier: Apache-2.0
#include "support/sha256.h"

#include <cstdint>
#include <cstring>

#include "absl/strings/escaping.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/SHA256.h"

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>
#endif

namespace kfir {
namespace {

#if defined(__x86_64__)

constexpr size_t kBlock = 64;

alignas(16) constexpr uint32_t kRoundConstants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1,
    0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3,
    0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
    0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147,
    0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
    0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
    0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
    0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
    0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

bool HasInstructions() {
  constexpr unsigned kSha = 1u << 29, kSsse3 = 1u << 9, kSse41 = 1u << 19;
  unsigned a = 0, b = 0, c = 0, d = 0;
  if (__get_cpuid(1, &a, &b, &c, &d) == 0) return false;
  if ((c & kSsse3) == 0 || (c & kSse41) == 0) return false;
  return __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (b & kSha) != 0;
}

// `state` is the eight words in the order of the instructions: ABEF and CDGH,
// from the highest down.
__attribute__((target("sha,sse4.1"))) void AddBlock(const char* bytes,
                                                    __m128i state[2]) {
  const __m128i big_endian =
      _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
  __m128i abef = state[0], cdgh = state[1];
  __m128i words[4];  // the last sixteen
  for (int i = 0; i < 16; ++i) {
    __m128i& four = words[i % 4];
    if (i < 4) {
      four = _mm_shuffle_epi8(
          _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + 16 * i)),
          big_endian);
    } else {
      const __m128i last = words[(i + 3) % 4];
      four = _mm_sha256msg1_epu32(four, words[(i + 1) % 4]);
      four = _mm_add_epi32(four, _mm_alignr_epi8(last, words[(i + 2) % 4], 4));
      four = _mm_sha256msg2_epu32(four, last);
    }
    __m128i sum = _mm_add_epi32(
        four, _mm_load_si128(
                  reinterpret_cast<const __m128i*>(kRoundConstants + 4 * i)));
    cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);
    sum = _mm_shuffle_epi32(sum, 0x0E);
    abef = _mm_sha256rnds2_epu32(abef, cdgh, sum);
  }
  state[0] = _mm_add_epi32(state[0], abef);
  state[1] = _mm_add_epi32(state[1], cdgh);
}

void AppendBigEndian(uint64_t value, int bytes, char* out) {
  for (int i = 0; i < bytes; ++i) {
    out[i] = static_cast<char>(value >> 8 * (bytes - 1 - i));
  }
}

std::string HashByInstructions(absl::string_view text) {
  const uint64_t bits = uint64_t{text.size()} * 8;
  __m128i state[2] = {_mm_set_epi32(0x6a09e667, static_cast<int>(0xbb67ae85),
                                    0x510e527f, static_cast<int>(0x9b05688c)),
                      _mm_set_epi32(0x3c6ef372, static_cast<int>(0xa54ff53a),
                                    0x1f83d9ab, 0x5be0cd19)};
  for (; text.size() >= kBlock; text.remove_prefix(kBlock)) {
    AddBlock(text.data(), state);
  }
  char rest[2 * kBlock] = {};
  if (!text.empty()) std::memcpy(rest, text.data(), text.size());
  rest[text.size()] = static_cast<char>(0x80);
  const size_t size = text.size() + 9 > kBlock ? 2 * kBlock : kBlock;
  AppendBigEndian(bits, 8, rest + size - 8);
  for (size_t at = 0; at < size; at += kBlock) AddBlock(rest + at, state);
  uint32_t words[8];
  std::memcpy(words, state, sizeof(words));
  constexpr int kOrder[8] = {3, 2, 7, 6, 1, 0, 5, 4};
  std::string digest(32, '\0');
  for (int i = 0; i < 8; ++i) {
    AppendBigEndian(words[kOrder[i]], 4, digest.data() + 4 * i);
  }
  return digest;
}

#endif

std::string Hash(absl::string_view text) {
#if defined(__x86_64__)
  static const bool has_instructions = HasInstructions();
  if (has_instructions) return HashByInstructions(text);
#endif
  llvm::SHA256 hash;
  hash.update(llvm::StringRef(text.data(), text.size()));
  return hash.final().str();
}

}  // namespace

std::string Sha256Hex(absl::string_view text) {
  return absl::BytesToHexString(Hash(text));
}

}  // namespace kfir
