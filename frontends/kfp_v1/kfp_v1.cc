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

 private:
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
  PythonSession session(options, host, diagnostics);
  KFIR_TRY_ASSIGN(const PyDocument frame, session.Trace(source, "v1"));
  const PyValue& trace = frame.root().items()[1];
  const absl::Status status =
      kfp_v1::LowerTrace(trace, host.known(), module, diagnostics);
  KFIR_TRY(session.Finish());
  KFIR_TRY(status);
  return ir::Verify(module, diagnostics);
}

}  // namespace kfir
