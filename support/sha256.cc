// SPDX-License-Identifier: Apache-2.0
#include "support/sha256.h"

#include "absl/strings/escaping.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/SHA256.h"

namespace kfir {

std::string Sha256Hex(absl::string_view text) {
  llvm::SHA256 hash;
  hash.update(llvm::StringRef(text.data(), text.size()));
  const llvm::StringRef digest = hash.final();
  return absl::BytesToHexString(
      absl::string_view(digest.data(), digest.size()));
}

}  // namespace kfir
