// SPDX-License-Identifier: Apache-2.0
#include "support/unpack.h"

#include <string>

#include "gtest/gtest.h"
#include "support/archive.h"

namespace kfir {
namespace {

TEST(UnpackPipeline, TakesWhatIsPacked) {
  const std::string text(100'000, 'x');
  for (const char* member : {"pipeline.yaml", "other.yml"}) {
    for (const std::string& package :
         {MakeZip(member, text), MakeTarGz(member, text)}) {
      EXPECT_TRUE(IsPackage(package));
      const auto unpacked = UnpackPipeline(package);
      ASSERT_TRUE(unpacked.ok()) << unpacked.status();
      EXPECT_EQ(*unpacked, text);
    }
  }
  EXPECT_FALSE(IsPackage("components: {}\n"));
}

TEST(UnpackPipeline, SaysWhyThereIsNone) {
  for (const std::string& package :
       {MakeZip("readme.txt", "x"), MakeTarGz("readme.txt", "x")}) {
    EXPECT_EQ(UnpackPipeline(package).status().message(),
              "it has no `pipeline.yaml`, and its first member, `readme.txt`, "
              "is not YAML by its name");
  }
}

TEST(UnpackPipeline, EveryCutIsRefused) {
  for (const std::string& package : {MakeZip("pipeline.yaml", "a: 1\n"),
                                     MakeTarGz("pipeline.yaml", "a: 1\n")}) {
    for (size_t size = 4; size + 8 < package.size(); ++size)
      EXPECT_FALSE(UnpackPipeline(package.substr(0, size)).ok()) << size;
  }
}

}  // namespace
}  // namespace kfir
