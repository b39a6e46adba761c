// SPDX-License-Identifier: Apache-2.0
//
// A few samples; test/yaml/compare_with_pyyaml.py compares thousands.
#include <memory>
#include <string>

#include "gtest/gtest.h"
#include "support/yaml/pyyaml_form.h"
#include "support/yaml/pyyaml_scalar.h"
#include "support/yaml/writer.h"

namespace kfir {
namespace {

std::string Sample(YamlStyle style) {
  std::string out;
  const std::unique_ptr<ValueWriter> w = MakeYamlWriter(style, &out);
  w->BeginMap();
  w->Key("args");
  w->BeginList();
  for (const absl::string_view word :
       {"--project", "{{inputs.parameters.project}}", "--image-version", "1.2",
        "", "a rather long word that goes over the edge", "x"}) {
    w->String(word);
  }
  w->EndList();
  w->Key("env");
  w->BeginList();
  w->BeginMap();
  w->Key("name");
  w->String("ON");
  w->Key("n");
  w->Int(3);
  w->EndMap();
  w->BeginMap();
  w->EndMap();
  w->EndList();
  w->Key("script");
  w->String("a\nb\n");
  w->Key("none");
  w->BeginMap();
  w->Key("float");
  w->Double(1e20);
  w->Key("caf\u00e9");
  w->Null();
  w->EndMap();
  w->EndMap();
  w->Finish();
  return out;
}

TEST(PyYamlWriter, LaysOutAsKfp1) {
  EXPECT_EQ(
      Sample(YamlStyle::kKfp1),
      R"(args: [--project, '{{inputs.parameters.project}}', --image-version, '1.2', '', a rather
    long word that goes over the edge, x]
env:
- name: "ON"
  "n": 3
- {}
script: |
  a
  b
none: {float: 1.0e+20, "caf\xE9": null}
)");
}

TEST(PyYamlWriter, LaysOutAsKfp2) {
  EXPECT_EQ(Sample(YamlStyle::kKfp2), R"(args:
- --project
- '{{inputs.parameters.project}}'
- --image-version
- '1.2'
- ''
- a rather long word that goes over the edge
- x
env:
- name: 'ON'
  n: 3
- {}
script: 'a

  b

  '
none:
  float: 1.0e+20
  "caf\xE9": null
)");
}

// `[[1], [1], [{}, {}], [2]]`, in which the two of `1` are one, and so are the
// maps; nothing else is the last one.
TEST(PyYamlWriter, WritesSharedCollectionsOnce) {
  std::string out;
  const std::unique_ptr<ValueWriter> w = MakeYamlWriter(YamlStyle::kKfp1, &out);
  w->BeginList();
  for (int i = 0; i < 2; ++i) {
    w->Shared(7);
    w->BeginList();
    w->Int(1);
    w->EndList();
  }
  w->BeginList();
  for (int i = 0; i < 2; ++i) {
    w->Shared(3);
    w->BeginMap();
    w->EndMap();
  }
  w->EndList();
  w->Shared(9);
  w->BeginList();
  w->Int(2);
  w->EndList();
  w->EndList();
  w->Finish();

  EXPECT_EQ(out,
            "- &id001 [1]\n"
            "- *id001\n"
            "- - &id002 {}\n"
            "  - *id002\n"
            "- [2]\n");
}

TEST(PyYamlReadsAsString, KnowsTheTypesOfYaml11) {
  for (const absl::string_view text : {"",
                                       "~",
                                       "null",
                                       "yes",
                                       "Off",
                                       "TRUE",
                                       "0",
                                       "-1",
                                       "017",
                                       "0b1",
                                       "0x1F",
                                       "1_0",
                                       "1:30",
                                       "1.",
                                       ".5",
                                       "1.5e+3",
                                       "-.inf",
                                       ".NaN",
                                       "1:1.5",
                                       "<<",
                                       "=",
                                       "2001-01-01",
                                       "2001-1-1 1:00:00",
                                       "2001-12-14t21:59:43.10-05:00"}) {
    EXPECT_FALSE(PyYamlReadsAsString(text)) << text;
  }
  for (const absl::string_view text :
       {"y", "N", "yEs", "08", "0o7", "1e3", "1.5e3", "-.5", "+", ".",
        "1:60:", "0x", "0b", "2001-1-1", "1,0", "a", "nan", "-", "._5"}) {
    EXPECT_TRUE(PyYamlReadsAsString(text)) << text;
  }
}

}  // namespace
}  // namespace kfir
