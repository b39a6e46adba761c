// SPDX-License-Identifier: Apache-2.0
//
// What the hosts of both SDKs do alike: they fetch through the mirrors, and
// compile what a program itself hands to its compiler.
#ifndef KFIR_FRONTENDS_SHARED_PYTHON_COMPILING_HOST_H_
#define KFIR_FRONTENDS_SHARED_PYTHON_COMPILING_HOST_H_

#include <optional>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "frontends/frontend.h"
#include "frontends/shared/python/session.h"

namespace kfir {

class CompilingHost : public TracerHost {
 public:
  std::optional<PythonFailure> Fetch(absl::string_view url,
                                     MarshalWriter& reply) final;
  absl::StatusOr<std::optional<PythonFailure>> Compile(
      const PyValue& trace, const CompileRequest& request,
      std::string& text) final;
  absl::StatusOr<std::optional<PythonFailure>> Check(
      const PyValue& trace) final;

  // Runs `source` as a program, or serves one that runs (`options.serve`).
  absl::Status Run(const Source& source, absl::string_view sdk);

 protected:
  // `compile_error`: Python's class of the exception where Compile refuses.
  // All outlive the host.
  CompilingHost(const ReadOptions& options, absl::string_view compile_error,
                DiagnosticSink& diagnostics)
      : options_(options),
        compile_error_(compile_error),
        diagnostics_(diagnostics) {}

  // Makes a verified module of `trace`, and completes the request by it.
  virtual absl::Status LowerRequest(const PyValue& trace, ir::Module& module,
                                    CompileRequest& request,
                                    DiagnosticSink& diagnostics) = 0;

  // The class of the exception for `error`.
  virtual absl::string_view ClassOf(const Diagnostic& /*error*/) const {
    return compile_error_;
  }

  const ReadOptions& options() const { return options_; }
  DiagnosticSink& diagnostics() { return diagnostics_; }
  // The file that was fetched as `url`; null: none was.
  const std::string* FetchedFile(absl::string_view url) const;

 private:
  void SetClass(PythonFailure& failure) const;
  absl::StatusOr<std::string> CompileTrace(const PyValue& trace,
                                           CompileRequest request,
                                           DiagnosticSink& diagnostics);

  const ReadOptions& options_;
  const absl::string_view compile_error_;
  DiagnosticSink& diagnostics_;
  absl::flat_hash_map<std::string, std::string> fetched_;  // path by URL
};

}  // namespace kfir

#endif  // KFIR_FRONTENDS_SHARED_PYTHON_COMPILING_HOST_H_
