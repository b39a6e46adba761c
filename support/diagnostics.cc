// SPDX-License-Identifier: Apache-2.0
#include "support/diagnostics.h"

#include <utility>

#include "absl/strings/str_cat.h"

namespace kfir {
namespace {

// A user's own text may hold anything; a message is one line.
void AppendInOneLine(absl::string_view argument, std::string& message) {
  for (const char c : argument) {
    if (c == '\n') {
      message += "\\n";
    } else if (c == '\r') {
      message += "\\r";
    } else {
      message += c;
    }
  }
}

constexpr absl::string_view kErrorReported = "error already reported";

}  // namespace

Diagnostic& DiagnosticSink::Emit(
    DiagnosticKind kind, SourceLocation location,
    std::initializer_list<absl::string_view> arguments) {
  std::string message;
  const absl::string_view format = kind->message;
  for (size_t i = 0; i < format.size(); ++i) {
    if (format[i] == '$' && i + 1 < format.size() && format[i + 1] >= '0' &&
        format[i + 1] <= '9') {
      const size_t index = static_cast<size_t>(format[++i] - '0');
      if (index < arguments.size()) {
        AppendInOneLine(*(arguments.begin() + index), message);
      }
    } else {
      message.push_back(format[i]);
    }
  }
  if (kind->severity == Severity::Error) ++errors_;
  return diagnostics_.emplace_back(
      Diagnostic{kind, std::move(location), std::move(message), {}, {}});
}

Diagnostic& DiagnosticSink::Add(Diagnostic diagnostic) {
  if (diagnostic.kind->severity == Severity::Error) ++errors_;
  return diagnostics_.emplace_back(std::move(diagnostic));
}

std::string DiagnosticSink::ToString() const {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics_) {
    absl::StrAppend(&text, diagnostic.location.file, ":",
                    diagnostic.location.line, ":", diagnostic.location.column,
                    ": ", diagnostic.message, " [", diagnostic.kind->name,
                    "]\n");
    for (const Note& note : diagnostic.notes) {
      absl::StrAppend(&text, "  ", note.location.file, ":", note.location.line,
                      ":", note.location.column, ": note: ", note.message,
                      "\n");
    }
  }
  return text;
}

absl::Status ErrorReported() {
  return absl::InvalidArgumentError(kErrorReported);
}

bool IsErrorReported(const absl::Status& status) {
  return status.code() == absl::StatusCode::kInvalidArgument &&
         status.message() == kErrorReported;
}

}  // namespace kfir
