// SPDX-License-Identifier: Apache-2.0
//
// A frontend reads one format into the IR.  The table of them is frontends.def.
#ifndef KFIR_FRONTENDS_FRONTEND_H_
#define KFIR_FRONTENDS_FRONTEND_H_

#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "support/diagnostics.h"

namespace kfir {

namespace ir {
class Module;
}

// `name` is how diagnostics call the text: a path as the user gave it, `-` for
// standard input.
struct Source {
  std::string name;
  std::string text;
};

struct ReadOptions {
  // Where URLs are read from instead of a network: the longest prefix of a URL
  // that is here is replaced by the folder.  Empty: no URL can be read.
  std::vector<std::pair<std::string, std::string>> component_mirrors;

  // Python frontends.
  std::string python;       // interpreter; empty: found as DESIGN says
  std::string tracer_path;  // folder that holds the tracing package
  double python_timeout_seconds = 0;  // wall time of the child; 0: no limit
  std::string function;               // which pipeline; empty: the only one
  bool type_check = true;
};

// Reads `source` into `module`, which is empty and lies on an arena of the
// caller's.  On OK, `module` verifies.  What is wrong with the input is
// reported to `diagnostics`, all that can be found at once, and the result is
// ErrorReported(); any other error is of the surroundings.
using ReadFunction = absl::Status (*)(const Source& source,
                                      const ReadOptions& options,
                                      ir::Module& module,
                                      DiagnosticSink& diagnostics);

struct FrontendInfo {
  absl::string_view name;     // as given to --from=
  absl::string_view summary;  // one line, lower case, no full stop
  // Extensions that name this format alone, separated by blanks; may be empty.
  absl::string_view extensions;
  ReadFunction read;  // null: known by name, not built yet
};

// All frontends, sorted by name.
absl::Span<const FrontendInfo> AllFrontends();

}  // namespace kfir

#endif  // KFIR_FRONTENDS_FRONTEND_H_
