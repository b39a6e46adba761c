// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <initializer_list>

#include "absl/strings/str_cat.h"
#include "passes/add_labels.h"
#include "passes/inject_env.h"
#include "passes/pass.h"
#include "passes/set_caching.h"

namespace kfir {
namespace {

#define KFIR_PASS(function, name, summary, ...)                            \
  constexpr std::initializer_list<PassOptionInfo> k##function##Options = { \
      __VA_ARGS__};
#include "passes/passes.def"

const PassInfo kPasses[] = {
#define KFIR_PASS(function, name, summary, ...) \
  {name, summary, &function, k##function##Options},
#include "passes/passes.def"
};

absl::string_view TypeName(PassOptionType type) {
  switch (type) {
    case PassOptionType::kBool:
      return "bool";
    case PassOptionType::kKeyValues:
      return "name=value list";
  }
  return "";
}

std::string DefaultText(const PassOptionInfo& option) {
  return option.default_value.empty()
             ? std::string("required")
             : absl::StrCat("default: ", option.default_value);
}

}  // namespace

absl::Span<const PassInfo> AllPasses() { return kPasses; }

const PassInfo* FindPass(absl::string_view name) {
  const auto* found =
      std::find_if(std::begin(kPasses), std::end(kPasses),
                   [&](const PassInfo& pass) { return pass.name == name; });
  return found == std::end(kPasses) ? nullptr : found;
}

std::string ListPasses() {
  std::string text;
  for (const PassInfo& pass : kPasses) {
    absl::StrAppend(&text, pass.name, "\n    ", pass.summary, "\n");
    for (const PassOptionInfo& option : pass.options) {
      absl::StrAppend(&text, "    ", option.name, " (", TypeName(option.type),
                      ", ", DefaultText(option), "): ", option.help, "\n");
    }
  }
  return text;
}

std::string ListPassesAsMarkdown() {
  std::string text =
      "# Passes\n\nPrinted by `kfp-opt --list-passes=markdown`.\n";
  for (const PassInfo& pass : kPasses) {
    absl::StrAppend(&text, "\n## ", pass.name, "\n\n", pass.summary, "\n");
    if (pass.options.empty()) continue;
    absl::StrAppend(&text, "\n| option | type | default | meaning |\n",
                    "| --- | --- | --- | --- |\n");
    for (const PassOptionInfo& option : pass.options) {
      absl::StrAppend(
          &text, "| `", option.name, "` | ", TypeName(option.type), " | ",
          option.default_value.empty() ? "required" : option.default_value,
          " | ", option.help, " |\n");
    }
  }
  return text;
}

const PassOptions::Entry& PassOptions::Find(absl::string_view name) const {
  return *std::find_if(entries_.begin(), entries_.end(),
                       [&](const Entry& entry) { return entry.name == name; });
}

bool PassOptions::Has(absl::string_view name) const {
  return std::any_of(entries_.begin(), entries_.end(),
                     [&](const Entry& entry) { return entry.name == name; });
}

void PassOptions::Set(absl::string_view name, OptionValue value,
                      SourceLocation location) {
  entries_.push_back({name, std::move(value), std::move(location)});
}

}  // namespace kfir
