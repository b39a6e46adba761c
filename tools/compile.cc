// SPDX-License-Identifier: Apache-2.0
#include "tools/compile.h"

#include <optional>
#include <string>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/time/time.h"
#include "passes/pass_manager.h"
#include "support/archive.h"
#include "support/diagnostic_kinds.h"
#include "support/status_macros.h"
#include "tools/compile_options.h"
#include "tools/diagnostic_kinds.h"
#include "tools/formats.h"
#include "tools/module_options.h"
#include "tools/tool.h"

namespace kfir {
namespace {

// The member of a package, by the name that the Pipeline Service looks for.
constexpr absl::string_view kMember = "pipeline.yaml";

enum class Form { kYaml, kJson, kZip, kTarGz };

std::optional<Form> FormOf(absl::string_view output) {
  if (absl::EndsWith(output, ".json")) return Form::kJson;
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

// KFP v2 documents are text; v1 workflows are YAML.
void CheckForm(absl::string_view output, const BackendInfo& backend, Form form,
               DiagnosticSink& diagnostics) {
  const bool documents = backend.name == "pipeline-spec";
  const bool packed = form == Form::kZip || form == Form::kTarGz;
  if (documents ? packed : form == Form::kJson)
    diagnostics.Emit(kinds::OutputExtension, {}, {output});
}

std::string Pack(std::string text, Form form) {
  switch (form) {
    case Form::kYaml:
    case Form::kJson:
      return text;
    case Form::kZip:
      return MakeZip(kMember, text);
    case Form::kTarGz:
      return MakeTarGz(kMember, text);
  }
  return text;
}

// What a compilation goes by once the input's SDK is known.
struct Target {
  const BackendInfo* backend = nullptr;  // null: the SDK's own format
  std::vector<PassCall> passes;
  EmitOptions emit;
};

const BackendInfo* OwnBackend(const FrontendInfo& frontend,
                              DiagnosticSink& diagnostics) {
  return ChooseBackend(frontend.name == "kfp-v2" ? "pipeline-spec" : "argo", "",
                       diagnostics);
}

// Fills in what depends on the SDK.
absl::Status CompleteTarget(const CompileOptions& options,
                            const FrontendInfo& frontend, const ToolIo& io,
                            DiagnosticSink& diagnostics, Target& target) {
  const bool is_v2 = frontend.name == "kfp-v2";
  if (target.backend == nullptr) {
    target.backend = OwnBackend(frontend, diagnostics);
    if (target.backend == nullptr) return ErrorReported();
    options.emit.CheckBackend(target.backend->name, diagnostics);
    if (diagnostics.has_errors()) return ErrorReported();
  }
  if (!options.yaml_style.empty()) {
    target.emit.yaml_style = ToYamlStyle(options.yaml_style);
  } else {
    target.emit.yaml_style = is_v2 ? YamlStyle::kKfp2 : YamlStyle::kKfp1;
  }
  target.emit.compilation_time =
      absl::FormatTime("%Y-%m-%dT%H:%M:%E6S", io.now(), absl::LocalTimeZone());
  return absl::OkStatus();
}

// Compiles what the program itself hands to its compiler.
absl::StatusOr<std::string> CompileRequested(const Target& target,
                                             const CompileRequest& request,
                                             ir::Module& module,
                                             const ToolIo& io,
                                             DiagnosticSink& diagnostics) {
  std::optional<Form> form =
      request.path.empty() ? Form::kYaml : FormOf(request.path);
  if (request.manifest.has_value()) form = Form::kYaml;
  if (!form.has_value()) {
    diagnostics.Emit(kinds::OutputExtension, {}, {request.path});
    return ErrorReported();
  }
  CheckForm(request.path, *target.backend, *form, diagnostics);
  if (diagnostics.has_errors()) return ErrorReported();
  EmitOptions emit = target.emit;
  emit.json |= form == Form::kJson;
  emit.manifest = request.manifest;
  // It is read back, and the layouts of kfp's files leave text such as `n`
  // bare.
  if (request.path.empty()) emit.yaml_style = YamlStyle::kKfir;
  KFIR_TRY(PassManager(target.passes).Run(module, diagnostics).status());
  KFIR_TRY_ASSIGN(std::string text,
                  target.backend->emit(module, emit, diagnostics));
  if (!request.path.empty()) {
    const absl::Status written = io.write_file(request.path, Pack(text, *form));
    if (!written.ok()) {
      diagnostics.Emit(kinds::CannotWriteFile, {}, {written.message()});
      return ErrorReported();
    }
  }
  return text;
}

absl::Status RunProgram(const FrontendInfo& frontend, const Source& source,
                        const ReadOptions& read_options,
                        DiagnosticSink& diagnostics) {
  if (frontend.run != nullptr) {
    return frontend.run(source, read_options, diagnostics);
  }
  diagnostics.Emit(kinds::FormatNotYet, {}, {frontend.name, "run"});
  return ErrorReported();
}

absl::Status Compile(const CompileOptions& options, ReadOptions& read_options,
                     Target target, const ToolIo& io, Tool& tool) {
  DiagnosticSink& diagnostics = tool.diagnostics();
  const bool run = !options.run.empty();
  std::optional<Form> form = Form::kYaml;
  if (!run && read_options.serve < 0) {
    options.CheckMode(io, diagnostics);
    if (!options.manifest_format) form = FormOf(options.output);
    if (!form.has_value()) {
      diagnostics.Emit(kinds::OutputExtension, {}, {options.output});
    }
  }
  if (diagnostics.has_errors()) return ErrorReported();

  const std::string& name = run ? options.run : options.py;
  // What a file compiles by the way, before it is compiled itself, it reads
  // again: it gets what the SDK would write.
  Target on_the_way;
  const Target& requested =
      run || read_options.serve >= 0 ? target : on_the_way;
  read_options.compile = [&](ir::Module& module, const CompileRequest& request,
                             DiagnosticSink& found) {
    return CompileRequested(requested, request, module, io, found);
  };
  if (read_options.serve >= 0) {
    const FrontendInfo* frontend = ChooseFrontend(
        options.module.sdk == "v2" ? "kfp-v2" : "kfp-v1", {}, diagnostics);
    if (frontend == nullptr) return ErrorReported();
    KFIR_TRY(CompleteTarget(options, *frontend, io, diagnostics, target));
    return RunProgram(*frontend, {}, read_options, diagnostics);
  }
  KFIR_TRY_ASSIGN(std::string text, tool.Read(name));
  const Source source{name, std::move(text)};
  KFIR_TRY_ASSIGN(
      const PythonInput input,
      ChoosePythonFrontend(
          source, options.module, PreferredSdk(options.to),
          run ? PythonSession::Job::kRun : PythonSession::Job::kTrace,
          read_options, diagnostics));
  const FrontendInfo& frontend = *input.frontend;
  KFIR_TRY(CompleteTarget(options, frontend, io, diagnostics, target));
  if (run) return RunProgram(frontend, source, read_options, diagnostics);
  on_the_way.backend = OwnBackend(frontend, diagnostics);
  on_the_way.emit.yaml_style = target.emit.yaml_style;
  on_the_way.emit.compilation_time = target.emit.compilation_time;
  CheckForm(options.output, *target.backend, *form, diagnostics);
  if (diagnostics.has_errors()) return ErrorReported();
  target.emit.json |= form == Form::kJson;
  if (options.manifest_format) target.emit.manifest = options.manifest;
  KFIR_TRY_ASSIGN(std::string output,
                  Convert(source, frontend, read_options, target.passes,
                          *target.backend, target.emit, diagnostics));
  return tool.Write(options.output, Pack(std::move(output), *form));
}

}  // namespace

int RunCompile(absl::Span<const std::string> arguments, const ToolIo& io) {
  CompileOptions options;
  Tool tool("kfp-compile",
            "compiles a pipeline written in Python, in the place of "
            "dsl-compile",
            "[-- ARGUMENTS]", io);
  options.Declare(tool.options());
  if (std::optional<int> done = tool.Start(arguments)) return *done;
  DiagnosticSink& diagnostics = tool.diagnostics();
  options.Complete(io, diagnostics);
  options.Check(tool.options().operands(), io, diagnostics);
  ReadOptions read_options = options.module.ToReadOptions(io, diagnostics);
  read_options.type_check = !options.disable_type_check;
  read_options.caching = !options.disable_caching;
  read_options.pipeline_parameters = options.pipeline_parameters;
  read_options.arguments = tool.options().operands();
  if (!options.serve.empty() &&
      !absl::SimpleAtoi(options.serve, &read_options.serve)) {
    diagnostics.Emit(kinds::OptionValue, {},
                     {"--serve", "DESCRIPTOR", options.serve});
  }
  Target target;
  if (!options.to.empty()) {
    target.backend = ChooseBackend(options.to, options.output, diagnostics);
  }
  target.passes = options.module.passes.Read(tool);
  options.emit.Apply(target.backend, io, diagnostics, target.emit);
  if (diagnostics.has_errors()) return tool.FinishCommandLine();
  return tool.Finish(
      Compile(options, read_options, std::move(target), io, tool));
}

}  // namespace kfir
