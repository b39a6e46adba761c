// SPDX-License-Identifier: Apache-2.0
#include "frontends/kfp_v1/kfp_v1.h"

#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "frontends/kfp_v1/lower.h"
#include "frontends/shared/component/component_to_ir.h"
#include "frontends/shared/diagnostic_kinds.h"
#include "frontends/shared/mirror/mirror.h"
#include "frontends/shared/python/session.h"
#include "google/protobuf/arena.h"
#include "ir/ir.pb.h"
#include "ir/verify.h"
#include "support/diagnostic_kinds.h"
#include "support/status_macros.h"

namespace kfir {
namespace {

class Host final : public TracerHost {
 public:
  Host(const ReadOptions& options, DiagnosticSink& diagnostics)
      : options_(options), diagnostics_(diagnostics) {}

  const kfp_v1::KnownComponents& known() const { return known_; }

  std::optional<PythonFailure> ReadComponent(
      absl::string_view text, absl::string_view base,
      std::optional<absl::string_view> digest, MarshalWriter& reply) override {
    const std::string actual = ComponentDigest(text);
    if (digest.has_value() && *digest != actual) {
      PythonFailure failure;
      failure.python_class = "ValueError";
      failure.diagnostics.Emit(
          kinds::ComponentDigest, {},
          {base.empty() ? "a component" : base, actual, *digest});
      return failure;
    }
    auto found = known_.find(text);
    if (found == known_.end()) {
      const auto path = fetched_.find(base);
      std::string file(
          path == fetched_.end() ? base : absl::string_view(path->second));
      PythonFailure failure;
      absl::StatusOr<ComponentSpec> spec = ReadComponentSpec(
          text, file.empty() ? "<component>" : file, failure.diagnostics);
      if (!spec.ok()) {
        failure.python_class = PythonClass(failure.diagnostics);
        return failure;
      }
      for (const Diagnostic& warning : failure.diagnostics.diagnostics()) {
        diagnostics_.Add(warning);
      }
      found = known_
                  .try_emplace(
                      std::string(text),
                      kfp_v1::KnownComponent{*std::move(spec), std::move(file)})
                  .first;
    }
    reply.BeginMap();
    reply.Key("spec");
    WriteComponentSpec(found->second.spec, reply);
    reply.Key("spec_json");
    reply.String(ComponentSpecJson(found->second.spec));
    reply.Key("digest");
    reply.String(actual);
    reply.EndMap();
    return std::nullopt;
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
    fetched_.insert_or_assign(std::string(url), std::move(file->path));
    reply.Bytes(file->bytes);
    return std::nullopt;
  }

  absl::StatusOr<std::optional<PythonFailure>> Compile(
      const PyValue& trace, const CompileRequest& request,
      std::string& text) override {
    PythonFailure failure;
    failure.python_class = "RuntimeError";
    absl::StatusOr<std::string> compiled =
        CompileTrace(trace, request, failure.diagnostics);
    if (!compiled.ok()) {
      if (!IsErrorReported(compiled.status())) return compiled.status();
      return failure;
    }
    for (const Diagnostic& warning : failure.diagnostics.diagnostics()) {
      diagnostics_.Add(warning);
    }
    text = *std::move(compiled);
    return std::nullopt;
  }

 private:
  absl::StatusOr<std::string> CompileTrace(const PyValue& trace,
                                           const CompileRequest& request,
                                           DiagnosticSink& diagnostics) {
    if (!options_.compile) {
      diagnostics.Emit(kinds::UnsupportedInPython, {},
                       {"Compiler.compile() in a file that is not compiled by "
                        "kfp-compile"});
      return ErrorReported();
    }
    google::protobuf::Arena arena;
    auto* module = google::protobuf::Arena::CreateMessage<ir::Module>(&arena);
    KFIR_TRY(kfp_v1::LowerTrace(trace, known_, *module, diagnostics));
    KFIR_TRY(ir::Verify(*module, diagnostics));
    return options_.compile(*module, request, diagnostics);
  }

  // What the first finding is to kfp.
  static std::string PythonClass(const DiagnosticSink& diagnostics) {
    for (const Diagnostic& diagnostic : diagnostics.diagnostics()) {
      if (diagnostic.kind == kinds::YamlSyntax) return "YAMLError";
      if (diagnostic.kind == kinds::ComponentDuplicateName) {
        return "ValueError";
      }
    }
    return "TypeError";
  }

  const ReadOptions& options_;
  DiagnosticSink& diagnostics_;
  kfp_v1::KnownComponents known_;
  absl::flat_hash_map<std::string, std::string> fetched_;  // path by URL
};

}  // namespace

absl::Status ReadKfpV1(const Source& source, const ReadOptions& options,
                       ir::Module& module, DiagnosticSink& diagnostics) {
  Host host(options, diagnostics);
  PythonSession own_session(options, diagnostics);
  PythonSession& session =
      options.python_session != nullptr ? *options.python_session : own_session;
  KFIR_TRY_ASSIGN(const PyDocument frame, session.Trace(source, "v1", host));
  const PyValue& trace = frame.root().items()[1];
  const absl::Status status =
      kfp_v1::LowerTrace(trace, host.known(), module, diagnostics);
  KFIR_TRY(session.Finish());
  KFIR_TRY(status);
  return ir::Verify(module, diagnostics);
}

absl::Status RunKfpV1(const Source& source, const ReadOptions& options,
                      DiagnosticSink& diagnostics) {
  Host host(options, diagnostics);
  if (options.serve >= 0) {
    return PythonSession(options, diagnostics, PythonSession::Job::kServe)
        .ServeSocket(options.serve, host);
  }
  PythonSession own_session(options, diagnostics, PythonSession::Job::kRun);
  PythonSession& session =
      options.python_session != nullptr ? *options.python_session : own_session;
  KFIR_TRY(session.Run(source, "v1", host));
  return session.Finish();
}

}  // namespace kfir
