// SPDX-License-Identifier: Apache-2.0
#include "support/run_program.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <thread>
#include <vector>

namespace kfir {
namespace {

ProgramRun Shell(const std::string& command, absl::string_view input = "",
                 double timeout_seconds = 0) {
  absl::StatusOr<ProgramRun> run =
      RunProgram({"/bin/sh", "-c", command}, input, timeout_seconds);
  EXPECT_TRUE(run.ok()) << run.status();
  return run.ok() ? *run : ProgramRun();
}

TEST(RunProgram, GivesWhatTheProgramWrites) {
  const ProgramRun run = Shell("cat; echo oops >&2; exit 3", "in");
  EXPECT_EQ(run.out, "in");
  EXPECT_EQ(run.err, "oops\n");
  EXPECT_FALSE(run.ok());
  EXPECT_EQ(DescribeEnd(run, 0), "exited with status 3");
}

TEST(RunProgram, InputNeedNotBeRead) {
  const std::string input(10 << 20, 'x');
  EXPECT_TRUE(Shell("exec 0<&-; exit 0", input).ok());
  EXPECT_EQ(Shell("cat", input).out, input);
}

TEST(RunProgram, EndsWhatTakesTooLong) {
  const auto start = std::chrono::steady_clock::now();
  const ProgramRun run = Shell("sleep 60 & sleep 60", "", 0.2);
  EXPECT_TRUE(run.timed_out);
  EXPECT_EQ(DescribeEnd(run, 0.2), "took longer than 0.2 s");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

TEST(RunProgram, SaysWhatSignalEndedIt) {
  const ProgramRun run = Shell("kill -SEGV $$");
  EXPECT_EQ(DescribeEnd(run, 0), "was ended by signal 11 (Segmentation fault)");
}

TEST(RunProgram, MissingProgramIsAStatus) {
  EXPECT_FALSE(RunProgram({"/no/such/program"}, "", 0).ok());
}

TEST(RunProgram, WorksInSeveralThreads) {
  std::vector<std::thread> threads;
  std::vector<std::string> outputs(8);
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&outputs, i] {
      outputs[i] = Shell("cat", std::to_string(i), 30).out;
    });
  }
  for (int i = 0; i < 8; ++i) {
    threads[i].join();
    EXPECT_EQ(outputs[i], std::to_string(i));
  }
}

}  // namespace
}  // namespace kfir
