// SPDX-License-Identifier: Apache-2.0
#include "frontends/kfp_v1/names.h"

#include <algorithm>

#include "absl/strings/ascii.h"

namespace kfir::kfp_v1 {
std::string StepId(absl::string_view name) {
  std::string id = K8sName(name);
  if (!id.empty() && absl::ascii_isdigit(static_cast<unsigned char>(id[0]))) {
    id.insert(id.begin(), 'n');
  }
  return id.empty() ? "task" : id;
}

bool IsAscii(absl::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<signed char>(c) >= 0; });
}

}  // namespace kfir::kfp_v1
