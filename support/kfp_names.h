// SPDX-License-Identifier: Apache-2.0
//
// The names and paths that kfp 1.8 makes of what its users write.
#ifndef KFIR_SUPPORT_KFP_NAMES_H_
#define KFIR_SUPPORT_KFP_NAMES_H_

#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"

namespace kfir {

// Lower case; each run of anything but `a-z`, `0-9` and `-` becomes one `-`;
// none at either end, never two in a row.  Of a step or a group.
std::string K8sName(absl::string_view name);

// As K8sName, but capitals and `_` stay.  Of an output or a parameter.
std::string K8sCapName(absl::string_view name);

// Where a step finds an input, and puts an output, whose path nobody gave; in
// it, each run of anything but `-`, `_`, `.`, letters and digits is one `_`.
std::string DefaultInputPath(absl::string_view input);
std::string DefaultOutputPath(absl::string_view output);

// Hands out names, each once.
class UniqueNames {
 public:
  // False: it is taken.
  bool Insert(absl::string_view name);

  // Takes `name`, or the first of `name-2`, `name-3`, ... that is free.
  std::string Take(absl::string_view name);

 private:
  // Taken name -> the suffix to try next for it.
  absl::flat_hash_map<std::string, int> next_;
};

}  // namespace kfir

#endif  // KFIR_SUPPORT_KFP_NAMES_H_
