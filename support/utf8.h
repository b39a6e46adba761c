// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_SUPPORT_UTF8_H_
#define KFIR_SUPPORT_UTF8_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"

namespace kfir {

inline constexpr char32_t kReplacementCharacter = 0xFFFD;

struct Utf8Character {
  char32_t code = 0;
  // Bytes that it takes in the text.
  int length = 1;
  // False: the byte starts no character; `code` is kReplacementCharacter and
  // `length` 1.
  bool valid = true;
};

// Decodes the character at `text[at]`; `at` is less than the size.  Surrogates,
// which Python's strings may hold, come out as they are if `surrogates` is set
// and are not valid otherwise.
Utf8Character DecodeUtf8(absl::string_view text, size_t at,
                         bool surrogates = false);

void AppendUtf8(char32_t code, std::string* out);

// The offset of the first byte that starts no character; npos: none.
size_t FindInvalidUtf8(absl::string_view text);

}  // namespace kfir

#endif  // KFIR_SUPPORT_UTF8_H_
