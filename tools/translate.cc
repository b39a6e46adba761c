// SPDX-License-Identifier: Apache-2.0
#include "tools/translate.h"

#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "llvm/Support/raw_ostream.h"
#include "support/status_macros.h"
#include "support/unpack.h"
#include "tools/diagnostic_kinds.h"
#include "tools/diagnostic_list.h"
#include "tools/emit_flags.h"
#include "tools/formats.h"
#include "tools/module_options.h"
#include "tools/split_input.h"
#include "tools/tool.h"

namespace kfir {
namespace {

struct TranslateOptions {
  std::string from, to, output = "-", yaml_style = "kfir";
  bool list = false, list_diagnostics = false, split = false;
  ModuleOptions module;
  EmitFlags emit;

  void Declare(OptionParser& parser) {
    parser.Group("Formats");
    parser.Value("from", "FORMAT", &from,
                 "format of the input (default: told by its extension or text, "
                 "where these leave no doubt)");
    parser.Value("to", "FORMAT", &to,
                 "format of the output (default: told by the extension of -o)");
    parser.Flag("list", &list, "list the formats");
    parser.Flag("list-diagnostics", &list_diagnostics,
                "list everything that a diagnostic can say");
    parser.Group("Input");
    parser.Flag("split-input-file", &split,
                "the input is several modules, between lines `# -----`; each "
                "is translated by itself");
    parser.Value("function", "NAME", &module.function,
                 "which pipeline of a Python file (default: the only one)");
    module.DeclarePython(parser);
    parser.Group("Passes");
    module.passes.Declare(parser);
    parser.Group("Output");
    parser.Value("o", "FILE", &output,
                 "where to write (default: `-`, standard output)");
    parser.Choice("yaml-style", {"kfir", "kfp1"}, &yaml_style,
                  "layout of YAML: ours, or that of kfp 1.8 (default: kfir)");
    emit.Declare(parser);
  }
};

bool CanSplit(const FrontendInfo& frontend) {
  return frontend.name != "binary" && !absl::StartsWith(frontend.name, "kfp-");
}

}  // namespace

int RunTranslate(absl::Span<const std::string> arguments, const ToolIo& io) {
  TranslateOptions options;
  Tool tool("kfp-translate", "reads a pipeline in one format, writes another",
            "INPUT", io);
  options.Declare(tool.options());
  if (std::optional<int> done = tool.Start(arguments)) return *done;
  DiagnosticSink& diagnostics = tool.diagnostics();
  if (options.list || options.list_diagnostics) {
    io.out << (options.list ? ListFormats() : ListDiagnostics());
    io.out.flush();
    return kExitSuccess;
  }

  const std::vector<std::string>& operands = tool.options().operands();
  if (operands.size() != 1) {
    diagnostics.Emit(kinds::OperandCount, {}, {absl::StrCat(operands.size())});
  }
  ReadOptions read_options = options.module.ToReadOptions(io, diagnostics);
  const BackendInfo* backend =
      ChooseBackend(options.to, options.output, diagnostics);
  const std::vector<PassCall> passes = options.module.passes.Read(tool);
  EmitOptions emit_options;
  options.emit.Apply(backend, io, diagnostics, emit_options);
  if (diagnostics.has_errors()) return tool.FinishCommandLine();

  absl::StatusOr<std::string> text = tool.Read(operands[0]);
  if (!text.ok()) return tool.Finish(text.status());
  if (IsPackage(*text)) {
    text = UnpackPipeline(*text);
    if (!text.ok()) {
      diagnostics.Emit(kinds::PackageUnreadable, {operands[0]},
                       {operands[0], text.status().message()});
      return tool.Finish(ErrorReported());
    }
    tool.sources().Add(operands[0], *text);
  }
  Source source{operands[0], *std::move(text)};
  PythonInput python;
  if (options.from.empty() && absl::EndsWith(source.name, ".py")) {
    absl::StatusOr<PythonInput> chosen = ChoosePythonFrontend(
        source, options.module, PreferredSdk(backend->name),
        PythonSession::Job::kTrace, read_options, diagnostics);
    if (!chosen.ok()) return tool.Finish(chosen.status());
    python = *std::move(chosen);
  }
  const FrontendInfo* frontend =
      python.frontend != nullptr
          ? python.frontend
          : ChooseFrontend(options.from, source, diagnostics);
  if (frontend == nullptr) return tool.FinishCommandLine();
  if (options.split && (!CanSplit(*frontend) || backend->name == "binary")) {
    diagnostics.Emit(kinds::FormatNotSplit, {},
                     {CanSplit(*frontend) ? backend->name : frontend->name});
    return tool.FinishCommandLine();
  }

  emit_options.yaml_style = ToYamlStyle(options.yaml_style);
  std::vector<std::string> outputs;
  absl::Status status;
  std::vector<Source> parts;
  if (options.split) {
    parts = SplitInput(std::move(source));
  } else {
    parts.push_back(std::move(source));
  }
  for (Source& part : parts) {
    absl::StatusOr<std::string> output =
        Convert(std::move(part), *frontend, read_options, passes, *backend,
                emit_options, diagnostics);
    if (output.ok()) {
      outputs.push_back(*std::move(output));
    } else if (status.ok() || IsErrorReported(status)) {
      status = output.status();
    }
  }
  if (status.ok())
    status = tool.Write(options.output, JoinOutputs(std::move(outputs)));
  return tool.Finish(status);
}

}  // namespace kfir
