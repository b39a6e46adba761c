// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_FRONTENDS_PIPELINE_SPEC_LOWER_H_
#define KFIR_FRONTENDS_PIPELINE_SPEC_LOWER_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "frontends/pipeline_spec/documents_reader.h"
#include "ir/ir.pb.h"
#include "ir/pipeline_spec/pipeline_spec.pb.h"
#include "support/diagnostics.h"

namespace kfir {

// Lays the documents out in `module`, which is empty, as docs/ir.md says.  It
// does not verify.  `documents` is changed on the way and is as before
// afterwards.
absl::Status Lower(kfp2::Documents& documents, const Places& places,
                   absl::string_view file, ir::Module& module,
                   DiagnosticSink& diagnostics);

}  // namespace kfir

#endif  // KFIR_FRONTENDS_PIPELINE_SPEC_LOWER_H_
