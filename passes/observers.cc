// SPDX-License-Identifier: Apache-2.0
#include <chrono>

#include "absl/strings/str_cat.h"
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

class Timer : public PassObserver {
 public:
  explicit Timer(std::vector<PassTime>* times) : times_(times) {}

  absl::Status BeforePass(const PassCall&, const ir::Module&) override {
    start_ = std::chrono::steady_clock::now();
    return absl::OkStatus();
  }
  absl::Status AfterPass(const PassCall& call, const ir::Module&,
                         Changed) override {
    const std::chrono::duration<double> took =
        std::chrono::steady_clock::now() - start_;
    times_->push_back({std::string(call.pass->name), took.count()});
    return absl::OkStatus();
  }

 private:
  std::vector<PassTime>* times_;
  std::chrono::steady_clock::time_point start_;
};

}  // namespace

std::unique_ptr<PassObserver> MakeVerifyEach() {
  return std::make_unique<VerifyEach>();
}
std::unique_ptr<PassObserver> MakeChangeChecker() {
  return std::make_unique<ChangeChecker>();
}
std::unique_ptr<PassObserver> MakeTimer(std::vector<PassTime>* times) {
  return std::make_unique<Timer>(times);
}

}  // namespace kfir
