// SPDX-License-Identifier: Apache-2.0
#include "frontends/kfp_v2/kfp_v2.h"

#include "frontends/kfp_v2/diagnostic_kinds.h"
#include "frontends/kfp_v2/load.h"
#include "frontends/kfp_v2/lower.h"
#include "frontends/shared/python/compiling_host.h"
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

class Host final : public CompilingHost {
 public:
  Host(const ReadOptions& options, DiagnosticSink& diagnostics)
      : CompilingHost(options, "ValueError", diagnostics),
        loader_(options.kfp_bug_compat) {}

  absl::Status Lower(const PyValue& trace, ir::Module& module,
                     DiagnosticSink& diagnostics) const {
    kfp_v2::LowerOptions options;
    options.bug_compat = this->options().kfp_bug_compat;
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

 private:
  absl::string_view ClassOf(const Diagnostic& error) const override {
    for (const DiagnosticKind kind :
         {kinds::AfterLeavesGroup, kinds::CollectedOutsideLoop,
          kinds::FinalStatusOfOne, kinds::ReturnedFromGroup,
          kinds::ValueLeavesGroup}) {
      if (error.kind == kind)
        return "kfp.compiler.compiler_utils.InvalidTopologyException";
    }
    return CompilingHost::ClassOf(error);
  }

  absl::Status LowerRequest(const PyValue& trace, ir::Module& module,
                            CompileRequest& request,
                            DiagnosticSink& diagnostics) override {
    TraceStatus status;
    request.manifest = ReadManifest(trace, status);
    if (!status.ok()) return status.status();
    return Lower(trace, module, diagnostics);
  }

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
  return Host(options, diagnostics).Run(source, "v2");
}

}  // namespace kfir
