// SPDX-License-Identifier: Apache-2.0
#include "frontends/shared/python/marshal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace kfir {
namespace {

using Kind = PyValue::Kind;

PyDocument Decode(const std::string& bytes) {
  absl::StatusOr<PyDocument> document = DecodeMarshal(bytes);
  EXPECT_TRUE(document.ok()) << document.status();
  return document.ok() ? *std::move(document) : PyDocument();
}

std::string Bytes(std::initializer_list<int> bytes) {
  std::string text;
  for (const int byte : bytes) text.push_back(static_cast<char>(byte));
  return text;
}

TEST(Marshal, RoundTripsEveryKind) {
  std::string bytes;
  MarshalWriter writer(&bytes);
  writer.BeginTuple();
  writer.Null();
  writer.Bool(true);
  writer.Int(-7);
  writer.Int(int64_t{1} << 40);
  writer.BigInt("-123456789012345678901234567890");
  writer.Double(0.1);
  writer.String("gr\xc3\xbc\xc3\x9f");
  writer.Bytes(std::string("\0\xff", 2));
  writer.BeginList();
  writer.EndList();
  writer.BeginMap();
  writer.Key("b");
  writer.Int(1);
  writer.Key("a");
  writer.BeginList();
  writer.String("x");
  writer.EndList();
  writer.EndMap();
  writer.EndTuple();

  const PyDocument document = Decode(bytes);
  ASSERT_EQ(document.root().kind(), Kind::kTuple);
  const absl::Span<const PyValue> items = document.root().items();
  ASSERT_EQ(items.size(), 10u);
  EXPECT_TRUE(items[0].is_none());
  EXPECT_TRUE(items[1].bool_value());
  EXPECT_EQ(items[2].int_value(), -7);
  EXPECT_EQ(items[3].kind(), Kind::kInt);
  EXPECT_EQ(items[3].int_value(), int64_t{1} << 40);
  EXPECT_EQ(items[4].kind(), Kind::kBigInt);
  EXPECT_EQ(items[4].text(), "-123456789012345678901234567890");
  EXPECT_EQ(items[5].float_value(), 0.1);
  EXPECT_EQ(items[6].text(), "gr\xc3\xbc\xc3\x9f");
  EXPECT_EQ(items[7].kind(), Kind::kBytes);
  EXPECT_EQ(items[7].text(), absl::string_view("\0\xff", 2));
  EXPECT_EQ(items[8].kind(), Kind::kList);
  ASSERT_EQ(items[9].items().size(), 4u);
  EXPECT_EQ(items[9].items()[0].text(), "b");
  EXPECT_EQ(items[9].items()[3].items()[0].text(), "x");
}

TEST(Marshal, IntegersAtTheEdges) {
  for (const int64_t value :
       {int64_t{0}, int64_t{2147483647}, int64_t{-2147483648},
        int64_t{2147483648}, std::numeric_limits<int64_t>::max(),
        std::numeric_limits<int64_t>::min()}) {
    std::string bytes;
    MarshalWriter(&bytes).Int(value);
    const PyDocument document = Decode(bytes);
    EXPECT_EQ(document.root().kind(), Kind::kInt) << value;
    EXPECT_EQ(document.root().int_value(), value);
  }
  for (const std::string digits :
       {"9223372036854775808", "-9223372036854775809",
        "1000000000000000000000000000"}) {
    std::string bytes;
    MarshalWriter(&bytes).BigInt(digits);
    const PyDocument document = Decode(bytes);
    EXPECT_EQ(document.root().kind(), Kind::kBigInt);
    EXPECT_EQ(document.root().text(), digits);
  }
}

// What CPython's marshal.dumps(2**64, 2) and marshal.dumps((1, 'a'), 2) give.
TEST(Marshal, ReadsWhatPythonWrites) {
  EXPECT_EQ(Decode(Bytes({'l', 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 16, 0}))
                .root()
                .text(),
            "18446744073709551616");
  const PyDocument pair =
      Decode(Bytes({'(', 2, 0, 0, 0, 'i', 1, 0, 0, 0, 'u', 1, 0, 0, 0, 'a'}));
  ASSERT_EQ(pair.root().items().size(), 2u);
  EXPECT_EQ(pair.root().items()[1].text(), "a");
}

TEST(Marshal, RefusesHostileBytes) {
  const std::string cases[] = {
      "",
      "?",
      "NN",
      "i",
      Bytes({'u', 4, 0, 0, 0, 'a'}),
      Bytes({'u', 255, 255, 255, 255}),
      Bytes({'[', 255, 255, 255, 127}),
      Bytes({'[', 255, 255, 255, 255}),
      Bytes({'{', 'N', 'N', '0'}),
      Bytes({'{', 'u', 0, 0, 0, 0}),
      Bytes({'l', 0, 0, 0, 128}),
      Bytes({'l', 1, 0, 0, 0, 255, 255}),
      Bytes({'l', 255, 255, 255, 127}),
      "r\x01\x02\x03\x04",
      "g1234567",
  };
  for (const std::string& bytes : cases) {
    EXPECT_EQ(DecodeMarshal(bytes).status().code(),
              absl::StatusCode::kInvalidArgument)
        << testing::PrintToString(bytes);
  }
}

TEST(Marshal, RefusesNestingPastTheLimit) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += Bytes({'[', 1, 0, 0, 0});
  deep += 'N';
  EXPECT_EQ(DecodeMarshal(deep).status().code(),
            absl::StatusCode::kInvalidArgument);
}

TEST(Marshal, TellsLoneSurrogatesApart) {
  EXPECT_EQ(
      DecodeMarshal(Bytes({'u', 3, 0, 0, 0, 0xed, 0xb2, 0x80})).status().code(),
      absl::StatusCode::kOutOfRange);
}

}  // namespace
}  // namespace kfir
