// SPDX-License-Identifier: Apache-2.0
#include "ir/pipeline_spec/spelling.h"

#include <google/protobuf/text_format.h>

#include "gtest/gtest.h"
#include "ir/pipeline_spec/pipeline_spec.pb.h"

namespace kfir::kfp2 {
namespace {

PipelineTaskSpec Parse(const std::string& text) {
  PipelineTaskSpec task;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &task))
      << text;
  return task;
}

Attributes Corrections(const PipelineTaskSpec& ours,
                       const PipelineTaskSpec& theirs) {
  Attributes attributes;
  ir::Attribute& attribute = *attributes.Add();
  attribute.set_name(std::string(kSpelling));
  Diff(ours, theirs, "task", attribute.mutable_value());
  return attributes;
}

constexpr char kOurs[] = R"pb(
  task_info { name: "a" }
  dependent_tasks: "b"
  dependent_tasks: "c"
  inputs {
    parameters {
      key: "p"
      value { runtime_value { constant { number_value: 1 } } }
    }
    parameters {
      key: "q"
      value { component_input_parameter: "x" }
    }
  }
)pb";
constexpr char kTheirs[] = R"pb(
  dependent_tasks: "c"
  dependent_tasks: "b"
  caching_options {}
  inputs {
    parameters {
      key: "p"
      value { runtime_value { constant_value { int_value: 1 } } }
    }
    parameters {
      key: "r"
      value { component_input_parameter: "x" }
    }
  }
)pb";

TEST(Spelling, TurnsOursIntoTheirs) {
  PipelineTaskSpec ours = Parse(kOurs);
  const PipelineTaskSpec theirs = Parse(kTheirs);
  Correct(Corrections(ours, theirs), "task", &ours);
  EXPECT_EQ(ours.SerializeAsString(), theirs.SerializeAsString());
}

TEST(Spelling, IsVoidWhereOursHasChanged) {
  const PipelineTaskSpec ours = Parse(kOurs);
  PipelineTaskSpec changed = ours;
  changed.mutable_dependent_tasks(1)->push_back('d');
  changed.mutable_inputs()
      ->mutable_parameters(0)
      ->mutable_value()
      ->set_component_input_parameter("y");
  Correct(Corrections(ours, Parse(kTheirs)), "task", &changed);
  EXPECT_EQ(changed.dependent_tasks(0), "c");
  EXPECT_EQ(changed.dependent_tasks(1), "cd");
  EXPECT_EQ(changed.inputs().parameters(0).value().component_input_parameter(),
            "y");
}

TEST(Spelling, LeavesOtherPartsAlone) {
  PipelineTaskSpec ours = Parse(kOurs);
  const std::string before = ours.SerializeAsString();
  Correct(Corrections(ours, Parse(kTheirs)), "component", &ours);
  EXPECT_EQ(ours.SerializeAsString(), before);
}

TEST(Spelling, OutlivesPathsThatLeadNowhere) {
  Attributes attributes = Corrections(Parse(kOurs), Parse(kTheirs));
  PipelineTaskSpec empty;
  Correct(attributes, "task", &empty);
  EXPECT_FALSE(empty.has_inputs());
}

}  // namespace
}  // namespace kfir::kfp2
