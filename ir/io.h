// SPDX-License-Identifier: Apache-2.0
//
// The stored forms of a module: text (protobuf's text format) and binary.
#ifndef KFIR_IR_IO_H_
#define KFIR_IR_IO_H_

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "support/diagnostics.h"

namespace kfir::ir {

class Module;

// The version that this build writes, and the newest that it reads.
inline constexpr unsigned kFormatVersion = 1;

// Read into `module`, an empty message.  What is wrong goes to `diagnostics` at
// a place in `file`, and ErrorReported() is returned.  A newer format version
// is refused by name.  Does not verify.
//
// ReadText gives each node that has no location its place in the text
// (Location.in_text).
absl::Status ReadText(absl::string_view text, absl::string_view file,
                      Module& module, DiagnosticSink& diagnostics);
absl::Status ReadBinary(absl::string_view bytes, absl::string_view file,
                        Module& module, DiagnosticSink& diagnostics);

// Whether `bytes` can only be the binary form.
bool LooksBinary(absl::string_view bytes);

// Deterministic; what they write reads back to a module that is equal but for
// locations in its own text, which they leave out.
std::string WriteText(const Module& module);
std::string WriteBinary(const Module& module);

// Removes the locations that ReadText has filled in.
void ClearTextLocations(Module& module);

}  // namespace kfir::ir

#endif  // KFIR_IR_IO_H_
