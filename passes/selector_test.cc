// SPDX-License-Identifier: Apache-2.0
#include "passes/selector.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "ir/ir.pb.h"

namespace kfir {
namespace {

using ::testing::HasSubstr;

// A task that the tests below ask about: `train-2`, in a loop and under a
// condition, its team label put over the component's.
class SelectorTest : public ::testing::Test {
 protected:
  SelectorTest() {
    EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(
        R"pb(
          name: "Train model"
          container {
            image { constant { string_value: "gcr.io/ml/train:1" } }
            pod {
              labels {
                key: "team"
                value { constant { string_value: "risk" } }
              }
              labels {
                key: "gpu"
                value { constant { string_value: "" } }
              }
              labels {
                key: "run"
                value { runtime { kind: KIND_RUN_ID } }
              }
            }
          }
        )pb",
        &component_));
    EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(
        R"pb(
          name: "train-2"
          component: "Train model"
          condition { value { graph_input: "on" } }
          loop {
            item_name: "i"
            static_items { list {} }
          }
          pod {
            labels {
              key: "team"
              value { constant { string_value: "fraud" } }
            }
          }
        )pb",
        &task_));
  }

  bool Matches(absl::string_view text) {
    DiagnosticSink diagnostics;
    const std::optional<Selector> selector =
        Selector::Parse(text, {"--passes", 1, 1}, diagnostics);
    EXPECT_TRUE(selector.has_value()) << diagnostics.ToString();
    return selector.has_value() && selector->Matches({&task_, &component_, 1});
  }

  std::string ErrorOf(absl::string_view text) {
    DiagnosticSink diagnostics;
    EXPECT_FALSE(
        Selector::Parse(text, {"--passes", 1, 11}, diagnostics).has_value());
    EXPECT_EQ(diagnostics.diagnostics().size(), 1u);
    return diagnostics.ToString();
  }

  ir::Component component_;
  ir::Task task_;
};

TEST_F(SelectorTest, DefaultSelectsEverything) {
  EXPECT_TRUE(Selector().Matches({&task_, &component_, 7}));
  EXPECT_TRUE(Matches("*"));
}

TEST_F(SelectorTest, TestsTask) {
  EXPECT_TRUE(Matches("task=train-2"));
  EXPECT_TRUE(Matches("task=train*"));
  EXPECT_TRUE(Matches("task=tr?in-?"));
  EXPECT_FALSE(Matches("task=train"));
  EXPECT_FALSE(Matches("task!=train*"));
  EXPECT_TRUE(Matches("task!=load"));
}

TEST_F(SelectorTest, TestsComponentAndImage) {
  EXPECT_TRUE(Matches("component='Train model'"));
  EXPECT_TRUE(Matches("component=\"Train \"*"));
  EXPECT_TRUE(Matches("image=gcr.io/*"));
  EXPECT_FALSE(Matches("image=docker.io/*"));
  task_.mutable_pod()->mutable_image()->mutable_constant()->set_string_value(
      "docker.io/x");
  EXPECT_TRUE(Matches("image=docker.io/*"));
}

TEST_F(SelectorTest, ImageThatIsNotConstantFitsNoPattern) {
  component_.mutable_container()->mutable_image()->mutable_input_use();
  EXPECT_FALSE(Matches("image=*"));
  EXPECT_TRUE(Matches("image!=*"));
}

TEST_F(SelectorTest, TestsEffectiveLabels) {
  EXPECT_TRUE(Matches("label=gpu"));
  EXPECT_TRUE(Matches("label=gpu="));
  EXPECT_TRUE(Matches("label=team=fraud"));
  EXPECT_FALSE(Matches("label=team=risk"));  // the task's own wins
  EXPECT_FALSE(Matches("label=run=*"));      // not constant
  EXPECT_TRUE(Matches("label=run"));
  EXPECT_FALSE(Matches("label=owner"));
  EXPECT_TRUE(Matches("label!=owner"));
}

TEST_F(SelectorTest, TestsKindAndDepth) {
  EXPECT_TRUE(Matches("kind=container and kind=loop and kind=condition"));
  EXPECT_FALSE(Matches("kind=exit or kind=graph or kind=body"));
  EXPECT_TRUE(Matches("depth=1"));
  EXPECT_TRUE(Matches("depth>=1 and depth<=1 and depth<2 and depth>0"));
  EXPECT_FALSE(Matches("depth!=1"));
}

TEST_F(SelectorTest, InlineBodyIsAGraphWithoutComponent) {
  ir::Task body;
  body.mutable_body();
  DiagnosticSink diagnostics;
  const auto select = [&](absl::string_view text) {
    return Selector::Parse(text, {}, diagnostics)->Matches({&body, nullptr, 0});
  };
  EXPECT_TRUE(select("kind=graph and kind=body"));
  EXPECT_FALSE(select("component=*"));
  EXPECT_FALSE(select("image=*"));
}

TEST_F(SelectorTest, AndBindsTighterThanOr) {
  EXPECT_TRUE(Matches("task=train* or task=load and depth=9"));
  EXPECT_FALSE(Matches("(task=train* or task=load) and depth=9"));
  EXPECT_TRUE(Matches("not task=load and not(depth=9)"));
  EXPECT_FALSE(Matches("not(task=load or depth=1)"));
}

TEST_F(SelectorTest, SaysWhereTheErrorIs) {
  EXPECT_THAT(ErrorOf("task=a bnd depth=1"),
              HasSubstr("--passes:1:18: expected `and`, `or` or the end"));
  EXPECT_THAT(ErrorOf("taks=a"), HasSubstr("--passes:1:11: expected a test"));
  EXPECT_THAT(ErrorOf("(task=a"),
              HasSubstr("--passes:1:11: `(` is never closed"));
  EXPECT_THAT(ErrorOf("task=a)"), HasSubstr("--passes:1:17: `)` closes"));
  EXPECT_THAT(ErrorOf("task="), HasSubstr("--passes:1:16: expected a name"));
  EXPECT_THAT(ErrorOf("task<a"), HasSubstr("--passes:1:15: `<` compares"));
  EXPECT_THAT(ErrorOf("task 'a'"), HasSubstr("--passes:1:16: expected `=`"));
  EXPECT_THAT(ErrorOf("task='a"), HasSubstr("--passes:1:16: a quoted text"));
  EXPECT_THAT(ErrorOf("depth=x"), HasSubstr("--passes:1:17: expected a num"));
  EXPECT_THAT(ErrorOf("kind=pod"), HasSubstr("--passes:1:16: no kind is"));
  EXPECT_THAT(ErrorOf(" "), HasSubstr("a selector is empty"));
  EXPECT_THAT(ErrorOf("task=a and"), HasSubstr("--passes:1:21: expected a t"));
}

// The black-box test of the diagnostic reads what this prints.
TEST_F(SelectorTest, DeepNestingIsAnError) {
  EXPECT_THAT(ErrorOf(std::string(100000, '(')), HasSubstr("nested too deep"));
  std::string nots;
  for (int i = 0; i < 100000; ++i) absl::StrAppend(&nots, "not ");
  EXPECT_THAT(ErrorOf(nots), HasSubstr("nested too deep"));
}

TEST(GlobMatches, StarsBacktrack) {
  EXPECT_TRUE(GlobMatches("*a*b*", "xxaxxbxaxb"));
  EXPECT_FALSE(GlobMatches("*a*b", "xxaxxbx"));
  EXPECT_TRUE(GlobMatches("**", ""));
  EXPECT_FALSE(GlobMatches("?", ""));
  EXPECT_TRUE(GlobMatches("a\\*b", "a*b"));
  EXPECT_FALSE(GlobMatches("a\\*b", "axb"));
  EXPECT_TRUE(GlobMatches("?b",
                          "\xC3\xA4"
                          "b"));
}

TEST(GlobMatches, ManyStarsStayQuick) {
  std::string glob;
  for (int i = 0; i < 50; ++i) glob += "*a";
  EXPECT_FALSE(GlobMatches(glob + "b", std::string(20000, 'a')));
}

}  // namespace
}  // namespace kfir
