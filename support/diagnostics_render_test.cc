// SPDX-License-Identifier: Apache-2.0
#include "support/diagnostics_render.h"

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "support/diagnostic_kinds.h"

namespace kfir {
namespace {

using ::testing::HasSubstr;

// One diagnostic at a place of `text`, without its first line.
std::string Below(const std::string& text, int line, int column) {
  SourceTexts sources;
  sources.Add("f", text);
  DiagnosticSink sink;
  sink.Emit(kinds::YamlSyntax, {"f", line, column}, {"m"});
  const std::string out = RenderText(sink, sources);
  const size_t first = out.find('\n') + 1;
  return out.substr(first, out.rfind("1 error\n") - first);
}

TEST(RenderText, ShowsPlacesNotesAndCounts) {
  SourceTexts sources;
  sources.Add("a.yaml", "first\n  second\r\n");
  DiagnosticSink sink;
  Diagnostic& error = sink.Emit(kinds::YamlSyntax, {"a.yaml", 2, 3}, {"wrong"});
  error.preamble = "Traceback\n  line";
  error.notes.push_back({{"a.yaml", 1, 2}, "look"});
  error.notes.push_back({{}, "and so on"});
  sink.Emit(kinds::YamlSyntax, {"b.yaml", 7, 1}, {"unseen"});
  sink.Emit(kinds::YamlSyntax, {"a.yaml", 1, 0}, {"line"});
  sink.Emit(kinds::YamlSyntax, {"a.yaml", 0, 0}, {"file"});
  sink.Emit(kinds::YamlSyntax, {}, {"nowhere"});
  EXPECT_EQ(RenderText(sink, sources),
            "Traceback\n"
            "  line\n"
            "a.yaml:2:3: error: wrong [YamlSyntax]\n"
            "  second\n"
            "  ^\n"
            "  a.yaml:1:2: note: look\n"
            "  first\n"
            "   ^\n"
            "  note: and so on\n"
            "b.yaml:7:1: error: unseen [YamlSyntax]\n"
            "a.yaml:1: error: line [YamlSyntax]\n"
            "first\n"
            "a.yaml: error: file [YamlSyntax]\n"
            "error: nowhere [YamlSyntax]\n"
            "5 errors\n");
}

TEST(RenderText, SaysNothingOfNothing) {
  SourceTexts sources;
  EXPECT_EQ(RenderText({}, sources), "");
}

TEST(RenderText, PutsTheCaretBelowThePlace) {
  EXPECT_EQ(Below("\ta\tbc", 1, 5), "\ta\tbc\n\t \t ^\n");
  // Wide characters take two columns, combining ones none.
  EXPECT_EQ(Below("\u65e5e\u0301x", 1, 7), "\u65e5e\u0301x\n   ^\n");
  EXPECT_EQ(Below("ab", 1, 3), "ab\n  ^\n");
  EXPECT_EQ(Below("ab", 1, 9), "ab\n");
  EXPECT_EQ(Below("ab", 5, 1), "");
  EXPECT_EQ(Below("\xEF\xBB\xBFxy", 1, 2), "xy\n ^\n");
}

TEST(RenderText, LetsNoTextCommandTheTerminal) {
  EXPECT_EQ(Below("a\x1b[31mb", 1, 7), "a<U+001b>[31mb\n             ^\n");
  EXPECT_EQ(Below("\xff!", 1, 2), "<ff>!\n    ^\n");
  EXPECT_EQ(Below(std::string("\0!", 2), 1, 2), "<U+0000>!\n        ^\n");
}

TEST(RenderText, CutsLongLines) {
  const std::string line =
      absl::StrCat(std::string(300, 'a'), "!", std::string(300, 'b'));
  EXPECT_EQ(Below(line, 1, 301),
            absl::StrCat("...", std::string(80, 'a'), "!", std::string(79, 'b'),
                         "...\n", std::string(83, ' '), "^\n"));
  EXPECT_EQ(Below(line, 1, 1), absl::StrCat(std::string(160, 'a'), "...\n^\n"));
}

TEST(RenderText, ColorsWhenAsked) {
  SourceTexts sources;
  DiagnosticSink sink;
  sink.Emit(kinds::YamlSyntax, {"f", 1, 1}, {"m"});
  EXPECT_THAT(RenderText(sink, sources, /*color=*/true),
              HasSubstr("\x1b[1;31merror: \x1b[0m"));
}

DiagnosticSink& Example(DiagnosticSink& sink) {
  Diagnostic& error =
      sink.Emit(kinds::YamlSyntax, {"a b.yaml", 1, 4}, {"x \"y\""});
  error.notes.push_back({{"/c.yaml", 2, 1}, "look"});
  error.preamble = "Traceback";
  sink.Emit(kinds::YamlSyntax, {}, {"nowhere"});
  return sink;
}

TEST(RenderJson, WritesOneObjectALine) {
  DiagnosticSink sink;
  EXPECT_EQ(
      RenderJson(Example(sink)),
      R"({"kind": "YamlSyntax", "severity": "error", "message": "x \"y\"", )"
      R"("file": "a b.yaml", "line": 1, "column": 4, )"
      R"("notes": [{"message": "look", "file": "/c.yaml", "line": 2, )"
      R"("column": 1}], "preamble": "Traceback"})"
      "\n"
      R"({"kind": "YamlSyntax", "severity": "error", "message": "nowhere"})"
      "\n");
}

TEST(RenderSarif, WritesALog) {
  SourceTexts sources;
  sources.Add("a b.yaml", "\u00e9\u00e9");
  DiagnosticSink sink;
  sink.Emit(kinds::YamlSyntax, {"a b.yaml", 1, 3}, {"m"});
  EXPECT_EQ(
      RenderSarif(sink, sources, {"kfp-opt", "1.0"}),
      R"({"$schema": "https://json.schemastore.org/sarif-2.1.0.json", )"
      R"("version": "2.1.0", "runs": [{"tool": {"driver": {)"
      R"("name": "kfp-opt", "version": "1.0", "rules": [)"
      R"({"id": "YamlSyntax", "defaultConfiguration": {"level": "error"}}]}}, )"
      R"("columnKind": "unicodeCodePoints", "results": [)"
      R"({"ruleId": "YamlSyntax", "ruleIndex": 0, "level": "error", )"
      R"("message": {"text": "m"}, "locations": [{"physicalLocation": )"
      R"({"artifactLocation": {"uri": "a%20b.yaml"}, "region": )"
      R"({"startLine": 1, "startColumn": 2}}}]}]}]})"
      "\n");
}

TEST(RenderSarif, HoldsNotesAndDiagnosticsWithoutAPlace) {
  SourceTexts sources;
  DiagnosticSink sink;
  const std::string log = RenderSarif(Example(sink), sources, {"t", "1"});
  EXPECT_THAT(log,
              HasSubstr(R"("relatedLocations": [{"physicalLocation": )"
                        R"({"artifactLocation": {"uri": "file:///c.yaml"})"));
  EXPECT_THAT(log, HasSubstr(R"("message": {"text": "nowhere"}}])"));
  EXPECT_THAT(log, HasSubstr(R"("properties": {"preamble": "Traceback"})"));
}

TEST(SourceTexts, AsksTheLoaderOnce) {
  int calls = 0;
  SourceTexts sources([&](const std::string& file) {
    ++calls;
    return file == "a" ? std::optional<std::string>("x\ny") : std::nullopt;
  });
  EXPECT_EQ(sources.Line("a", 2), "y");
  EXPECT_EQ(sources.Line("a", 3), std::nullopt);
  EXPECT_EQ(sources.Line("b", 1), std::nullopt);
  EXPECT_EQ(sources.Line("b", 2), std::nullopt);
  EXPECT_EQ(calls, 2);
}

}  // namespace
}  // namespace kfir
