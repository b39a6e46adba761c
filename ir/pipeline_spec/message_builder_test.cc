// SPDX-License-Identifier: Apache-2.0
#include "ir/pipeline_spec/message_builder.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "ir/pipeline_spec/kubernetes_executor_config.pb.h"
#include "ir/pipeline_spec/message_writer.h"
#include "support/json/writer.h"

namespace kfir::kfp2 {
namespace {

using ::testing::ElementsAre;

std::string Json(const google::protobuf::Message& message) {
  std::string text;
  const auto writer = MakeJsonWriter(JsonKeys::kInOrder, &text);
  MessageWriter(*writer).Write(message);
  writer->Finish();
  return text;
}

class Problems {
 public:
  MessageBuilder::OnProblem Collector() {
    return
        [this](const BuildProblem& problem) { names.push_back(problem.name); };
  }
  std::vector<std::string> names;
};

TEST(MessageBuilder, TakesNumbersInEachSpelling) {
  PipelineConfig config;
  MessageBuilder builder(&config, nullptr, nullptr);
  builder.BeginMap();
  builder.Key("resourceTtlOnCompletion");
  builder.String("12");
  builder.Key("resource_ttl_on_success");
  builder.Double(3.0);
  builder.Key("activeDeadlineSeconds");
  builder.Int(4);
  builder.EndMap();
  EXPECT_FALSE(builder.failed());
  EXPECT_EQ(
      Json(config),
      R"({"activeDeadlineSeconds": 4, "resourceTtlOnCompletion": 12, "resourceTtlOnSuccess": 3})");
}

TEST(MessageBuilder, RefusesNumbersThatDoNotFit) {
  Problems problems;
  PipelineConfig config;
  MessageBuilder builder(&config, problems.Collector(), nullptr);
  builder.BeginMap();
  builder.Key("resourceTtlOnCompletion");
  builder.Int(int64_t{1} << 40);
  builder.Key("resourceTtlOnSuccess");
  builder.Double(1.5);
  builder.Key("resourceTtlOnFailure");
  builder.String(" 7");
  builder.Key("activeDeadlineSeconds");
  builder.Bool(true);
  builder.EndMap();
  EXPECT_TRUE(builder.failed());
  EXPECT_THAT(problems.names,
              ElementsAre("resourceTtlOnCompletion", "resourceTtlOnSuccess",
                          "resourceTtlOnFailure", "activeDeadlineSeconds"));
}

TEST(MessageBuilder, LeavesOutWhatIsUnknownWithAllThatIsInIt) {
  Problems problems;
  PipelineInfo info;
  MessageBuilder builder(&info, problems.Collector(), nullptr);
  builder.BeginMap();
  builder.Key("colour");
  builder.BeginMap();
  builder.Key("name");
  builder.BeginList();
  builder.String("no");
  builder.EndList();
  builder.EndMap();
  builder.Key("name");
  builder.String("yes");
  builder.EndMap();
  EXPECT_THAT(problems.names, ElementsAre("colour"));
  EXPECT_EQ(Json(info), R"({"name": "yes"})");
}

TEST(MessageBuilder, TellsNullInAValueFromNullInAMessage) {
  ComponentInputsSpec inputs;
  MessageBuilder builder(&inputs, nullptr, nullptr);
  builder.BeginMap();
  builder.Key("parameters");
  builder.BeginMap();
  builder.Key("p");
  builder.BeginMap();
  builder.Key("defaultValue");
  builder.Null();
  builder.Key("description");
  builder.Null();
  builder.EndMap();
  builder.EndMap();
  builder.EndMap();
  EXPECT_FALSE(builder.failed());
  EXPECT_EQ(Json(inputs), R"({"parameters": {"p": {"defaultValue": null}}})");
}

TEST(MessageBuilder, LetsNullStandBesideAnotherFieldOfAOneof) {
  for (const bool null_first : {true, false}) {
    ArtifactTypeSchema schema;
    MessageBuilder builder(&schema, nullptr, nullptr);
    builder.BeginMap();
    if (null_first) {
      builder.Key("instanceSchema");
      builder.Null();
    }
    builder.Key("schemaTitle");
    builder.String("t");
    if (!null_first) {
      builder.Key("instanceSchema");
      builder.Null();
    }
    EXPECT_FALSE(builder.failed());
    builder.Key("schemaUri");
    builder.String("u");
    EXPECT_TRUE(builder.failed());
    builder.EndMap();
    EXPECT_EQ(Json(schema), R"({"schemaTitle": "t"})");
  }
}

TEST(MessageBuilder, KeepsWhatIsOptionalAndZero) {
  SecretAsEnv secret;
  MessageBuilder builder(&secret, nullptr, nullptr);
  builder.BeginMap();
  builder.Key("optional");
  builder.Bool(false);
  builder.Key("secretName");
  builder.String("");
  builder.EndMap();
  EXPECT_EQ(Json(secret), R"({"optional": false})");
}

TEST(MessageBuilder, KeepsWhatTheDeploymentsSchemaDoesNotHave) {
  PipelineDeploymentConfig::PipelineContainerSpec container;
  std::vector<std::string> surplus;
  MessageBuilder builder(
      &container,
      [&surplus](const BuildProblem& problem) {
        EXPECT_EQ(problem.kind, BuildProblem::Kind::kSurplus);
        surplus.push_back(problem.name);
      },
      nullptr);
  builder.BeginMap();
  builder.Key("zone");
  builder.BeginList();
  builder.Int(1);
  builder.EndList();
  builder.Key("resources");
  builder.BeginMap();
  builder.Key("gpus");
  builder.Null();
  builder.EndMap();
  builder.Key("image");
  builder.String("i");
  builder.Key("argsToo");
  builder.String("a");
  builder.EndMap();
  EXPECT_FALSE(builder.failed());
  EXPECT_EQ(surplus, (std::vector<std::string>{"zone", "gpus", "argsToo"}));
  EXPECT_EQ(
      Json(container),
      R"({"argsToo": "a", "image": "i", "resources": {"gpus": null}, "zone": [1.0]})");
}

TEST(MessageBuilder, TakesWholeNumbersInTheFormsOfJson) {
  for (const char* text : {"3", "3.0", "0.3e1", "30e-1"}) {
    PipelineTaskSpec::RetryPolicy policy;
    MessageBuilder builder(&policy, nullptr, nullptr);
    builder.BeginMap();
    builder.Key("maxRetryCount");
    builder.String(text);
    builder.EndMap();
    EXPECT_FALSE(builder.failed()) << text;
    EXPECT_EQ(policy.max_retry_count(), 3) << text;
  }
  for (const char* text : {"3.5", "+3", "03", "3.", ".3e1", "0x3", " 3", "3 ",
                           "inf", "", "-", "1e"}) {
    PipelineTaskSpec::RetryPolicy policy;
    MessageBuilder builder(&policy, nullptr, nullptr);
    builder.BeginMap();
    builder.Key("maxRetryCount");
    builder.String(text);
    builder.EndMap();
    EXPECT_TRUE(builder.failed()) << text;
  }
}

TEST(ParseDuration, KnowsFractionsAndRefusesTheRest) {
  Duration duration;
  EXPECT_TRUE(ParseDuration("1.5s", &duration));
  EXPECT_EQ(FormatDuration(duration), "1.500s");
  EXPECT_TRUE(ParseDuration("-0.000000001s", &duration));
  EXPECT_EQ(FormatDuration(duration), "-0.000000001s");
  EXPECT_TRUE(ParseDuration("3600s", &duration));
  EXPECT_EQ(FormatDuration(duration), "3600s");
  EXPECT_TRUE(ParseDuration("+1.s", &duration));
  EXPECT_EQ(FormatDuration(duration), "1s");
  EXPECT_TRUE(ParseDuration(".5s", &duration));
  EXPECT_EQ(FormatDuration(duration), "0.500s");
  for (const char* text : {"", "s", "-s", "1", "1m", "1.0000000001s", "x1s",
                           "9999999999999s", "1..5s"}) {
    EXPECT_FALSE(ParseDuration(text, &duration)) << text;
  }
}

}  // namespace
}  // namespace kfir::kfp2
