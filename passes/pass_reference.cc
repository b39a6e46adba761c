// SPDX-License-Identifier: Apache-2.0
//
// What users read about the passes: all of it comes from the table.
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "passes/pass.h"
#include "passes/pass_options.h"

namespace kfir {
namespace {

std::string DefaultText(const PassOptionInfo& option) {
  if (option.default_value.empty()) return "required";
  if (option.default_value == kNotGiven) return "optional";
  return absl::StrCat("default: ", option.default_value);
}

std::string DefaultCell(const PassOptionInfo& option) {
  if (option.default_value.empty()) return "required";
  if (option.default_value == kNotGiven) return "none";
  return absl::StrCat("`", option.default_value, "`");
}

}  // namespace

std::string ExplainPass(const PassInfo& pass) {
  std::string text = absl::StrCat(pass.name, "\n    ", pass.summary, "\n");
  for (const PassOptionInfo& option : pass.options) {
    absl::StrAppend(&text, "    ", option.name, " (",
                    PassOptionTypeName(option.type), ", ", DefaultText(option),
                    "): ", option.help, "\n");
  }
  return text;
}

std::string ListPasses(absl::Span<const PassInfo* const> passes) {
  std::string text;
  for (const PassInfo* pass : passes) {
    absl::StrAppend(&text, ExplainPass(*pass));
  }
  return text;
}

std::string ExplainPassAsMarkdown(const PassInfo& pass) {
  std::string text = absl::StrCat(
      pass.summary,
      pass.unit == PassUnit::kComponent ? "; works on components" : "", "\n");
  if (pass.options.empty()) return text;
  absl::StrAppend(&text, "\n| option | type | default | meaning |\n",
                  "| --- | --- | --- | --- |\n");
  for (const PassOptionInfo& option : pass.options) {
    absl::StrAppend(&text, "| `", option.name, "` | ",
                    PassOptionTypeName(option.type), " | ", DefaultCell(option),
                    " | ", absl::StrReplaceAll(option.help, {{"|", "\\|"}}),
                    " |\n");
  }
  return text;
}

std::string ListPassesAsMarkdown() {
  std::string text =
      "# Passes\n\nPrinted by `kfp-opt --list-passes=markdown`.\n\n"
      "| pass | what it does |\n| --- | --- |\n";
  for (const PassInfo& pass : AllPasses()) {
    absl::StrAppend(&text, "| [", pass.name, "](../passes/", pass.name,
                    ".md) | ", pass.summary, " |\n");
  }
  return text;
}

}  // namespace kfir
