// SPDX-License-Identifier: Apache-2.0
#include "ir/io.h"

#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "google/protobuf/util/message_differencer.h"
#include "ir/ir.pb.h"
#include "ir/location.h"
#include "support/testing/status_matchers.h"

namespace kfir::ir {
namespace {

using ::google::protobuf::util::MessageDifferencer;
using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr char kSmall[] = R"pb(
  format_version: 1
  name: "p \303\244\n"
  components {
    name: "load"
    container { image { constant { string_value: "busybox" } } }
  }
  root { graph { tasks { name: "load" component: "load" } } }
)pb";

// `open` and `close`, `count` times each, around `inner`.
std::string Nest(absl::string_view open, absl::string_view inner,
                 absl::string_view close, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) absl::StrAppend(&text, open);
  absl::StrAppend(&text, inner);
  for (int i = 0; i < count; ++i) absl::StrAppend(&text, close);
  return text;
}

std::string ErrorsOfText(absl::string_view text) {
  Module module;
  DiagnosticSink diagnostics;
  EXPECT_TRUE(IsErrorReported(ReadText(text, "m.txtpb", module, diagnostics)));
  return diagnostics.ToString();
}

std::string ErrorsOfBinary(absl::string_view bytes) {
  Module module;
  DiagnosticSink diagnostics;
  EXPECT_TRUE(
      IsErrorReported(ReadBinary(bytes, "m.kfir", module, diagnostics)));
  return diagnostics.ToString();
}

Module Read(absl::string_view text) {
  Module module;
  DiagnosticSink diagnostics;
  EXPECT_THAT(ReadText(text, "m.txtpb", module, diagnostics), IsOk())
      << diagnostics.ToString();
  return module;
}

TEST(Io, TextGivesNodesTheirPlaces) {
  const Module module = Read(
      "format_version: 1\nroot {\n  graph {\n    tasks {\n"
      "      name: 't'\n    }\n  }\n}\n");
  const SourceLocation task =
      ToSourceLocation(module, module.root().graph().tasks(0).loc());
  EXPECT_EQ(task.file, "m.txtpb");
  EXPECT_EQ(task.line, 4);
  EXPECT_EQ(task.column, 5);
}

TEST(Io, ColumnsCountBytesNotTabStops) {
  const Module module = Read("format_version: 1\n\t\troot { }\n");
  EXPECT_EQ(module.root().loc().column(), 3u);
}

TEST(Io, KeepsALocationThatIsThere) {
  const Module module = Read(
      R"pb(format_version: 1
           files: "p.py"
           root { loc { file: 1 line: 7 column: 3 } })pb");
  const SourceLocation location = ToSourceLocation(module, module.root().loc());
  EXPECT_EQ(location.file, "p.py");
  EXPECT_EQ(location.line, 7);
}

TEST(Io, TextIsStable) {
  const std::string once = WriteText(Read(kSmall));
  EXPECT_THAT(once, StartsWith("# proto-file: ir/ir.proto\n"));
  EXPECT_THAT(once, HasSubstr("name: \"p ä\\n\""));
  EXPECT_FALSE(absl::StrContains(once, "loc"));
  EXPECT_EQ(WriteText(Read(once)), once);
}

TEST(Io, BinaryReadsBackEqual) {
  Module module = Read(kSmall);
  const std::string bytes = WriteBinary(module);
  ClearTextLocations(module);
  Module again;
  DiagnosticSink diagnostics;
  ASSERT_THAT(ReadBinary(bytes, "m", again, diagnostics), IsOk());
  EXPECT_TRUE(MessageDifferencer::Equals(module, again));
  EXPECT_TRUE(LooksBinary(bytes));
  EXPECT_FALSE(LooksBinary(WriteText(module)));
}

TEST(Io, EveryTruncationIsSeen) {
  const std::string bytes = WriteBinary(Read(kSmall));
  for (size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_NE(ErrorsOfBinary(absl::string_view(bytes).substr(0, size)), "");
  }
}

TEST(Io, BinaryErrorsHaveAnOffset) {
  EXPECT_THAT(ErrorsOfBinary(std::string("\x08\x01\x12\x05zz", 6)),
              HasSubstr("at byte 2: field `name` of `Module` is cut off"));
  EXPECT_THAT(ErrorsOfBinary(std::string("\x08\x01\x12\x02\xff\xfe", 6)),
              HasSubstr("at byte 4: field `name` of `Module` is not UTF-8"));
  EXPECT_THAT(ErrorsOfBinary(std::string("\x08\x01\xf8\x01\x01", 5)),
              HasSubstr("at byte 2: `Module` has no field 31"));
  EXPECT_THAT(ErrorsOfBinary(std::string("\x08\x01\x15zzzz", 7)),
              HasSubstr("has another wire type"));
  EXPECT_THAT(ErrorsOfBinary(std::string("\x08\x01\x80", 3)),
              HasSubstr("at byte 2: a number is cut off"));
}

TEST(Io, RefusesOtherVersionsByName) {
  EXPECT_THAT(ErrorsOfText("format_version: 2"),
              HasSubstr("format version 2 is newer than 1"));
  EXPECT_THAT(ErrorsOfText("name: 'x'"), HasSubstr("no `format_version`"));
  EXPECT_THAT(ErrorsOfBinary(std::string("\x08\x07", 2)),
              HasSubstr("format version 7 is newer than 1"));
}

TEST(Io, ReportsEveryUnknownField) {
  const std::string errors = ErrorsOfText(
      "format_version: 1\nnmae: 'x'\nroot { grph { task {} } }\nend: 2\n");
  EXPECT_THAT(errors, HasSubstr("m.txtpb:2:1: `Module` has no field `nmae`"));
  EXPECT_THAT(errors, HasSubstr("did you mean `name`?"));
  EXPECT_THAT(errors,
              HasSubstr("m.txtpb:3:8: `Component` has no field `grph`"));
  EXPECT_THAT(errors, HasSubstr("m.txtpb:4:1: `Module` has no field `end`"));
}

TEST(Io, SyntaxErrorsAreLocated) {
  EXPECT_THAT(ErrorsOfText("format_version: 1\nroot { graph { \n"),
              HasSubstr("m.txtpb:3:1: "));
  EXPECT_THAT(ErrorsOfText("format_version: 1\nname: '\\xff'\n"),
              HasSubstr("m.txtpb:2:1: field `name` is not UTF-8"));
  EXPECT_THAT(ErrorsOfText("format_version: 1\ntext_file: 'x'\n"),
              HasSubstr("field `text_file` is kept in memory only"));
  EXPECT_THAT(ErrorsOfText(absl::string_view("name: \0", 7)),
              HasSubstr("m.txtpb:1:7: "));
}

TEST(Io, HoldsFiveHundredBodies) {
  const std::string text = "format_version: 1 root { graph { " +
                           Nest("tasks { name: \"t\" body { ", "", "} }", 500) +
                           "} }";
  const Module module = Read(text);
  DiagnosticSink diagnostics;
  Module binary, text_again;
  EXPECT_THAT(ReadBinary(WriteBinary(module), "m", binary, diagnostics),
              IsOk());
  EXPECT_THAT(ReadText(WriteText(module), "m", text_again, diagnostics),
              IsOk());
}

TEST(Io, DeepNestingIsRefusedByBothReaders) {
  EXPECT_THAT(ErrorsOfText("format_version: 1 root { graph { " +
                           Nest("tasks { body { ", "", "} }", 100000)),
              HasSubstr("too deep"));
  Module module;
  module.set_format_version(1);
  Graph* graph = module.mutable_root()->mutable_graph();
  for (int i = 0; i < 3000; ++i) graph = graph->add_tasks()->mutable_body();
  EXPECT_THAT(ErrorsOfBinary(WriteBinary(module)),
              HasSubstr("messages nest deeper"));
}

}  // namespace
}  // namespace kfir::ir
