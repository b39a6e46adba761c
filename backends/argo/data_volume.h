// SPDX-License-Identifier: Apache-2.0
//
// Files that go from task to task by a volume that all of them mount: KFP v1's
// data passing method, the attribute `argo.data_volume` of a module
// (docs/ir.md).  A task hands out the path of a folder in the volume as a
// parameter, and whoever reads the file mounts that folder.
#ifndef KFIR_BACKENDS_ARGO_DATA_VOLUME_H_
#define KFIR_BACKENDS_ARGO_DATA_VOLUME_H_

#include <google/protobuf/arena.h>

#include "absl/status/status.h"
#include "backends/argo/plan.h"
#include "backends/argo/text_pool.h"
#include "ir/ir.pb.h"
#include "support/diagnostics.h"

namespace kfir::argo {

// Rewrites a workflow that is complete but for its metadata.  Nothing where the
// module has no such attribute.  A constant cannot be a file then: an argument
// is refused.
absl::Status PassDataByVolume(const ir::Module& module,
                              google::protobuf::Arena& arena, TextPool& pool,
                              DiagnosticSink& diagnostics, Workflow& workflow);

}  // namespace kfir::argo

#endif  // KFIR_BACKENDS_ARGO_DATA_VOLUME_H_
