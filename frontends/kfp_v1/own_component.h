// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_FRONTENDS_KFP_V1_OWN_COMPONENT_H_
#define KFIR_FRONTENDS_KFP_V1_OWN_COMPONENT_H_

#include "frontends/kfp_v1/components.h"
#include "frontends/kfp_v1/program.h"

namespace kfir::kfp_v1 {

// Makes a component of what is in the op's container and a call of it of
// `step.task`.  `origin`, where it isn't null, is the component that the op was
// made of before it was changed.
void LowerToOwnComponent(const Step& step, const LoadedComponent* origin,
                         const Reader& reader, Program& program,
                         Components& components);

}  // namespace kfir::kfp_v1

#endif  // KFIR_FRONTENDS_KFP_V1_OWN_COMPONENT_H_
