// SPDX-License-Identifier: Apache-2.0
//
// One run of the tracer: starts it, answers it, and turns what ended it into
// diagnostics (docs/protocol.md).
#ifndef KFIR_FRONTENDS_SHARED_PYTHON_SESSION_H_
#define KFIR_FRONTENDS_SHARED_PYTHON_SESSION_H_

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "frontends/frontend.h"
#include "frontends/shared/python/child.h"
#include "frontends/shared/python/marshal.h"
#include "support/diagnostics.h"

namespace kfir {

// Why a question of the tracer has no answer.
struct PythonFailure {
  std::string python_class;  // of the exception that the user's code sees
  // What the user is told if that exception ends the run.  A diagnostic without
  // a place gets the place of the user's call; the others a note of it.
  DiagnosticSink diagnostics;
};

// Answers the tracer's questions.
class TracerHost {
 public:
  virtual ~TracerHost() = default;

  // Each writes the reply, one value, or says why there is none.
  virtual std::optional<PythonFailure> ReadComponent(
      absl::string_view text, absl::string_view base,
      std::optional<absl::string_view> digest, MarshalWriter& reply) = 0;
  virtual std::optional<PythonFailure> Fetch(absl::string_view url,
                                             MarshalWriter& reply) = 0;
};

class PythonSession {
 public:
  // All three outlive the session.
  PythonSession(const ReadOptions& options, TracerHost& host,
                DiagnosticSink& diagnostics)
      : options_(options), host_(host), diagnostics_(diagnostics) {}

  // Traces `source` for `sdk` (`v1`).  Gives the frame `('trace', trace)`, or
  // ErrorReported().  The child may still be running its exit handlers.
  absl::StatusOr<PyDocument> Trace(const Source& source, absl::string_view sdk);

  // Waits for the child's end.
  absl::Status Finish();

 private:
  absl::Status Start(const Source& source);
  absl::Status Converse(const Source& source, absl::string_view sdk,
                        PyDocument& trace);
  absl::Status Answer(const PyValue& frame);
  absl::Status Send(absl::string_view name);
  absl::Status SendRun(const Source& source, absl::string_view sdk);
  absl::Status SendFailure(PythonFailure failure);
  absl::Status ReportError(const PyValue& error, absl::string_view source_name);
  absl::Status ReportFailure(const PyValue& number, SourceLocation place);
  // What a status of the child's means to the user.
  absl::Status ReportLost(const Source& source, const absl::Status& status);

  const ReadOptions& options_;
  TracerHost& host_;
  DiagnosticSink& diagnostics_;
  std::string interpreter_;
  std::unique_ptr<PythonChild> child_;
  bool said_hello_ = false;
  std::vector<PythonFailure> failures_;
};

}  // namespace kfir

#endif  // KFIR_FRONTENDS_SHARED_PYTHON_SESSION_H_
