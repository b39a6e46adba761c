// SPDX-License-Identifier: Apache-2.0
#include "tools/opt.h"

#include <string>

#include "gmock/gmock.h"
#include "ir/io.h"
#include "ir/testing/builder.h"
#include "tools/exit_code.h"
#include "tools/testing/memory_io.h"

namespace kfir {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

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
  EXPECT_EQ(memory.out(), "set-caching{enabled=true}\n");
}

TEST(RunOpt, ObservesOnStandardError) {
  MemoryIo memory;
  memory.AddFile("m.txtpb", kModule);
  EXPECT_EQ(RunOpt({"m.txtpb", "--passes=set-caching{enabled=true}", "--timing",
                    "--print-after-change", "--verify-each", "--check-changed",
                    "--verify-roundtrip"},
                   memory.io()),
            kExitSuccess);
  EXPECT_THAT(memory.err(), HasSubstr(" ms  set-caching"));
  EXPECT_THAT(memory.err(), HasSubstr("# after set-caching\n"));
}

}  // namespace
}  // namespace kfir
