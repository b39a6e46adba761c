// SPDX-License-Identifier: Apache-2.0
#include "support/json/writer.h"

#include <limits>

#include "gtest/gtest.h"

namespace kfir {
namespace {

std::string Quoted(absl::string_view text) {
  std::string out;
  MakeJsonWriter(JsonKeys::kInOrder, &out)->String(text);
  return out;
}

std::string Nested(JsonKeys keys) {
  std::string out;
  const std::unique_ptr<ValueWriter> writer = MakeJsonWriter(keys, &out);
  writer->BeginMap();
  writer->Key("z");
  writer->BeginList();
  writer->Int(-1);
  writer->BeginMap();
  writer->EndMap();
  writer->BeginList();
  writer->EndList();
  writer->Null();
  writer->EndList();
  writer->Key("a");
  writer->BeginMap();
  writer->Key("\u00e9");
  writer->Bool(true);
  writer->Key("b");
  writer->BigInt("123456789012345678901");
  writer->Key("B");
  writer->Double(0.5);
  writer->EndMap();
  writer->Key("m");
  writer->String("x");
  writer->EndMap();
  writer->Finish();
  return out;
}

TEST(JsonWriter, KeepsTheOrderOfKeys) {
  EXPECT_EQ(Nested(JsonKeys::kInOrder),
            R"({"z": [-1, {}, [], null], "a": {"\u00e9": true, )"
            R"("b": 123456789012345678901, "B": 0.5}, "m": "x"})");
}

TEST(JsonWriter, SortsKeysOfEveryMap) {
  EXPECT_EQ(Nested(JsonKeys::kSorted),
            R"({"a": {"B": 0.5, "b": 123456789012345678901, )"
            R"("\u00e9": true}, "m": "x", "z": [-1, {}, [], null]})");
}

TEST(JsonWriter, EscapesAsPythonDoes) {
  EXPECT_EQ(Quoted("a\"b\\c/\n\r\t\f\b"), R"("a\"b\\c/\n\r\t\f\b")");
  EXPECT_EQ(Quoted(absl::string_view("\0\x1f\x7f", 3)),
            R"("\u0000\u001f\u007f")");
  EXPECT_EQ(Quoted("\u00e9\u2028\uffff"), R"("\u00e9\u2028\uffff")");
  EXPECT_EQ(Quoted("\U0001F600"), R"("\ud83d\ude00")");
  // A surrogate that Python's own string held.
  EXPECT_EQ(Quoted("\xed\xb2\x80"), R"("\udc80")");
  EXPECT_EQ(Quoted("a\xff\xe2\x82z"), R"("a\ufffd\ufffd\ufffdz")");
}

TEST(JsonWriter, WritesNumbersThatJsonLacksAsPythonDoes) {
  std::string out;
  const std::unique_ptr<ValueWriter> writer =
      MakeJsonWriter(JsonKeys::kInOrder, &out);
  writer->BeginList();
  writer->Double(std::numeric_limits<double>::quiet_NaN());
  writer->Double(std::numeric_limits<double>::infinity());
  writer->Double(-std::numeric_limits<double>::infinity());
  writer->Int(std::numeric_limits<int64_t>::min());
  writer->EndList();
  EXPECT_EQ(out, "[NaN, Infinity, -Infinity, -9223372036854775808]");
}

TEST(PythonFloatRepr, IsPythons) {
  const std::pair<double, absl::string_view> kCases[] = {
      {0.0, "0.0"},
      {-0.0, "-0.0"},
      {5, "5.0"},
      {0.1, "0.1"},
      {1.0 / 3, "0.3333333333333333"},
      {0.0001, "0.0001"},
      {0.00001234, "1.234e-05"},
      {1e-7, "1e-07"},
      {1e15, "1000000000000000.0"},
      {1e16, "1e+16"},
      {123456789012345680.0, "1.2345678901234568e+17"},
      {1e100, "1e+100"},
      {-2.5e-300, "-2.5e-300"},
      {5e-324, "5e-324"},
      {1.7976931348623157e308, "1.7976931348623157e+308"},
      {9007199254740993.0, "9007199254740992.0"},
      {std::numeric_limits<double>::infinity(), "inf"},
      {-std::numeric_limits<double>::infinity(), "-inf"},
      {-std::numeric_limits<double>::quiet_NaN(), "nan"},
  };
  for (const auto& [value, repr] : kCases) {
    EXPECT_EQ(PythonFloatRepr(value), repr);
  }
}

}  // namespace
}  // namespace kfir
