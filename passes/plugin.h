// SPDX-License-Identifier: Apache-2.0
//
// Passes from shared libraries (passes/plugin_api.h).  A library is loaded, and
// each of its passes runs, in a process of its own: what crashes, hangs, lies
// or answers nonsense ends in a diagnostic that names the library.
#ifndef KFIR_PASSES_PLUGIN_H_
#define KFIR_PASSES_PLUGIN_H_

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "passes/pass_table.h"
#include "support/diagnostics.h"

namespace kfir {

struct PluginOptions {
  std::string host;             // the program that loads libraries
  double timeout_seconds = 60;  // for each call; 0: none
};

// Adds the passes of the library `path` to `table`.
absl::Status LoadPassPlugin(absl::string_view path,
                            const PluginOptions& options, PassTable& table,
                            DiagnosticSink& diagnostics);

}  // namespace kfir

#endif  // KFIR_PASSES_PLUGIN_H_
