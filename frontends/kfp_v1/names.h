// SPDX-License-Identifier: Apache-2.0
//
// The names that kfp 1.8 gives, computed a second time.
#ifndef KFIR_FRONTENDS_KFP_V1_NAMES_H_
#define KFIR_FRONTENDS_KFP_V1_NAMES_H_

#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"

namespace kfir::kfp_v1 {

// Of a step or a group: lower case, digits and single inner `-`.
std::string K8sName(absl::string_view name);
// Of an output or a parameter: as K8sName, but capitals and `_` stay.
std::string K8sCapName(absl::string_view name);

// The id of a step called `name`, before it is made unique.  Precondition:
// ASCII.
std::string StepId(absl::string_view name);

// Names, each given once.
class UniqueNames {
 public:
  // False: it is taken.
  bool Insert(absl::string_view name) { return used_.emplace(name).second; }

  // Takes `name`, or `name` + `-` + the first of 2, 3, ... that is free.
  std::string Take(absl::string_view name);

 private:
  absl::flat_hash_set<std::string> used_;
  // The last number that was tried; what is taken stays taken.
  absl::flat_hash_map<std::string, int> last_;
};

bool IsAscii(absl::string_view text);

}  // namespace kfir::kfp_v1

#endif  // KFIR_FRONTENDS_KFP_V1_NAMES_H_
