// SPDX-License-Identifier: Apache-2.0
#include "passes/policy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "absl/strings/str_cat.h"

namespace kfir {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class PolicyTest : public ::testing::Test {
 protected:
  absl::StatusOr<Policy> Read(absl::string_view path) {
    return ReadPolicy(
        path,
        [this](absl::string_view name) -> absl::StatusOr<std::string> {
          const auto file = files_.find(std::string(name));
          if (file == files_.end()) {
            return absl::NotFoundError("no such file");
          }
          return file->second;
        },
        diagnostics_);
  }

  std::string ErrorOf(absl::string_view text) {
    files_["p.yaml"] = std::string(text);
    DiagnosticSink fresh;
    std::swap(fresh, diagnostics_);
    EXPECT_FALSE(Read("p.yaml").ok());
    return diagnostics_.ToString();
  }

  std::map<std::string, std::string> files_;
  DiagnosticSink diagnostics_;
};

TEST_F(PolicyTest, EachRuleIsAStep) {
  files_["p.yaml"] = R"(
version: 1
pipeline:
- pass: inject-env
  rules:
  - reason: traffic leaves through the proxy
    select: kind=container
    vars: {HTTP_PROXY: http://proxy:3128, NO_PROXY: "a,b"}
  - vars: [A=1]
- pass: set-caching
  enabled: false
)";
  const auto policy = Read("p.yaml");
  ASSERT_TRUE(policy.ok()) << diagnostics_.ToString();
  const std::vector<PolicyStep>& steps = policy->steps;
  ASSERT_EQ(steps.size(), 3u);
  const PolicyStep& first = steps[0];
  EXPECT_EQ(first.pass, "inject-env");
  EXPECT_EQ(first.reason, "traffic leaves through the proxy");
  EXPECT_EQ(first.location.line, 4);
  ASSERT_EQ(first.options.size(), 2u);
  EXPECT_EQ(first.options[0].name, "select");
  EXPECT_EQ(first.options[0].text, "kind=container");
  EXPECT_EQ(first.options[1].location.line, 8);
  EXPECT_EQ(first.options[1].location.column, 5);
  EXPECT_THAT(first.options[1].elements,
              ElementsAre("HTTP_PROXY=http://proxy:3128", "NO_PROXY=a,b"));
  EXPECT_THAT(steps[1].options[0].elements, ElementsAre("A=1"));
  EXPECT_EQ(steps[2].options[0].text, "false");
}

TEST_F(PolicyTest, NestedValuesAreJson) {
  files_["p.yaml"] = R"(
version: 1
pipeline:
- pass: set-pod-settings
  tolerations: [{key: gpu, seconds: 5}]
)";
  const auto policy = Read("p.yaml");
  ASSERT_TRUE(policy.ok()) << diagnostics_.ToString();
  const std::vector<PolicyStep>& steps = policy->steps;
  EXPECT_EQ(steps[0].options[0].text, R"([{"key": "gpu", "seconds": 5}])");
}

TEST_F(PolicyTest, IncludedStepsComeFirst) {
  files_["dir/p.yaml"] =
      "version: 1\ninclude: common.yaml\npipeline: [{pass: b}]\n";
  files_["dir/common.yaml"] = "version: 1\npipeline: [{pass: a}]\n";
  const auto policy = Read("dir/p.yaml");
  ASSERT_TRUE(policy.ok()) << diagnostics_.ToString();
  const std::vector<PolicyStep>& steps = policy->steps;
  ASSERT_EQ(steps.size(), 2u);
  EXPECT_EQ(steps[0].pass, "a");
  EXPECT_EQ(steps[0].location.file, "dir/common.yaml");
  EXPECT_EQ(steps[1].pass, "b");
}

TEST_F(PolicyTest, PipelinesHaveNamesInAllFiles) {
  files_["p.yaml"] = R"(
version: 1
include: common.yaml
pipeline: [{pipeline: small}, {pass: a, component: x*}]
pipelines: {other: [{pass: c}]}
)";
  files_["common.yaml"] =
      "version: 1\npipelines: {small: [{pass: b}], empty: }\n";
  const auto policy = Read("p.yaml");
  ASSERT_TRUE(policy.ok()) << diagnostics_.ToString();
  ASSERT_EQ(policy->pipelines.size(), 3u);
  EXPECT_EQ(policy->pipelines[0].name, "small");
  EXPECT_EQ(policy->pipelines[0].steps[0].pass, "b");
  EXPECT_THAT(policy->pipelines[1].steps, IsEmpty());
  EXPECT_EQ(policy->pipelines[2].name, "other");
  ASSERT_EQ(policy->steps.size(), 2u);
  EXPECT_EQ(policy->steps[0].pipeline, "small");
  EXPECT_EQ(policy->steps[0].location.line, 4);
  EXPECT_EQ(policy->steps[1].component, "x*");
  files_["common.yaml"] = "version: 1\npipelines: {other: []}\n";
  EXPECT_FALSE(Read("p.yaml").ok());
  EXPECT_THAT(diagnostics_.ToString(),
              HasSubstr("there are two pipelines named `other`"));
}

TEST_F(PolicyTest, IncludesThatMeetThemselvesAreAnError) {
  files_["a.yaml"] = "version: 1\ninclude: [b.yaml]\n";
  files_["b.yaml"] = "version: 1\ninclude: [a.yaml]\n";
  EXPECT_FALSE(Read("a.yaml").ok());
  EXPECT_THAT(diagnostics_.ToString(), HasSubstr("b.yaml:2:11: "));
}

TEST_F(PolicyTest, SaysWhatIsWrongAtItsLine) {
  EXPECT_THAT(ErrorOf("pipeline: []\n"), HasSubstr("p.yaml:1:1: a policy say"));
  EXPECT_THAT(ErrorOf("version: 2\n"), HasSubstr("p.yaml:1:10: "));
  EXPECT_THAT(ErrorOf("version: 1\npasses: []\n"),
              HasSubstr("p.yaml:2:1: unknown key `passes`"));
  EXPECT_THAT(ErrorOf("version: 1\npipelines: []\n"),
              HasSubstr("p.yaml:2:12: `pipelines` is a map"));
  EXPECT_THAT(ErrorOf("version: 1\npipeline: [{pipeline: a, select: b}]\n"),
              HasSubstr("p.yaml:2:26: unknown key `select`"));
  EXPECT_THAT(ErrorOf("version: 1\npipeline: {}\n"),
              HasSubstr("p.yaml:2:11: `pipeline` is a list"));
  EXPECT_THAT(ErrorOf("version: 1\npipeline:\n- pas: x\n"),
              HasSubstr("p.yaml:3:3: a step"));
  EXPECT_THAT(
      ErrorOf("version: 1\npipeline:\n- pass: x\n  vars: []\n  rules: []\n"),
      HasSubstr("p.yaml:4:3: unknown key `vars`"));
  EXPECT_THAT(ErrorOf("version: 1\npipeline:\n- pass: x\n  rules: [a]\n"),
              HasSubstr("p.yaml:4:11: a rule"));
  EXPECT_THAT(ErrorOf("version: 1\ninclude: none.yaml\n"),
              HasSubstr("p.yaml:2:10: cannot read `none.yaml`"));
  EXPECT_THAT(ErrorOf("version: 1\nversion: 1\n"), HasSubstr("p.yaml:2:1: "));
  EXPECT_THAT(ErrorOf("a: [\n"), HasSubstr("p.yaml:"));
}

TEST_F(PolicyTest, ReportsAllAtOnce) {
  const std::string errors =
      ErrorOf("version: 1\nx: 1\nw: 1\npipeline:\n- z: 1\n");
  EXPECT_THAT(errors, HasSubstr("`x`"));
  EXPECT_THAT(errors, HasSubstr("`w`"));
  EXPECT_THAT(errors, HasSubstr("p.yaml:5:3: "));
}

TEST_F(PolicyTest, EmptyPipelineIsNoSteps) {
  files_["p.yaml"] = "version: 1\npipeline:\n";
  const auto policy = Read("p.yaml");
  ASSERT_TRUE(policy.ok()) << diagnostics_.ToString();
  const std::vector<PolicyStep>& steps = policy->steps;
  EXPECT_THAT(steps, IsEmpty());
}

}  // namespace
}  // namespace kfir
