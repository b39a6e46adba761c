// SPDX-License-Identifier: Apache-2.0
//
// libyaml is the reference.
#include "support/yaml/block_parser.h"

#include <random>
#include <string>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "support/yaml/reader.h"

namespace kfir {
namespace {

class Recorder final : public YamlHandler {
 public:
  void BeginDocument(YamlMark mark) override { Add("document", mark); }
  void EndDocument() override { Add("end", {}); }
  void BeginMap(YamlMark mark) override { Add("map", mark); }
  void EndMap() override { Add("}", {}); }
  void BeginList(YamlMark mark) override { Add("list", mark); }
  void EndList() override { Add("]", {}); }
  void Scalar(const YamlScalar& scalar) override {
    Add(absl::StrCat(scalar.plain ? "plain " : "quoted ", scalar.tag, " <",
                     scalar.value, ">"),
        scalar.mark);
  }

  std::string text;

 private:
  void Add(absl::string_view what, YamlMark mark) {
    absl::StrAppend(&text, mark.line, ":", mark.column, " ", what, "\n");
  }
};

std::string Events(absl::string_view text, bool fast = true) {
  YamlLimits limits;
  limits.fast = fast;
  Recorder recorder;
  DiagnosticSink diagnostics;
  const absl::Status status =
      ReadYaml(text, "f", recorder, diagnostics, limits);
  // Before an error each may have come as far as it likes.
  if (!status.ok()) return diagnostics.ToString();
  return recorder.text;
}

std::string LibyamlEvents(absl::string_view text) {
  return Events(text, /*fast=*/false);
}

// Whether libyaml was not needed.
bool TakesAll(absl::string_view text) {
  Recorder recorder;
  DiagnosticSink diagnostics;
  YamlExpander expander("f", recorder, diagnostics, {});
  return YamlBlockParser(text, expander).Run();
}

// What kfp writes and more.
constexpr absl::string_view kTaken[] = {
    "",
    "# only a comment\n\n",
    "a: b\n",
    "a:\n  b: c\n  d:\n    e: 1\nf: g\n",
    "a:\n- b\n- c: d\n  e: f\n-\n- - x\n  - y\n-\n  g: h\ni:\n  - j\n  - k\n",
    "- a\n- b:\n  - c\n- {}\n- []\n",
    "a: {}\nb: []\nc:\nd: # nothing\ne: 'f' # text\ng: \"h\"\n",
    "# A\n# B\na: b # c\n  # d\n\n\ne: f#g\nh: i:j\nk: -1\nl: ?m\n",
    "a: 'it''s'\nb: ''\nc: \"\"\nd: ''''\n'e f': g\n\"h\\ni\": j\n",
    "a: 'one\n  two\n\n  three '\nb: \" four\\\n  \\ five\\n\\\n\n  six\n  "
    "seven\"\n",
    "a: \"\\0\\a\\b\\t\\v\\f\\r\\e\\N\\_\\L\\P\\x41\\u00e9\\U0001F600\\/\"\n",
    "a: one two\n  three   four  \n\n\n  - five\n  six # seven\nb: c\n",
    "a:\n  one two\n  three\nb:\n  'four'\n",
    "a: |\n  one\n   two\n\n  three\n\n\nb: |-\n  four\n\nc: |+\n  "
    "five\n\n\nd: |2\n"
    "    six\ne: |2-\n\n  seven\n",
    "- |\n a\n\n  \n b\n- |-\n  c",
    "a: b\n---\nc: d\n--- # comment\n- e\n",
    "---\na: b",
    "a: é\n'日': \"\xC2\xA0\"\nb: |\n  日本\n",
    "a:   b   \n   \nc: d\n \n",
};

TEST(YamlBlockParser, GivesWhatLibyamlGives) {
  for (const absl::string_view text : kTaken) {
    EXPECT_EQ(Events(text), LibyamlEvents(text)) << text;
  }
}

TEST(YamlBlockParser, NeedsNoLibyaml) {
  for (const absl::string_view text : kTaken) {
    EXPECT_TRUE(TakesAll(text)) << text;
  }
}

TEST(YamlBlockParser, LeavesTheRest) {
  for (const absl::string_view text : {"&a b: c\n",
                                       "a: *b\n",
                                       "a: !x y\n",
                                       "a: [b]\n",
                                       "a: {b: c}\n",
                                       "a: >\n  b\n",
                                       "? a\n",
                                       "a\n",
                                       "'a'\n",
                                       "a: b: c\n",
                                       "a: - b\n",
                                       "a:\n  b: c\n d: e\n",
                                       "- a\nb: c\n",
                                       "a: b\n- c\n",
                                       "a: 'b' c\n",
                                       "a: \"\\q\"\n",
                                       "a: 'b\n",
                                       "a:\tb\n",
                                       "%YAML 1.1\n---\na: b\n",
                                       "a: b\n...\n",
                                       "--- a\n",
                                       "---\n---\n",
                                       "a: |\n   \n  b\n",
                                       "a: |\nb: c\n",
                                       "a: @b\n",
                                       "a: b\n c: d\n",
                                       "a: \x01\n",
                                       "a: \xFF\n"}) {
    EXPECT_FALSE(TakesAll(text)) << text;
    EXPECT_EQ(Events(text), LibyamlEvents(text)) << text;
  }
}

TEST(YamlBlockParser, ManyDashesInALineEndInAnError) {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "- ";
  EXPECT_EQ(Events(text + "a\n"), LibyamlEvents(text + "a\n"));
}

TEST(YamlBlockParser, MutatedTextsGiveWhatLibyamlGives) {
  constexpr absl::string_view kPieces[] = {
      " ",    "  ",   "\n", "\n  ",  ": ",   ":",    "- ",  "-",
      "'",    "\"",   "#",  " #",    "|",    "|-\n", "a",   "\\",
      "\\\n", "{}",   "[]", "---\n", "\n\n", "?",    "&a ", "b: c\n",
      "é",    "\n- ", ">",  "  \n",  "'\n",  "1",    "*a"};
  std::mt19937 random(7);
  const auto below = [&](size_t limit) { return random() % limit; };
  for (int i = 0; i < 20'000; ++i) {
    std::string text(kTaken[below(std::size(kTaken))]);
    for (size_t k = 1 + below(4); k > 0; --k) {
      const size_t at = below(text.size() + 1);
      if (below(3) == 0) {
        text.erase(at, 1 + below(4));
      } else {
        const absl::string_view piece = kPieces[below(std::size(kPieces))];
        text.insert(at, piece.data(), piece.size());
      }
    }
    ASSERT_EQ(Events(text), LibyamlEvents(text)) << text;
  }
}

}  // namespace
}  // namespace kfir
