// SPDX-License-Identifier: Apache-2.0
#include "support/yaml/timestamp.h"

#include "gtest/gtest.h"

namespace kfir {
namespace {

TEST(YamlTimestamp, SaysTimesAsRfc3339) {
  const std::pair<const char*, const char*> cases[] = {
      {"2024-01-02", "2024-01-02T00:00:00Z"},
      {"2024-1-2", "2024-01-02T00:00:00Z"},
      {"2024-02-29", "2024-02-29T00:00:00Z"},
      {"2024-01-02 3:4:05", "2024-01-02T03:04:05Z"},
      {"2024-01-02 03:04:05.1200", "2024-01-02T03:04:05.12Z"},
      {"2024-01-02T03:04:05Z", "2024-01-02T03:04:05Z"},
      {"2001-12-14t21:59:43.10-05:00", "2001-12-14T21:59:43.1-05:00"},
      {"2001-12-14T21:59:43+00:00", "2001-12-14T21:59:43Z"},
      {"2001-12-14T21:59:43.1234567891Z", "2001-12-14T21:59:43.123456789Z"},
  };
  for (const auto& [plain, time] : cases)
    EXPECT_EQ(YamlTimestamp(plain), time) << plain;
}

TEST(YamlTimestamp, LeavesOtherTexts) {
  for (const char* plain :
       {"", "2024", "2024-01", "2024-13-02", "2024-02-30", "2023-02-29",
        "24-01-02", "2024-01-02T03:04:05", "2024-01-02 03:04:05Z",
        "2024-01-02 03:04", "2024-01-02T24:00:00Z", "2024-01-02T03:04:05+1",
        "2024-01-02T03:04:05.Z", "2024-01-02x", "2024-01-002"})
    EXPECT_EQ(YamlTimestamp(plain), std::nullopt) << plain;
}

}  // namespace
}  // namespace kfir
