// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_FRONTENDS_KFP_V1_STEP_H_
#define KFIR_FRONTENDS_KFP_V1_STEP_H_

#include "frontends/kfp_v1/components.h"
#include "frontends/kfp_v1/program.h"

namespace kfir::kfp_v1 {

// Makes `step.task` a call: of the component that the step was made of where
// the call says all that the op has, else of a component of its own.
void LowerStep(Step& step, Program& program, Components& components);

}  // namespace kfir::kfp_v1

#endif  // KFIR_FRONTENDS_KFP_V1_STEP_H_
