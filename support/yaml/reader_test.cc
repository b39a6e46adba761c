// SPDX-License-Identifier: Apache-2.0
#include "support/yaml/reader.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace kfir {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

// Events as text: `{`, `}`, `[`, `]`, plain scalars bare, others in quotes,
// tags before, documents as `<` and `>`.
class Recorder final : public YamlHandler {
 public:
  explicit Recorder(bool places) : places_(places) {}
  void BeginDocument(YamlMark) override { Put("<"); }
  void EndDocument() override { Put(">"); }
  void BeginMap(YamlMark mark) override { Put("{", mark); }
  void EndMap() override { Put("}"); }
  void BeginList(YamlMark mark) override { Put("[", mark); }
  void EndList() override { Put("]"); }
  void Scalar(const YamlScalar& scalar) override {
    const absl::string_view quote = scalar.plain ? "" : "\"";
    Put(absl::StrCat(scalar.tag, quote, scalar.value, quote), scalar.mark);
  }

  std::string text;

 private:
  void Put(absl::string_view what, YamlMark mark = {}) {
    absl::StrAppend(&text, text.empty() ? "" : " ", what);
    if (places_ && mark.line > 0) {
      absl::StrAppend(&text, "@", mark.line, ":", mark.column);
    }
  }

  const bool places_;
};

// What was read, or else the diagnostics.
std::string Read(absl::string_view text, bool places = false,
                 const YamlLimits& limits = {}) {
  Recorder recorder(places);
  DiagnosticSink diagnostics;
  const absl::Status status =
      ReadYaml(text, "f", recorder, diagnostics, limits);
  EXPECT_EQ(status.ok(), !diagnostics.has_errors());
  return status.ok() ? recorder.text : diagnostics.ToString();
}

TEST(ReadYaml, HandsOnWhatIsWritten) {
  EXPECT_EQ(Read("a: 1\nb: [x, 'y', \"z\\n\"]\nc: |\n  t\n"),
            R"(< { "a" 1 "b" [ x "y" "z)"
            "\n"
            R"(" ] "c" "t)"
            "\n\" } >");
  EXPECT_EQ(Read(""), "");
  EXPECT_EQ(Read("a\n--- b\n---\n...\n"), "< a > < b > <  >");
  EXPECT_EQ(Read("- !!str 5\n- !x y\n- ! z\n"),
            "< [ tag:yaml.org,2002:str5 !xy !z ] >");
  EXPECT_EQ(Read("\xEF\xBB\xBF"
                 "a: b\r\nc: d\r\n"),
            "< { \"a\" b \"c\" d } >");
}

TEST(ReadYaml, CountsColumnsInBytes) {
  EXPECT_EQ(Read("a: b\nc:\n- d\n", true),
            "< {@1:1 \"a\"@1:1 b@1:4 \"c\"@2:1 [@3:1 d@3:3 ] } >");
  EXPECT_EQ(
      Read("\u00e9: [\u65e5, x]\n\u00e9\u00e9: y # \u00e9\n\nz: 1\n", true),
      "< {@1:1 \"\u00e9\"@1:1 [@1:5 \u65e5@1:6 x@1:11 ] "
      "\"\u00e9\u00e9\"@2:1 y@2:7 \"z\"@4:1 1@4:4 } >");
  EXPECT_EQ(Read("\xEF\xBB\xBF\u00e9: x\r\n\u00e9: y\r\n", true),
            "f:2:1: key `\u00e9` stands twice in one map [YamlDuplicateKey]\n"
            "  f:1:1: note: the first one is here\n");
}

TEST(ReadYaml, ResolvesKeysToTheirText) {
  EXPECT_EQ(
      Read("0x10: a\n1.50: b\ny: c\n'y': d\n1e6: e\n-0: f\n.inf: g\n"),
      R"(< { "16" a "1.5" b "true" c "y" d "1e+06" e "0" f ".inf" g } >)");
  EXPECT_EQ(Read("~: a\n"), "f:1:1: ~ cannot be a key [YamlKey]\n");
  EXPECT_EQ(Read("? \n: a\n"), "f:1:2: nothing cannot be a key [YamlKey]\n");
  EXPECT_EQ(Read("? [a]\n: b\n"), "f:1:3: a list cannot be a key [YamlKey]\n");
  EXPECT_EQ(Read("? {a: b}\n: b\n"),
            "f:1:3: a map cannot be a key [YamlKey]\n");
}

TEST(ReadYaml, ReportsEveryDuplicateKey) {
  EXPECT_EQ(Read("a: 1\nb: {x: 1, x: 2}\na: 3\n"),
            "f:2:11: key `x` stands twice in one map [YamlDuplicateKey]\n"
            "  f:2:5: note: the first one is here\n"
            "f:3:1: key `a` stands twice in one map [YamlDuplicateKey]\n"
            "  f:1:1: note: the first one is here\n");
  EXPECT_THAT(Read("y: 1\ntrue: 2\n"), StartsWith("f:2:1: key `true`"));
  EXPECT_EQ(Read("- {a: 1}\n- {a: 1}\n"), "< [ { \"a\" 1 } { \"a\" 1 } ] >");
}

TEST(ReadYaml, FindsDuplicatesInLargeMaps) {
  std::string text;
  for (int i = 0; i < 100; ++i) absl::StrAppend(&text, "k", i, ": {a: 1}\n");
  EXPECT_THAT(Read(text), HasSubstr("\"k99\""));
  EXPECT_THAT(Read(absl::StrCat(text, "k3: 1\n")),
              StartsWith("f:101:1: key `k3`"));
  EXPECT_THAT(Read(absl::StrCat(text, "k80: 1\n")),
              StartsWith("f:101:1: key `k80`"));
}

TEST(ReadYaml, ExpandsAliases) {
  EXPECT_EQ(Read("a: &x [1, &y {b: 'c'}]\nd: *x\ne: *y\n*y2 : 1\n"),
            "f:4:1: no anchor `y2` stands before this alias "
            "[YamlUnknownAnchor]\n");
  EXPECT_EQ(Read("a: &x [1, &y {b: 'c'}]\nd: *x\n? &k key\n: *y\n"),
            R"(< { "a" [ 1 { "b" "c" } ] "d" [ 1 { "b" "c" } ] )"
            R"("key" { "b" "c" } } >)");
  EXPECT_EQ(Read("- &a 1\n- &a 2\n- *a\n- &b [*a, *a]\n- *b\n"),
            "< [ 1 2 2 [ 2 2 ] [ 2 2 ] ] >");
  EXPECT_EQ(Read("a: &a k\n*a : v\n"), R"(< { "a" k "k" v } >)");
  EXPECT_EQ(Read("&a [*a]\n"),
            "f:1:5: anchor `a` contains itself [YamlRecursiveAlias]\n");
  EXPECT_THAT(Read("&a x\n--- *a\n"), HasSubstr("no anchor `a`"));
}

TEST(ReadYaml, MergesMaps) {
  EXPECT_EQ(Read("- &b {x: 1, y: 2}\n- {<<: *b, y: 3}\n"),
            R"(< [ { "x" 1 "true" 2 } { "true" 3 "x" 1 } ] >)");
  EXPECT_EQ(Read("<<: {a: 1}\nb: 2\n"), R"(< { "b" 2 "a" 1 } >)");
  EXPECT_EQ(Read("- &b {p: 1, q: 2}\n- &c {q: 3, r: 4}\n- {<<: [*b, *c]}\n"),
            R"(< [ { "p" 1 "q" 2 } { "q" 3 "r" 4 } )"
            R"({ "p" 1 "q" 2 "r" 4 } ] >)");
  // Merges within merges, and replayed with an alias.
  EXPECT_EQ(Read("- &a {p: {s: 1}}\n- &b {<<: *a, q: 2}\n- {<<: *b, r: 3}\n"
                 "- *b\n"),
            R"(< [ { "p" { "s" 1 } } { "q" 2 "p" { "s" 1 } } )"
            R"({ "r" 3 "q" 2 "p" { "s" 1 } } { "q" 2 "p" { "s" 1 } } ] >)");
  EXPECT_EQ(Read("{'<<': a}"), R"(< { "<<" a } >)");
  EXPECT_EQ(Read("<<: [a]\n"),
            "f:1:1: `<<` takes a map or a list of maps [YamlMerge]\n");
}

TEST(ReadYaml, ReportsAKeyOnWhoseMergeReadersDisagree) {
  EXPECT_EQ(Read("- &b {p: 1}\n- {p: 2, <<: *b}\n"),
            "f:2:10: key `p` stands twice in one map [YamlDuplicateKey]\n"
            "  f:2:4: note: the first one is here\n");
  EXPECT_THAT(Read("<<: {a: 1, a: 2}\n"), StartsWith("f:1:12: key `a`"));
  // Once, though it is read three times.
  EXPECT_EQ(Read("- &b {p: 1, p: 2}\n- *b\n- *b\n"),
            "f:1:13: key `p` stands twice in one map [YamlDuplicateKey]\n"
            "  f:1:7: note: the first one is here\n");
}

TEST(ReadYaml, KeepsLimits) {
  const std::string deep = std::string(100'000, '[');
  EXPECT_EQ(Read(deep),
            "f:1:129: nesting is deeper than 128 flow-style levels "
            "[YamlTooDeep]\n");
  std::string blocks;
  for (int i = 0; i < 100'000; ++i) blocks += "- ";
  EXPECT_THAT(Read(blocks), HasSubstr("[YamlTooDeep]"));
  std::string just;
  for (int i = 0; i < 500; ++i) just += "- ";
  EXPECT_THAT(Read(just), StartsWith("< [ ["));
  EXPECT_THAT(Read("- " + just), HasSubstr("deeper than 500 levels"));
  const std::string flow =
      absl::StrCat(std::string(128, '['), std::string(128, ']'));
  EXPECT_THAT(Read(absl::StrCat("- ", flow, "\n- ", flow)),
              StartsWith("< [ ["));
  EXPECT_THAT(Read("<<: " + deep), HasSubstr("[YamlTooDeep]"));

  YamlLimits limits;
  limits.scalar_bytes = 10;
  EXPECT_EQ(Read("a: 12345678901\n", false, limits),
            "f:1:4: text of 11 bytes is longer than the limit of 10 "
            "[YamlScalarTooLong]\n");
}

TEST(ReadYaml, StopsAliasBombs) {
  std::string bomb = "- &a0 [x, x]\n";
  for (int i = 1; i < 40; ++i) {
    absl::StrAppend(&bomb, "- &a", i, " [*a", i - 1, ", *a", i - 1, "]\n");
  }
  EXPECT_THAT(Read(bomb),
              HasSubstr("aliases expand to more than 1000000 nodes"));
  std::string merges = "- &a0 {}\n";
  for (int i = 1; i < 40; ++i) {
    absl::StrAppend(&merges, "- &a", i, " {<<: [*a", i - 1, ", *a", i - 1,
                    "]}\n");
  }
  EXPECT_THAT(Read(merges), HasSubstr("[YamlAliasLimit]"));
}

TEST(ReadYaml, BoundsItsCallsWhereMergesMerge) {
  std::string chain = "- &a0 {x: 1}\n";
  for (int i = 1; i < 3000; ++i) {
    absl::StrAppend(&chain, "- &a", i, " {<<: *a", i - 1, "}\n");
  }
  EXPECT_THAT(Read(chain), HasSubstr("[YamlTooDeep]"));
}

TEST(ReadYaml, PlacesWhatItCannotRead) {
  EXPECT_EQ(Read("a: [1\nb: 2\n"),
            "f:2:2: did not find expected ',' or ']' [YamlSyntax]\n"
            "  f:1:4: note: while parsing a flow sequence\n");
  EXPECT_THAT(Read("\u00e9\u00e9: \"a\\q\"\n"), StartsWith("f:1:9: "));
  EXPECT_EQ(Read(absl::string_view("a: b\nc: \0\n", 10)),
            "f:2:4: YAML text cannot hold the character U+0000 "
            "[YamlEncoding]\n");
  EXPECT_EQ(Read("a: b\n\u00e9: \x1b\n"),
            "f:2:5: YAML text cannot hold the character U+001B "
            "[YamlEncoding]\n");
  EXPECT_EQ(Read("a: b\nc: x\xff\n"),
            "f:2:5: these bytes are not UTF-8 [YamlEncoding]\n");
  EXPECT_EQ(Read("a: \xe2\x82"),
            "f:1:4: these bytes are not UTF-8 [YamlEncoding]\n");
  EXPECT_THAT(Read("\tb: 1\n"), HasSubstr("[YamlSyntax]"));
}

}  // namespace
}  // namespace kfir
