// SPDX-License-Identifier: Apache-2.0
//
// "Did you mean ...?"
#ifndef KFIR_SUPPORT_NEAREST_NAME_H_
#define KFIR_SUPPORT_NEAREST_NAME_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace kfir {

// Finds the candidate that is the fewest edits away from a name: at most a
// third of its length, and the first of equals.  All searches that share a
// `budget` look at no more than that many candidates together, so that a file
// with many unknown names takes no quadratic time.
class NearestNameSearch {
 public:
  explicit NearestNameSearch(absl::string_view name, int64_t* budget = nullptr);

  // False: the budget is spent, and further offers are in vain.
  bool Offer(absl::string_view candidate);

  // Empty: none is near.
  absl::string_view best() const { return best_; }

 private:
  absl::string_view name_;
  int64_t* budget_;
  unsigned distance_;
  absl::string_view best_;
};

// The best of `names`; empty: none is near.
std::string NearestName(absl::string_view name,
                        absl::Span<const std::string> names);

}  // namespace kfir

#endif  // KFIR_SUPPORT_NEAREST_NAME_H_
