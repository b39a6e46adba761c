// SPDX-License-Identifier: Apache-2.0
#include "frontends/kfp_v2/kfp_v2.h"

#include <google/protobuf/arena.h>

#include "frontends/kfp_v2/load.h"
#include "frontends/kfp_v2/lower.h"
#include "frontends/shared/diagnostic_kinds.h"
#include "frontends/shared/mirror/mirror.h"
#include "frontends/shared/python/fields.h"
#include "frontends/shared/python/session.h"
#include "ir/ir.pb.h"
#include "ir/verify.h"
#include "support/status_macros.h"

namespace kfir {
namespace {

std::optional<KubernetesManifest> ReadManifest(const PyValue& trace,
                                               TraceStatus& status) {
  Fields fields(trace, "trace", status);
  const PyValue& value = fields.Get("manifest");
  if (value.is_none()) return std::nullopt;
  Fields members(value, "manifest", status);
  const auto text = [&members](absl::string_view key) {
    return std::string(members.OptionalText(key).value_or(""));
  };
  KubernetesManifest manifest;
  manifest.pipeline_name = text("pipeline_name");
  manifest.pipeline_display_name = text("pipeline_display_name");
  manifest.pipeline_version_name = text("pipeline_version_name");
  manifest.pipeline_version_display_name =
      text("pipeline_version_display_name");
  manifest.name_space = text("namespace");
  manifest.include_pipeline =
      members.OptionalInt("include_pipeline_manifest").value_or(0) != 0;
  return manifest;
}

class Host final : public TracerHost {
 public:
  Host(const ReadOptions& options, DiagnosticSink& diagnostics)
      : options_(options), diagnostics_(diagnostics) {}

  absl::Status Lower(const PyValue& trace, ir::Module& module,
                     DiagnosticSink& diagnostics) const {
    kfp_v2::LowerOptions options;
    options.bug_compat = options_.kfp_bug_compat;
    options.loaded = loader_.documents();
    KFIR_TRY(kfp_v2::LowerTrace(trace, options, module, diagnostics));
    return ir::Verify(module, diagnostics);
  }

  std::optional<PythonFailure> ReadComponent(
      absl::string_view text, absl::string_view base,
      std::optional<absl::string_view> /*digest*/,
      MarshalWriter& reply) override {
    return loader_.Load(text, base, reply);
  }

  std::optional<PythonFailure> Fetch(absl::string_view url,
                                     MarshalWriter& reply) override {
    PythonFailure failure;
    absl::StatusOr<MirroredFile> file =
        ReadMirrored(url, options_.component_mirrors, failure.diagnostics);
    if (!file.ok()) {
      failure.python_class = "RuntimeError";
      return failure;
    }
    reply.Bytes(file->bytes);
    return std::nullopt;
  }

  absl::StatusOr<std::optional<PythonFailure>> Compile(
      const PyValue& trace, const CompileRequest& request,
      std::string& text) override {
    PythonFailure failure;
    failure.python_class = "ValueError";
    absl::StatusOr<std::string> compiled =
        CompileTrace(trace, request, failure.diagnostics);
    if (!compiled.ok()) {
      if (!IsErrorReported(compiled.status())) return compiled.status();
      return failure;
    }
    for (const Diagnostic& warning : failure.diagnostics.diagnostics())
      diagnostics_.Add(warning);
    text = *std::move(compiled);
    return std::nullopt;
  }

  const kfp_v2::Loader& loader() const { return loader_; }

 private:
  absl::StatusOr<std::string> CompileTrace(const PyValue& trace,
                                           CompileRequest request,
                                           DiagnosticSink& diagnostics) {
    if (!options_.compile) {
      diagnostics.Emit(kinds::UnsupportedInPython, {},
                       {"Compiler.compile() in a file that is not compiled by "
                        "kfp-compile"});
      return ErrorReported();
    }
    TraceStatus status;
    request.manifest = ReadManifest(trace, status);
    if (!status.ok()) return status.status();
    google::protobuf::Arena arena;
    auto* module = google::protobuf::Arena::CreateMessage<ir::Module>(&arena);
    KFIR_TRY(Lower(trace, *module, diagnostics));
    return options_.compile(*module, request, diagnostics);
  }

  const ReadOptions& options_;
  DiagnosticSink& diagnostics_;
  kfp_v2::Loader loader_;
};

}  // namespace

absl::Status ReadKfpV2(const Source& source, const ReadOptions& options,
                       ir::Module& module, DiagnosticSink& diagnostics) {
  Host host(options, diagnostics);
  PythonSession own_session(options, diagnostics);
  PythonSession& session =
      options.python_session != nullptr ? *options.python_session : own_session;
  KFIR_TRY_ASSIGN(const PyDocument frame, session.Trace(source, "v2", host));
  absl::Status status =
      host.Lower(frame.root().items()[1], module, diagnostics);
  KFIR_TRY(session.Finish());
  return status;
}

absl::Status RunKfpV2(const Source& source, const ReadOptions& options,
                      DiagnosticSink& diagnostics) {
  Host host(options, diagnostics);
  if (options.serve >= 0) {
    return PythonSession(options, diagnostics, PythonSession::Job::kServe)
        .ServeSocket(options.serve, host);
  }
  PythonSession own_session(options, diagnostics, PythonSession::Job::kRun);
  PythonSession& session =
      options.python_session != nullptr ? *options.python_session : own_session;
  KFIR_TRY(session.Run(source, "v2", host));
  return session.Finish();
}

}  // namespace kfir
