// SPDX-License-Identifier: Apache-2.0
//
// What the tools have in common: the general options, diagnostics on io.err,
// exit codes.
//
//   int RunX(absl::Span<const std::string> arguments, const ToolIo& io) {
//     Tool tool("kfp-x", "does x", "INPUT", io);
//     tool.options().Group("Formats");
//     ...
//     if (std::optional<int> done = tool.Start(arguments)) return *done;
//     return tool.Finish(Work(..., tool.diagnostics()));
//   }
#ifndef KFIR_TOOLS_TOOL_H_
#define KFIR_TOOLS_TOOL_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "support/diagnostics.h"
#include "support/source_texts.h"
#include "tools/exit_code.h"
#include "tools/options.h"
#include "tools/tool_io.h"

namespace kfir {

class Tool {
 public:
  Tool(absl::string_view name, absl::string_view summary,
       absl::string_view operands, const ToolIo& io);

  OptionParser& options() { return options_; }
  DiagnosticSink& diagnostics() { return diagnostics_; }
  // What diagnostics show lines of: files, and texts that were added.
  SourceTexts& sources() { return sources_; }

  // Adds the general options and parses.  A value: the tool is done and exits
  // with it (`--help`, `--version`, a wrong command line).
  std::optional<int> Start(absl::Span<const std::string> arguments);

  // As in tool_io.h; a failure is reported as a diagnostic.
  absl::StatusOr<std::string> Read(absl::string_view path);
  absl::Status Write(absl::string_view path, absl::string_view bytes);

  // The path of `name` in lib/kfir beside bin/; the build tree has it, too.
  std::string HelperPath(absl::string_view name) const;

  // Prints the diagnostics and gives the exit code for `status`.
  int Finish(const absl::Status& status);
  // The same, where what was reported is the command line's fault.
  int FinishCommandLine();

 private:
  void Print();

  std::string name_;
  const ToolIo& io_;
  OptionParser options_;
  DiagnosticSink diagnostics_;
  SourceTexts sources_;
  std::string format_ = "text";
  std::string completion_;
  bool help_ = false;
  bool help_markdown_ = false;
  bool version_ = false;
};

}  // namespace kfir

#endif  // KFIR_TOOLS_TOOL_H_
