// SPDX-License-Identifier: Apache-2.0
//
// The first bytes choose passes, the others make a module: whatever the passes
// and their order, each keeps the contract of PassFunction.
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "google/protobuf/arena.h"
#include "ir/ir.pb.h"
#include "ir/testing/random_module.h"
#include "passes/pass_manager.h"
#include "passes/testing/pipelines.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  constexpr size_t kPasses = 3;
  if (size < kPasses) return 0;
  std::string text;
  for (size_t i = 0; i < kPasses; ++i) {
    absl::StrAppend(
        &text, i == 0 ? "" : ",",
        kfir::kTestPipelines[data[i] % std::size(kfir::kTestPipelines)]);
  }
  kfir::DiagnosticSink diagnostics;
  auto calls = kfir::ParsePassPipeline(text, "--passes", diagnostics);
  if (!calls.ok()) std::abort();

  google::protobuf::Arena arena;
  auto* module =
      google::protobuf::Arena::CreateMessage<kfir::ir::Module>(&arena);
  kfir::ir::MakeRandomModule(
      absl::string_view(reinterpret_cast<const char*>(data) + kPasses,
                        size - kPasses),
      *module);
  kfir::PassManager manager(*std::move(calls));
  manager.Observe(kfir::MakeVerifyEach());
  manager.Observe(kfir::MakeChangeChecker());
  const auto changed = manager.Run(*module, diagnostics);
  if (!changed.ok() && !diagnostics.has_errors()) std::abort();
  return 0;
}
