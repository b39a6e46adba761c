// SPDX-License-Identifier: Apache-2.0
#include "tools/cron_line.h"

#include "gtest/gtest.h"

namespace kfir {
namespace {

TEST(IsCronLine, TakesWhatTheControllersTake) {
  for (const char* line :
       {"0 2 * * *", "*/5 0-12/2 1,15 jan-MAR mon-fri", "0 30 2 ? * *",
        "5/15 * * * 0", "@daily", "@every 1h30m", "0  2\t* * 6"})
    EXPECT_TRUE(IsCronLine(line, false)) << line;
  EXPECT_TRUE(IsCronLine("59 59 23 31 12", true));
  EXPECT_TRUE(IsCronLine("0 30 2 * * MON", true));
}

TEST(IsCronLine, RefusesTheRest) {
  for (const char* line :
       {"", "* * * *", "* * * * * * *", "60 * * * *", "* 24 * * *", "* * 0 * *",
        "* * * 13 *", "* * * * 7", "a * * * *", "5-1 * * * *", "*/0 * * * *",
        "1-2-3 * * * *", "1,,2 * * * *", "-1 * * * *", "1/2/3 * * * *",
        "@never", "@every", "@every soon", "@every -1h"})
    EXPECT_FALSE(IsCronLine(line, false)) << line;
  EXPECT_FALSE(IsCronLine("0 2 * * MON", true));
}

}  // namespace
}  // namespace kfir
