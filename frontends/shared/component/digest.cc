// SPDX-License-Identifier: Apache-2.0
#include "absl/strings/str_replace.h"
#include "frontends/shared/component/component_spec.h"
#include "support/sha256.h"

namespace kfir {

std::string ComponentDigest(absl::string_view text) {
  const std::string normal = absl::StrReplaceAll(text, {{"\r\n", "\n"}});
  return Sha256Hex(normal);
}

}  // namespace kfir
