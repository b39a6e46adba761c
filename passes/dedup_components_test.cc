// SPDX-License-Identifier: Apache-2.0
#include "passes/dedup_components.h"

#include "gmock/gmock.h"
#include "ir/testing/builder.h"
#include "passes/testing/run_pass.h"

namespace kfir {
namespace {

// Components `a`, `b` and what else is in `more`; tasks `one` and `two` call
// them.
ir::Module TwoComponents(absl::string_view b, absl::string_view more = "") {
  return ir::ParseVerified(absl::StrCat(
      R"pb(name: "p"
           components {
             name: "a"
             loc { line: 1 }
             container { image { constant { string_value: "i" } } }
           }
           components { name: "b"
                        loc { line: 2 })pb",
      b, " } ", more,
      R"pb(root {
             graph {
               tasks { name: "one" component: "a" }
               tasks { name: "two" component: "b" }
             }
           })pb"));
}

TEST(DedupComponents, NameAndLocationDoNotCount) {
  ir::Module module = TwoComponents(
      R"pb(container { image { constant { string_value: "i" } } })pb");
  EXPECT_THAT(RunPass("dedup-components", module), IsOkAndHolds(Changed::kYes));
  ASSERT_EQ(module.components_size(), 1);
  EXPECT_EQ(module.components(0).loc().line(), 1u);
  EXPECT_EQ(module.root().graph().tasks(1).component(), "a");
}

TEST(DedupComponents, EverythingElseCounts) {
  for (absl::string_view b :
       {R"pb(container { image { constant { string_value: "j" } } })pb",
        R"pb(container { image { constant { string_value: "i" } } }
             origin { digest: "d" })pb",
        R"pb(container { image { constant { string_value: "i" } } }
             inputs { name: "x" optional: true })pb"}) {
    ir::Module module = TwoComponents(b);
    EXPECT_THAT(RunPass("dedup-components", module), IsOkAndHolds(Changed::kNo))
        << b;
  }
}

TEST(DedupComponents, GraphsBecomeEqualWithWhatTheyCall) {
  ir::Module module = TwoComponents(
      R"pb(container { image { constant { string_value: "i" } } })pb",
      R"pb(components {
             name: "g"
             graph { tasks { name: "t" component: "a" } }
           }
           components {
             name: "h"
             graph { tasks { name: "t" component: "b" } }
           }
           components {
             name: "i"
             graph { tasks { name: "t" component: "g" } }
           }
           components {
             name: "j"
             graph { tasks { name: "t" component: "h" } }
           }
      )pb");
  EXPECT_THAT(RunPass("dedup-components", module), IsOkAndHolds(Changed::kYes));
  ASSERT_EQ(module.components_size(), 3);
  EXPECT_EQ(module.components(1).name(), "g");
  EXPECT_EQ(module.components(2).name(), "i");
}

}  // namespace
}  // namespace kfir
