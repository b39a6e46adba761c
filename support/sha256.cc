// SPDX-License-Identifier: Apache-2.0
// The functions that take no provider: OpenSSL loads none, and reads no
// configuration, for the sake of a digest.
#define OPENSSL_SUPPRESS_DEPRECATED
#include "support/sha256.h"

#include <openssl/sha.h>

#include <array>

#include "absl/strings/escaping.h"

namespace kfir {

std::string Sha256Hex(absl::string_view text) {
  SHA256_CTX context;
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest;
  SHA256_Init(&context);
  SHA256_Update(&context, text.data(), text.size());
  SHA256_Final(digest.data(), &context);
  return absl::BytesToHexString(absl::string_view(
      reinterpret_cast<const char*>(digest.data()), digest.size()));
}

}  // namespace kfir
