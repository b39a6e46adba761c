// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_BACKENDS_SHARED_MIGRATION_FINDINGS_H_
#define KFIR_BACKENDS_SHARED_MIGRATION_FINDINGS_H_

#include <initializer_list>
#include <string>

#include "absl/strings/string_view.h"
#include "ir/ir.pb.h"
#include "ir/location.h"
#include "support/diagnostics.h"

namespace kfir::migration {

// Reports what v2 cannot express, and what to do instead.
class Findings {
 public:
  // Both outlive this; the tables of files of `module` do not change.
  Findings(const ir::Module& module, DiagnosticSink& diagnostics)
      : module_(module), diagnostics_(diagnostics) {}

  Diagnostic& Report(DiagnosticKind kind, const ir::Location& location,
                     std::initializer_list<absl::string_view> arguments,
                     absl::string_view hint) {
    refused_ = refused_ || kind->severity == Severity::Error;
    Diagnostic& found = diagnostics_.Emit(
        kind, ir::ToSourceLocation(module_, location), arguments);
    found.notes.push_back({{}, std::string(hint)});
    return found;
  }

  SourceLocation Place(const ir::Location& location) const {
    return ir::ToSourceLocation(module_, location);
  }
  bool refused() const { return refused_; }

 private:
  const ir::Module& module_;
  DiagnosticSink& diagnostics_;
  bool refused_ = false;
};

}  // namespace kfir::migration

#endif  // KFIR_BACKENDS_SHARED_MIGRATION_FINDINGS_H_
