// SPDX-License-Identifier: Apache-2.0
#include "tools/options.h"

#include <cmath>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"
#include "support/nearest_name.h"
#include "tools/diagnostic_kinds.h"

namespace kfir {
namespace {

constexpr size_t kHelpColumn = 34;
constexpr size_t kHelpWidth = 100;

// `text` broken at blanks into lines that end before column kHelpWidth when the
// first character stands at column `indent`.
std::string Fold(absl::string_view text, size_t indent) {
  std::string folded;
  size_t column = indent;
  while (!text.empty()) {
    const absl::string_view word = text.substr(0, text.find(' '));
    if (column + 1 + word.size() > kHelpWidth) {
      absl::StrAppend(&folded, "\n", std::string(indent, ' '));
      column = indent;
    } else if (column > indent) {
      folded.push_back(' ');
      ++column;
    }
    absl::StrAppend(&folded, word);
    column += word.size();
    text.remove_prefix(std::min(word.size() + 1, text.size()));
  }
  return folded;
}

}  // namespace

OptionParser::OptionParser(absl::string_view tool, absl::string_view summary,
                           absl::string_view operands)
    : tool_(tool), summary_(summary), operands_(operands) {}

void OptionParser::Group(absl::string_view title) {
  groups_.push_back({std::string(title), {}});
}

void OptionParser::AllowAbbreviations() { groups_.back().abbreviated = true; }

void OptionParser::Add(Option option) {
  groups_.back().options.push_back(std::move(option));
}

void OptionParser::Flag(absl::string_view name, bool* target,
                        absl::string_view help) {
  Add({std::string(name), "", target, std::string(help), {}, false});
}

void OptionParser::AddValue(absl::string_view name,
                            absl::string_view value_name, Target target,
                            absl::string_view help) {
  Add({std::string(name),
       std::string(value_name),
       target,
       std::string(help),
       {},
       false});
}

void OptionParser::Value(absl::string_view name, absl::string_view value_name,
                         std::string* target, absl::string_view help) {
  AddValue(name, value_name, target, help);
}

void OptionParser::Value(absl::string_view name, absl::string_view value_name,
                         std::optional<std::string>* target,
                         absl::string_view help) {
  AddValue(name, value_name, target, help);
}

void OptionParser::Choice(absl::string_view name,
                          std::vector<absl::string_view> choices,
                          std::string* target, absl::string_view help) {
  std::string value_name = absl::StrJoin(choices, "|");
  Add({std::string(name), std::move(value_name), target, std::string(help),
       std::move(choices), false});
}

void OptionParser::OptionalChoice(absl::string_view name,
                                  std::vector<absl::string_view> choices,
                                  std::string* target, absl::string_view help) {
  Choice(name, std::move(choices), target, help);
  groups_.back().options.back().optional_value = true;
}

void OptionParser::Number(absl::string_view name, absl::string_view value_name,
                          double* target, absl::string_view help) {
  AddValue(name, value_name, target, help);
}

void OptionParser::List(absl::string_view name, absl::string_view value_name,
                        std::vector<std::string>* target,
                        absl::string_view help) {
  AddValue(name, value_name, target, help);
}

void OptionParser::Suggest(std::vector<absl::string_view> values) {
  groups_.back().options.back().suggestions = std::move(values);
}

const OptionParser::Option* OptionParser::Find(absl::string_view name) const {
  for (const OptionGroup& group : groups_) {
    for (const Option& option : group.options) {
      if (option.name == name) return &option;
    }
  }
  return nullptr;
}

const OptionParser::Option* OptionParser::FindAbbreviated(
    absl::string_view name) const {
  const Option* found = nullptr;
  bool any = false;
  for (const OptionGroup& group : groups_) {
    if (!group.abbreviated || name.empty()) continue;
    any = true;
    for (const Option& option : group.options) {
      if (!absl::StartsWith(option.name, name)) continue;
      if (found != nullptr) return nullptr;
      found = &option;
    }
  }
  // Every parser that takes abbreviations has --help among its options.
  if (found == nullptr && any && absl::StartsWith("help", name)) {
    return Find("help");
  }
  return found;
}

std::string OptionParser::Spelling(const Option& option) {
  return absl::StrCat(option.name.size() == 1 ? "-" : "--", option.name);
}

std::string OptionParser::Nearest(absl::string_view name) const {
  std::vector<std::string> names;
  for (const OptionGroup& group : groups_) {
    for (const Option& option : group.options) names.push_back(option.name);
  }
  const std::string nearest = NearestName(name, names);
  return nearest.empty() ? "" : Spelling(*Find(nearest));
}

void OptionParser::Store(const Option& option, absl::string_view value,
                         DiagnosticSink& diagnostics) {
  if (auto* const* text = std::get_if<std::string*>(&option.target)) {
    if (!option.choices.empty() &&
        !absl::c_linear_search(option.choices, value)) {
      diagnostics.Emit(kinds::OptionValue, {},
                       {Spelling(option), option.value_name, value});
      return;
    }
    **text = std::string(value);
  } else if (auto* const* given =
                 std::get_if<std::optional<std::string>*>(&option.target)) {
    **given = std::string(value);
  } else if (auto* const* list =
                 std::get_if<std::vector<std::string>*>(&option.target)) {
    (*list)->emplace_back(value);
  } else if (auto* const* number = std::get_if<double*>(&option.target)) {
    double parsed = 0;
    if (!absl::SimpleAtod(value, &parsed) || !std::isfinite(parsed) ||
        parsed < 0) {
      diagnostics.Emit(kinds::OptionValue, {},
                       {Spelling(option), "a number of at least 0", value});
      return;
    }
    **number = parsed;
  }
}

bool OptionParser::Parse(absl::Span<const std::string> arguments,
                         DiagnosticSink& diagnostics) {
  const size_t before = diagnostics.diagnostics().size();
  for (size_t i = 0; i < arguments.size(); ++i) {
    absl::string_view argument = arguments[i];
    if (argument == "--") {
      given_operands_.insert(given_operands_.end(), arguments.begin() + i + 1,
                             arguments.end());
      break;
    }
    if (argument == "-" || !absl::StartsWith(argument, "-")) {
      given_operands_.emplace_back(argument);
      continue;
    }
    absl::string_view name = argument.substr(0, argument.find('='));
    const bool has_value = name.size() < argument.size();
    absl::string_view value =
        has_value ? argument.substr(name.size() + 1) : absl::string_view();
    const absl::string_view as_given = name;
    const bool two_dashes = absl::ConsumePrefix(&name, "--");
    if (!two_dashes) absl::ConsumePrefix(&name, "-");
    const Option* option = Find(name);
    if (option == nullptr && two_dashes) option = FindAbbreviated(name);
    // `-j4`, as of a compiler's option of one letter.
    const bool is_joined =
        option == nullptr && !has_value && as_given.size() == name.size() + 1 &&
        name.size() > 1 && Find(name.substr(0, 1)) != nullptr &&
        absl::c_all_of(name.substr(1), absl::ascii_isdigit);
    if (is_joined) {
      option = Find(name.substr(0, 1));
      Store(*option, name.substr(1), diagnostics);
      continue;
    }
    if (option == nullptr) {
      Diagnostic& error =
          diagnostics.Emit(kinds::UnknownOption, {}, {as_given});
      if (const std::string nearest = Nearest(name); !nearest.empty()) {
        error.notes.push_back(
            {{}, absl::StrCat("did you mean `", nearest, "`?")});
      }
      continue;
    }
    if (auto* const* flag = std::get_if<bool*>(&option->target)) {
      **flag = true;
      if (has_value) {
        diagnostics.Emit(kinds::OptionTakesNoValue, {}, {as_given});
      }
      continue;
    }
    if (!has_value && option->optional_value) {
      value = option->choices.front();
    } else if (!has_value) {
      if (i + 1 == arguments.size()) {
        diagnostics.Emit(kinds::OptionNeedsValue, {},
                         {as_given, option->value_name});
        continue;
      }
      value = arguments[++i];
    }
    Store(*option, value, diagnostics);
  }
  if (operands_.empty() && !given_operands_.empty()) {
    diagnostics.Emit(kinds::UnexpectedOperand, {}, {given_operands_.front()});
  }
  return diagnostics.diagnostics().size() == before;
}

std::string OptionParser::SpellingWithValue(const Option& option) {
  const std::string name = Spelling(option);
  if (option.value_name.empty()) return name;
  if (option.optional_value) {
    return absl::StrCat(name, "[=", option.value_name, "]");
  }
  return absl::StrCat(name, option.name.size() == 1 ? " " : "=",
                      option.value_name);
}

std::string OptionParser::Usage() const {
  return absl::StrCat(tool_, " [options]", operands_.empty() ? "" : " ",
                      operands_);
}

std::string OptionParser::Help() const {
  std::string help =
      absl::StrCat(tool_, ": ", summary_, "\n\nUsage: ", Usage(), "\n");
  for (const OptionGroup& group : groups_) {
    absl::StrAppend(&help, "\n", group.title, ":\n");
    for (const Option& option : group.options) {
      std::string line = absl::StrCat("  ", SpellingWithValue(option));
      if (line.size() + 2 > kHelpColumn) {
        absl::StrAppend(&line, "\n", std::string(kHelpColumn, ' '));
      } else {
        line.resize(kHelpColumn, ' ');
      }
      absl::StrAppend(&help, line, Fold(option.help, kHelpColumn), "\n");
    }
  }
  return help;
}

std::string OptionParser::Markdown() const {
  std::string page =
      absl::StrCat("# ", tool_, "\n\n", summary_, ".\n\n    ", Usage(), "\n");
  for (const OptionGroup& group : groups_) {
    absl::StrAppend(&page, "\n## ", group.title,
                    "\n\n| option | meaning |\n| --- | --- |\n");
    for (const Option& option : group.options) {
      absl::StrAppend(
          &page, "| `",
          absl::StrReplaceAll(SpellingWithValue(option), {{"|", "\\|"}}),
          "` | ", absl::StrReplaceAll(option.help, {{"|", "\\|"}}), " |\n");
    }
  }
  return page;
}

}  // namespace kfir
