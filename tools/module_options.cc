// SPDX-License-Identifier: Apache-2.0
#include "tools/module_options.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/arena.h"
#include "ir/arena.h"
#include "ir/ir.pb.h"
#include "ir/pipeline_spec/pipeline_spec.pb.h"
#include "llvm/Support/Path.h"
#include "passes/pass_manager.h"
#include "support/status_macros.h"
#include "tools/diagnostic_kinds.h"
#include "tools/formats.h"

namespace kfir {
namespace {

// Both the build tree and an installed one have it beside bin/.
std::string TracerPath(const ToolIo& io) {
  if (auto path = io.get_environment("KFIR_TRACER_PATH")) return *path;
  return absl::StrCat(std::string(llvm::sys::path::parent_path(
                          llvm::sys::path::parent_path(io.program))),
                      "/lib/kfir/python");
}

}  // namespace

void ModuleOptions::DeclarePython(OptionParser& parser) {
  parser.List("component-mirror", "PREFIX=DIR", &component_mirrors,
              "read URLs that begin with PREFIX from files under DIR; nothing "
              "is ever fetched from a network (may be repeated, the longest "
              "PREFIX counts)");
  parser.Value("python", "PROGRAM", &python,
               "interpreter that runs the pipeline's file (default: the active "
               "virtual environment's, else `python3`)");
  parser.Choice("sdk", {"v1", "v2", "auto"}, &sdk,
                "the KFP SDK that a Python file is written for (default: auto, "
                "told by the file's imports and calls)");
  parser.Flag("v", &verbose, "say what `--sdk=auto` took a file for, and why");
  parser.Flag("kfp-bug-compat", &kfp_bug_compat,
              "repeat the mistakes of kfp 2.17 that lose what the program "
              "says (KFP v2)");
  parser.Number("python-timeout", "SECONDS", &python_timeout_seconds,
                "how long it may run; 0: without limit (default: 60)");
}

ReadOptions ModuleOptions::ToReadOptions(const ToolIo& io,
                                         DiagnosticSink& diagnostics) const {
  ReadOptions options;
  for (const std::string& mirror : component_mirrors) {
    const size_t equals = mirror.find('=');
    if (equals == std::string::npos || equals == 0) {
      diagnostics.Emit(kinds::OptionValue, {},
                       {"--component-mirror", "PREFIX=DIR", mirror});
      continue;
    }
    options.component_mirrors.emplace_back(mirror.substr(0, equals),
                                           mirror.substr(equals + 1));
  }
  options.python = python;
  options.python_timeout_seconds = python_timeout_seconds;
  options.function = function;
  options.kfp_bug_compat = kfp_bug_compat;
  options.tracer_path = TracerPath(io);
  return options;
}

absl::string_view PreferredSdk(absl::string_view backend) {
  return backend == "pipeline-spec" || backend == "argo-v2" ? "v2" : "v1";
}

absl::StatusOr<PythonInput> ChoosePythonFrontend(const Source& source,
                                                 const ModuleOptions& options,
                                                 absl::string_view prefer,
                                                 PythonSession::Job job,
                                                 ReadOptions& read_options,
                                                 DiagnosticSink& diagnostics) {
  PythonInput input;
  std::string sdk = options.sdk;
  if (sdk == "auto") {
    input.session =
        std::make_unique<PythonSession>(read_options, diagnostics, job);
    KFIR_TRY_ASSIGN(SdkChoice choice,
                    input.session->Start(source, sdk, prefer));
    read_options.python_session = input.session.get();
    sdk = choice.sdk;
    if (options.verbose) {
      if (choice.place.file.empty()) choice.place.file = source.name;
      diagnostics.Emit(kinds::SdkChosen, std::move(choice.place),
                       {sdk == "v1" ? "1.8" : "2", choice.reason});
    }
  }
  input.frontend =
      ChooseFrontend(absl::StrCat("kfp-", sdk), source, diagnostics);
  if (input.frontend == nullptr) return ErrorReported();
  return input;
}

YamlStyle ToYamlStyle(absl::string_view name) {
  return name == "kfp1" ? YamlStyle::kKfp1 : YamlStyle::kKfir;
}

absl::StatusOr<std::string> Convert(Source source, const FrontendInfo& frontend,
                                    const ReadOptions& read_options,
                                    absl::Span<const PassCall> passes,
                                    const BackendInfo& backend,
                                    const EmitOptions& emit_options,
                                    DiagnosticSink& diagnostics) {
  constexpr size_t kLarge = size_t{1} << 20;
  std::optional<ir::LastingArena> lasting;
  std::optional<google::protobuf::Arena> own;
  const google::protobuf::ArenaOptions blocks =
      ir::ArenaOptionsFor(source.text.size());
  google::protobuf::Arena* arena = source.text.size() < kLarge
                                       ? &own.emplace(blocks)
                                       : &*lasting.emplace(blocks);
  auto* module = google::protobuf::Arena::CreateMessage<ir::Module>(arena);
  // Documents of KFP v2 that no pass touches need not be made again out of the
  // module.
  ReadOptions reading = read_options;
  EmitOptions emitting = emit_options;
  if (passes.empty() && backend.takes_documents) {
    reading.documents = emitting.documents =
        google::protobuf::Arena::CreateMessage<kfp2::Documents>(arena);
  }
  KFIR_TRY(frontend.read(source, reading, *module, diagnostics));
  std::string().swap(source.text);
  KFIR_TRY(PassManager({passes.begin(), passes.end()})
               .Run(*module, diagnostics)
               .status());
  return backend.emit(*module, emitting, diagnostics);
}

}  // namespace kfir
