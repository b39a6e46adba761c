// SPDX-License-Identifier: Apache-2.0
#include "tools/translate.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/compile.h"
#include "tools/exit_code.h"
#include "tools/testing/memory_io.h"

namespace kfir {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

constexpr char kModule[] =
    "format_version: 1\nname: \"m\"\nroot { name: \"m\" graph {} }\n";

TEST(RunTranslate, MissingFileSaysSo) {
  MemoryIo memory;
  EXPECT_EQ(RunTranslate({"none.txtpb", "--to=binary"}, memory.io()),
            kExitInput);
  EXPECT_THAT(memory.err(), HasSubstr("`none.txtpb`"));
  EXPECT_THAT(memory.out(), IsEmpty());
}

TEST(RunTranslate, WritesToTheFileThatIsNamed) {
  MemoryIo memory;
  memory.AddFile("m.txtpb", kModule);
  EXPECT_EQ(RunTranslate({"m.txtpb", "-o", "out.txtpb"}, memory.io()),
            kExitSuccess)
      << memory.err();
  EXPECT_THAT(memory.written().at("out.txtpb"), HasSubstr("name: \"m\""));
  EXPECT_THAT(memory.out(), IsEmpty());
}

TEST(RunTranslate, ReadsStandardInput) {
  MemoryIo memory;
  memory.SetStdin(kModule);
  EXPECT_EQ(RunTranslate({"-", "--to=textproto"}, memory.io()), kExitSuccess)
      << memory.err();
  EXPECT_THAT(memory.out(), HasSubstr("name: \"m\""));
}

TEST(RunTranslate, WritesNothingWhereOnePartFails) {
  MemoryIo memory;
  memory.AddFile("m.txtpb", std::string(kModule) + "# -----\nnonsense: 1\n");
  EXPECT_EQ(RunTranslate({"--split-input-file", "m.txtpb", "-o", "out.txtpb"},
                         memory.io()),
            kExitInput);
  EXPECT_THAT(memory.err(), StartsWith("m.txtpb:5:"));
  EXPECT_THAT(memory.written(), IsEmpty());
}

TEST(RunTranslate, CanRunAgainInOneProcess) {
  for (int i = 0; i < 2; ++i) {
    MemoryIo memory;
    EXPECT_EQ(RunTranslate({"--list"}, memory.io()), kExitSuccess);
    EXPECT_THAT(memory.out(), HasSubstr("| textproto |"));
  }
}

TEST(RunCompile, SaysWhatIsRequired) {
  MemoryIo memory;
  EXPECT_EQ(RunCompile({}, memory.io()), kExitCommandLine);
  EXPECT_THAT(memory.err(), HasSubstr("`--py`"));
  EXPECT_THAT(memory.err(), HasSubstr("`--output`"));
}

TEST(RunCompile, RefusesAModeThatItDoesNotCover) {
  MemoryIo memory;
  EXPECT_EQ(RunCompile({"--sdk=v1", "--py=p.py", "--output=p.yaml",
                        "--mode=V2_ENGINE", "--to=textproto"},
                       memory.io()),
            kExitInput);
  EXPECT_THAT(memory.err(), HasSubstr("[CompilerMode]"));
}

}  // namespace
}  // namespace kfir
