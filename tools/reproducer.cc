// SPDX-License-Identifier: Apache-2.0
#include "tools/reproducer.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"
#include "ir/diagnostic_kinds.h"
#include "ir/io.h"

namespace kfir {
namespace {

constexpr absl::string_view kFirst = "# kfp-opt --run-reproducer\n";
constexpr absl::string_view kVersion = "# version: ";
constexpr absl::string_view kPlugin = "# plug-in: ";
constexpr absl::string_view kPipeline = "# passes: ";

// A line of a comment: what ends one is written as `\n`.
std::string OneLine(absl::string_view text) {
  return absl::StrReplaceAll(text, {{"\\", "\\\\"}, {"\n", "\\n"}});
}

std::string Unescaped(absl::string_view line) {
  return absl::StrReplaceAll(line, {{"\\\\", "\\"}, {"\\n", "\n"}});
}

}  // namespace

std::string ReproducerHeader(const std::vector<std::string>& plugins,
                             const std::vector<PassCall>& passes) {
  std::string header = absl::StrCat(kFirst, kVersion, KFIR_VERSION, "\n");
  for (const std::string& plugin : plugins) {
    absl::StrAppend(&header, kPlugin, OneLine(plugin), "\n");
  }
  absl::StrAppend(&header, kPipeline, OneLine(PrintPassPipeline(passes)), "\n");
  return header;
}

absl::StatusOr<Reproducer> ReadReproducer(absl::string_view name,
                                          absl::string_view text,
                                          DiagnosticSink& diagnostics) {
  Reproducer reproducer;
  bool has_pipeline = false;
  absl::string_view rest = text;
  while (absl::StartsWith(rest, "# ") && !has_pipeline) {
    absl::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    if (absl::ConsumePrefix(&line, kPlugin)) {
      reproducer.plugins.push_back(Unescaped(line));
    } else if (absl::ConsumePrefix(&line, kPipeline)) {
      reproducer.pipeline = Unescaped(line);
      has_pipeline = true;
    }
  }
  if (!has_pipeline) {
    diagnostics.Emit(kinds::TextSyntax, {std::string(name), 1, 1},
                     {"no line `# passes: PIPELINE`, as a reproducer has it"});
    return ErrorReported();
  }
  reproducer.input = std::string(ir::LooksBinary(rest) ? rest : text);
  return reproducer;
}

}  // namespace kfir
