// SPDX-License-Identifier: Apache-2.0
//
// The documents of one pipeline, or of one component alone.
#ifndef KFIR_FRONTENDS_KFP_V2_BUILD_H_
#define KFIR_FRONTENDS_KFP_V2_BUILD_H_

#include <vector>

#include "frontends/kfp_v2/places.h"
#include "frontends/kfp_v2/program.h"
#include "ir/pipeline_spec/pipeline_spec.pb.h"

namespace kfir::kfp_v2 {

// Documents that a pipeline may call: of the pipelines before it, by their
// numbers, and of what was loaded, by its own.
struct Built {
  std::vector<const kfp2::Documents*> pipelines;
  std::vector<const kfp2::Documents*> loaded;
};

// What is wrong has been reported.
void BuildPipeline(Pipeline& pipeline, const Built& built, Program& program,
                   MessagePlaces& places, kfp2::Documents* documents);
void BuildComponent(const Component& component, Program& program,
                    MessagePlaces& places, kfp2::Documents* documents);

}  // namespace kfir::kfp_v2

#endif  // KFIR_FRONTENDS_KFP_V2_BUILD_H_
