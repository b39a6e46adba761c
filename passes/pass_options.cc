// SPDX-License-Identifier: Apache-2.0
#include "passes/pass_options.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "ir/diagnostic_kinds.h"
#include "passes/diagnostic_kinds.h"
#include "passes/selector.h"
#include "support/nearest_name.h"
#include "support/yaml/node.h"

namespace kfir {
namespace {

using OptionValue = PassOptions::OptionValue;
using Elements = absl::Span<const OptionElement>;

// Reports that the option takes `what`, not `element`.
std::optional<OptionValue> Refuse(const PassOptionInfo& option,
                                  const PassCall& call,
                                  const OptionElement& element,
                                  absl::string_view what,
                                  DiagnosticSink& diagnostics) {
  diagnostics.Emit(kinds::PassOptionValue, element.location,
                   {option.name, call.pass->name, what, element.text});
  return std::nullopt;
}

std::optional<OptionValue> Pairs(const PassOptionInfo& option,
                                 const PassCall& call, Elements elements,
                                 DiagnosticSink& diagnostics) {
  KeyValues pairs;
  absl::flat_hash_set<std::string> names;
  bool good = true;
  for (const OptionElement& element : elements) {
    const size_t equals = element.text.find('=');
    if (equals == 0 || equals == element.text.npos) {
      Refuse(option, call, element, "NAME=VALUE", diagnostics);
      good = false;
      continue;
    }
    std::string name = element.text.substr(0, equals);
    if (!names.insert(name).second) {
      diagnostics.Emit(kinds::DuplicateName, element.location,
                       {option.name, name});
      good = false;
    }
    pairs.emplace_back(std::move(name), element.text.substr(equals + 1));
  }
  if (!good) return std::nullopt;
  return pairs;
}

std::optional<OptionValue> Single(const PassOptionInfo& option,
                                  const PassCall& call,
                                  const OptionElement& element,
                                  DiagnosticSink& diagnostics) {
  const std::string& text = element.text;
  switch (option.type) {
    case PassOptionType::kBool:
      if (text == "true" || text == "false") return text == "true";
      return Refuse(option, call, element, "`true` or `false`", diagnostics);
    case PassOptionType::kNumber: {
      int64_t number = 0;
      if (absl::SimpleAtoi(text, &number) && number >= 0) return number;
      return Refuse(option, call, element, "a number of at least 0",
                    diagnostics);
    }
    case PassOptionType::kChoice: {
      const std::vector<absl::string_view> choices = PassOptionChoices(option);
      if (absl::c_linear_search(choices, text)) return text;
      return Refuse(option, call, element,
                    absl::StrCat("`", absl::StrJoin(choices, "`, `"), "`"),
                    diagnostics);
    }
    case PassOptionType::kSelector:
      if (!Selector::Parse(text, element.location, diagnostics).has_value()) {
        return std::nullopt;
      }
      return text;
    case PassOptionType::kYaml: {
      DiagnosticSink findings;
      if (ReadYamlTree(text, option.name, findings).has_value()) return text;
      Refuse(option, call, element, "YAML", diagnostics);
      return std::nullopt;
    }
    default:
      return text;
  }
}

void Suggest(Diagnostic& error, const NearestNameSearch& search) {
  if (search.best().empty()) return;
  error.notes.push_back(
      {error.location, absl::StrCat("did you mean `", search.best(), "`?")});
}

}  // namespace

const PassOptionInfo* FindPassOption(const PassInfo& pass,
                                     absl::string_view name) {
  for (const PassOptionInfo& option : pass.options) {
    if (option.name == name) return &option;
  }
  return nullptr;
}

std::vector<absl::string_view> PassOptionChoices(const PassOptionInfo& option) {
  std::vector<absl::string_view> choices;
  absl::string_view rest = option.help;
  for (size_t open = rest.find('`'); open != absl::string_view::npos;
       open = rest.find('`')) {
    rest.remove_prefix(open + 1);
    const size_t close = rest.find('`');
    choices.push_back(rest.substr(0, close));
    rest.remove_prefix(std::min(close, rest.size() - 1) + 1);
  }
  return choices;
}

bool SetPassOption(const PassOptionInfo& option, Elements elements,
                   const SourceLocation& location, PassCall& call,
                   DiagnosticSink& diagnostics) {
  std::optional<OptionValue> value;
  if (option.type == PassOptionType::kKeyValues) {
    value = Pairs(option, call, elements, diagnostics);
  } else if (option.type == PassOptionType::kWords) {
    PassOptions::Words words;
    for (const OptionElement& element : elements) {
      words.push_back(element.text);
    }
    value = std::move(words);
  } else if (elements.size() > 1) {
    Refuse(option, call, elements[1], "one value", diagnostics);
  } else {
    value = Single(option, call, elements[0], diagnostics);
  }
  // Given, even if wrongly.
  call.options.Set(option.name, value.value_or(OptionValue()),
                   option.is_list() ? location : elements[0].location);
  return value.has_value();
}

bool FillPassDefaults(const SourceLocation& location, PassCall& call,
                      DiagnosticSink& diagnostics) {
  bool good = true;
  for (const PassOptionInfo& option : call.pass->options) {
    if (option.default_value == kNotGiven || call.options.Has(option.name)) {
      continue;
    }
    if (option.default_value.empty()) {
      good = false;
      diagnostics.Emit(kinds::PassOptionMissing, location,
                       {call.pass->name, option.name, option.help});
      continue;
    }
    const OptionElement element = {std::string(option.default_value), location};
    std::vector<OptionElement> elements;
    if (!option.is_list()) {
      elements.push_back(element);
    } else {
      for (absl::string_view rest = element.text; !rest.empty();) {
        const size_t comma = rest.find(',');
        elements.push_back({std::string(rest.substr(0, comma)), location});
        rest.remove_prefix(comma == rest.npos ? rest.size() : comma + 1);
      }
    }
    good = SetPassOption(option, elements, location, call, diagnostics) && good;
  }
  return good;
}

void ReportUnknownPass(absl::string_view name, const SourceLocation& location,
                       const PassTable& passes, DiagnosticSink& diagnostics) {
  Diagnostic& error = diagnostics.Emit(kinds::UnknownPass, location, {name});
  NearestNameSearch search(name);
  for (const PassInfo* pass : passes.passes()) search.Offer(pass->name);
  Suggest(error, search);
}

void ReportUnknownPassOption(const PassInfo& pass, absl::string_view name,
                             const SourceLocation& location,
                             DiagnosticSink& diagnostics) {
  Diagnostic& error =
      diagnostics.Emit(kinds::UnknownPassOption, location, {pass.name, name});
  NearestNameSearch search(name);
  for (const PassOptionInfo& option : pass.options) search.Offer(option.name);
  Suggest(error, search);
}

absl::string_view PassOptionTypeName(PassOptionType type) {
  switch (type) {
    case PassOptionType::kBool:
      return "bool";
    case PassOptionType::kChoice:
      return "choice";
    case PassOptionType::kKeyValues:
      return "name=value list";
    case PassOptionType::kNumber:
      return "number";
    case PassOptionType::kSelector:
      return "selector";
    case PassOptionType::kText:
      return "text";
    case PassOptionType::kWords:
      return "list";
    case PassOptionType::kYaml:
      return "YAML";
  }
  return "";
}

}  // namespace kfir
