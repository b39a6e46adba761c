// SPDX-License-Identifier: Apache-2.0
#include "tools/opt.h"

#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "google/protobuf/arena.h"
#include "ir/io.h"
#include "ir/ir.pb.h"
#include "ir/verify.h"
#include "llvm/Support/raw_ostream.h"
#include "passes/pass_manager.h"
#include "support/status_macros.h"
#include "tools/diagnostic_kinds.h"
#include "tools/split_input.h"
#include "tools/tool.h"

namespace kfir {
namespace {

struct OptOptions {
  std::string passes, output = "-", emit = "text", list_passes;
  bool verify_each = false, check_changed = false, verify_roundtrip = false;
  bool print_after_change = false, timing = false, split = false;
  bool print_pipeline = false;

  void Declare(OptionParser& parser) {
    parser.Group("Passes");
    parser.Value("passes", "PIPELINE", &passes,
                 "what to run, in order, as in "
                 "`inject-env{vars=A=1,B=2},set-caching{enabled=false}` "
                 "(default: nothing)");
    parser.Flag("print-pipeline", &print_pipeline,
                "print the pipeline with all options, and stop");
    parser.OptionalChoice("list-passes", {"text", "markdown"}, &list_passes,
                          "list the passes, and stop; `markdown`: as the page "
                          "of the reference");
    parser.Group("Input and output");
    parser.Flag("split-input-file", &split,
                "the input is several modules, between lines `# -----`; each "
                "is handled by itself");
    parser.Value("o", "FILE", &output,
                 "where to write (default: `-`, standard output)");
    parser.Choice("emit", {"text", "binary"}, &emit,
                  "form of the output (default: text)");
    parser.Group("Checks");
    parser.Flag("verify-each", &verify_each, "verify after each pass");
    parser.Flag("check-changed", &check_changed,
                "compare what each pass says of its changes with the module");
    parser.Flag("verify-roundtrip", &verify_roundtrip,
                "write and read back in both forms, before and after the "
                "passes");
    parser.Group("Observation, on standard error");
    parser.Flag("print-after-change", &print_after_change,
                "print the module after each pass that changed it");
    parser.Flag("timing", &timing, "print the time that each pass took");
  }
};

absl::Status Read(const Source& source, ir::Module& module,
                  DiagnosticSink& diagnostics) {
  KFIR_TRY(ir::LooksBinary(source.text)
               ? ir::ReadBinary(source.text, source.name, module, diagnostics)
               : ir::ReadText(source.text, source.name, module, diagnostics));
  return ir::Verify(module, diagnostics);
}

// A module that does not survive being written and read is our bug.
absl::Status CheckRoundtrip(const ir::Module& module) {
  const std::string text = ir::WriteText(module);
  const std::string binary = ir::WriteBinary(module);
  DiagnosticSink diagnostics;
  google::protobuf::Arena arena;
  auto* from_text = google::protobuf::Arena::CreateMessage<ir::Module>(&arena);
  auto* from_binary =
      google::protobuf::Arena::CreateMessage<ir::Module>(&arena);
  if (!ir::ReadText(text, "text", *from_text, diagnostics).ok() ||
      !ir::ReadBinary(binary, "binary", *from_binary, diagnostics).ok()) {
    return absl::InternalError(absl::StrCat("what was written does not read: ",
                                            diagnostics.ToString()));
  }
  if (ir::WriteBinary(*from_text) != binary ||
      ir::WriteText(*from_binary) != text) {
    return absl::InternalError("what was written reads as another module");
  }
  return absl::OkStatus();
}

absl::StatusOr<std::string> Process(const Source& source,
                                    const OptOptions& options,
                                    const std::vector<PassCall>& passes,
                                    const ToolIo& io,
                                    DiagnosticSink& diagnostics) {
  google::protobuf::Arena arena;
  auto* module = google::protobuf::Arena::CreateMessage<ir::Module>(&arena);
  KFIR_TRY(Read(source, *module, diagnostics));
  if (options.verify_roundtrip) KFIR_TRY(CheckRoundtrip(*module));
  PassManager manager(passes);
  const auto print = [&io](absl::string_view text) {
    io.err << llvm::StringRef(text.data(), text.size());
  };
  if (options.timing) manager.Observe(MakeTimer(print));
  if (options.check_changed) manager.Observe(MakeChangeChecker());
  if (options.verify_each) manager.Observe(MakeVerifyEach());
  if (options.print_after_change) manager.Observe(MakeChangePrinter(print));
  KFIR_TRY(manager.Run(*module, diagnostics).status());
  if (options.verify_roundtrip) KFIR_TRY(CheckRoundtrip(*module));
  return options.emit == "binary" ? ir::WriteBinary(*module)
                                  : ir::WriteText(*module);
}

// All parts, although one fails; a bug of ours counts most.
absl::StatusOr<std::string> ProcessAll(std::vector<Source> sources,
                                       const OptOptions& options,
                                       const std::vector<PassCall>& passes,
                                       const ToolIo& io,
                                       DiagnosticSink& diagnostics) {
  std::vector<std::string> outputs;
  absl::Status status;
  for (const Source& source : sources) {
    absl::StatusOr<std::string> output =
        Process(source, options, passes, io, diagnostics);
    if (output.ok()) {
      outputs.push_back(*std::move(output));
    } else if (status.ok() || IsErrorReported(status)) {
      status = output.status();
    }
  }
  KFIR_TRY(status);
  return JoinOutputs(outputs);
}

// What needs no input; false: there is no such thing to do.
bool Inform(const OptOptions& options, const std::vector<PassCall>& passes,
            const ToolIo& io) {
  if (options.list_passes == "text") {
    io.out << ListPasses();
  } else if (options.list_passes == "markdown") {
    io.out << ListPassesAsMarkdown();
  } else if (options.print_pipeline) {
    io.out << PrintPassPipeline(passes) << "\n";
  } else {
    return false;
  }
  io.out.flush();
  return true;
}

}  // namespace

int RunOpt(absl::Span<const std::string> arguments, const ToolIo& io) {
  OptOptions options;
  Tool tool("kfp-opt", "runs passes on a module of Kfir's IR", "[INPUT]", io);
  options.Declare(tool.options());
  if (std::optional<int> done = tool.Start(arguments)) return *done;
  DiagnosticSink& diagnostics = tool.diagnostics();

  tool.sources().Add("--passes", options.passes);
  absl::StatusOr<std::vector<PassCall>> passes =
      ParsePassPipeline(options.passes, "--passes", diagnostics);
  const std::vector<std::string>& operands = tool.options().operands();
  if (operands.size() > 1) {
    diagnostics.Emit(kinds::OperandCount, {}, {absl::StrCat(operands.size())});
  }
  if (options.split && options.emit == "binary") {
    diagnostics.Emit(kinds::FormatNotSplit, {}, {"binary"});
  }
  if (diagnostics.has_errors()) return tool.FinishCommandLine();
  if (Inform(options, *passes, io)) return kExitSuccess;

  const std::string input = operands.empty() ? "-" : operands[0];
  absl::StatusOr<std::string> text = tool.Read(input);
  if (!text.ok()) return tool.Finish(text.status());
  Source source{input, *std::move(text)};
  std::vector<Source> sources;
  if (options.split) {
    sources = SplitInput(std::move(source));
  } else {
    sources.push_back(std::move(source));
  }
  absl::StatusOr<std::string> output =
      ProcessAll(std::move(sources), options, *passes, io, diagnostics);
  if (!output.ok()) return tool.Finish(output.status());
  return tool.Finish(tool.Write(options.output, *output));
}

}  // namespace kfir
