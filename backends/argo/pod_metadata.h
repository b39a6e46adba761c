// SPDX-License-Identifier: Apache-2.0
//
// Labels and annotations of a task's pod.
#ifndef KFIR_BACKENDS_ARGO_POD_METADATA_H_
#define KFIR_BACKENDS_ARGO_POD_METADATA_H_

#include "backends/argo/expansion.h"

namespace kfir::argo {

// `settings` are the effective ones, all constants.  `task` learns what their
// texts take in.
void LowerMetadata(const Program& program, Texts& texts,
                   ComponentArguments arguments,
                   const ir::PodSettings& settings, Node& task, Pod& pod);

}  // namespace kfir::argo

#endif  // KFIR_BACKENDS_ARGO_POD_METADATA_H_
