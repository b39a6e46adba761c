// SPDX-License-Identifier: Apache-2.0
//
// The spellings of names in a workflow.
#ifndef KFIR_BACKENDS_ARGO_NAMES_H_
#define KFIR_BACKENDS_ARGO_NAMES_H_

#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"

namespace kfir::argo {

// Lower case; each run of anything but `a-z`, `0-9` and `-` becomes one `-`;
// none at either end, never two in a row.
std::string K8sName(absl::string_view name);

// As K8sName, but capitals and `_` stay.
std::string K8sCapName(absl::string_view name);

// Each run of anything but `-`, `_`, `.`, letters and digits becomes one `_`.
std::string FileName(absl::string_view name);

// `name` as a template or a task may be called: letters, digits and `-`, a
// letter first, 128 bytes at most.
std::string TemplateName(absl::string_view name);

// Hands out names, each once.
class UniqueNames {
 public:
  // `name`, or the first of `name-2`, `name-3`, ... that was not taken yet.
  std::string Take(absl::string_view name);

 private:
  // Taken name -> the suffix to try next for it.
  absl::flat_hash_map<std::string, int> next_;
};

}  // namespace kfir::argo

#endif  // KFIR_BACKENDS_ARGO_NAMES_H_
