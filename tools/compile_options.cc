// SPDX-License-Identifier: Apache-2.0
#include "tools/compile_options.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "llvm/Support/VirtualFileSystem.h"
#include "support/bool_word.h"
#include "support/diagnostic_kinds.h"
#include "tools/diagnostic_kinds.h"

namespace kfir {
namespace {

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

}  // namespace

void CompileOptions::Declare(OptionParser& parser) {
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
  parser.Value("to", "FORMAT", &to,
               "format of the output (default: argo for SDK v1, pipeline-spec "
               "for SDK v2); `kfp-translate --list` lists them");
  parser.Choice("yaml-style", {"kfir", "kfp1"}, &yaml_style,
                "layout of YAML: ours, or that of kfp 1.8 (default: that of "
                "the SDK)");
  emit.Declare(parser);
  DeclareV2(parser);
}

void CompileOptions::DeclareV2(OptionParser& parser) {
  parser.Group("KFP v2");
  parser.Value("pipeline-parameters", "JSON", &pipeline_parameters,
               "new defaults of the pipeline's inputs, as a JSON object");
  parser.Flag("disable-execution-caching-by-default", &disable_caching,
              "tasks that do not say so are not cached");
  parser.Flag("kubernetes-manifest-format", &manifest_format,
              "write Kubernetes objects that hold the documents");
  parser.Value("pipeline-name", "NAME", &manifest.pipeline_name,
               "of the object `Pipeline`");
  parser.Value("pipeline-display-name", "NAME", &manifest.pipeline_display_name,
               "of the object `Pipeline`, as people see it");
  parser.Value("pipeline-version-name", "NAME", &manifest.pipeline_version_name,
               "of the object `PipelineVersion`");
  parser.Value("pipeline-version-display-name", "NAME",
               &manifest.pipeline_version_display_name,
               "of the object `PipelineVersion`, as people see it");
  parser.Flag("include-pipeline-manifest", &manifest.include_pipeline,
              "write the object `Pipeline`, too");
}

void CompileOptions::Complete(const ToolIo& io, DiagnosticSink& diagnostics) {
  if (run.empty() && serve.empty()) Environment(io, diagnostics).Read(*this);
}

void CompileOptions::Check(absl::Span<const std::string> operands,
                           const ToolIo& io,
                           DiagnosticSink& diagnostics) const {
  CheckManifest(*this, diagnostics);
  if (!serve.empty()) return;
  if (run.empty()) {
    if (py.empty()) {
      diagnostics.Emit(kinds::OptionMissing, {}, {"--py"});
    }
    if (output.empty()) {
      diagnostics.Emit(kinds::OptionMissing, {}, {"--output"});
    }
    if (!operands.empty()) {
      diagnostics.Emit(kinds::UnexpectedOperand, {}, {operands[0]});
    }
    if (module.sdk != "v1") CheckPaths(*this, io, diagnostics);
    return;
  }
  for (const auto& [option, is_given] :
       {std::pair("--py", !py.empty()), std::pair("--output", !output.empty()),
        std::pair("--function", module.function.has_value())}) {
    if (is_given)
      diagnostics.Emit(kinds::OptionsExclusive, {}, {"--run", option});
  }
}

void CompileOptions::CheckMode(const ToolIo& io,
                               DiagnosticSink& diagnostics) const {
  std::string given = mode;
  if (given.empty()) {
    given = io.get_environment("KF_PIPELINES_COMPILER_MODE").value_or("");
  }
  if (given.empty() || given == "V1" || given == "V1_LEGACY") return;
  diagnostics.Emit(kinds::CompilerMode, {}, {given});
}

}  // namespace kfir
