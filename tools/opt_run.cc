// SPDX-License-Identifier: Apache-2.0
#include "tools/opt_run.h"

#include <sys/mman.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "backends/backend.h"
#include "google/protobuf/arena.h"
#include "ir/arena.h"
#include "ir/io.h"
#include "ir/ir.pb.h"
#include "ir/verify.h"
#include "llvm/Support/raw_ostream.h"
#include "support/json/writer.h"
#include "support/status_macros.h"
#include "tools/bisect.h"
#include "tools/crash_file.h"
#include "tools/reproducer.h"

namespace kfir {
namespace {

absl::Status Read(const OptUnit& unit, ir::Module& module,
                  DiagnosticSink& diagnostics) {
  const absl::string_view text = unit.text();
  const std::string& name = unit.source.name;
  KFIR_TRY(ir::LooksBinary(text)
               ? ir::ReadBinary(text, name, module, diagnostics)
               : ir::ReadText(text, name, module, diagnostics));
  if (unit.stored != nullptr &&
      unit.stored->getBufferKind() == llvm::MemoryBuffer::MemoryBuffer_MMap) {
    // Its pages come back from the file, should a crash ask for them.
    madvise(const_cast<char*>(text.data()), text.size(), MADV_DONTNEED);
  }
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

// The sizes in all formats that can be written.
FormatSizes MeasureFormats(const ir::Module& module) {
  FormatSizes sizes;
  for (const BackendInfo& backend : AllBackends()) {
    if (backend.emit == nullptr) continue;
    DiagnosticSink refusals;
    const absl::StatusOr<std::string> text =
        backend.emit(module, EmitOptions(), refusals);
    sizes.emplace_back(backend.name, std::nullopt);
    if (text.ok()) sizes.back().second = text->size();
  }
  return sizes;
}

std::string TimingText(const std::string& name,
                       const std::vector<PassTime>& times) {
  double total = 0;
  for (const PassTime& time : times) total += time.seconds;
  std::string text =
      absl::StrFormat("%s: %.3f ms in passes\n", name, total * 1000);
  for (const PassTime& time : times) {
    absl::StrAppendFormat(&text, "%10.3f ms %5.1f%%  %s\n", time.seconds * 1000,
                          total > 0 ? 100 * time.seconds / total : 0,
                          time.pass);
  }
  return text;
}

// One object a line.
std::string TimingJson(const std::string& name,
                       const std::vector<PassTime>& times) {
  std::string text;
  const std::unique_ptr<ValueWriter> json =
      MakeJsonWriter(JsonKeys::kInOrder, &text);
  json->BeginMap();
  json->Key("input");
  json->String(name);
  json->Key("passes");
  json->BeginList();
  for (const PassTime& time : times) {
    json->BeginMap();
    json->Key("pass");
    json->String(time.pass);
    json->Key("seconds");
    json->Double(time.seconds);
    json->EndMap();
  }
  json->EndList();
  json->EndMap();
  json->Finish();
  return absl::StrCat(text, "\n");
}

class Run {
 public:
  Run(const OptOptions& options, const std::vector<PassCall>& passes,
      const ToolIo& io, std::deque<OptUnit>& units)
      : options_(options), passes_(passes), io_(io), units_(units) {}

  void One(size_t index) {
    OptUnit& unit = units_[index];
    const std::string header =
        ReproducerHeader(options_.selection.plugins, passes_);
    const CrashFile crash_file(options_.crash_reproducer, header, unit.text());
    unit.output = Process(index);
    if (unit.output.ok() ||
        unit.output.status().code() != absl::StatusCode::kInternal) {
      return;
    }
    // It crashed in good order.
    const absl::Status written =
        Write(options_.crash_reproducer, absl::StrCat(header, unit.text()));
    if (!written.ok()) return;
    unit.output = absl::InternalError(absl::StrCat(
        unit.output.status().message(), "\n`kfp-opt --run-reproducer ",
        options_.crash_reproducer, "` repeats it"));
  }

 private:
  absl::Status Write(const std::string& path, absl::string_view bytes) {
    const std::lock_guard<std::mutex> lock(mutex_);
    return io_.write_file(path, bytes);
  }

  // A run on one module shows things when they happen; of several, in order.
  void Print(OptUnit& unit, absl::string_view text) {
    if (units_.size() == 1) {
      io_.err << llvm::StringRef(text.data(), text.size());
    } else {
      absl::StrAppend(&unit.log, text);
    }
  }

  void Observe(size_t index, std::vector<PassTime>* times,
               PassManager& manager) {
    OptUnit& unit = units_[index];
    const PrintFunction print = [this, &unit](absl::string_view text) {
      Print(unit, text);
    };
    if (!options_.timing.empty()) manager.Observe(MakeTimer(times));
    if (options_.check_changed) manager.Observe(MakeChangeChecker());
    if (options_.verify_each) manager.Observe(MakeVerifyEach());
    PrintPoints points = {options_.print_before, options_.print_after,
                          options_.print_after_change};
    if (points.any()) manager.Observe(MakePrinter(std::move(points), print));
    if (options_.statistics) {
      manager.Observe(MakeStatistics(MeasureFormats, print));
    }
    if (options_.dump_dir.empty()) return;
    const std::string prefix =
        absl::StrCat(options_.dump_dir, "/",
                     units_.size() == 1 ? "" : absl::StrCat(index + 1, "."));
    manager.Observe(MakeDumpDir(
        [this, prefix](absl::string_view name, absl::string_view text) {
          return Write(absl::StrCat(prefix, name), text);
        }));
  }

  absl::StatusOr<std::string> Process(size_t index) {
    if (units_[index].stored != nullptr) {
      ir::LastingArena arena(ir::ArenaOptionsFor(units_[index].text().size()));
      return Process(index, *arena);
    }
    google::protobuf::Arena arena(
        ir::ArenaOptionsFor(units_[index].text().size()));
    return Process(index, arena);
  }

  absl::StatusOr<std::string> Process(size_t index,
                                      google::protobuf::Arena& arena) {
    OptUnit& unit = units_[index];
    auto* module = google::protobuf::Arena::CreateMessage<ir::Module>(&arena);
    KFIR_TRY(Read(unit, *module, unit.diagnostics));
    if (options_.verify_roundtrip) KFIR_TRY(CheckRoundtrip(*module));
    if (!options_.bisect.empty()) {
      return Bisect(options_.bisect, *module, passes_, unit.diagnostics);
    }
    std::vector<PassTime> times;
    PassManager manager(passes_);
    Observe(index, &times, manager);
    const absl::Status status =
        manager
            .Run(*module, unit.diagnostics,
                 options_.remarks.empty() ? nullptr : &unit.remarks)
            .status();
    if (options_.timing == "text") {
      Print(unit, TimingText(unit.source.name, times));
    } else if (options_.timing == "json") {
      Print(unit, TimingJson(unit.source.name, times));
    }
    KFIR_TRY(status);
    if (options_.verify_roundtrip) KFIR_TRY(CheckRoundtrip(*module));
    return options_.emit == "binary" ? ir::WriteBinary(*module)
                                     : ir::WriteText(*module);
  }

  const OptOptions& options_;
  const std::vector<PassCall>& passes_;
  const ToolIo& io_;
  std::deque<OptUnit>& units_;
  std::mutex mutex_;
};

}  // namespace

void RunUnits(const OptOptions& options, const std::vector<PassCall>& passes,
              const ToolIo& io, std::deque<OptUnit>& units) {
  Run run(options, passes, io, units);
  size_t jobs = static_cast<size_t>(std::min(options.jobs, 1000.0));
  if (jobs == 0) jobs = std::max(1u, std::thread::hardware_concurrency());
  jobs = std::min(jobs, units.size());
  if (jobs <= 1) {
    for (size_t i = 0; i < units.size(); ++i) run.One(i);
    return;
  }
  std::atomic<size_t> next = 0;
  std::vector<std::thread> threads;
  for (size_t k = 0; k < jobs; ++k) {
    threads.emplace_back([&] {
      for (size_t i = next++; i < units.size(); i = next++) run.One(i);
    });
  }
  for (std::thread& thread : threads) thread.join();
}

}  // namespace kfir
