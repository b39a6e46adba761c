// SPDX-License-Identifier: Apache-2.0
//
// A line that is a pass pipeline, then the text of a module: each pass keeps
// the contract of PassFunction, and what fails says why.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "google/protobuf/arena.h"
#include "ir/io.h"
#include "ir/ir.pb.h"
#include "ir/verify.h"
#include "passes/pass_manager.h"

namespace {

void Require(bool ok) {
  if (!ok) std::abort();
}

absl::StatusOr<kfir::Changed> Run(const std::vector<kfir::PassCall>& calls,
                                  kfir::ir::Module& module,
                                  kfir::DiagnosticSink& diagnostics) {
  kfir::PassManager manager(calls);
  manager.Observe(kfir::MakeVerifyEach());
  manager.Observe(kfir::MakeChangeChecker());
  return manager.Run(module, diagnostics);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const absl::string_view input(reinterpret_cast<const char*>(data), size);
  const size_t line = std::min(input.find('\n'), size);
  kfir::DiagnosticSink diagnostics;
  absl::StatusOr<std::vector<kfir::PassCall>> calls =
      kfir::ParsePassPipeline(input.substr(0, line), "--passes", diagnostics);
  if (!calls.ok()) {
    Require(diagnostics.has_errors());
    return 0;
  }
  for (const kfir::PassCall& call : *calls) {
    // Would run whatever command the fuzzer makes up.
    if (call.pass->name == "run-process") return 0;
  }
  const std::string printed = kfir::PrintPassPipeline(*calls);
  absl::StatusOr<std::vector<kfir::PassCall>> again =
      kfir::ParsePassPipeline(printed, "--passes", diagnostics);
  Require(again.ok() && kfir::PrintPassPipeline(*again) == printed);

  google::protobuf::Arena arena;
  auto* module =
      google::protobuf::Arena::CreateMessage<kfir::ir::Module>(&arena);
  if (!kfir::ir::ReadText(input.substr(line), "fuzz", *module, diagnostics)
           .ok() ||
      !kfir::ir::Verify(*module, diagnostics).ok()) {
    return 0;
  }
  const absl::StatusOr<kfir::Changed> changed =
      Run(*calls, *module, diagnostics);
  Require(changed.ok() || kfir::IsErrorReported(changed.status()));
  // One pass keeps still when it runs again; two may undo each other.
  if (!changed.ok() || calls->size() != 1) return 0;
  const absl::StatusOr<kfir::Changed> second =
      Run(*calls, *module, diagnostics);
  Require(second.ok() && *second == kfir::Changed::kNo);
  return 0;
}
