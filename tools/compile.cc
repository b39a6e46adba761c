// SPDX-License-Identifier: Apache-2.0
#include "tools/compile.h"

#include <optional>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "llvm/Support/VirtualFileSystem.h"
#include "passes/pass_manager.h"
#include "support/archive.h"
#include "support/bool_word.h"
#include "support/diagnostic_kinds.h"
#include "support/status_macros.h"
#include "tools/diagnostic_kinds.h"
#include "tools/emit_flags.h"
#include "tools/formats.h"
#include "tools/module_options.h"
#include "tools/tool.h"

namespace kfir {
namespace {

// The member of a package, by the name that the Pipeline Service looks for.
constexpr absl::string_view kMember = "pipeline.yaml";

enum class Form { kYaml, kJson, kZip, kTarGz };

struct CompileOptions {
  std::string py, run, serve, output, mode, to, yaml_style;
  std::optional<std::string> pipeline_parameters;
  bool disable_type_check = false, disable_caching = false,
       manifest_format = false;
  KubernetesManifest manifest;
  ModuleOptions module;
  EmitFlags emit;

  void Declare(OptionParser& parser) {
    parser.Group("As in dsl-compile");
    parser.AllowAbbreviations();
    parser.Value("py", "FILE", &py, "the pipeline's file (required)");
    parser.Value("output", "FILE", &output,
                 "where to write: *.yaml, *.yml, *.zip, *.tar.gz, *.tgz, or "
                 "`-` for YAML on standard output (required)");
    parser.Value("function", "NAME", &module.function,
                 "which function of the file (default: the only pipeline)");
    parser.Value("namespace", "NAME", &manifest.name_space,
                 "of the objects of `--kubernetes-manifest-format`");
    parser.Flag("disable-type-check", &disable_type_check,
                "let outputs meet inputs of other types");
    parser.Value("mode", "MODE", &mode,
                 "V1 or V1_LEGACY (default: $KF_PIPELINES_COMPILER_MODE, "
                 "else V1)");
    parser.Group("Input");
    parser.Value("run", "FILE", &run,
                 "run the program FILE, with the arguments after `--`, and "
                 "compile what it hands to kfp.compiler (in the place of "
                 "`--py` and `--output`)");
    parser.Value("serve", "DESCRIPTOR", &serve,
                 "serve the program that has imported the tracing package and "
                 "started this one, over a socket that is open here");
    module.DeclarePython(parser);
    parser.Group("Passes");
    module.passes.Declare(parser);
    parser.Group("Output");
    parser.Value(
        "to", "FORMAT", &to,
        "format of the output (default: argo for SDK v1, pipeline-spec "
        "for SDK v2); `kfp-translate --list` lists them");
    parser.Choice("yaml-style", {"kfir", "kfp1"}, &yaml_style,
                  "layout of YAML: ours, or that of kfp 1.8 (default: that of "
                  "the SDK)");
    emit.Declare(parser);
    DeclareV2(parser);
  }

  void DeclareV2(OptionParser& parser) {
    parser.Group("KFP v2");
    parser.Value("pipeline-parameters", "JSON", &pipeline_parameters,
                 "new defaults of the pipeline's inputs, as a JSON object");
    parser.Flag("disable-execution-caching-by-default", &disable_caching,
                "tasks that do not say so are not cached");
    parser.Flag("kubernetes-manifest-format", &manifest_format,
                "write Kubernetes objects that hold the documents");
    parser.Value("pipeline-name", "NAME", &manifest.pipeline_name,
                 "of the object `Pipeline`");
    parser.Value("pipeline-display-name", "NAME",
                 &manifest.pipeline_display_name,
                 "of the object `Pipeline`, as people see it");
    parser.Value("pipeline-version-name", "NAME",
                 &manifest.pipeline_version_name,
                 "of the object `PipelineVersion`");
    parser.Value("pipeline-version-display-name", "NAME",
                 &manifest.pipeline_version_display_name,
                 "of the object `PipelineVersion`, as people see it");
    parser.Flag("include-pipeline-manifest", &manifest.include_pipeline,
                "write the object `Pipeline`, too");
  }
};

// What is not given on the command line may stand in the environment, as for
// `kfp dsl compile`.
class Environment {
 public:
  Environment(const ToolIo& io, DiagnosticSink& diagnostics)
      : io_(io), diagnostics_(diagnostics) {}

  void Read(CompileOptions& options) {
    Value("PY", options.py);
    Value("OUTPUT", options.output);
    Value("FUNCTION_NAME", options.module.function);
    Value("PIPELINE_PARAMETERS", options.pipeline_parameters);
    Flag("DISABLE_TYPE_CHECK", options.disable_type_check);
    Flag("DISABLE_EXECUTION_CACHING_BY_DEFAULT", options.disable_caching);
    if (options.module.sdk != "v1" && !options.disable_caching)
      Check("KFP_DISABLE_EXECUTION_CACHING_BY_DEFAULT");
    Flag("KUBERNETES_MANIFEST_FORMAT", options.manifest_format);
    Value("NAMESPACE", options.manifest.name_space);
    Value("PIPELINE_NAME", options.manifest.pipeline_name);
    Value("PIPELINE_DISPLAY_NAME", options.manifest.pipeline_display_name);
    Value("PIPELINE_VERSION_NAME", options.manifest.pipeline_version_name);
    Value("PIPELINE_VERSION_DISPLAY_NAME",
          options.manifest.pipeline_version_display_name);
    Flag("INCLUDE_PIPELINE_MANIFEST", options.manifest.include_pipeline);
  }

 private:
  std::string Get(absl::string_view name) {
    return io_.get_environment(absl::StrCat("KFP_DSL_COMPILE_", name))
        .value_or("");
  }

  void Value(absl::string_view name, std::string& target) {
    if (target.empty()) target = Get(name);
  }

  // An empty variable is none.
  void Value(absl::string_view name, std::optional<std::string>& target) {
    if (target.has_value()) return;
    std::string value = Get(name);
    if (!value.empty()) target = std::move(value);
  }

  void Flag(absl::string_view name, bool& target) {
    const std::string value = absl::AsciiStrToLower(Get(name));
    if (target || value.empty()) return;
    if (const std::optional<bool> given = ReadBoolWord(value)) {
      target = *given;
      return;
    }
    diagnostics_.Emit(kinds::OptionValue, {},
                      {absl::StrCat("KFP_DSL_COMPILE_", name), "1|0", value});
  }

  // A variable that the tracer reads.
  void Check(absl::string_view name) {
    const std::string value =
        absl::AsciiStrToLower(io_.get_environment(name).value_or(""));
    if (!value.empty() && !ReadBoolWord(value).has_value())
      diagnostics_.Emit(kinds::OptionValue, {}, {name, "1|0", value});
  }

  const ToolIo& io_;
  DiagnosticSink& diagnostics_;
};

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

void CheckMode(const CompileOptions& options, const ToolIo& io,
               DiagnosticSink& diagnostics) {
  std::string mode = options.mode;
  if (mode.empty()) {
    mode = io.get_environment("KF_PIPELINES_COMPILER_MODE").value_or("");
  }
  if (mode.empty() || mode == "V1" || mode == "V1_LEGACY") return;
  diagnostics.Emit(kinds::CompilerMode, {}, {mode});
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
    CheckMode(options, io, diagnostics);
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

void CheckManifest(const CompileOptions& options, DiagnosticSink& diagnostics) {
  if (options.manifest_format) return;
  const KubernetesManifest& manifest = options.manifest;
  for (const auto& [option, value] :
       {std::pair("--pipeline-name", &manifest.pipeline_name),
        std::pair("--pipeline-display-name", &manifest.pipeline_display_name),
        std::pair("--pipeline-version-name", &manifest.pipeline_version_name),
        std::pair("--pipeline-version-display-name",
                  &manifest.pipeline_version_display_name)}) {
    if (value->empty()) continue;
    diagnostics.Emit(kinds::ManifestOption, {}, {option});
  }
  if (manifest.include_pipeline) {
    diagnostics.Emit(kinds::ManifestOption, {},
                     {"--include-pipeline-manifest"});
  }
}

// kfp of v2 counts these among the mistakes of a command line.
void CheckPaths(const CompileOptions& options, const ToolIo& io,
                DiagnosticSink& diagnostics) {
  if (!options.py.empty() && options.py != "-") {
    const auto status = io.files.status(options.py);
    if (!status || status->isDirectory()) {
      const std::error_code error =
          status ? std::make_error_code(std::errc::is_a_directory)
                 : status.getError();
      diagnostics.Emit(kinds::CannotReadFile, {},
                       {options.py, error.message()});
    }
  }
  const auto status = io.files.status(options.output);
  if (status && status->isDirectory()) {
    diagnostics.Emit(
        kinds::CannotWriteFile, {},
        {absl::StrCat(
            "cannot write `", options.output,
            "`: ", std::make_error_code(std::errc::is_a_directory).message())});
  }
}

void CheckInputs(const CompileOptions& options, const ToolIo& io, Tool& tool) {
  DiagnosticSink& diagnostics = tool.diagnostics();
  CheckManifest(options, diagnostics);
  const std::vector<std::string>& operands = tool.options().operands();
  if (!options.serve.empty()) return;
  if (options.run.empty()) {
    if (options.py.empty()) {
      diagnostics.Emit(kinds::OptionMissing, {}, {"--py"});
    }
    if (options.output.empty()) {
      diagnostics.Emit(kinds::OptionMissing, {}, {"--output"});
    }
    if (!operands.empty()) {
      diagnostics.Emit(kinds::UnexpectedOperand, {}, {operands[0]});
    }
    if (options.module.sdk != "v1") CheckPaths(options, io, diagnostics);
    return;
  }
  for (const auto& [option, is_given] :
       {std::pair("--py", !options.py.empty()),
        std::pair("--output", !options.output.empty()),
        std::pair("--function", options.module.function.has_value())}) {
    if (is_given)
      diagnostics.Emit(kinds::OptionsExclusive, {}, {"--run", option});
  }
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
  if (options.run.empty() && options.serve.empty())
    Environment(io, diagnostics).Read(options);
  CheckInputs(options, io, tool);
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
