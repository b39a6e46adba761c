// SPDX-License-Identifier: Apache-2.0
#include "frontends/kfp_v1/kfp_v1.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "frontends/kfp_v1/lower.h"
#include "frontends/shared/component/component_to_ir.h"
#include "frontends/shared/diagnostic_kinds.h"
#include "frontends/shared/python/compiling_host.h"
#include "frontends/shared/python/session.h"
#include "ir/ir.pb.h"
#include "ir/verify.h"
#include "support/diagnostic_kinds.h"
#include "support/status_macros.h"

namespace kfir {
namespace {

class Host final : public CompilingHost {
 public:
  Host(const ReadOptions& options, DiagnosticSink& diagnostics)
      : CompilingHost(options, "RuntimeError", diagnostics) {}

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
      const std::string* path = FetchedFile(base);
      std::string file(path == nullptr ? base : absl::string_view(*path));
      PythonFailure failure;
      absl::StatusOr<ComponentSpec> spec = ReadComponentSpec(
          text, file.empty() ? "<component>" : file, failure.diagnostics);
      if (!spec.ok()) {
        failure.python_class = PythonClass(failure.diagnostics);
        return failure;
      }
      for (const Diagnostic& warning : failure.diagnostics.diagnostics()) {
        diagnostics().Add(warning);
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

 private:
  absl::Status LowerRequest(const PyValue& trace, ir::Module& module,
                            CompileRequest& /*request*/,
                            DiagnosticSink& diagnostics) override {
    KFIR_TRY(kfp_v1::LowerTrace(trace, known_, module, diagnostics));
    return ir::Verify(module, diagnostics);
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

  kfp_v1::KnownComponents known_;
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
  return Host(options, diagnostics).Run(source, "v1");
}

}  // namespace kfir
