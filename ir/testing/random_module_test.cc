// SPDX-License-Identifier: Apache-2.0
#include "ir/testing/random_module.h"

#include <gtest/gtest.h>

#include <string>

#include "ir/io.h"
#include "ir/ir.pb.h"
#include "ir/verify.h"

namespace kfir::ir {
namespace {

TEST(MakeRandomModule, ResultVerifies) {
  for (uint64_t seed = 0; seed < 2000; ++seed) {
    Module module;
    MakeRandomModule(seed, 40 + seed % 1000, module);
    DiagnosticSink diagnostics;
    ASSERT_TRUE(Verify(module, diagnostics).ok()) << "seed " << seed << "\n"
                                                  << diagnostics.ToString();
  }
}

TEST(MakeRandomModule, NoBytesGiveAModuleToo) {
  Module module;
  MakeRandomModule("", module);
  DiagnosticSink diagnostics;
  EXPECT_TRUE(Verify(module, diagnostics).ok()) << diagnostics.ToString();
}

TEST(MakeRandomModule, IsAFunctionOfItsBytes) {
  Module one, two, other;
  MakeRandomModule(1, 500, one);
  MakeRandomModule(1, 500, two);
  MakeRandomModule(2, 500, other);
  EXPECT_EQ(WriteText(one), WriteText(two));
  EXPECT_NE(WriteText(one), WriteText(other));
}

// What the passes' tests rely on to be there.
TEST(MakeRandomModule, CoversTheKindsOfTasks) {
  std::string all;
  for (uint64_t seed = 0; seed < 50; ++seed) {
    Module module;
    MakeRandomModule(seed, 1000, module);
    all += WriteText(module);
  }
  for (const char* part :
       {"container {", "resource {", "importer {", "foreign {", "body {",
        "loop {", "condition {", "exit_of:", "trigger {", "after:", "retry {",
        "sidecars {", "init_containers {", "value_from {", "template {",
        "loop_item {", "task_output {", "graph_input:", "again-"}) {
    EXPECT_NE(all.find(part), std::string::npos) << part;
  }
}

}  // namespace
}  // namespace kfir::ir
