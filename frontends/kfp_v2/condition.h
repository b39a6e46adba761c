// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_FRONTENDS_KFP_V2_CONDITION_H_
#define KFIR_FRONTENDS_KFP_V2_CONDITION_H_

#include <functional>
#include <string>

#include "frontends/kfp_v2/program.h"

namespace kfir::kfp_v2 {

// What `channel` is where the condition is.
using ResolveChannel = std::function<const Channel&(const Channel& channel)>;

// The conditions of `group`, all of which hold, in CEL.  What cannot be
// compared has been reported.
std::string ConditionText(const Node& group, const ResolveChannel& resolve,
                          Program& program);

}  // namespace kfir::kfp_v2

#endif  // KFIR_FRONTENDS_KFP_V2_CONDITION_H_
