// SPDX-License-Identifier: Apache-2.0
#include "frontends/shared/python/compiling_host.h"

#include <utility>

#include "frontends/shared/diagnostic_kinds.h"
#include "frontends/shared/mirror/mirror.h"
#include "google/protobuf/arena.h"
#include "ir/ir.pb.h"
#include "support/status_macros.h"

namespace kfir {

std::optional<PythonFailure> CompilingHost::Fetch(absl::string_view url,
                                                  MarshalWriter& reply) {
  PythonFailure failure;
  absl::StatusOr<MirroredFile> file =
      ReadMirrored(url, options_.component_mirrors, failure.diagnostics);
  if (!file.ok()) {
    failure.python_class = "RuntimeError";
    return failure;
  }
  fetched_.insert_or_assign(std::string(url), std::move(file->path));
  reply.Bytes(file->bytes);
  return std::nullopt;
}

const std::string* CompilingHost::FetchedFile(absl::string_view url) const {
  const auto found = fetched_.find(url);
  return found == fetched_.end() ? nullptr : &found->second;
}

absl::StatusOr<std::optional<PythonFailure>> CompilingHost::Compile(
    const PyValue& trace, const CompileRequest& request, std::string& text) {
  PythonFailure failure;
  absl::StatusOr<std::string> compiled =
      CompileTrace(trace, request, failure.diagnostics);
  if (!compiled.ok()) {
    if (!IsErrorReported(compiled.status())) return compiled.status();
    SetClass(failure);
    return failure;
  }
  for (const Diagnostic& warning : failure.diagnostics.diagnostics()) {
    diagnostics_.Add(warning);
  }
  text = *std::move(compiled);
  return std::nullopt;
}

absl::StatusOr<std::optional<PythonFailure>> CompilingHost::Check(
    const PyValue& trace) {
  PythonFailure failure;
  google::protobuf::Arena arena;
  auto* module = google::protobuf::Arena::CreateMessage<ir::Module>(&arena);
  CompileRequest request;
  const absl::Status status =
      LowerRequest(trace, *module, request, failure.diagnostics);
  if (status.ok()) return std::nullopt;
  if (!IsErrorReported(status)) return status;
  SetClass(failure);
  return failure;
}

void CompilingHost::SetClass(PythonFailure& failure) const {
  failure.python_class = std::string(compile_error_);
  for (const Diagnostic& diagnostic : failure.diagnostics.diagnostics()) {
    if (diagnostic.kind->severity != Severity::Error) continue;
    failure.python_class = std::string(ClassOf(diagnostic));
    return;
  }
}

absl::StatusOr<std::string> CompilingHost::CompileTrace(
    const PyValue& trace, CompileRequest request, DiagnosticSink& diagnostics) {
  if (!options_.compile) {
    diagnostics.Emit(kinds::UnsupportedInPython, {},
                     {"Compiler.compile() in a file that is not compiled by "
                      "kfp-compile"});
    return ErrorReported();
  }
  google::protobuf::Arena arena;
  auto* module = google::protobuf::Arena::CreateMessage<ir::Module>(&arena);
  KFIR_TRY(LowerRequest(trace, *module, request, diagnostics));
  return options_.compile(*module, request, diagnostics);
}

absl::Status CompilingHost::Run(const Source& source, absl::string_view sdk) {
  if (options_.serve >= 0) {
    return PythonSession(options_, diagnostics_, PythonSession::Job::kServe)
        .ServeSocket(options_.serve, *this);
  }
  PythonSession own_session(options_, diagnostics_, PythonSession::Job::kRun);
  PythonSession& session = options_.python_session != nullptr
                               ? *options_.python_session
                               : own_session;
  KFIR_TRY(session.Run(source, sdk, *this));
  return session.Finish();
}

}  // namespace kfir
