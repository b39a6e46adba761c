// SPDX-License-Identifier: Apache-2.0
#include "tools/opt.h"

#include <unistd.h>

#include <deque>
#include <optional>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "ir/io.h"
#include "llvm/Support/VirtualFileSystem.h"
#include "llvm/Support/raw_ostream.h"
#include "passes/pass_options.h"
#include "passes/policy_pipeline.h"
#include "support/status_macros.h"
#include "tools/diagnostic_kinds.h"
#include "tools/expected_diagnostics.h"
#include "tools/opt_options.h"
#include "tools/opt_run.h"
#include "tools/remarks.h"
#include "tools/reproducer.h"
#include "tools/split_input.h"
#include "tools/tool.h"

namespace kfir {
namespace {

// The modules of one file.
struct Input {
  std::string path;
  size_t first_unit, end_unit;
};

class Opt {
 public:
  Opt(Tool& tool, const ToolIo& io) : tool_(tool), io_(io) {}

  int Main(absl::Span<const std::string> arguments) {
    options_.Declare(tool_.options());
    if (std::optional<int> done = tool_.Start(arguments)) return *done;
    paths_ = tool_.options().operands();
    if (paths_.empty()) paths_.push_back("-");
    CheckCommandLine();
    SelectPasses();
    if (tool_.diagnostics().has_errors()) return tool_.FinishCommandLine();
    if (Inform()) {
      io_.out.flush();
      return kExitSuccess;
    }
    if (absl::Status status = ReadInputs(); !status.ok()) {
      return tool_.Finish(status);
    }
    RunUnits(options_, passes_, io_, units_);
    return Finish();
  }

 private:
  void SelectPasses() {
    passes_ = options_.selection.Read(tool_);
    if (options_.stop_after >= 0 && options_.stop_after < passes_.size()) {
      passes_.resize(static_cast<size_t>(options_.stop_after));
    }
    if (!options_.explain.empty() &&
        table().Find(options_.explain) == nullptr) {
      ReportUnknownPass(options_.explain, {}, table(), tool_.diagnostics());
    }
  }

  const PassTable& table() const { return options_.selection.table; }

  bool writes_folder() const {
    if (absl::EndsWith(options_.output, "/")) return true;
    const auto status = io_.files.status(options_.output);
    return status && status->isDirectory();
  }

  void CheckCommandLine() {
    DiagnosticSink& diagnostics = tool_.diagnostics();
    const bool needs_one = options_.run_reproducer ||
                           !options_.reproducer.empty() ||
                           !options_.bisect.empty();
    if (needs_one && (paths_.size() > 1 || options_.split)) {
      diagnostics.Emit(kinds::OneInputOnly, {},
                       {options_.run_reproducer        ? "--run-reproducer"
                        : !options_.reproducer.empty() ? "--reproducer"
                                                       : "--bisect"});
    }
    if (options_.emit == "binary" &&
        (options_.split || (paths_.size() > 1 && !writes_folder()))) {
      diagnostics.Emit(kinds::FormatNotSplit, {}, {"binary"});
    }
    if (options_.crash_reproducer.empty()) {
      options_.crash_reproducer =
          absl::StrCat(io_.get_environment("TMPDIR").value_or("/tmp"),
                       "/kfp-opt-", getpid(), ".reproducer");
    }
    if (!writes_folder()) return;
    absl::flat_hash_map<std::string, std::string> taken;
    for (const std::string& path : paths_) {
      const auto [other, fresh] = taken.emplace(OutputPath(path), path);
      if (fresh) continue;
      diagnostics.Emit(kinds::OutputTwice, {},
                       {other->first, other->second, path});
    }
  }

  // Where the result for the input `path` goes.
  std::string OutputPath(const std::string& path) const {
    if (!writes_folder()) return options_.output;
    const std::string name = path == "-" ? "stdin" : path;
    return absl::StrCat(absl::StripSuffix(options_.output, "/"), "/",
                        name.substr(name.rfind('/') + 1));
  }

  // Prints what needs no input; false: there is no such thing to do.
  bool Inform() const {
    if (!options_.explain.empty()) {
      const PassInfo& pass = *table().Find(options_.explain);
      io_.out << (options_.explain_markdown ? ExplainPassAsMarkdown(pass)
                                            : ExplainPass(pass));
    } else if (options_.policy_schema) {
      io_.out << PolicySchema();
    } else if (options_.list_passes == "text") {
      io_.out << ListPasses(table().passes());
    } else if (options_.list_passes == "markdown") {
      io_.out << ListPassesAsMarkdown();
    } else if (options_.print_pipeline && !options_.run_reproducer) {
      io_.out << PrintPassPipeline(passes_) << "\n";
    } else {
      return false;
    }
    return true;
  }

  absl::Status ReadInputs() {
    absl::Status status;
    for (const std::string& path : paths_) {
      if (auto stored = LargeStored(path)) {
        inputs_.push_back({path, units_.size(), units_.size() + 1});
        OptUnit& unit = units_.emplace_back();
        unit.source.name = path;
        unit.stored = std::move(stored);
        continue;
      }
      absl::StatusOr<std::string> text = tool_.Read(path);
      if (text.ok() && options_.run_reproducer) {
        text = TakeReproducer(path, *text);
      }
      if (!text.ok()) {
        status = text.status();
        continue;
      }
      const size_t first = units_.size();
      Source whole{path, *std::move(text)};
      if (options_.split) {
        for (Source& part : SplitInput(std::move(whole))) {
          units_.emplace_back().source = std::move(part);
        }
      } else {
        units_.emplace_back().source = std::move(whole);
      }
      inputs_.push_back({path, first, units_.size()});
    }
    KFIR_TRY(status);
    if (options_.reproducer.empty()) return absl::OkStatus();
    return tool_.Write(
        options_.reproducer,
        absl::StrCat(ReproducerHeader(options_.selection.plugins, passes_),
                     units_[0].text()));
  }

  // The only input, if it is a large stored module in a file: what is mapped is
  // neither copied nor kept in memory.
  std::unique_ptr<llvm::MemoryBuffer> LargeStored(const std::string& path) {
    constexpr uint64_t kLarge = uint64_t{1} << 20;
    if (paths_.size() > 1 || options_.split || options_.run_reproducer) {
      return nullptr;
    }
    const auto status = io_.files.status(path);
    if (!status || !status->isRegularFile() || status->getSize() < kLarge) {
      return nullptr;
    }
    auto buffer = io_.files.getBufferForFile(path, status->getSize(),
                                             /*RequiresNullTerminator=*/false);
    if (!buffer || !ir::LooksBinary({(*buffer)->getBufferStart(),
                                     (*buffer)->getBufferSize()})) {
      return nullptr;
    }
    return std::move(*buffer);
  }

  // Its input; its passes become those that run.
  absl::StatusOr<std::string> TakeReproducer(const std::string& path,
                                             absl::string_view text) {
    DiagnosticSink& diagnostics = tool_.diagnostics();
    KFIR_TRY_ASSIGN(Reproducer reproducer,
                    ReadReproducer(path, text, diagnostics));
    options_.selection.plugins = reproducer.plugins;
    options_.selection.LoadPlugins(tool_);
    if (diagnostics.has_errors()) return ErrorReported();
    KFIR_TRY_ASSIGN(passes_, ParsePassPipeline(reproducer.pipeline,
                                               "the reproducer's passes",
                                               diagnostics, table()));
    return std::move(reproducer.input);
  }

  // A bug of ours counts most.
  absl::Status CombinedStatus() const {
    absl::Status status;
    for (const OptUnit& unit : units_) {
      if (!unit.output.ok() && (status.ok() || IsErrorReported(status))) {
        status = unit.output.status();
      }
    }
    return status;
  }

  int Finish() {
    const absl::Status status = CombinedStatus();
    const bool is_bug = !status.ok() && !IsErrorReported(status);
    for (const OptUnit& unit : units_) io_.err << unit.log;
    if (options_.verify_diagnostics && !is_bug) return FinishVerified();
    DiagnosticSink remarks;
    for (OptUnit& unit : units_) {
      for (const Diagnostic& one : unit.diagnostics.diagnostics()) {
        tool_.diagnostics().Add(one);
      }
      for (const Diagnostic& one : unit.remarks.diagnostics()) remarks.Add(one);
    }
    if (!status.ok()) return tool_.Finish(status);
    return tool_.Finish(WriteAll(remarks));
  }

  // What was found in each module is compared with its comments.
  int FinishVerified() {
    bool good = true;
    for (const OptUnit& unit : units_) {
      good = CheckExpectedDiagnostics(unit.source.name, unit.text(),
                                      unit.diagnostics, tool_.diagnostics()) &&
             good;
    }
    return tool_.Finish(good ? absl::OkStatus() : ErrorReported());
  }

  absl::Status WriteAll(const DiagnosticSink& remarks) {
    if (!options_.remarks.empty()) {
      KFIR_TRY(tool_.Write(
          options_.remarks,
          RenderRemarks(options_.remarks_format, remarks, tool_.sources())));
    }
    std::vector<std::string> outputs;
    for (const Input& input : inputs_) {
      for (size_t i = input.first_unit; i < input.end_unit; ++i) {
        outputs.push_back(*std::move(units_[i].output));
      }
      if (!writes_folder()) continue;
      KFIR_TRY(
          tool_.Write(OutputPath(input.path), JoinOutputs(std::move(outputs))));
      outputs.clear();
    }
    if (writes_folder()) return absl::OkStatus();
    return tool_.Write(options_.output, JoinOutputs(std::move(outputs)));
  }

  Tool& tool_;
  const ToolIo& io_;
  OptOptions options_;
  std::vector<PassCall> passes_;
  std::vector<std::string> paths_;
  std::vector<Input> inputs_;
  std::deque<OptUnit> units_;
};

}  // namespace

int RunOpt(absl::Span<const std::string> arguments, const ToolIo& io) {
  Tool tool("kfp-opt", "runs passes on modules of Kfir's IR", "[INPUT...]", io);
  return Opt(tool, io).Main(arguments);
}

}  // namespace kfir
