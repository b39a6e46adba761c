// SPDX-License-Identifier: Apache-2.0
#include "support/nearest_name.h"

#include "llvm/ADT/StringRef.h"

namespace kfir {

std::string NearestName(absl::string_view name,
                        absl::Span<const std::string> names) {
  const llvm::StringRef wanted(name.data(), name.size());
  const std::string* nearest = nullptr;
  size_t fewest = (name.size() + 2) / 3 + 1;
  for (const std::string& candidate : names) {
    const size_t edits =
        wanted.edit_distance(candidate, /*AllowReplacements=*/true,
                             /*MaxEditDistance=*/static_cast<unsigned>(fewest));
    if (edits < fewest) {
      fewest = edits;
      nearest = &candidate;
    }
  }
  return nearest == nullptr ? std::string() : *nearest;
}

}  // namespace kfir
