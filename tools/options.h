// SPDX-License-Identifier: Apache-2.0
//
// The command line of a tool: options are declared once, on variables of the
// caller's, and parsing, `--help` and the reference page come from that.
//
//   std::string from;
//   bool list = false;
//   OptionParser parser("kfp-translate", "translates pipelines", "INPUT");
//   parser.Group("Formats");
//   parser.Value("from", "FORMAT", &from, "format of the input");
//   parser.Flag("list", &list, "list the formats");
//   if (!parser.Parse(args, diagnostics)) ...
//
// Spelling: `--name`, `--name=value`, `--name value`; one dash does as well, as
// in LLVM's tools; `-j4` is `-j 4`; `-` is an operand; everything after `--` is
// one.  Of several values for an option that takes one, the last counts.
#ifndef KFIR_TOOLS_OPTIONS_H_
#define KFIR_TOOLS_OPTIONS_H_

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "support/diagnostics.h"

namespace kfir {

class OptionParser {
 public:
  // `operands` is how usage shows them; empty: the tool takes none.
  OptionParser(absl::string_view tool, absl::string_view summary,
               absl::string_view operands);

  // Options declared from here on stand under `title` in `--help`.
  void Group(absl::string_view title);

  // An option of the group that was begun last may be cut short after `--`, if
  // no other one of the group begins so.
  void AllowAbbreviations();

  // Declared options.  `target` outlives the parser and holds the default,
  // which `help` has to mention; it is lower case without a full stop.
  void Flag(absl::string_view name, bool* target, absl::string_view help);
  void Value(absl::string_view name, absl::string_view value_name,
             std::string* target, absl::string_view help);
  // Tells an empty value from none.
  void Value(absl::string_view name, absl::string_view value_name,
             std::optional<std::string>* target, absl::string_view help);
  void Choice(absl::string_view name, std::vector<absl::string_view> choices,
              std::string* target, absl::string_view help);
  // `--name` alone means the first choice.
  void OptionalChoice(absl::string_view name,
                      std::vector<absl::string_view> choices,
                      std::string* target, absl::string_view help);
  // A number of at least 0, with or without a fraction.
  void Number(absl::string_view name, absl::string_view value_name,
              double* target, absl::string_view help);
  void List(absl::string_view name, absl::string_view value_name,
            std::vector<std::string>* target, absl::string_view help);

  // Of the option declared last: values, or elements of a list with commas,
  // that a shell's completion offers although others will do.
  void Suggest(std::vector<absl::string_view> values);

  // Sets the targets.  What is wrong is reported, all of it; false then.
  bool Parse(absl::Span<const std::string> arguments,
             DiagnosticSink& diagnostics);

  // What is left when the options are taken away.
  const std::vector<std::string>& operands() const { return given_operands_; }

  std::string Help() const;
  std::string Markdown() const;  // the tool's page in docs/reference
  // Scripts that complete the command line in a shell.
  std::string BashCompletion() const;
  std::string ZshCompletion() const;
  std::string FishCompletion() const;

 private:
  using Target = std::variant<bool*, std::string*, std::optional<std::string>*,
                              double*, std::vector<std::string>*>;
  struct Option {
    std::string name;
    std::string value_name;
    Target target;
    std::string help;
    std::vector<absl::string_view> choices;
    bool optional_value = false;
    std::vector<absl::string_view> suggestions = {};

    bool is_flag() const { return std::holds_alternative<bool*>(target); }
    // What a shell's completion offers as its value.
    const std::vector<absl::string_view>& offered() const {
      return choices.empty() ? suggestions : choices;
    }
  };
  struct OptionGroup {
    std::string title;
    std::vector<Option> options;
    bool abbreviated = false;
  };

  void Add(Option option);
  void AddValue(absl::string_view name, absl::string_view value_name,
                Target target, absl::string_view help);
  const Option* Find(absl::string_view name) const;
  const Option* FindAbbreviated(absl::string_view name) const;
  std::string Nearest(absl::string_view name) const;
  std::string Usage() const;
  static std::string SpellingWithValue(const Option& option);
  static std::string Spelling(const Option& option);
  static void Store(const Option& option, absl::string_view value,
                    DiagnosticSink& diagnostics);

  std::string tool_;
  std::string summary_;
  std::string operands_;
  std::vector<OptionGroup> groups_;
  std::vector<std::string> given_operands_;
};

}  // namespace kfir

#endif  // KFIR_TOOLS_OPTIONS_H_
