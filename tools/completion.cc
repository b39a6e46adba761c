// SPDX-License-Identifier: Apache-2.0
//
// Completion scripts, from the same table as the parser.
#include <string>
#include <variant>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "tools/options.h"

namespace kfir {
namespace {

// `kfp-opt` as part of a function's name.
std::string Identifier(absl::string_view tool) {
  return absl::StrReplaceAll(tool, {{"-", "_"}});
}

// `text` in single quotes, as all three shells take it.
std::string Quoted(absl::string_view text) {
  return absl::StrCat("'", absl::StrReplaceAll(text, {{"'", "’"}}), "'");
}

}  // namespace

std::string OptionParser::BashCompletion() const {
  std::vector<std::string> names;
  std::string choices;
  for (const OptionGroup& group : groups_) {
    for (const Option& option : group.options) {
      const bool takes_equals = !option.is_flag() && option.name.size() > 1;
      names.push_back(absl::StrCat(Spelling(option), takes_equals ? "=" : ""));
      if (option.offered().empty()) continue;
      absl::StrAppend(&choices, "    ", Spelling(option), ") words='",
                      absl::StrJoin(option.offered(), " "), "' ;;\n");
    }
  }
  const std::string function = absl::StrCat("_", Identifier(tool_));
  return absl::StrCat(
      "# bash completion for ", tool_, "\n", function,
      "() {\n"
      "  local word=${COMP_WORDS[COMP_CWORD]} "
      "before=${COMP_WORDS[COMP_CWORD-1]}"
      " words=\n"
      "  if [ \"$before\" = = ]; then before=${COMP_WORDS[COMP_CWORD-2]}; fi\n"
      "  if [ \"$word\" = = ]; then word=; fi\n"
      "  case $before in\n",
      choices, "    *) if [ \"${word#-}\" != \"$word\" ]; then words='",
      absl::StrJoin(names, " "),
      "'; fi ;;\n"
      "  esac\n"
      "  compopt -o default -o nospace\n"
      "  local last=${word##*,}\n"
      "  COMPREPLY=($(compgen -P \"${word%\"$last\"}\" -W \"$words\" -- "
      "\"$last\"))\n"
      "}\n"
      "complete -F ",
      function, " ", tool_, "\n");
}

std::string OptionParser::ZshCompletion() const {
  std::string text = absl::StrCat("#compdef ", tool_, "\n# zsh completion for ",
                                  tool_, "\n_arguments \\\n");
  for (const OptionGroup& group : groups_) {
    for (const Option& option : group.options) {
      const bool is_long = option.name.size() > 1;
      const std::string help = absl::StrReplaceAll(
          option.help,
          {{"[", "("}, {"]", ")"}, {":", "\\:"}, {"\\", ""}, {"\n", " "}});
      std::string spec = absl::StrCat(
          Spelling(option), option.is_flag() ? "" : (is_long ? "=" : "+"), "[",
          help, "]");
      if (!option.suggestions.empty()) {
        absl::StrAppend(&spec, ":", option.value_name, ":_values -s , ",
                        option.value_name, " ",
                        absl::StrJoin(option.suggestions, " "));
      } else if (!option.choices.empty()) {
        absl::StrAppend(&spec, ":", option.name, ":(",
                        absl::StrJoin(option.choices, " "), ")");
      } else if (!option.is_flag()) {
        absl::StrAppend(&spec, ":", option.value_name, ":_files");
      }
      absl::StrAppend(&text, "  ", Quoted(spec), " \\\n");
    }
  }
  return absl::StrCat(text, "  '*:input:_files'\n");
}

std::string OptionParser::FishCompletion() const {
  std::string text = absl::StrCat("# fish completion for ", tool_, "\n");
  for (const OptionGroup& group : groups_) {
    for (const Option& option : group.options) {
      absl::StrAppend(&text, "complete -c ", tool_,
                      option.name.size() > 1 ? " -l " : " -s ", option.name,
                      option.is_flag() ? "" : " -r");
      if (!option.suggestions.empty()) {
        absl::StrAppend(&text, " -f -a '(__fish_append , ",
                        absl::StrJoin(option.suggestions, " "), ")'");
      } else if (!option.choices.empty()) {
        absl::StrAppend(&text, " -f -a ",
                        Quoted(absl::StrJoin(option.choices, " ")));
      }
      absl::StrAppend(&text, " -d ", Quoted(option.help), "\n");
    }
  }
  return text;
}

}  // namespace kfir
