// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_FRONTENDS_KFP_V2_LOWER_H_
#define KFIR_FRONTENDS_KFP_V2_LOWER_H_

#include <vector>

#include "absl/status/status.h"
#include "frontends/shared/python/marshal.h"
#include "ir/ir.pb.h"
#include "ir/pipeline_spec/pipeline_spec.pb.h"
#include "support/diagnostics.h"

namespace kfir::kfp_v2 {

struct LowerOptions {
  bool bug_compat = false;
  // Documents that were loaded, by their numbers.
  std::vector<const kfp2::Documents*> loaded;
};

// Lays the trace out in `module`, which is empty, as docs/ir.md says.  It does
// not verify.
absl::Status LowerTrace(const PyValue& trace, const LowerOptions& options,
                        ir::Module& module, DiagnosticSink& diagnostics);

}  // namespace kfir::kfp_v2

#endif  // KFIR_FRONTENDS_KFP_V2_LOWER_H_
