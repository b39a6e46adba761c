// SPDX-License-Identifier: Apache-2.0
#include "passes/run_process.h"

#include "gmock/gmock.h"
#include "ir/testing/builder.h"
#include "passes/testing/run_pass.h"

namespace kfir {
namespace {

using ::testing::HasSubstr;

ir::Module Named() { return ir::ParseVerified("name: \"before\""); }

TEST(RunProcess, TakesWhatTheProgramWrites) {
  ir::Module module = Named();
  EXPECT_THAT(RunPass("run-process{command='sed s/before/after/'}", module),
              IsOkAndHolds(Changed::kYes));
  EXPECT_EQ(module.name(), "after");
}

TEST(RunProcess, FindsOutWhetherAnythingChanged) {
  for (absl::string_view format : {"text", "binary"}) {
    ir::Module module = Named();
    EXPECT_THAT(
        RunPass(absl::StrCat("run-process{command=cat format=", format, "}"),
                module),
        IsOkAndHolds(Changed::kNo));
  }
}

std::string ErrorOf(absl::string_view options) {
  ir::Module module = Named();
  DiagnosticSink diagnostics;
  EXPECT_FALSE(
      RunPass(absl::StrCat("run-process{", options, "}"), module, diagnostics)
          .ok());
  return diagnostics.ToString();
}

TEST(RunProcess, NamesTheProgramThatFails) {
  EXPECT_THAT(ErrorOf("command='exit 3'"),
              HasSubstr("the process `exit 3` exited with status 3"));
  EXPECT_THAT(ErrorOf("command='kill -SEGV $$'"),
              HasSubstr("the process `kill -SEGV $$` was ended by signal 11"));
  EXPECT_THAT(ErrorOf("command='sleep 30' timeout=1"),
              HasSubstr("the process `sleep 30` took longer than 1 s"));
  EXPECT_THAT(ErrorOf("command=/no/such/program"),
              HasSubstr("exited with status 127"));
}

TEST(RunProcess, RefusesWhatIsNoModule) {
  EXPECT_THAT(ErrorOf("command='echo hello {'"),
              HasSubstr("gives back what is no module"));
  EXPECT_THAT(ErrorOf("command='cat; echo components {}'"),
              HasSubstr("gives back a module that does not verify"));
}

}  // namespace
}  // namespace kfir
