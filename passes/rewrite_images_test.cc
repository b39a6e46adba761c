// SPDX-License-Identifier: Apache-2.0
#include "passes/rewrite_images.h"

#include <fstream>

#include "gmock/gmock.h"
#include "ir/testing/builder.h"
#include "passes/image_name.h"
#include "passes/testing/run_pass.h"

namespace kfir {
namespace {

using ::testing::HasSubstr;

constexpr absl::string_view kDigest =
    "sha256:00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

ir::Module Running(absl::string_view image) {
  ir::Module module = ir::ParseVerified(R"pb(
    name: "p"
    components {
      name: "c"
      container {}
    }
    root { graph { tasks { name: "t" component: "c" } } }
  )pb");
  *module.mutable_components(0)->mutable_container()->mutable_image() =
      ir::StringValue(image);
  return module;
}

std::string ImageAfter(absl::string_view options, absl::string_view image) {
  ir::Module module = Running(image);
  EXPECT_TRUE(
      RunPass(absl::StrCat("rewrite-images{", options, "}"), module).ok());
  const ir::Task& task = module.root().graph().tasks(0);
  return task.has_pod() ? task.pod().image().constant().string_value() : "";
}

TEST(RewriteImages, LongestPrefixCounts) {
  constexpr absl::string_view kOptions = "registries=gcr.io=m/g,gcr.io/ml=m/x";
  EXPECT_EQ(ImageAfter(kOptions, "gcr.io/ml/a:1"), "m/x/a:1");
  EXPECT_EQ(ImageAfter(kOptions, "gcr.io/mlops/a:1"), "m/g/mlops/a:1");
  EXPECT_EQ(ImageAfter(kOptions, "gcr.io.evil/ml/a"), "");
}

TEST(RewriteImages, DockerHubIsImplied) {
  constexpr absl::string_view kOptions = "registries=docker.io=m/h";
  EXPECT_EQ(ImageAfter(kOptions, "python:3.9"), "m/h/library/python:3.9");
  EXPECT_EQ(ImageAfter(kOptions, "bitnami/kafka"), "m/h/bitnami/kafka");
  EXPECT_EQ(ImageAfter(kOptions, "localhost/a"), "");
  EXPECT_EQ(ImageAfter(kOptions, "host:5000/a"), "");
}

TEST(RewriteImages, PinsByDigestBeforeOrAfterTheMapping) {
  const std::string pinned = absl::StrCat("m/g/a:1@", kDigest);
  EXPECT_EQ(ImageAfter(absl::StrCat("registries=gcr.io=m/g digests=gcr.io/a:1=",
                                    kDigest),
                       "gcr.io/a:1"),
            pinned);
  EXPECT_EQ(ImageAfter(
                absl::StrCat("registries=gcr.io=m/g digests=m/g/a:1=", kDigest),
                "gcr.io/a:1"),
            pinned);
}

TEST(RewriteImages, ReadsALockFile) {
  const std::string path = testing::TempDir() + "/images.lock.yaml";
  std::ofstream(path) << "# pinned\na:1: " << kDigest << "\n";
  EXPECT_EQ(ImageAfter(absl::StrCat("lock=", path), "a:1"),
            absl::StrCat("a:1@", kDigest));
  std::ofstream(path) << "a:1: none\n";
  ir::Module module = Running("a:1");
  DiagnosticSink diagnostics;
  EXPECT_FALSE(RunPass(absl::StrCat("rewrite-images{lock=", path, "}"), module,
                       diagnostics)
                   .ok());
  EXPECT_THAT(diagnostics.ToString(), HasSubstr("images.lock.yaml:1:6: "));
}

TEST(RewriteImages, RefusesRulesThatFeedEachOther) {
  for (absl::string_view options :
       {"registries=a.io=b.io/x,b.io=c.io", "digests=a=sha256:12",
        "registries=a.io=b.io containers=all", "lock=/nonexistent"}) {
    ir::Module module = Running("a");
    DiagnosticSink diagnostics;
    EXPECT_FALSE(RunPass(absl::StrCat("rewrite-images{", options, "}"), module,
                         diagnostics)
                     .ok())
        << options;
  }
}

TEST(RewriteImages, ImageThatIsNotConstantStays) {
  ir::Module module = ir::ParseVerified(R"pb(
    name: "p"
    components {
      name: "c"
      inputs { name: "image" }
      container { image { input_use { input: "image" how: HOW_VALUE } } }
    }
    root {
      graph {
        tasks {
          name: "t"
          component: "c"
          arguments {
            name: "image"
            value { constant { string_value: "gcr.io/a" } }
          }
        }
      }
    }
  )pb");
  EXPECT_THAT(RunPass("rewrite-images{registries=gcr.io=m}", module),
              IsOkAndHolds(Changed::kNo));
}

TEST(IsImageBelow, EndsAtABoundary) {
  EXPECT_TRUE(IsImageBelow("gcr.io/ml/a:1", "gcr.io/ml"));
  EXPECT_TRUE(IsImageBelow("gcr.io/ml/a:1", "gcr.io/ml/a"));
  EXPECT_TRUE(IsImageBelow("gcr.io/ml/a:1", "gcr.io/"));
  EXPECT_FALSE(IsImageBelow("gcr.io/mlops/a:1", "gcr.io/ml"));
  EXPECT_FALSE(IsImageBelow("host:5000/a", "host"));
}

}  // namespace
}  // namespace kfir
