// SPDX-License-Identifier: Apache-2.0
#include "tools/opt.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "gmock/gmock.h"
#include "ir/io.h"
#include "ir/testing/builder.h"
#include "tools/exit_code.h"
#include "tools/testing/memory_io.h"

namespace kfir {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Key;
using ::testing::StartsWith;
using ::testing::UnorderedElementsAre;

constexpr char kModule[] = R"pb(
  format_version: 1
  name: "m"
  components {
    name: "c"
    container {}
  }
  root { graph { tasks { name: "t" component: "c" } } }
)pb";

TEST(RunOpt, MissingFileSaysSo) {
  MemoryIo memory;
  EXPECT_EQ(RunOpt({"nope.txtpb"}, memory.io()), kExitInput);
  EXPECT_THAT(memory.err(), HasSubstr("nope.txtpb"));
}

TEST(RunOpt, ReadsStandardInputByDefault) {
  MemoryIo memory;
  memory.SetStdin(kModule);
  EXPECT_EQ(RunOpt({"--passes=inject-env{vars=A=1}"}, memory.io()),
            kExitSuccess)
      << memory.err();
  EXPECT_THAT(memory.out(), HasSubstr("name: \"A\""));
}

TEST(RunOpt, TellsBinaryFromText) {
  MemoryIo memory;
  memory.AddFile("m", ir::WriteBinary(ir::ParseVerified("name: 'binary'")));
  EXPECT_EQ(RunOpt({"m"}, memory.io()), kExitSuccess) << memory.err();
  EXPECT_THAT(memory.out(), HasSubstr("name: \"binary\""));
}

// Large ones are not copied; what is done with them is the same.
TEST(RunOpt, LargeBinaryIsReadAndReproduced) {
  const std::string text(size_t{2} << 20, 'x');
  const std::string bytes = ir::WriteBinary(
      ir::ParseVerified(absl::StrCat("name: 'm' description: '", text, "'")));
  MemoryIo memory;
  memory.AddFile("m", bytes);
  EXPECT_EQ(RunOpt({"m", "--emit=binary", "-o", "out", "--reproducer=r"},
                   memory.io()),
            kExitSuccess)
      << memory.err();
  EXPECT_TRUE(memory.written().at("out") == bytes);
  EXPECT_THAT(memory.written().at("r").size(), ::testing::Gt(bytes.size()));
  memory.AddFile("again", memory.written().at("r"));
  EXPECT_EQ(RunOpt({"again", "--run-reproducer", "--emit=binary", "-o", "o2"},
                   memory.io()),
            kExitSuccess)
      << memory.err();
  EXPECT_TRUE(memory.written().at("o2") == bytes);
}

TEST(RunOpt, EmitsBinary) {
  MemoryIo memory;
  memory.AddFile("m.txtpb", kModule);
  EXPECT_EQ(RunOpt({"m.txtpb", "--emit=binary", "-o", "out"}, memory.io()),
            kExitSuccess);
  EXPECT_TRUE(ir::LooksBinary(memory.written().at("out")));
}

TEST(RunOpt, AWrongPipelineIsTheCommandLinesFault) {
  MemoryIo memory;
  memory.AddFile("m.txtpb", kModule);
  EXPECT_EQ(RunOpt({"m.txtpb", "--passes=inject-nev{vars=A=1}"}, memory.io()),
            kExitCommandLine);
  EXPECT_THAT(memory.err(), StartsWith("--passes:1:1: error: no pass named"));
  EXPECT_THAT(memory.err(), HasSubstr("  inject-nev{vars=A=1}\n"));
  EXPECT_THAT(memory.out(), IsEmpty());
}

TEST(RunOpt, WritesNothingWhereOnePartFails) {
  MemoryIo memory;
  memory.AddFile("m.txtpb", std::string(kModule) + "# -----\nnonsense: 1\n");
  EXPECT_EQ(RunOpt({"--split-input-file", "m.txtpb", "-o", "out"}, memory.io()),
            kExitInput);
  EXPECT_THAT(memory.err(), StartsWith("m.txtpb:10:1: error: "));
  EXPECT_THAT(memory.written(), IsEmpty());
}

TEST(RunOpt, PrintsThePipelineWithoutInput) {
  MemoryIo memory;
  EXPECT_EQ(
      RunOpt({"--print-pipeline", "--passes= set-caching{enabled='true'}"},
             memory.io()),
      kExitSuccess);
  EXPECT_EQ(memory.out(), "set-caching{enabled=true merge=override}\n");
}

TEST(RunOpt, ObservesOnStandardError) {
  MemoryIo memory;
  memory.AddFile("m.txtpb", kModule);
  EXPECT_EQ(RunOpt({"m.txtpb", "--passes=set-caching{enabled=true}", "--timing",
                    "--print-after-change", "--verify-each", "--check-changed",
                    "--verify-roundtrip"},
                   memory.io()),
            kExitSuccess);
  EXPECT_THAT(memory.err(), HasSubstr("100.0%  set-caching\n"));
  EXPECT_THAT(memory.err(),
              HasSubstr("--- before set-caching\n+++ after set-caching\n@@ "));
}

// Several inputs, of which some warn and all are observed.
std::string RunSeveral(const std::string& jobs) {
  MemoryIo memory;
  std::vector<std::string> arguments = {
      jobs, "--passes=add-labels{labels=a=b select=task=t1*}", "--remarks=r",
      "--print-after-change", "--statistics"};
  for (int i = 0; i < 20; ++i) {
    const std::string name = absl::StrCat("m", i, ".txtpb");
    memory.AddFile(
        name, absl::StrReplaceAll(kModule,
                                  {{"\"t\"", absl::StrCat("\"t", i, "\"")}}));
    arguments.push_back(name);
  }
  EXPECT_EQ(RunOpt(arguments, memory.io()), kExitSuccess) << memory.err();
  return absl::StrCat(memory.out(), memory.err(), memory.written().at("r"));
}

TEST(RunOpt, ResultsDoNotDependOnTheNumberOfJobs) {
  const std::string one = RunSeveral("-j1");
  EXPECT_THAT(one, HasSubstr("name: \"t19\""));
  EXPECT_THAT(one, HasSubstr("no task fits the selector"));
  EXPECT_EQ(RunSeveral("-j4"), one);
  EXPECT_EQ(RunSeveral("-j=0"), one);
}

TEST(RunOpt, WritesAFileForEachInputIntoAFolder) {
  MemoryIo memory;
  memory.AddFile("a/m.txtpb", kModule);
  memory.AddFile("b/n.txtpb", kModule);
  memory.AddFile("b/m.txtpb", kModule);
  EXPECT_EQ(RunOpt({"a/m.txtpb", "b/n.txtpb", "--emit=binary", "-o", "out/"},
                   memory.io()),
            kExitSuccess)
      << memory.err();
  EXPECT_THAT(memory.written(),
              UnorderedElementsAre(Key("out/m.txtpb"), Key("out/n.txtpb")));
  EXPECT_EQ(RunOpt({"a/m.txtpb", "b/m.txtpb", "-o", "out/"}, memory.io()),
            kExitCommandLine);
  EXPECT_THAT(memory.err(), HasSubstr("`out/m.txtpb` would hold the results"));
}

TEST(RunOpt, ReproducerHoldsAnyInput) {
  for (const std::string& input :
       {std::string(kModule),
        ir::WriteBinary(ir::ParseVerified("name: 'binary'"))}) {
    MemoryIo memory;
    memory.AddFile("m", input);
    EXPECT_EQ(RunOpt({"m", "--passes=inject-env{vars='A=\\n\n'}",
                      "--reproducer=r", "-o", "out", "--emit=binary"},
                     memory.io()),
              kExitSuccess)
        << memory.err();
    memory.AddFile("r", memory.written().at("r"));
    EXPECT_EQ(RunOpt({"--run-reproducer", "r", "-o", "again", "--emit=binary"},
                     memory.io()),
              kExitSuccess)
        << memory.err();
    EXPECT_EQ(memory.written().at("again"), memory.written().at("out"));
  }
}

}  // namespace
}  // namespace kfir
