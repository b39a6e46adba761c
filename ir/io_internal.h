// SPDX-License-Identifier: Apache-2.0
//
// What the two stored forms share.
#ifndef KFIR_IR_IO_INTERNAL_H_
#define KFIR_IR_IO_INTERNAL_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "ir/ir.pb.h"
#include "support/diagnostics.h"

namespace kfir::ir {

// How deep messages may nest in a stored module.  500 inline bodies are two
// messages each, 500 levels of trees and values in a field of the innermost
// task at most three each; the rest is for what holds these.
inline constexpr int kMessageDepth = 2 * 500 + 3 * 500 + 60;

// The last bytes of the binary form, as a little-endian number: `KFIR`.
inline constexpr unsigned kEndMark = 0x5249464B;

// Refuses a module of another format version, which is said at `location`.
absl::Status CheckFormatVersion(const Module& module, SourceLocation location,
                                DiagnosticSink& diagnostics);

}  // namespace kfir::ir

#endif  // KFIR_IR_IO_INTERNAL_H_
