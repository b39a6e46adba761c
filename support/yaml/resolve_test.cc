// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <limits>

#include "gtest/gtest.h"
#include "support/yaml/reader.h"

namespace kfir {
namespace {

using Kind = YamlResolved::Kind;

TEST(ResolveYamlScalar, KnowsBoolsAndNullsInTheirSpellings) {
  for (const absl::string_view text : {"y", "Y", "yes", "Yes", "YES", "true",
                                       "True", "TRUE", "on", "On", "ON"}) {
    EXPECT_EQ(ResolveYamlScalar(text).kind, Kind::kBool) << text;
    EXPECT_TRUE(ResolveYamlScalar(text).bool_value) << text;
  }
  for (const absl::string_view text : {"n", "N", "no", "No", "NO", "false",
                                       "False", "FALSE", "off", "Off", "OFF"}) {
    EXPECT_EQ(ResolveYamlScalar(text).kind, Kind::kBool) << text;
    EXPECT_FALSE(ResolveYamlScalar(text).bool_value) << text;
  }
  for (const absl::string_view text : {"", "~", "null", "Null", "NULL"}) {
    EXPECT_EQ(ResolveYamlScalar(text).kind, Kind::kNull) << text;
  }
}

TEST(ResolveYamlScalar, HasFewerBoolsInYaml12) {
  for (const absl::string_view text : {"y", "N", "yes", "No", "on", "OFF"}) {
    EXPECT_EQ(ResolveYamlScalar(text, YamlBools::kYaml12).kind, Kind::kString)
        << text;
  }
  EXPECT_EQ(ResolveYamlScalar("True", YamlBools::kYaml12).kind, Kind::kBool);
  EXPECT_EQ(ResolveYamlScalar("FALSE", YamlBools::kYaml12).kind, Kind::kBool);
  EXPECT_EQ(ResolveYamlScalar("Null", YamlBools::kYaml12).kind, Kind::kNull);
  EXPECT_EQ(ResolveYamlScalar("~", YamlBools::kYaml12).kind, Kind::kNull);
}

TEST(ResolveYamlScalar, KnowsIntegers) {
  const std::pair<absl::string_view, int64_t> kCases[] = {
      {"0", 0},
      {"-0", 0},
      {"+1", 1},
      {"017", 15},
      {"0_7", 7},
      {"00", 0},
      {"0x1F", 31},
      {"0X1f", 31},
      {"-0x10", -16},
      {"0o17", 15},
      {"0O17", 15},
      {"0b101", 5},
      {"-0b11", -3},
      {"1_000", 1000},
      {"1_", 1},
      {"0x_1", 1},
      {"123", 123},
      {"9223372036854775807", INT64_MAX},
      {"-9223372036854775808", INT64_MIN}};
  for (const auto& [text, value] : kCases) {
    EXPECT_EQ(ResolveYamlScalar(text).kind, Kind::kInt) << text;
    EXPECT_EQ(ResolveYamlScalar(text).int_value, value) << text;
  }
  for (const absl::string_view text :
       {"18446744073709551615", "0xFFFFFFFFFFFFFFFF"}) {
    EXPECT_EQ(ResolveYamlScalar(text).kind, Kind::kBigInt) << text;
    EXPECT_EQ(ResolveYamlScalar(text).big_int_value, UINT64_MAX) << text;
  }
}

TEST(ResolveYamlScalar, KnowsFloats) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  const std::pair<absl::string_view, double> kCases[] = {
      {"1.", 1},
      {"1.5", 1.5},
      {"08", 8},
      {"1e3", 1000},
      {"1.e+3", 1000},
      {"-1.5E-3", -0.0015},
      {"+1.5", 1.5},
      {".5", 0.5},
      {".1e1", 1},
      {".5_0", 0.5},
      {"1_0.5", 10.5},
      {"-.5", -0.5},
      {"18446744073709551616", 18446744073709551616.0},
      {"-9223372036854775809", -9223372036854775809.0},
      {"1e-400", 0},
      {".inf", kInfinity},
      {".Inf", kInfinity},
      {"+.INF", kInfinity},
      {"-.inf", -kInfinity},
  };
  for (const auto& [text, value] : kCases) {
    EXPECT_EQ(ResolveYamlScalar(text).kind, Kind::kDouble) << text;
    EXPECT_EQ(ResolveYamlScalar(text).double_value, value) << text;
  }
  for (const absl::string_view text : {".nan", ".NaN", ".NAN"}) {
    EXPECT_TRUE(std::isnan(ResolveYamlScalar(text).double_value)) << text;
  }
}

TEST(ResolveYamlScalar, LeavesAllElseAsText) {
  for (const absl::string_view text : {"tRUE",
                                       "yEs",
                                       "nULL",
                                       "nan",
                                       "inf",
                                       "1e400",
                                       "1e",
                                       "0x",
                                       "0b",
                                       "0x1G",
                                       "0b2",
                                       "1p5",
                                       "1.5.2",
                                       "1,000",
                                       "123abc",
                                       "_1",
                                       "--1",
                                       "+",
                                       "-",
                                       ".",
                                       "..",
                                       ".5_",
                                       "._5",
                                       ".e1",
                                       "+-1",
                                       "2024-01-02",
                                       "2024-01-02T03:04:05Z",
                                       "12:30:45",
                                       "<<",
                                       "text",
                                       "0o8",
                                       "-.nan",
                                       "none",
                                       "=",
                                       "truely",
                                       "0x1.8p1",
                                       "-0xFFFFFFFFFFFFFFFF",
                                       "e5",
                                       "1 2"}) {
    EXPECT_EQ(ResolveYamlScalar(text).kind, Kind::kString) << text;
  }
}

}  // namespace
}  // namespace kfir
