// SPDX-License-Identifier: Apache-2.0
#include "tools/options.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace kfir {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

struct Parsed {
  bool ok = false;
  bool list = false;
  std::string from, o, style = "kfir";
  double timeout = 1;
  std::vector<std::string> mirrors, operands;
  std::string errors, help;
};

Parsed Parse(const std::vector<std::string>& arguments) {
  Parsed p;
  OptionParser parser("kfp-x", "does x", "INPUT");
  parser.Group("Formats");
  parser.Value("from", "FORMAT", &p.from, "format of the input");
  parser.Flag("list", &p.list, "list the formats");
  parser.Group("Output");
  parser.Value("o", "FILE", &p.o, "where to write (default: `-`)");
  parser.Choice("style", {"kfir", "kfp1"}, &p.style, "layout");
  parser.Number("timeout", "SECONDS", &p.timeout, "limit");
  parser.List("mirror", "PREFIX=DIR", &p.mirrors, "mirror");
  DiagnosticSink diagnostics;
  p.ok = parser.Parse(arguments, diagnostics);
  p.operands = parser.operands();
  p.errors = diagnostics.ToString();
  p.help = parser.Help();
  return p;
}

TEST(OptionParser, TakesValuesAfterEqualsOrABlank) {
  const Parsed p = Parse({"--from=a=b", "-o", "x", "--timeout", "2.5", "in"});
  EXPECT_TRUE(p.ok) << p.errors;
  EXPECT_EQ(p.from, "a=b");
  EXPECT_EQ(p.o, "x");
  EXPECT_EQ(p.timeout, 2.5);
  EXPECT_THAT(p.operands, ElementsAre("in"));
}

TEST(OptionParser, AGroupMayAllowAbbreviations) {
  std::string output, other, function, force;
  OptionParser parser("kfp-x", "does x", "");
  parser.Group("Short");
  parser.AllowAbbreviations();
  parser.Value("output", "FILE", &output, "where to write");
  parser.Value("function", "NAME", &function, "which");
  parser.Value("force", "NAME", &force, "whom");
  parser.Group("Long");
  parser.Value("outline", "NAME", &other, "what");
  DiagnosticSink diagnostics;
  EXPECT_TRUE(parser.Parse({"--out", "x", "--fun=y"}, diagnostics))
      << diagnostics.ToString();
  EXPECT_EQ(output, "x");
  EXPECT_EQ(function, "y");
  EXPECT_FALSE(parser.Parse({"--outl=x"}, diagnostics));
  EXPECT_FALSE(parser.Parse({"-out=x"}, diagnostics));
  EXPECT_FALSE(parser.Parse({"--fo=x", "--f=x"}, diagnostics));
  EXPECT_EQ(force, "x");
}

TEST(OptionParser, OneDashDoesAsWell) {
  const Parsed p = Parse({"-list", "-from=a", "-o=-"});
  EXPECT_TRUE(p.ok) << p.errors;
  EXPECT_TRUE(p.list);
  EXPECT_EQ(p.o, "-");
}

TEST(OptionParser, DashIsAnOperandAndTwoDashesEndTheOptions) {
  const Parsed p = Parse({"-", "--", "--list"});
  EXPECT_TRUE(p.ok) << p.errors;
  EXPECT_FALSE(p.list);
  EXPECT_THAT(p.operands, ElementsAre("-", "--list"));
}

TEST(OptionParser, ListsCollectAndValuesKeepTheLast) {
  const Parsed p =
      Parse({"--mirror=a=1", "--mirror", "b=2", "--from=a", "--from=b"});
  EXPECT_THAT(p.mirrors, ElementsAre("a=1", "b=2"));
  EXPECT_EQ(p.from, "b");
}

TEST(OptionParser, ReportsEveryMistake) {
  const Parsed p = Parse({"--form=a", "--list=1", "--style=x", "--timeout=-1",
                          "--zzzzz", "--from"});
  EXPECT_FALSE(p.ok);
  EXPECT_THAT(p.errors, HasSubstr("[UnknownOption]"));
  EXPECT_THAT(p.errors, HasSubstr("did you mean `--from`?"));
  EXPECT_THAT(p.errors, HasSubstr("[OptionTakesNoValue]"));
  EXPECT_THAT(p.errors, HasSubstr("`--style` takes kfir|kfp1, not `x`"));
  EXPECT_THAT(p.errors, HasSubstr("not `-1`"));
  EXPECT_THAT(p.errors, HasSubstr("`--zzzzz`"));
  EXPECT_THAT(p.errors, HasSubstr("[OptionNeedsValue]"));
  EXPECT_EQ(p.timeout, 1);
}

TEST(OptionParser, ATableWithoutOperandsTakesNone) {
  OptionParser parser("kfp-y", "does y", "");
  DiagnosticSink diagnostics;
  EXPECT_FALSE(parser.Parse({"in"}, diagnostics));
  EXPECT_THAT(diagnostics.ToString(), HasSubstr("[UnexpectedOperand]"));
}

TEST(OptionParser, HelpIsGrouped) {
  const Parsed p = Parse({});
  EXPECT_THAT(p.operands, IsEmpty());
  EXPECT_EQ(p.help,
            "kfp-x: does x\n"
            "\n"
            "Usage: kfp-x [options] INPUT\n"
            "\n"
            "Formats:\n"
            "  --from=FORMAT                   format of the input\n"
            "  --list                          list the formats\n"
            "\n"
            "Output:\n"
            "  -o FILE                         where to write (default: `-`)\n"
            "  --style=kfir|kfp1               layout\n"
            "  --timeout=SECONDS               limit\n"
            "  --mirror=PREFIX=DIR             mirror\n");
}

}  // namespace
}  // namespace kfir
