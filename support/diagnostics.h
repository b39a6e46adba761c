// SPDX-License-Identifier: Apache-2.0
//
// What a user is told.  Every kind of message is declared once, in the
// diagnostic_kinds.def of the folder that reports it, and has a test file of
// its name in test/diagnostics/.
//
// Wording: lower case, no full stop; what was found, then the rule if it isn't
// plain; the user's words in back-quotes; a hint is a note after the fact.
#ifndef KFIR_SUPPORT_DIAGNOSTICS_H_
#define KFIR_SUPPORT_DIAGNOSTICS_H_

#include <deque>
#include <initializer_list>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace kfir {

// A place in a user's file.  Lines and columns (bytes) count from 1; 0:
// unknown. An empty `file` says that the place is nowhere in a file.
struct SourceLocation {
  std::string file;
  int line = 0;
  int column = 0;
};

enum class Severity { Error, Warning, Remark };

struct DiagnosticInfo {
  absl::string_view name;
  Severity severity;
  absl::string_view message;  // with $0, $1, ... for its arguments
};

// A kind is known by the address of its declaration, so that two compare as
// pointers do.
using DiagnosticKind = const DiagnosticInfo*;

// Declares the kind `kinds::name`; a folder's diagnostic_kinds.h includes its
// diagnostic_kinds.def, a list of these, inside of namespace kfir::kinds.
#define KFIR_DIAGNOSTIC(name, severity, message)                              \
  inline constexpr DiagnosticInfo k##name##Info = {#name, Severity::severity, \
                                                   message};                  \
  inline constexpr DiagnosticKind name = &k##name##Info;

struct Note {
  SourceLocation location;
  std::string message;
};

struct Diagnostic {
  DiagnosticKind kind;
  SourceLocation location;
  std::string message;  // the arguments are already in it
  std::vector<Note> notes;
  // Text of the user's own program that is shown as it is before the message
  // (a Python traceback), without a trailing newline; empty: none.
  std::string preamble;
};

// Collects what is found.  Not thread-safe; one per compilation.
class DiagnosticSink {
 public:
  // `arguments[i]` stands for `$i` of the message, which stays one line (`\n`
  // for a line break).  The reference stays valid until the sink goes.
  Diagnostic& Emit(DiagnosticKind kind, SourceLocation location,
                   std::initializer_list<absl::string_view> arguments = {});
  // Takes over what another sink collected.  The reference is as Emit's.
  Diagnostic& Add(Diagnostic diagnostic);

  bool has_errors() const { return errors_ > 0; }
  const std::deque<Diagnostic>& diagnostics() const { return diagnostics_; }

  // As text without source lines; for tests and messages of tests.
  std::string ToString() const;

 private:
  std::deque<Diagnostic> diagnostics_;
  int errors_ = 0;
};

// The status of a function that reported the cause to a DiagnosticSink; its
// caller prints the sink and adds nothing.
absl::Status ErrorReported();
bool IsErrorReported(const absl::Status& status);

}  // namespace kfir

#endif  // KFIR_SUPPORT_DIAGNOSTICS_H_
