// SPDX-License-Identifier: Apache-2.0
#include "support/nearest_name.h"

#include <algorithm>

#include "llvm/ADT/StringRef.h"

namespace kfir {
namespace {

// Longer names are no typing mistakes of one another, and edit distance is
// quadratic in the length.
constexpr size_t kLongest = 200;

}  // namespace

NearestNameSearch::NearestNameSearch(absl::string_view name, int64_t* budget)
    : name_(name),
      budget_(budget),
      distance_(
          static_cast<unsigned>((std::min(name.size(), kLongest) + 2) / 3) +
          1) {}

bool NearestNameSearch::Offer(absl::string_view candidate) {
  if (budget_ != nullptr && (*budget_)-- <= 0) return false;
  if (candidate.empty() || candidate.size() > kLongest ||
      name_.size() > kLongest) {
    return true;
  }
  const unsigned distance =
      llvm::StringRef(name_.data(), name_.size())
          .edit_distance({candidate.data(), candidate.size()},
                         /*AllowReplacements=*/true, distance_);
  if (distance < distance_) {
    distance_ = distance;
    best_ = candidate;
  }
  return true;
}

std::string NearestName(absl::string_view name,
                        absl::Span<const std::string> names) {
  NearestNameSearch search(name);
  for (const std::string& candidate : names) search.Offer(candidate);
  return std::string(search.best());
}

}  // namespace kfir
