// SPDX-License-Identifier: Apache-2.0
//
// A frontend reads one format into the IR.  The table of them is frontends.def.
#ifndef KFIR_FRONTENDS_FRONTEND_H_
#define KFIR_FRONTENDS_FRONTEND_H_

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "support/diagnostics.h"
#include "support/kubernetes_manifest.h"

namespace kfir {

class PythonSession;

namespace ir {
class Module;
}
namespace kfp2 {
class Documents;
}

// `name` is how diagnostics call the text: a path as the user gave it, `-` for
// standard input.
struct Source {
  std::string name;
  std::string text;
};

// What a program that runs hands to its compiler, `Compiler().compile(...)`.
struct CompileRequest {
  // Where the program wants it; empty: it wants the text itself.
  std::string path;
  std::optional<KubernetesManifest> manifest;
};

// Compiles `module`, which verifies and may be changed, and writes it where the
// program wants it.  Gives the text (the YAML, not an archive of it).
using CompileFunction = std::function<absl::StatusOr<std::string>(
    ir::Module& module, const CompileRequest& request,
    DiagnosticSink& diagnostics)>;

struct ReadOptions {
  // Where URLs are read from instead of a network: the longest prefix of a URL
  // that is here is replaced by the folder.  Empty: no URL can be read.
  std::vector<std::pair<std::string, std::string>> component_mirrors;

  // Python frontends.
  std::string python;       // interpreter; empty: found as DESIGN says
  std::string tracer_path;  // folder that holds the tracing package
  double python_timeout_seconds = 0;    // wall time of the child; 0: no limit
  std::optional<std::string> function;  // which pipeline; none: the only one
  bool type_check = true;
  bool caching = true;          // KFP v2: of tasks that say nothing
  bool kfp_bug_compat = false;  // repeats kfp's mistakes
  // Where a frontend that reads documents of KFP v2 may leave them, for a
  // backend that would make them again (EmitOptions::documents).  The module
  // then lacks the attributes that restore how they were spelled, and may not
  // be changed.  Null: nowhere; empty afterwards: they were not left.
  kfp2::Documents* documents = nullptr;
  // KFP v2: new defaults, as a JSON object.
  std::optional<std::string> pipeline_parameters;
  std::vector<std::string> arguments;  // of a program that is run
  int serve = -1;                      // a socket; -1: none
  // A session that has been started on the source; null: none has.
  PythonSession* python_session = nullptr;
  CompileFunction compile;  // null: programs cannot compile by themselves
};

// Reads `source` into `module`, which is empty and lies on an arena of the
// caller's.  On OK, `module` verifies.  What is wrong with the input is
// reported to `diagnostics`, all that can be found at once, and the result is
// ErrorReported(); any other error is of the surroundings.
using ReadFunction = absl::Status (*)(const Source& source,
                                      const ReadOptions& options,
                                      ir::Module& module,
                                      DiagnosticSink& diagnostics);

// Runs `source`, a program, to its end; what it compiles goes through
// `options.compile`.  Where `options.serve` is a socket, the program runs
// already and is at the other end of it.  Status and diagnostics are as
// ReadFunction's.
using RunFunction = absl::Status (*)(const Source& source,
                                     const ReadOptions& options,
                                     DiagnosticSink& diagnostics);

struct FrontendInfo {
  absl::string_view name;     // as given to --from=
  absl::string_view summary;  // one line, lower case, no full stop
  // Extensions that name this format alone, separated by blanks; may be empty.
  absl::string_view extensions;
  ReadFunction read;  // null: known by name, not built yet
  RunFunction run =
      nullptr;  // null: the format is no program, or not built yet
};

// All frontends, sorted by name.
absl::Span<const FrontendInfo> AllFrontends();

}  // namespace kfir

#endif  // KFIR_FRONTENDS_FRONTEND_H_
