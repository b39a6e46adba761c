// SPDX-License-Identifier: Apache-2.0
#include "tools/expected_diagnostics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "passes/diagnostic_kinds.h"

namespace kfir {
namespace {

using ::testing::HasSubstr;

class ExpectedDiagnosticsTest : public ::testing::Test {
 protected:
  bool Check(absl::string_view text) {
    return CheckExpectedDiagnostics("in", text, found_, problems_);
  }
  DiagnosticSink found_, problems_;
};

TEST_F(ExpectedDiagnosticsTest, EachIsMetOnItsLine) {
  found_.Emit(kinds::SelectorSyntax, {"in", 2, 5}, {"one wrong"})
      .notes.push_back({{"in", 1, 1}, "because of this"});
  found_.Emit(kinds::SelectorMatchesNothing, {"in", 4, 1}, {"two"});
  found_.Emit(kinds::SelectorSyntax, {"else.py", 9, 1}, {"three"});
  EXPECT_TRUE(
      Check("# expected-note {{because}}\n"
            "x # expected-error {{one}}\n"
            "# expected-warning@+1 {{two}} expected-error@unknown {{three}}\n"
            "y\n"))
      << problems_.ToString();
}

TEST_F(ExpectedDiagnosticsTest, NoteNeedNotBeExpected) {
  found_.Emit(kinds::SelectorSyntax, {"in", 1, 5}, {"one"})
      .notes.push_back({{"in", 1, 1}, "because of this"});
  EXPECT_TRUE(Check("# expected-error {{one}}"));
}

TEST_F(ExpectedDiagnosticsTest, OneCommentMeetsOneDiagnostic) {
  found_.Emit(kinds::SelectorSyntax, {"in", 1, 5}, {"one"});
  found_.Emit(kinds::SelectorSyntax, {"in", 1, 9}, {"one"});
  EXPECT_FALSE(Check("# expected-error {{one}}\n"));
  EXPECT_THAT(problems_.ToString(), HasSubstr("in:1:9: unexpected error: one"));
}

TEST_F(ExpectedDiagnosticsTest, MissingOneIsReportedAtTheComment) {
  EXPECT_FALSE(Check("\n# expected-error@below {{one}}\n"));
  EXPECT_THAT(problems_.ToString(), HasSubstr("in:2:3: no error `one`"));
}

TEST_F(ExpectedDiagnosticsTest, SeverityLineAndTextCount) {
  found_.Emit(kinds::SelectorSyntax, {"in", 1, 5}, {"one"});
  EXPECT_FALSE(Check("# expected-warning {{one}}\n"));
  EXPECT_FALSE(Check("# expected-error@+1 {{one}}\n"));
  EXPECT_FALSE(Check("# expected-error {{two}}\n"));
  EXPECT_TRUE(Check("# expected-error {{one}}\n"));
}

TEST_F(ExpectedDiagnosticsTest, MalformedCommentIsAProblem) {
  EXPECT_FALSE(Check("# expected-error@x {{one}}\n"));
  EXPECT_FALSE(Check("# expected-error {one}\n"));
  EXPECT_FALSE(Check("# expected-error {{one\n"));
  EXPECT_TRUE(Check("# expected-behaviour\nexpected-error\n"));
}

}  // namespace
}  // namespace kfir
