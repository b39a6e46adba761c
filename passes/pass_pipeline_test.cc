// SPDX-License-Identifier: Apache-2.0
#include "passes/pass_pipeline.h"

#include "gmock/gmock.h"

namespace kfir {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;

std::vector<PassCall> Parse(absl::string_view text) {
  DiagnosticSink diagnostics;
  absl::StatusOr<std::vector<PassCall>> calls =
      ParsePassPipeline(text, "--passes", diagnostics);
  EXPECT_TRUE(calls.ok()) << diagnostics.ToString();
  return calls.ok() ? *std::move(calls) : std::vector<PassCall>();
}

std::string Errors(absl::string_view text) {
  DiagnosticSink diagnostics;
  EXPECT_TRUE(IsErrorReported(
      ParsePassPipeline(text, "--passes", diagnostics).status()));
  return diagnostics.ToString();
}

TEST(PassPipeline, ListsStandBetweenCommas) {
  const auto calls = Parse(
      "inject-env{vars=A=1,'NO_PROXY=a,b',C=\"x }\",D=''''}, "
      "set-caching{ enabled=false }");
  ASSERT_EQ(calls.size(), 2u);
  EXPECT_THAT(calls[0].options.Pairs("vars"),
              ElementsAre(Pair("A", "1"), Pair("NO_PROXY", "a,b"),
                          Pair("C", "x }"), Pair("D", "'")));
  EXPECT_FALSE(calls[1].options.Bool("enabled"));
}

TEST(PassPipeline, EmptyIsNoPass) {
  EXPECT_TRUE(Parse("").empty());
  EXPECT_TRUE(Parse("  ").empty());
}

TEST(PassPipeline, PrintsWhatReadsBack) {
  const std::string text =
      "inject-env{vars=A=1,'B=a,b','C=it''s' containers=main merge=error},"
      "set-caching{enabled=true select='task=a or depth>1' merge=override}";
  EXPECT_EQ(PrintPassPipeline(Parse(text)), text);
}

TEST(PassPipeline, NestsPassesOnComponents) {
  const auto calls = Parse(
      "dedup-components,component{name='a b*'}(simplify-conditions, "
      "reduce-dependencies),component(simplify-conditions)");
  ASSERT_EQ(calls.size(), 4u);
  EXPECT_FALSE(calls[0].scope.has_value());
  EXPECT_EQ(calls[1].scope->glob, "a b*");
  EXPECT_EQ(calls[2].scope->glob, "a b*");
  EXPECT_EQ(calls[3].scope->glob, "*");
  const std::string printed = PrintPassPipeline(calls);
  EXPECT_EQ(printed,
            "dedup-components,component{name='a b*'}(simplify-conditions,"
            "reduce-dependencies),component(simplify-conditions)");
  EXPECT_EQ(PrintPassPipeline(Parse(printed)), printed);
  EXPECT_TRUE(Parse("component()").empty());
}

TEST(PassPipeline, RefusesWrongNesting) {
  EXPECT_THAT(Errors("component(dedup-components)"),
              HasSubstr("--passes:1:11: pass `dedup-components` works on whole "
                        "modules"));
  EXPECT_THAT(Errors("component(component(simplify-conditions))"),
              HasSubstr("--passes:1:11: expected a pass that works on "
                        "components, found `c`"));
  EXPECT_THAT(Errors("component(simplify-conditions"),
              HasSubstr("--passes:1:30: expected a comma between passes, or "
                        "`)`, found the end"));
  EXPECT_THAT(Errors("component{glob=a}(simplify-conditions)"),
              HasSubstr("expected `name=PATTERN`"));
  EXPECT_THAT(Errors("component,simplify-conditions"),
              HasSubstr("--passes:1:10: expected `(`, found `,`"));
  EXPECT_THAT(Errors("simplify-conditions)"),
              HasSubstr("--passes:1:20: expected a comma between passes"));
}

TEST(PassPipeline, SuggestsNames) {
  EXPECT_THAT(Errors("inject-nev{vars=A=1},add-labels{label=a=b}"),
              AllOf(HasSubstr("--passes:1:1: no pass named `inject-nev`"),
                    HasSubstr("did you mean `inject-env`?"),
                    HasSubstr("--passes:1:33: pass `add-labels` has no option "
                              "`label`"),
                    HasSubstr("did you mean `labels`?"),
                    HasSubstr("--passes:1:22: pass `add-labels` needs its "
                              "option `labels`")));
}

TEST(PassPipeline, RefusesValues) {
  EXPECT_THAT(Errors("set-caching{enabled=no}"),
              HasSubstr("--passes:1:21: option `enabled` of pass "
                        "`set-caching` takes `true` or `false`, not `no`"));
  EXPECT_THAT(Errors("inject-env{vars=A=1,B}"),
              HasSubstr("--passes:1:21: option `vars` of pass `inject-env` "
                        "takes NAME=VALUE, not `B`"));
  EXPECT_THAT(Errors("inject-env{vars=A=1,A=2}"),
              HasSubstr("there are two vars named `A`"));
  EXPECT_THAT(Errors("set-caching{enabled=true enabled=true}"),
              HasSubstr("there are two options named `enabled`"));
}

TEST(PassPipeline, LocatesSyntaxErrors) {
  EXPECT_THAT(Errors("set-caching{enabled=true"),
              HasSubstr("--passes:1:25: expected an option, as `name=value`, "
                        "or `}`, found the end"));
  EXPECT_THAT(Errors("set-caching{enabled}"),
              HasSubstr("--passes:1:20: expected `=`, found `}`"));
  EXPECT_THAT(Errors("set-caching{enabled=}"),
              HasSubstr("--passes:1:21: expected a value, found `}`"));
  EXPECT_THAT(Errors("inject-env{vars='A}"),
              HasSubstr("--passes:1:17: expected a closing quote"));
  EXPECT_THAT(Errors("set-caching{enabled=true},"),
              HasSubstr("--passes:1:27: expected the name of a pass"));
  EXPECT_THAT(Errors("set-caching{enabled=true}\nx"),
              HasSubstr("--passes:2:1: expected a comma between passes"));
}

}  // namespace
}  // namespace kfir
