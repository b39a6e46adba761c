// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_SUPPORT_SHA256_H_
#define KFIR_SUPPORT_SHA256_H_

#include <string>

#include "absl/strings/string_view.h"

namespace kfir {

// The digest in hexadecimal.
std::string Sha256Hex(absl::string_view text);

}  // namespace kfir

#endif  // KFIR_SUPPORT_SHA256_H_
