// SPDX-License-Identifier: Apache-2.0
#include "passes/pass_manager.h"

#include <memory>
#include <string>

#include "gmock/gmock.h"
#include "ir/ir.pb.h"
#include "ir/testing/builder.h"
#include "passes/testing/run_pass.h"
#include "support/testing/status_matchers.h"

namespace kfir {
namespace {

using ::testing::HasSubstr;

constexpr PassInfo kSilent = {
    "silent",
    "changes and says that it does not",
    +[](ir::Module& module, PassContext&) -> absl::StatusOr<Changed> {
      module.set_description(module.description() + "x");
      return Changed::kNo;
    },
    {}};
constexpr PassInfo kBoasting = {
    "boasting",
    "says that it changes and does not",
    +[](ir::Module&, PassContext&) -> absl::StatusOr<Changed> {
      return Changed::kYes;
    },
    {}};
constexpr PassInfo kBreaking = {
    "breaking",
    "leaves a module that does not verify",
    +[](ir::Module& module, PassContext&) -> absl::StatusOr<Changed> {
      module.add_components();
      return Changed::kYes;
    },
    {}};

absl::Status RunWith(const PassInfo& pass,
                     std::unique_ptr<PassObserver> observer) {
  ir::ModuleBuilder builder;
  DiagnosticSink diagnostics;
  PassManager manager({PassCall{&pass, {}}});
  manager.Observe(std::move(observer));
  return manager.Run(builder.get(), diagnostics).status();
}

TEST(PassManager, ChecksBothLiesAboutChanges) {
  EXPECT_THAT(std::string(RunWith(kSilent, MakeChangeChecker()).message()),
              HasSubstr("`silent` says that it changed nothing, but it did"));
  EXPECT_THAT(
      std::string(RunWith(kBoasting, MakeChangeChecker()).message()),
      HasSubstr("`boasting` says that it changed something, but it did not"));
}

TEST(PassManager, VerifiesEach) {
  const absl::Status status = RunWith(kBreaking, MakeVerifyEach());
  EXPECT_EQ(status.code(), absl::StatusCode::kInternal);
  EXPECT_THAT(std::string(status.message()),
              HasSubstr("the result of pass `breaking` does not verify"));
}

TEST(PassManager, PrintsChangesAndTimes) {
  std::string out;
  const auto print = [&](absl::string_view text) { out += std::string(text); };
  EXPECT_THAT(RunWith(kBreaking, MakeChangePrinter(print)), IsOk());
  EXPECT_THAT(out, HasSubstr("# after breaking\n"));
  out.clear();
  EXPECT_THAT(RunWith(kSilent, MakeTimer(print)), IsOk());
  EXPECT_THAT(out, HasSubstr(" ms  silent\n"));
}

TEST(PassManager, AddsUpChanges) {
  ir::ModuleBuilder builder;
  builder.Container("c");
  builder.Call("t", "c");
  EXPECT_THAT(RunPass("add-labels{labels=b=2},inject-env{vars=A=1},"
                      "add-labels{labels=b=2}",
                      builder.get()),
              IsOkAndHolds(Changed::kYes));
  const ir::PodSettings& pod = builder.get().root().graph().tasks(0).pod();
  EXPECT_EQ(pod.env_size(), 1);
  EXPECT_EQ(pod.labels_size(), 1);
}

}  // namespace
}  // namespace kfir
