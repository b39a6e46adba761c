// SPDX-License-Identifier: Apache-2.0
//
// A look at an encoded protobuf message before protobuf parses it: protobuf
// says only that it failed, and keeps fields that it does not know.
#ifndef KFIR_IR_WIRE_CHECK_H_
#define KFIR_IR_WIRE_CHECK_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "google/protobuf/descriptor.h"
#include "support/diagnostics.h"

namespace kfir::ir {

// Whether `bytes` encode a message of `type`: nothing is cut off, each field is
// one of the type's, strings are UTF-8, and messages nest no deeper than
// `depth`. Reports the first thing that is wrong with its offset; on OK
// protobuf parses the bytes.
absl::Status CheckWire(absl::string_view bytes, absl::string_view file,
                       const google::protobuf::Descriptor& type, int depth,
                       DiagnosticSink& diagnostics);

}  // namespace kfir::ir

#endif  // KFIR_IR_WIRE_CHECK_H_
