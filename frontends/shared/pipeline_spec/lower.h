// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_FRONTENDS_SHARED_PIPELINE_SPEC_LOWER_H_
#define KFIR_FRONTENDS_SHARED_PIPELINE_SPEC_LOWER_H_

#include <google/protobuf/message.h>

#include "absl/status/status.h"
#include "ir/ir.pb.h"
#include "ir/pipeline_spec/pipeline_spec.pb.h"
#include "support/diagnostics.h"

namespace kfir {

// Says where the user wrote what a message of the documents says.
class MessageLocator {
 public:
  virtual ~MessageLocator() = default;
  // In terms of the module's tables; false: it is not known.
  virtual bool Locate(const google::protobuf::Message& message,
                      ir::Location* location) const = 0;
};

// Lays the documents out in `module`, which is empty but for its tables of
// files and call chains, as docs/ir.md says.  It does not verify.
absl::Status Lower(const kfp2::Documents& documents,
                   const MessageLocator& locator, ir::Module& module,
                   DiagnosticSink& diagnostics);

// Makes a backend write the lowered module as `documents` have it: what it
// would write otherwise becomes attributes.  `documents` is changed on the way
// and is as before afterwards.
void AddSpelling(kfp2::Documents& documents, ir::Module& module);

}  // namespace kfir

#endif  // KFIR_FRONTENDS_SHARED_PIPELINE_SPEC_LOWER_H_
