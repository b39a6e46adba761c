// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "ir/io.h"
#include "ir/ir.pb.h"
#include "ir/verify.h"
#include "passes/pass_manager.h"

namespace kfir {
namespace {

class VerifyEach : public PassObserver {
 public:
  absl::Status AfterPass(const PassCall& call, const ir::Module& module,
                         Changed) override {
    DiagnosticSink findings;
    if (ir::Verify(module, findings).ok()) return absl::OkStatus();
    return absl::InternalError(
        absl::StrCat("the result of pass `", call.pass->name,
                     "` does not verify:\n", findings.ToString()));
  }
};

class ChangeChecker : public PassObserver {
 public:
  absl::Status BeforePass(const PassCall&, const ir::Module& module) override {
    before_ = ir::WriteBinary(module);
    return absl::OkStatus();
  }
  absl::Status AfterPass(const PassCall& call, const ir::Module& module,
                         Changed changed) override {
    const bool really = ir::WriteBinary(module) != before_;
    if (really == (changed == Changed::kYes)) return absl::OkStatus();
    return absl::InternalError(absl::StrCat(
        "pass `", call.pass->name, "` says that it changed ",
        really ? "nothing, but it did" : "something, but it did not"));
  }

 private:
  std::string before_;
};

class ChangePrinter : public PassObserver {
 public:
  explicit ChangePrinter(PrintFunction print) : print_(std::move(print)) {}

  absl::Status AfterPass(const PassCall& call, const ir::Module& module,
                         Changed changed) override {
    if (changed == Changed::kYes) {
      print_(absl::StrCat("# after ", call.pass->name, "\n",
                          ir::WriteText(module)));
    }
    return absl::OkStatus();
  }

 private:
  PrintFunction print_;
};

class Timer : public PassObserver {
 public:
  explicit Timer(PrintFunction print) : print_(std::move(print)) {}

  absl::Status BeforePass(const PassCall&, const ir::Module&) override {
    start_ = absl::Now();
    return absl::OkStatus();
  }
  absl::Status AfterPass(const PassCall& call, const ir::Module&,
                         Changed) override {
    print_(absl::StrFormat("%10.3f ms  %s\n",
                           absl::ToDoubleMilliseconds(absl::Now() - start_),
                           std::string(call.pass->name)));
    return absl::OkStatus();
  }

 private:
  PrintFunction print_;
  absl::Time start_;
};

}  // namespace

std::unique_ptr<PassObserver> MakeVerifyEach() {
  return std::make_unique<VerifyEach>();
}
std::unique_ptr<PassObserver> MakeChangeChecker() {
  return std::make_unique<ChangeChecker>();
}
std::unique_ptr<PassObserver> MakeChangePrinter(PrintFunction print) {
  return std::make_unique<ChangePrinter>(std::move(print));
}
std::unique_ptr<PassObserver> MakeTimer(PrintFunction print) {
  return std::make_unique<Timer>(std::move(print));
}

}  // namespace kfir
