// SPDX-License-Identifier: Apache-2.0
//
// One run of the tracer: starts it, answers it, and turns what ended it into
// diagnostics (docs/protocol.md).
//
//   PythonSession session(options, diagnostics);
//   KFIR_TRY_ASSIGN(SdkChoice choice, session.Start(source, "auto", "v1"));
//   ... a host for choice.sdk ...
//   KFIR_TRY_ASSIGN(PyDocument frame, session.Trace(source, "v1", host));
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

// Which SDK a file is written for, and what tells that.
struct SdkChoice {
  std::string sdk;  // `v1` or `v2`
  std::string reason;
  SourceLocation place;
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
  // Compiles what the program itself handed to its compiler.  A status is of
  // the surroundings.
  virtual absl::StatusOr<std::optional<PythonFailure>> Compile(
      const PyValue& trace, const CompileRequest& request,
      std::string& text) = 0;
  // Whether that could be compiled.
  virtual absl::StatusOr<std::optional<PythonFailure>> Check(
      const PyValue& trace) = 0;
};

class PythonSession {
 public:
  // What the child does with the source: imports it and traces a function, or
  // runs it as a program.  Served is a program that runs anyway and started us;
  // it has no source.
  enum class Job { kTrace, kRun, kServe };

  // Both outlive the session.
  PythonSession(const ReadOptions& options, DiagnosticSink& diagnostics,
                Job job = Job::kTrace)
      : options_(options), diagnostics_(diagnostics), job_(job) {}

  // Starts the interpreter on `source`.  `sdk` is `v1`, `v2` or `auto`; then
  // the source is looked at first, and one that tells nothing is for `prefer`.
  absl::StatusOr<SdkChoice> Start(const Source& source, absl::string_view sdk,
                                  absl::string_view prefer);

  // Traces `source` for `sdk`, which is Start's where that was called.  Gives
  // the frame `('trace', trace)`, or ErrorReported().  The child may still be
  // running its exit handlers.
  absl::StatusOr<PyDocument> Trace(const Source& source, absl::string_view sdk,
                                   TracerHost& host);
  // Serves the program at the other end of `socket` until it closes that.
  absl::Status ServeSocket(int socket, TracerHost& host);
  // Runs `source` to its end.
  absl::Status Run(const Source& source, absl::string_view sdk,
                   TracerHost& host);

  // Waits for the child's end.
  absl::Status Finish();

 private:
  absl::Status Spawn(const Source& source);
  // Receives a frame.
  absl::StatusOr<PyDocument> Next();
  // Until the child has said what is asked for: which SDK it takes the source
  // for, or the last frame of the job.
  absl::Status Choose(const Source& source, absl::string_view sdk,
                      absl::string_view prefer, SdkChoice& choice);
  absl::Status Converse(const Source& source, TracerHost& host,
                        PyDocument& last);
  absl::StatusOr<PyDocument> Serve(const Source& source, absl::string_view sdk,
                                   TracerHost& host);
  absl::Status Answer(const PyValue& frame, TracerHost& host);
  absl::Status AnswerCompile(const PyValue& frame, TracerHost& host);
  absl::Status AnswerCheck(const PyValue& trace, TracerHost& host);
  absl::Status AnswerYaml(const PyValue& frame);
  absl::Status Send(absl::string_view name);
  absl::Status SendJob(const Source& source, absl::string_view sdk,
                       absl::string_view prefer);
  absl::Status SendFailure(PythonFailure failure);
  absl::Status ReportError(const PyValue& error, absl::string_view source_name);
  absl::Status ReportFailure(const PyValue& number, SourceLocation place);
  // What a status of the child's means to the user.
  absl::Status ReportLost(const Source& source, const absl::Status& status);

  const ReadOptions& options_;
  DiagnosticSink& diagnostics_;
  const Job job_;
  std::string interpreter_;
  std::unique_ptr<PythonChild> child_;
  bool said_hello_ = false;
  std::vector<PythonFailure> failures_;
};

}  // namespace kfir

#endif  // KFIR_FRONTENDS_SHARED_PYTHON_SESSION_H_
