// SPDX-License-Identifier: Apache-2.0
#include "frontends/kfp_v1/lower.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "frontends/shared/component/component_spec.h"
#include "frontends/shared/component/yaml_node.h"
#include "frontends/shared/python/marshal.h"
#include "ir/verify.h"

namespace kfir::kfp_v1 {
namespace {

using testing::HasSubstr;

constexpr absl::string_view kFlip =
    "name: Flip\n"
    "outputs: [{name: Side 1}]\n"
    "implementation: {container: {image: coin, env: {A: b},"
    " command: [flip, {outputPath: Side 1}]}}\n";
constexpr absl::string_view kSay =
    "name: Say\n"
    "inputs: [{name: text}, {name: note, optional: true}]\n"
    "implementation: {container: {image: say, command: [say, {inputValue: "
    "text}]}}\n";

// A trace is written as YAML here; components are 0: Flip, 1: Say.
class LowerTest : public testing::Test {
 protected:
  absl::Status Lower(absl::string_view ops, absl::string_view groups) {
    KnownComponents known;
    std::string bytes;
    MarshalWriter writer(&bytes);
    writer.BeginMap();
    writer.Key("texts");
    writer.BeginList();
    for (const absl::string_view text : {kFlip, kSay}) {
      writer.Bytes(text);
      known.try_emplace(
          std::string(text),
          KnownComponent{*ReadComponentSpec(text, "", sink_), ""});
    }
    writer.EndList();
    Member("rest",
           absl::StrCat(R"(
files: [p.py]
locs: [[0, 3, 5, []], [0, 7, 9, [[0, 20, 1, outer]]]]
components: [{text: 0, spec: '{}', ref: {digest: d}, loc: 0}, {text: 1, spec: '{}', ref: {}, loc: 0}]
pipeline: {name: P q, function: p, loc: 0, spec: '{}', params: [
  {arg: limit, name: limit, value: '3', type: Integer, optional: true, loc: 0},
  {arg: tags, name: tags, value: null, type: null, optional: false, loc: 0}]}
conf: {timeout: 0, ttl: -1, parallelism: 2}
)",
                        "ops: ", ops, "\ngroups: ", groups),
           writer);
    writer.EndMap();
    absl::StatusOr<PyDocument> trace = DecodeMarshal(bytes);
    EXPECT_TRUE(trace.ok()) << trace.status();
    absl::Status status = LowerTrace(trace->root(), known, module_, sink_);
    if (status.ok()) status = ir::Verify(module_, sink_);
    return status;
  }

  // A shared component's op, or a plain one.
  static std::string Op(absl::string_view name, absl::string_view rest) {
    return absl::StrCat("{name: ", name, ", human_name: ", name, ", id: ", name,
                        ", loc: 1, kind: container, exit_handler: false, "
                        "caching: true, ",
                        rest, "}");
  }
  static std::string Flip(absl::string_view name) {
    return Op(
        name,
        "component: 0, arguments: {}, outputs: {Side-1: "
        "/tmp/outputs/Side_1/data}, output_names: {Side-1: Side 1}, "
        "container: {image: coin, command: [flip, "
        "/tmp/outputs/Side_1/data], args: [], env: [{name: A, value: b}]}");
  }
  static std::string Say(absl::string_view name, absl::string_view text,
                         absl::string_view rest = "") {
    return Op(name, absl::StrCat("component: 1, arguments: {text: '", text,
                                 "'}, by_value: {text: '", text,
                                 "'}, container: {image: say, command: [say, '",
                                 text, "'], args: []}", rest));
  }

  const ir::Task& Root(int index) {
    return module_.root().graph().tasks(index);
  }
  static std::string Print(const google::protobuf::Message& message) {
    std::string text;
    google::protobuf::TextFormat::Printer printer;
    printer.SetSingleLineMode(true);
    printer.PrintToString(message, &text);
    return text;
  }

  ir::Module module_;
  DiagnosticSink sink_;

 private:
  void Member(absl::string_view, absl::string_view yaml,
              MarshalWriter& writer) {
    const absl::StatusOr<YamlNode> node = ReadYamlNode(yaml, "trace", sink_);
    ASSERT_TRUE(node.ok()) << sink_.ToString();
    for (size_t i = 0; i < node->items.size(); i += 2) {
      writer.Key(node->items[i].text);
      WriteYamlNode(node->items[i + 1], writer);
    }
  }
};

TEST_F(LowerTest, ConditionsReadWhatStandsOutside) {
  const absl::Status status = Lower(
      absl::StrCat("[", Flip("flip"), ", ",
                   Say("say", "{{pipelineparam:op=flip;name=Side 1}}"), "]"),
      "{type: pipeline, name: '', loc: 0, members: [[op, 0], [group, "
      "{type: condition, name: condition-1, number: 1, loc: 1, condition: "
      "['==', '{{pipelineparam:op=flip;name=Side-1}}', heads], members: "
      "[[group, {type: condition, name: condition-x-2, number: 2, user_name: "
      "x, loc: 1, condition: ['>', '{{pipelineparam:op=;name=limit}}', 2], "
      "members: [[op, 1]]}]]}]]}");
  ASSERT_TRUE(status.ok()) << status << sink_.ToString();
  EXPECT_EQ(module_.name(), "P q");
  EXPECT_EQ(module_.components_size(), 2);
  EXPECT_EQ(module_.run_settings().parallelism(), 2);
  EXPECT_FALSE(module_.run_settings().has_ttl_seconds_after_finished());
  EXPECT_EQ(Print(module_.root().inputs(1)),
            "name: \"tags\" loc { file: 1 line: 3 column: 5 } ");
  EXPECT_EQ(Print(Root(1).condition().comparison()),
            "op: OPERATOR_EQ left { task_output { task: \"flip\" output: "
            "\"Side 1\" } } right { constant { string_value: \"heads\" } } ");
  const ir::Task& inner = Root(1).body().tasks(0);
  EXPECT_EQ(Print(inner.condition().comparison()),
            "op: OPERATOR_GT left { graph_input: \"limit\" } right { constant "
            "{ int_value: 2 } } ");
  const ir::Task& say = inner.body().tasks(0);
  EXPECT_EQ(say.component(), "Say");
  EXPECT_EQ(Print(say.arguments(0).value()),
            "task_output { task: \"flip\" output: \"Side 1\" } ");
  EXPECT_EQ(Print(say.loc()), "file: 1 line: 7 column: 9 call_chain: 1 ");
  EXPECT_EQ(Print(Root(0).pod()), "");  // all of it is the component's
}

TEST_F(LowerTest, LoopsGiveTheirItems) {
  const absl::Status status = Lower(
      absl::StrCat(
          "[", Flip("flip"), ", ",
          Say("say",
              "n={{pipelineparam:op=flip;name=Side-1-loop-item-subvar-n}}"),
          ", ", Say("say-2", "{{pipelineparam:op=;name=loop-item-param-2}}"),
          "]"),
      "{type: pipeline, name: '', loc: 0, members: [[op, 0], [group, {type: "
      "for_loop, name: for-loop-1, number: 1, loc: 1, parallelism: 4, loop: "
      "{items: null, param: '{{pipelineparam:op=flip;name=Side 1}}', item: "
      "flip-Side-1-loop-item}, members: [[op, 1]]}], [group, {type: for_loop, "
      "name: for-loop-3, number: 3, loc: 1, parallelism: 0, loop: {items: [1, "
      "'{{pipelineparam:op=;name=limit}}'], param: null, item: "
      "loop-item-param-2}, members: [[op, 2]]}]]}");
  ASSERT_TRUE(status.ok()) << status << sink_.ToString();
  const ir::Loop& dynamic = Root(1).loop();
  EXPECT_EQ(dynamic.parallelism(), 4);
  EXPECT_EQ(Print(dynamic.value()),
            "task_output { task: \"flip\" output: \"Side 1\" } ");
  EXPECT_EQ(Print(Root(1).body().tasks(0).arguments(0).value()),
            "template { pieces { text: \"n=\" } pieces { value { loop_item { "
            "loop: \"flip-Side-1-loop-item\" fields: \"n\" } } } } ");
  const ir::Loop& fixed = Root(2).loop();
  EXPECT_FALSE(fixed.has_parallelism());
  EXPECT_EQ(Print(fixed.static_items()),
            "list { items { int_value: 1 } items { value { graph_input: "
            "\"limit\" } } } ");
  EXPECT_EQ(Print(Root(2).body().tasks(0).arguments(0).value()),
            "loop_item { loop: \"loop-item-param-2\" } ");
}

constexpr absl::string_view kTwoGroups =
    "{type: pipeline, name: '', loc: 0, members: [[group, {type: condition, "
    "name: condition-1, number: 1, loc: 1, condition: ['==', "
    "'{{pipelineparam:op=;name=limit}}', '3'], members: [[group, {type: "
    "condition, name: condition-2, number: 2, loc: 1, condition: ['!=', "
    "'{{pipelineparam:op=;name=limit}}', '4'], members: [[op, 0]]}]]}], [op, "
    "1]]}";

TEST_F(LowerTest, OutputsLeaveTheirGroupsByBindings) {
  const absl::Status status = Lower(
      absl::StrCat("[", Flip("flip"), ", ",
                   Say("say", "{{pipelineparam:op=flip;name=Side 1}}"), "]"),
      kTwoGroups);
  ASSERT_TRUE(status.ok()) << status << sink_.ToString();
  EXPECT_EQ(Print(Root(1).arguments(0).value()),
            "task_output { task: \"condition-1\" output: \"flip-Side-1\" } ");
  const ir::Graph& outer = Root(0).body();
  ASSERT_EQ(outer.outputs_size(), 1);
  EXPECT_EQ(outer.outputs(0).name(), "flip-Side-1");
  EXPECT_EQ(Print(outer.outputs(0).value()),
            "task_output { task: \"condition-2\" output: \"flip-Side-1\" } ");
  EXPECT_EQ(Print(outer.tasks(0).body().outputs(0).value()),
            "task_output { task: \"flip\" output: \"Side 1\" } ");
}

TEST_F(LowerTest, DependenciesConnectSiblings) {
  const absl::Status status =
      Lower(absl::StrCat("[", Flip("flip"), ", ",
                         Say("say", "x", ", after: [flip, condition-2]"), "]"),
            kTwoGroups);
  ASSERT_TRUE(status.ok()) << status << sink_.ToString();
  EXPECT_THAT(Root(1).after(), testing::ElementsAre("condition-1"));
}

TEST_F(LowerTest, ExitStepsStandBesideTheirGroup) {
  const absl::Status status = Lower(
      absl::StrCat("[", Flip("flip"), ", ", Say("say", "x"), "]"),
      "{type: pipeline, name: '', loc: 0, members: [[group, {type: "
      "exit_handler, name: exit-handler-1, number: 1, loc: 1, exit_op: say, "
      "members: [[op, 0]]}]]}");
  ASSERT_TRUE(status.ok()) << status << sink_.ToString();
  EXPECT_EQ(Root(1).name(), "say");
  EXPECT_EQ(Root(1).exit_of(), "exit-handler-1");
}

constexpr absl::string_view kOneStep =
    "{type: pipeline, name: '', loc: 0, members: [[op, 0]]}";

TEST_F(LowerTest, AChangedContainerHasAComponentOfItsOwn) {
  const absl::Status status =
      Lower(absl::StrCat(
                "[",
                Op("say",
                   "component: 1, arguments: {text: a, note: "
                   "'{{pipelineparam:op=;name=tags}}'}, by_value: {text: a}, "
                   "artifact_arguments: {note: "
                   "'{{pipelineparam:op=;name=tags}}'}, input_paths: {note: "
                   "/tmp/inputs/note/data}, artifact_outputs: {ui: /ui}, "
                   "container: {image: say, command: [say, "
                   "'-{{pipelineparam:op=;name=limit}}'], args: []}"),
                "]"),
            kOneStep);
  ASSERT_TRUE(status.ok()) << status << sink_.ToString();
  ASSERT_EQ(module_.components_size(), 1);
  const ir::Component& own = module_.components(0);
  EXPECT_EQ(own.name(), "say");
  EXPECT_TRUE(own.has_origin());
  EXPECT_EQ(Print(own.container().command().words(1)),
            "template { pieces { text: \"-\" } pieces { value { input_use { "
            "input: \"limit\" how: HOW_VALUE } } } } ");
  ASSERT_EQ(own.inputs_size(), 2);
  EXPECT_EQ(own.inputs(1).path(), "/tmp/inputs/note/data");
  EXPECT_TRUE(own.outputs(0).type().has_artifact());
  EXPECT_EQ(Print(Root(0).attributes(0)),
            "name: \"kfp1.arguments\" value { map { members { key: \"text\" "
            "value { string_value: \"a\" } } } } ");
}

TEST_F(LowerTest, SettingsHoldValues) {
  const absl::Status status = Lower(
      absl::StrCat(
          "[",
          Say("say", "x",
              ", num_retries: 2, retry_policy: Always, backoff_duration: 30s, "
              "timeout: 60, labels: {a: '{{pipelineparam:op=;name=limit}}'}, "
              "volumes: [{name: v, secret: {secretName: "
              "'s-{{pipelineparam:op=;name=tags}}'}}]"),
          "]"),
      kOneStep);
  ASSERT_TRUE(status.ok()) << status << sink_.ToString();
  const ir::Task& say = Root(0);
  EXPECT_EQ(say.component(), "Say");
  EXPECT_EQ(Print(say.retry()),
            "limit { constant { int_value: 2 } } policy: \"Always\" "
            "backoff_duration { constant { string_value: \"30s\" } } ");
  EXPECT_EQ(Print(say.pod().labels(0)),
            "key: \"a\" value { graph_input: \"limit\" } ");
  EXPECT_THAT(Print(say.pod().volumes(0)),
              HasSubstr("value { value { template { pieces { text: \"s-\" } "
                        "pieces { value { graph_input: \"tags\" } } } } }"));
}

TEST_F(LowerTest, ReportsAllFindingsAtOnce) {
  EXPECT_TRUE(IsErrorReported(Lower(
      absl::StrCat(
          "[",
          Say("say", "{{pipelineparam:op=gone;name=x}}", ", after: [nobody]"),
          "]"),
      kOneStep)));
  EXPECT_THAT(sink_.ToString(),
              HasSubstr("p.py:7:9: the pipeline has no step `gone`"));
  EXPECT_THAT(sink_.ToString(),
              HasSubstr("p.py:7:9: the pipeline has no step `nobody`"));
}

TEST_F(LowerTest, ANameThatIsNotKfpsIsABug) {
  EXPECT_TRUE(
      absl::IsInternal(Lower(absl::StrCat("[", Op("A_", ""), "]"), kOneStep)));
}

TEST_F(LowerTest, AGroupNumberThatIsNotKfpsIsABug) {
  EXPECT_TRUE(absl::IsInternal(Lower(
      "[]",
      "{type: pipeline, name: '', loc: 0, members: [[group, {type: "
      "condition, name: condition-7, number: 1, loc: 1, members: []}]]}")));
}

TEST_F(LowerTest, AMalformedTraceIsABug) {
  EXPECT_TRUE(absl::IsInternal(Lower("[]", kOneStep)));
}

}  // namespace
}  // namespace kfir::kfp_v1
