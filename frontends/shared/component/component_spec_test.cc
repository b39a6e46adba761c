// SPDX-License-Identifier: Apache-2.0
#include "frontends/shared/component/component_spec.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "support/json/writer.h"

namespace kfir {
namespace {

using testing::HasSubstr;

std::string Struct(absl::string_view text, JsonKeys keys = JsonKeys::kInOrder) {
  DiagnosticSink diagnostics;
  const absl::StatusOr<ComponentSpec> spec =
      ReadComponentSpec(text, "c.yaml", diagnostics);
  if (!spec.ok()) return diagnostics.ToString();
  std::string json;
  const auto writer = MakeJsonWriter(keys, &json);
  WriteComponentSpec(*spec, *writer);
  return json;
}

std::string Findings(absl::string_view text) {
  DiagnosticSink diagnostics;
  EXPECT_FALSE(ReadComponentSpec(text, "c.yaml", diagnostics).ok());
  return diagnostics.ToString();
}

TEST(ComponentSpec, StructFormHasKfpsOrderAndNoDefaults) {
  EXPECT_EQ(
      Struct(R"(implementation:
  container: {args: [--x, {inputPath: x}, {outputPath: y}], image: i}
inputs: [{default: no, optional: false, name: x, type: [a, {b: 1}]}]
outputs: [{name: y, description: d}]
version: google.com/cloud/pipelines/component/v1
metadata: {labels: {}}
description:
name: N
)"),
      R"({"name": "N", "metadata": {"labels": {}}, )"
      R"("inputs": [{"name": "x", "type": ["a", {"b": 1}], "default": false}], )"
      R"("outputs": [{"name": "y", "description": "d"}], )"
      R"("implementation": {"container": {"image": "i", "args": )"
      R"(["--x", {"inputPath": "x"}, {"outputPath": "y"}]}}})");
}

TEST(ComponentSpec, KeepsEveryPlaceholder) {
  EXPECT_EQ(
      Struct(R"(inputs: [{name: q}]
outputs: [{name: o}]
implementation:
  container:
    image: i
    args:
    - {concat: [a, {inputValue: q}, {concat: []}]}
    - {if: {cond: {isPresent: q}, then: [--q, {inputPath: q}], else: none}}
    - {if: {cond: true, then: a, else: []}}
    - {if: {cond: 'yes', then: {outputUri: o}}}
    - {inputUri: q}
    - {inputMetadata: q}
    - {inputOutputPortName: q}
    - {outputMetadata: null}
    - {executorInput: null}
)"),
      R"({"inputs": [{"name": "q"}], "outputs": [{"name": "o"}], )"
      R"("implementation": {"container": {"image": "i", "args": [)"
      R"({"concat": ["a", {"inputValue": "q"}, {"concat": []}]}, )"
      R"({"if": {"cond": {"isPresent": "q"}, "then": ["--q", {"inputPath": "q"}], "else": "none"}}, )"
      R"({"if": {"cond": true, "then": "a", "else": []}}, )"
      R"({"if": {"cond": "yes", "then": {"outputUri": "o"}}}, )"
      R"({"inputUri": "q"}, {"inputMetadata": "q"}, {"inputOutputPortName": "q"}, )"
      R"({"outputMetadata": null}, {"executorInput": null}]}}})");
}

TEST(ComponentSpec, ScalarsAreThoseOfYaml11) {
  const struct {
    absl::string_view text;
    absl::string_view json;
  } cases[] = {
      {"1e3", "\"1e3\""},
      {"1.0e+3", "1000.0"},
      {"0x1F", "31"},
      {"017", "15"},
      {"1_000", "1000"},
      {"1:30", "90"},
      {"off", "false"},
      {"'off'", "\"off\""},
      {".inf", "Infinity"},
      {"-.NaN", "\"-.NaN\""},
      {"08", "\"08\""},
      {"1.", "1.0"},
      {".5", "0.5"},
      {"-.5", "\"-.5\""},
      {"1:30.5", "90.5"},
      {"!!str 1", "\"1\""},
      {"!!float 1", "1.0"},
      {"0b11", "3"},
      {"-9223372036854775808", "-9223372036854775808"},
      {"123456789012345678901234567890", "123456789012345678901234567890"},
  };
  for (const auto& [text, json] : cases) {
    EXPECT_EQ(Struct(absl::StrCat("inputs: [{name: x, default: ", text, "}]")),
              absl::StrCat(
                  "{\"inputs\": [{\"name\": \"x\", \"default\": ", json, "}]}"))
        << text;
  }
}

TEST(ComponentSpec, MergesAsPythonDoes) {
  EXPECT_EQ(Struct("inputs:\n- &x {name: q, type: Integer}\n"
                   "- {<<: *x, name: r}\n"),
            R"({"inputs": [{"name": "q", "type": "Integer"}, )"
            R"({"name": "r", "type": "Integer"}]})");
}

TEST(ComponentSpec, TheLastOfTwoEqualKeysCountsAndIsWarnedOf) {
  DiagnosticSink diagnostics;
  const absl::StatusOr<ComponentSpec> spec =
      ReadComponentSpec("name: a\nname: b\n", "c.yaml", diagnostics);
  ASSERT_TRUE(spec.ok());
  EXPECT_EQ(spec->name, "b");
  EXPECT_THAT(diagnostics.ToString(),
              HasSubstr("c.yaml:2:1: the key `name` stands twice"));
}

TEST(ComponentSpec, ReportsAllFindingsAtTheirPlaces) {
  const std::string findings = Findings(R"(name: 12
bogus: 1
inputs:
- {name: x, optional: 1}
- {name: x}
- {type: 3}
implementation:
  container:
    image: i
    args: [1, {inputValue: nope}, {unknown: x}, {outputPath: o}]
    fileOutputs: {o: /x}
)");
  for (const char* finding :
       {"c.yaml:1:7: `name` of a component is a number, not a string",
        "c.yaml:2:1: unknown key `bogus` in a component",
        "c.yaml:4:23: `optional` of an input is a number, not a boolean",
        "c.yaml:5:3: two inputs are called `x`",
        "c.yaml:6:3: `name` is missing in an input",
        "c.yaml:6:10: `type` of an input is a number",
        "c.yaml:10:12: a word of a command line is a number",
        "c.yaml:10:15: no input is called `nope`",
        "c.yaml:10:36: unknown placeholder `unknown`",
        "c.yaml:10:49: no output is called `o`",
        "c.yaml:11:19: no output is called `o`"}) {
    EXPECT_THAT(findings, HasSubstr(finding));
  }
}

TEST(ComponentSpec, RefusesWhatPythonRefuses) {
  for (const char* text :
       {"",
        "null",
        "[]",
        "abc",
        "a: [",
        "name: a\n---\nname: b",
        "name: !foo x",
        "inputs: [{name: x, default: 2020-01-01}]",
        "inputs: [{name: x, type: {a: 2020-01-01}}]",
        "inputs: [{name: x, type: !!set {a}}]",
        "inputs: {name: x}",
        "inputs: [x]",
        "implementation: {}",
        "implementation: {bogus: {}}",
        "implementation: {container: {command: [a]}}",
        "implementation: {container: {image: i, env: {A: 1}}}",
        "implementation: {container: {image: i, args: a}}",
        "implementation: {container: {image: i, args: [null]}}",
        "implementation: {container: {image: i, args: [{concat: a}]}}",
        "implementation: {container: {image: i, args: [{if: {then: a}}]}}",
        "implementation: {container: {image: i, args: [{executorInput: x}]}}",
        "metadata: {annotations: {a: 1}}",
        "name: \x01",
        "name: \xff",
        "inputs: [{name: x, default: *nope}]"}) {
    EXPECT_NE(Findings(text), "") << text;
  }
}

TEST(ComponentSpec, SurvivesDepthAndAliasBombs) {
  const std::string deep = std::string(100'000, '[');
  EXPECT_NE(Findings(deep), "");
  std::string bomb = "inputs: [{name: x, type: {a0: &a0 [x, x]";
  for (int i = 1; i < 40; ++i) {
    absl::StrAppend(&bomb, ", a", i, ": &a", i, " [*a", i - 1, ", *a", i - 1,
                    "]");
  }
  bomb += "}}]";
  EXPECT_THAT(Findings(bomb), HasSubstr("too many nodes"));
}

TEST(ComponentDigest, HashesWithLineFeeds) {
  EXPECT_EQ(ComponentDigest("abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(ComponentDigest("a\r\nb\n"), ComponentDigest("a\nb\n"));
}

}  // namespace
}  // namespace kfir
