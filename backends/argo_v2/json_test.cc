// SPDX-License-Identifier: Apache-2.0
#include "backends/argo_v2/json.h"

#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "backends/argo_v2/workspace.h"
#include "gtest/gtest.h"

namespace kfir::argo_v2 {
namespace {

using Container = kfp2::PipelineDeploymentConfig::PipelineContainerSpec;

Container Kettle() {
  Container container;
  container.set_image("kettle:1");
  return container;
}

Container Rich() {
  Container container = Kettle();
  container.add_command("sh");
  container.add_command("-c");
  container.add_args("--if");
  container.add_args("a<b && c>d");
  container.add_args("\u00e9");
  container.add_env()->set_name("EMPTY");
  Container::EnvVar& variable = *container.add_env();
  variable.set_name("T");
  variable.set_value("9");
  container.mutable_resources()->set_cpu_limit(0.5);
  container.mutable_resources()->set_memory_limit(2);
  container.mutable_resources()->set_resource_cpu_request("250m");
  container.mutable_resources()->mutable_accelerator()->set_count(1);
  container.mutable_resources()->mutable_accelerator()->set_resource_type(
      "nvidia.com/gpu");
  return container;
}

TEST(ContainerHash, IsTheApiServers) {
  Container boil = Kettle();
  boil.add_command("boil");
  EXPECT_EQ(ContainerHash(boil),
            "9130b75d147aedd20f85de41d7d45e05333235ccffa9fa53cc1ba64dc99c3797");
  Container limited = Kettle();
  limited.mutable_resources();
  EXPECT_EQ(ContainerHash(limited),
            "4f83f3bd6f8f5b09fbbbbfb91c797d26f8f5fc8199f300d95efd38603181a2e2");
  EXPECT_EQ(ContainerHash(Rich()),
            "6a64db506ee31598125c4ac8a95564f39a3257f1c4cbbf3c6663c38bbedbb43f");
}

TEST(CanonicalJson, SortsAndEscapes) {
  EXPECT_EQ(
      CanonicalJson(Rich()),
      R"({"args":["--if","a\u003cb \u0026\u0026 c\u003ed",")"
      "\u00e9"
      R"("],"command":["sh","-c"],"env":[{"name":"EMPTY"},{"name":"T","value":"9"}],"image":"kettle:1",)"
      R"("resources":{"accelerator":{"count":"1","resourceType":"nvidia.com/gpu"},"cpuLimit":0.5,)"
      R"("memoryLimit":2,"resourceCpuRequest":"250m"}})");
}

TEST(CanonicalJson, PrintsNumbersInShortestForm) {
  const std::pair<double, const char*> kCases[] = {
      {2, "2"},
      {-0.5, "-0.5"},
      {1e20, "100000000000000000000"},
      {1e21, "1e+21"},
      {1e-6, "0.000001"},
      {1e-7, "1e-7"},
      {1.5e-10, "1.5e-10"},
      {0, "0"},
      {9223372036854775807.0, "9223372036854776000"},
      {123456789012345680000.0, "123456789012345680000"},
      {-1234.5, "-1234.5"},
      {0.00012, "0.00012"},
      {5e-324, "5e-324"},
  };
  for (const auto& [number, text] : kCases) {
    kfp2::Value value;
    value.set_number_value(number);
    EXPECT_EQ(CanonicalJson(value), text);
  }
}

TEST(CanonicalJson, EscapesControlsAndLineSeparators) {
  kfp2::Value value;
  value.set_string_value("\x01\t\"\\/\x7f\u2028\u2029\u202a");
  EXPECT_EQ(CanonicalJson(value),
            "\"\\u0001\\t\\\"\\\\/\x7f\\u2028\\u2029\u202a\"");
}

TEST(FactorText, HasGosThresholds) {
  EXPECT_EQ(FactorText(2), "2");
  EXPECT_EQ(FactorText(0.25), "0.25");
  EXPECT_EQ(FactorText(1e-5), "1e-05");
  EXPECT_EQ(FactorText(123456), "123456");
  EXPECT_EQ(FactorText(1e6), "1e+06");
  EXPECT_EQ(FactorText(0), "0");
  EXPECT_EQ(FactorText(999999.5), "999999.5");
  EXPECT_EQ(FactorText(-1234567.5), "-1.2345675e+06");
  EXPECT_EQ(FactorText(std::numeric_limits<double>::quiet_NaN()), "NaN");
  EXPECT_EQ(FactorText(std::numeric_limits<double>::infinity()), "+Inf");
  EXPECT_EQ(FactorText(-std::numeric_limits<double>::infinity()), "-Inf");
}

TEST(CanonicalQuantity, ChoosesTheUnit) {
  const std::pair<const char*, const char*> kCases[] = {
      {"0.5Gi", "512Mi"}, {"1.5Gi", "1536Mi"},
      {"1024Mi", "1Gi"},  {"10Gi", "10Gi"},
      {"0.5", "500m"},    {"1000", "1k"},
      {"1500M", "1500M"}, {"0", "0"},
      {"+2G", "2G"},      {"1e3", "1e3"},
      {"-0", "0"},        {"-0Gi", "0"},
      {"0.5Ki", "512"},   {"0.9765625Ki", "1k"},
  };
  for (const auto& [text, canonical] : kCases)
    EXPECT_EQ(CanonicalQuantity(text), canonical) << text;
  for (const char* text :
       {"", "GB", "1GB", "1gi", "-1Gi", "-1e0", "Gi", "1..5", "x"}) {
    EXPECT_EQ(CanonicalQuantity(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace kfir::argo_v2
