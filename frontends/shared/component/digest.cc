// SPDX-License-Identifier: Apache-2.0
#include "absl/strings/escaping.h"
#include "absl/strings/str_replace.h"
#include "frontends/shared/component/component_spec.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/SHA256.h"

namespace kfir {

std::string ComponentDigest(absl::string_view text) {
  const std::string normal = absl::StrReplaceAll(text, {{"\r\n", "\n"}});
  llvm::SHA256 hash;
  hash.update(llvm::StringRef(normal));
  const llvm::StringRef digest = hash.final();
  return absl::BytesToHexString(
      absl::string_view(digest.data(), digest.size()));
}

}  // namespace kfir
