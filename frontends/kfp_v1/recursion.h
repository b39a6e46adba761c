// SPDX-License-Identifier: Apache-2.0
//
// Graph components that call themselves.
#ifndef KFIR_FRONTENDS_KFP_V1_RECURSION_H_
#define KFIR_FRONTENDS_KFP_V1_RECURSION_H_

#include "frontends/kfp_v1/program.h"
#include "frontends/kfp_v1/values.h"

namespace kfir::kfp_v1 {

// A recursive group takes all in that its call gives, whatever it uses.
void LowerCall(Fields& fields, Group& group, Program& program);

// What the call in it passes.  An argument is known by what the call around got
// under the same name.  kfp passes a value that is given twice on once.
void LowerRecursion(Fields& fields, const Group& group, ValueBuilder& values,
                    Program& program);

}  // namespace kfir::kfp_v1

#endif  // KFIR_FRONTENDS_KFP_V1_RECURSION_H_
