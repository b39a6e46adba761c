// SPDX-License-Identifier: Apache-2.0
//
// Runs passes one after the other.  Everything else observes.
#ifndef KFIR_PASSES_PASS_MANAGER_H_
#define KFIR_PASSES_PASS_MANAGER_H_

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
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

  // `remarks`: where passes say what they did; null: nowhere.
  absl::StatusOr<Changed> Run(ir::Module& module, DiagnosticSink& diagnostics,
                              DiagnosticSink* remarks = nullptr);

 private:
  std::vector<PassCall> pipeline_;
  std::vector<std::unique_ptr<PassObserver>> observers_;
};

using PrintFunction = std::function<void(absl::string_view text)>;

// A pass whose result does not verify is our bug, and so is one that says it
// changed nothing and did, or the other way round.
std::unique_ptr<PassObserver> MakeVerifyEach();
std::unique_ptr<PassObserver> MakeChangeChecker();

// When the module is printed, as text.
struct PrintPoints {
  std::vector<std::string> before, after;  // passes whose name fits a pattern
  bool after_change = false;  // what a pass changed, as a unified diff

  bool any() const { return !before.empty() || !after.empty() || after_change; }
};
std::unique_ptr<PassObserver> MakePrinter(PrintPoints points,
                                          PrintFunction print);

struct PassTime {
  std::string pass;
  double seconds = 0;  // on the wall
};
// Appends to `times`, which outlives it.
std::unique_ptr<PassObserver> MakeTimer(std::vector<PassTime>* times);

// The sizes of a module in each format; absent: the format refuses it.
using FormatSizes = std::vector<std::pair<std::string, std::optional<size_t>>>;
using MeasureFunction = std::function<FormatSizes(const ir::Module& module)>;
// Prints, for each pass, how many tasks it touched, and all sizes before and
// after.
std::unique_ptr<PassObserver> MakeStatistics(MeasureFunction measure,
                                             PrintFunction print);

// Writes the module before the first pass and after each one, as
// `0003.PASS.changed.txtpb`, and `index.txt`, a list of these.
using WriteFunction =
    std::function<absl::Status(absl::string_view name, absl::string_view text)>;
std::unique_ptr<PassObserver> MakeDumpDir(WriteFunction write);

}  // namespace kfir

#endif  // KFIR_PASSES_PASS_MANAGER_H_
