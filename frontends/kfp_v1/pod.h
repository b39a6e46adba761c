// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_FRONTENDS_KFP_V1_POD_H_
#define KFIR_FRONTENDS_KFP_V1_POD_H_

#include "frontends/kfp_v1/program.h"
#include "frontends/kfp_v1/values.h"
#include "frontends/shared/python/marshal.h"
#include "ir/ir.pb.h"

namespace kfir::kfp_v1 {

// The pod settings of a step: all members of the op and of its container but
// for the image and the words.  `base`, where it isn't null, is what the step's
// component says already, and is left out.
void LowerPod(const PyValue& op, const ir::PodSettings* base, Program& program,
              ValueBuilder& values, ir::PodSettings& pod);

// Whether laying settings over `base` can give what the op has.
bool CanLayOver(const ir::PodSettings& base, const PyValue& op);

}  // namespace kfir::kfp_v1

#endif  // KFIR_FRONTENDS_KFP_V1_POD_H_
