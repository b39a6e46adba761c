// SPDX-License-Identifier: Apache-2.0
#include "tools/compile.h"

#include <optional>
#include <string>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "support/archive.h"
#include "support/status_macros.h"
#include "tools/diagnostic_kinds.h"
#include "tools/formats.h"
#include "tools/module_options.h"
#include "tools/tool.h"

namespace kfir {
namespace {

// The member of a package, by the name that the Pipeline Service looks for.
constexpr absl::string_view kMember = "pipeline.yaml";

enum class Form { kYaml, kZip, kTarGz };

struct CompileOptions {
  std::string py, output, ignored_namespace, mode, to = "argo",
                                                   yaml_style = "kfp1";
  bool disable_type_check = false;
  ModuleOptions module;

  void Declare(OptionParser& parser) {
    parser.Group("As in dsl-compile");
    parser.Value("py", "FILE", &py, "the pipeline's file (required)");
    parser.Value("output", "FILE", &output,
                 "where to write: *.yaml, *.yml, *.zip, *.tar.gz, *.tgz, or "
                 "`-` for YAML on standard output (required)");
    parser.Value("function", "NAME", &module.function,
                 "which function of the file (default: the only pipeline)");
    parser.Value("namespace", "NAME", &ignored_namespace,
                 "accepted and without effect");
    parser.Flag("disable-type-check", &disable_type_check,
                "let outputs meet inputs of other types");
    parser.Value("mode", "MODE", &mode,
                 "V1 or V1_LEGACY (default: $KF_PIPELINES_COMPILER_MODE, "
                 "else V1)");
    parser.Group("Input");
    module.DeclarePython(parser);
    parser.Group("Passes");
    module.DeclarePasses(parser);
    parser.Group("Output");
    parser.Value("to", "FORMAT", &to,
                 "format of the output (default: argo); "
                 "`kfp-translate --list` lists them");
    parser.Choice("yaml-style", {"kfir", "kfp1"}, &yaml_style,
                  "layout of YAML: ours, or that of kfp 1.8 (default: kfp1)");
  }
};

std::optional<Form> FormOf(absl::string_view output) {
  if (output == "-" || absl::EndsWith(output, ".yaml") ||
      absl::EndsWith(output, ".yml")) {
    return Form::kYaml;
  }
  if (absl::EndsWith(output, ".zip")) return Form::kZip;
  if (absl::EndsWith(output, ".tar.gz") || absl::EndsWith(output, ".tgz")) {
    return Form::kTarGz;
  }
  return std::nullopt;
}

std::string Pack(std::string text, Form form) {
  switch (form) {
    case Form::kYaml:
      return text;
    case Form::kZip:
      return MakeZip(kMember, text);
    case Form::kTarGz:
      return MakeTarGz(kMember, text);
  }
  return text;
}

void CheckMode(const CompileOptions& options, const ToolIo& io,
               DiagnosticSink& diagnostics) {
  std::string mode = options.mode;
  if (mode.empty()) {
    mode = io.get_environment("KF_PIPELINES_COMPILER_MODE").value_or("");
  }
  if (mode.empty() || mode == "V1" || mode == "V1_LEGACY") return;
  diagnostics.Emit(kinds::CompilerMode, {}, {mode});
}

absl::Status Compile(const CompileOptions& options,
                     const ReadOptions& read_options,
                     absl::Span<const PassCall> passes,
                     const BackendInfo& backend, const ToolIo& io, Tool& tool) {
  DiagnosticSink& diagnostics = tool.diagnostics();
  CheckMode(options, io, diagnostics);
  const std::optional<Form> form = FormOf(options.output);
  if (!form.has_value()) {
    diagnostics.Emit(kinds::OutputExtension, {}, {options.output});
  }
  if (diagnostics.has_errors()) return ErrorReported();

  KFIR_TRY_ASSIGN(std::string text, tool.Read(options.py));
  const FrontendInfo* frontend =
      ChooseFrontend("kfp-v1", {options.py, ""}, diagnostics);
  if (frontend == nullptr) return ErrorReported();
  EmitOptions emit_options;
  emit_options.yaml_style = ToYamlStyle(options.yaml_style);
  emit_options.compilation_time =
      absl::FormatTime("%Y-%m-%dT%H:%M:%E6S", io.now(), absl::LocalTimeZone());
  KFIR_TRY_ASSIGN(
      std::string output,
      Convert({options.py, std::move(text)}, *frontend, read_options, passes,
              backend, emit_options, diagnostics));
  return tool.Write(options.output, Pack(std::move(output), *form));
}

}  // namespace

int RunCompile(absl::Span<const std::string> arguments, const ToolIo& io) {
  CompileOptions options;
  Tool tool("kfp-compile",
            "compiles a pipeline written in Python, in the place of "
            "dsl-compile",
            "", io);
  options.Declare(tool.options());
  if (std::optional<int> done = tool.Start(arguments)) return *done;
  DiagnosticSink& diagnostics = tool.diagnostics();
  if (options.py.empty()) {
    diagnostics.Emit(kinds::OptionMissing, {}, {"--py"});
  }
  if (options.output.empty()) {
    diagnostics.Emit(kinds::OptionMissing, {}, {"--output"});
  }
  ReadOptions read_options = options.module.ToReadOptions(io, diagnostics);
  read_options.type_check = !options.disable_type_check;
  const BackendInfo* backend =
      ChooseBackend(options.to, options.output, diagnostics);
  const std::vector<PassCall> passes = options.module.ParsePasses(tool);
  if (diagnostics.has_errors()) return tool.FinishCommandLine();
  return tool.Finish(
      Compile(options, read_options, passes, *backend, io, tool));
}

}  // namespace kfir
