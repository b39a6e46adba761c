// SPDX-License-Identifier: Apache-2.0
#include "support/yaml/kfir_writer.h"

#include <functional>
#include <limits>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

namespace kfir {
namespace {

std::string Written(const std::function<void(ValueWriter&)>& calls) {
  std::string out;
  KfirYamlWriter writer(&out);
  calls(writer);
  writer.Finish();
  return out;
}

std::string Text(absl::string_view text) {
  return Written([&](ValueWriter& writer) { writer.String(text); });
}

TEST(KfirYamlWriter, NestsInEveryWay) {
  EXPECT_EQ(Written([](ValueWriter& w) {
              w.BeginMap();
              w.Key("a");
              w.BeginMap();
              w.Key("b");
              w.BeginList();
              w.Int(1);
              w.BeginList();
              w.BeginList();
              w.Bool(true);
              w.Null();
              w.EndList();
              w.BeginList();
              w.EndList();
              w.EndList();
              w.BeginMap();
              w.Key("c");
              w.BeginList();
              w.BeginMap();
              w.EndMap();
              w.EndList();
              w.Key("d");
              w.String("x\ny\n");
              w.EndMap();
              w.EndList();
              w.Key("e");
              w.BeginMap();
              w.EndMap();
              w.EndMap();
              w.Key("f");
              w.String("g");
              w.EndMap();
            }),
            R"(a:
  b:
  - 1
  - - - true
      - null
    - []
  - c:
    - {}
    d: |
      x
      y
  e: {}
f: g
)");
}

TEST(KfirYamlWriter, WritesARootOfAnyKind) {
  EXPECT_EQ(Written([](ValueWriter& w) { w.Int(-5); }), "-5\n");
  EXPECT_EQ(Written([](ValueWriter& w) {
              w.BeginMap();
              w.EndMap();
            }),
            "{}\n");
  EXPECT_EQ(Written([](ValueWriter& w) {
              w.BeginList();
              w.String("");
              w.EndList();
            }),
            "- \"\"\n");
  EXPECT_EQ(Text("a\n b\n"), "|\n  a\n   b\n");
}

TEST(KfirYamlWriter, WritesNumbersForBothVersionsOfYaml) {
  const double kInfinity = std::numeric_limits<double>::infinity();
  EXPECT_EQ(YamlFloat(1e20), "1.0e+20");
  EXPECT_EQ(YamlFloat(1.5e-9), "1.5e-09");
  EXPECT_EQ(YamlFloat(3), "3.0");
  EXPECT_EQ(YamlFloat(kInfinity), ".inf");
  EXPECT_EQ(YamlFloat(-kInfinity), "-.inf");
  EXPECT_EQ(YamlFloat(std::numeric_limits<double>::quiet_NaN()), ".nan");
  EXPECT_EQ(Written([](ValueWriter& w) { w.BigInt("18446744073709551616"); }),
            "18446744073709551616\n");
}

TEST(KfirYamlWriter, LeavesHarmlessWordsPlain) {
  for (const absl::string_view text :
       {"a", "gcr.io/ml-pipeline/x:1.7.0-rc.3", "/tmp/outputs/x/data", "_x",
        "a=b,c+d%e@f", "yess", "nulls", "v1.10", "a-"}) {
    EXPECT_TRUE(IsPlainYaml(text)) << text;
    EXPECT_EQ(Text(text), absl::StrCat(text, "\n"));
  }
  EXPECT_TRUE(IsPlainYaml(std::string(120, 'a')));
  EXPECT_FALSE(IsPlainYaml(std::string(121, 'a')));
}

TEST(KfirYamlWriter, QuotesWhatAReaderTakesForSomethingElse) {
  for (const absl::string_view text : {"y",
                                       "Y",
                                       "n",
                                       "N",
                                       "yes",
                                       "Yes",
                                       "YES",
                                       "no",
                                       "No",
                                       "NO",
                                       "on",
                                       "On",
                                       "ON",
                                       "off",
                                       "Off",
                                       "OFF",
                                       "true",
                                       "True",
                                       "TRUE",
                                       "false",
                                       "False",
                                       "FALSE",
                                       "null",
                                       "Null",
                                       "NULL",
                                       "~",
                                       "",
                                       ".inf",
                                       ".Inf",
                                       ".INF",
                                       "-.inf",
                                       "-.Inf",
                                       "-.INF",
                                       "+.inf",
                                       "+.Inf",
                                       "+.INF",
                                       ".nan",
                                       ".NaN",
                                       ".NAN",
                                       "0",
                                       "00",
                                       "08",
                                       "017",
                                       "0o17",
                                       "0x1F",
                                       "0b101",
                                       "-1",
                                       "+1",
                                       "1_000",
                                       "1.",
                                       ".5",
                                       "1e3",
                                       "1.10",
                                       "-0",
                                       "123456789012345678901",
                                       "2024-01-02",
                                       "2024-01-02T03:04:05Z",
                                       "12:30",
                                       "12:30:45",
                                       "<<",
                                       "=",
                                       "-",
                                       "?",
                                       ":",
                                       "---",
                                       "...",
                                       "*",
                                       "&a",
                                       "!x",
                                       "@a",
                                       "%a",
                                       "`",
                                       "`a`",
                                       "{{x}}",
                                       "{a}",
                                       "[a]",
                                       "a:",
                                       "a: b",
                                       "a #b",
                                       "#a",
                                       " a",
                                       "a ",
                                       "tRUE",
                                       "None",
                                       "nan",
                                       "Inf",
                                       "* * * * *",
                                       "|",
                                       ">",
                                       "'a'",
                                       "a, b"}) {
    EXPECT_EQ(Text(text), absl::StrCat("\"", text, "\"\n"));
    EXPECT_EQ(Written([&](ValueWriter& w) {
                w.BeginMap();
                w.Key(text);
                w.String("v");
                w.EndMap();
              }),
              absl::StrCat("\"", text, "\": v\n"));
  }
}

TEST(KfirYamlWriter, Escapes) {
  EXPECT_EQ(Text("a\"b\\c\td/\r"), "\"a\\\"b\\\\c\\td/\\r\"\n");
  EXPECT_EQ(Text(absl::string_view("\0\x1b\x7f", 3)),
            "\"\\u0000\\u001b\\u007f\"\n");
  EXPECT_EQ(Text("\u0085\u009f\u2028\u2029\ufeff\uffff"),
            "\"\\u0085\\u009f\\u2028\\u2029\\ufeff\\uffff\"\n");
  EXPECT_EQ(Text("\u00e9\u65e5\U0001F600"), "\"\u00e9\u65e5\U0001F600\"\n");
  EXPECT_EQ(Text("a\xff z\xe2\x82"), "\"a\\ufffd z\\ufffd\\ufffd\"\n");
}

TEST(KfirYamlWriter, WritesLinesAsALiteralWhereThatIsSafe) {
  EXPECT_EQ(Text("a\nb"), "|-\n  a\n  b\n");
  EXPECT_EQ(Text("a\n\n\tb c\n"), "\"a\\n\\n\\tb c\\n\"\n");
  EXPECT_EQ(Text("a\n\nb\tc\n\n"), "|+\n  a\n\n  b\tc\n\n");
  EXPECT_EQ(Text(" a\nb"), "|2-\n   a\n  b\n");
  EXPECT_EQ(Text("\n a\n"), "|2\n\n   a\n");
  EXPECT_EQ(Text("---\n\u00e9\n"), "|\n  ---\n  \u00e9\n");
  EXPECT_EQ(Text("\n"), "\"\\n\"\n");
  EXPECT_EQ(Text("a \nb"), "\"a \\nb\"\n");
  EXPECT_EQ(Text("a\nb "), "\"a\\nb \"\n");
  EXPECT_EQ(Text("a\n  \nb"), "\"a\\n  \\nb\"\n");
  EXPECT_EQ(Text("a\r\nb"), "\"a\\r\\nb\"\n");
  EXPECT_EQ(Text("a\n\u2028"), "\"a\\n\\u2028\"\n");
}

TEST(KfirYamlWriter, WritesAKeyTooLongForOneLineExplicitly) {
  const std::string key = std::string(1100, 'k');
  EXPECT_EQ(Written([&](ValueWriter& w) {
              w.BeginMap();
              w.Key("a");
              w.BeginMap();
              w.Key(key);
              w.BeginList();
              w.Int(1);
              w.EndList();
              w.EndMap();
              w.EndMap();
            }),
            absl::StrCat("a:\n  ? \"", key, "\"\n  :\n  - 1\n"));
}

}  // namespace
}  // namespace kfir
