// SPDX-License-Identifier: Apache-2.0
#include "frontends/kfp_v2/kfp_v2.h"

#include "frontends/kfp_v2/load.h"
#include "frontends/kfp_v2/lower.h"
#include "frontends/shared/diagnostic_kinds.h"
#include "frontends/shared/mirror/mirror.h"
#include "frontends/shared/python/session.h"
#include "ir/ir.pb.h"
#include "ir/verify.h"
#include "support/status_macros.h"

namespace kfir {
namespace {

class Host final : public TracerHost {
 public:
  explicit Host(const ReadOptions& options) : options_(options) {}

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
      const PyValue& /*trace*/, const CompileRequest& /*request*/,
      std::string& /*text*/) override {
    PythonFailure failure;
    failure.python_class = "NotImplementedError";
    failure.diagnostics.Emit(kinds::UnsupportedInPython, {},
                             {"Compiler.compile()"});
    return failure;
  }

  const kfp_v2::Loader& loader() const { return loader_; }

 private:
  const ReadOptions& options_;
  kfp_v2::Loader loader_;
};

}  // namespace

absl::Status ReadKfpV2(const Source& source, const ReadOptions& options,
                       ir::Module& module, DiagnosticSink& diagnostics) {
  Host host(options);
  PythonSession own_session(options, diagnostics);
  PythonSession& session =
      options.python_session != nullptr ? *options.python_session : own_session;
  KFIR_TRY_ASSIGN(const PyDocument frame, session.Trace(source, "v2", host));
  kfp_v2::LowerOptions lower_options;
  lower_options.loaded = host.loader().documents();
  const absl::Status status = kfp_v2::LowerTrace(
      frame.root().items()[1], lower_options, module, diagnostics);
  KFIR_TRY(session.Finish());
  KFIR_TRY(status);
  return ir::Verify(module, diagnostics);
}

}  // namespace kfir
