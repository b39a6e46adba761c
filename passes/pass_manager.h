// SPDX-License-Identifier: Apache-2.0
//
// Runs passes one after the other.  Everything else observes.
#ifndef KFIR_PASSES_PASS_MANAGER_H_
#define KFIR_PASSES_PASS_MANAGER_H_

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "passes/pass.h"
#include "passes/pass_pipeline.h"

namespace kfir {

class PassObserver {
 public:
  virtual ~PassObserver() = default;
  virtual absl::Status BeforePass(const PassCall& call,
                                  const ir::Module& module);
  virtual absl::Status AfterPass(const PassCall& call, const ir::Module& module,
                                 Changed changed);
};

class PassManager {
 public:
  explicit PassManager(std::vector<PassCall> pipeline)
      : pipeline_(std::move(pipeline)) {}

  // Observers are called in the order in which they were added.
  void Observe(std::unique_ptr<PassObserver> observer) {
    observers_.push_back(std::move(observer));
  }

  absl::StatusOr<Changed> Run(ir::Module& module, DiagnosticSink& diagnostics);

 private:
  std::vector<PassCall> pipeline_;
  std::vector<std::unique_ptr<PassObserver>> observers_;
};

using PrintFunction = std::function<void(absl::string_view text)>;

// A pass whose result does not verify is our bug, and so is one that says it
// changed nothing and did, or the other way round.
std::unique_ptr<PassObserver> MakeVerifyEach();
std::unique_ptr<PassObserver> MakeChangeChecker();
// Prints the module, as text, after each pass that changed it.
std::unique_ptr<PassObserver> MakeChangePrinter(PrintFunction print);
// Prints the wall time of each pass when it has run.
std::unique_ptr<PassObserver> MakeTimer(PrintFunction print);

}  // namespace kfir

#endif  // KFIR_PASSES_PASS_MANAGER_H_
