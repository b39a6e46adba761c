// SPDX-License-Identifier: Apache-2.0
//
// A component's command line with arguments in it, as kfp 1.8 expands it.
#ifndef KFIR_FRONTENDS_KFP_V1_EXPAND_H_
#define KFIR_FRONTENDS_KFP_V1_EXPAND_H_

#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"
#include "frontends/shared/component/component_spec.h"

namespace kfir::kfp_v1 {

struct Expansion {
  std::vector<std::string> command;
  std::vector<std::string> args;
  absl::flat_hash_set<std::string> by_value;  // inputs used so
};

// `arguments` are the texts that were given, by input.
Expansion Expand(
    const ComponentSpec& spec,
    const absl::flat_hash_map<absl::string_view, absl::string_view>& arguments);

}  // namespace kfir::kfp_v1

#endif  // KFIR_FRONTENDS_KFP_V1_EXPAND_H_
