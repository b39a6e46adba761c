// SPDX-License-Identifier: Apache-2.0
//
// What a pass is.  The table of them is passes.def.
#ifndef KFIR_PASSES_PASS_H_
#define KFIR_PASSES_PASS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "support/diagnostics.h"

namespace kfir {

namespace ir {
class Module;
}

// Whether a pass altered the module.  An enum, so that `return ok;` of some
// unrelated bool does not compile.
enum class Changed { kNo, kYes };

inline Changed operator|(Changed a, Changed b) {
  return a == Changed::kYes ? a : b;
}

enum class PassOptionType {
  kBool,       // `true` or `false`
  kChoice,     // one of the words that its help lists between back-quotes
  kKeyValues,  // NAME=VALUE, separated by commas; no name stands twice
  kNumber,     // an integer of at least 0
  kSelector,   // passes/selector.h
  kText,       // a text
  kWords,      // texts, separated by commas
  kYaml,       // YAML text
};

// The default of an option that need not be given and then has no value.
inline constexpr absl::string_view kNotGiven = "-";

struct PassOptionInfo {
  absl::string_view name;
  PassOptionType type;
  // As text; kNotGiven: none; empty: the option has to be given.
  absl::string_view default_value;
  absl::string_view help;  // lower case, no full stop

  bool is_list() const {
    return type == PassOptionType::kKeyValues || type == PassOptionType::kWords;
  }
};

struct PassInfo;

using KeyValues = std::vector<std::pair<std::string, std::string>>;

// The values of a pass's options, by the names that are declared for it.
class PassOptions {
 public:
  using Words = std::vector<std::string>;
  using OptionValue =
      std::variant<bool, int64_t, std::string, KeyValues, Words>;

  // Options without a value are false, empty or absent.
  bool Bool(absl::string_view name) const { return Get<bool>(name); }
  const KeyValues& Pairs(absl::string_view name) const {
    return Get<KeyValues>(name);
  }
  const Words& List(absl::string_view name) const { return Get<Words>(name); }
  // Of choices, selectors and YAML, too.
  const std::string& Text(absl::string_view name) const {
    return Get<std::string>(name);
  }
  std::optional<int64_t> Number(absl::string_view name) const;
  // Where the value is written; of a quoted one, after the quote.
  SourceLocation Location(absl::string_view name) const;

  bool Has(absl::string_view name) const;
  void Set(absl::string_view name, OptionValue value, SourceLocation location);

 private:
  struct Entry {
    absl::string_view name;
    OptionValue value;
    SourceLocation location;
  };
  const Entry* Find(absl::string_view name) const;
  template <typename T>
  const T& Get(absl::string_view name) const {
    static const T kNone{};
    const Entry* entry = Find(name);
    return entry == nullptr ? kNone : std::get<T>(entry->value);
  }

  std::vector<Entry> entries_;
};

// Which components `component{name=GLOB}(...)` is about: those whose name fits,
// the pipeline itself by its own name.
struct ComponentScope {
  std::string glob = "*";
  SourceLocation location = {};  // of the pattern
};

struct PassContext {
  DiagnosticSink& diagnostics;
  const PassOptions& options;
  // What the pass did and what it left, and why; null: nobody asks.
  DiagnosticSink* remarks = nullptr;
  const PassInfo* pass = nullptr;  // what runs; remarks have its name
  absl::string_view reason = {};   // why it runs, as a policy says it
  // A pass on components keeps to those that fit this (passes/task_walk.h).
  const ComponentScope* scope = nullptr;

  // Remarks: what the pass did, and what it left and why.
  void Applied(SourceLocation where, absl::string_view message);
  void Missed(SourceLocation where, absl::string_view message);
};

// Rewrites `module` in place.
//
// Precondition:  `module` is verified.
// Postcondition: on OK, `module` is verified; Changed::kNo is returned exactly
//                when its serialised bytes are unaltered; and a second run
//                would return Changed::kNo.
// On error the module is unspecified and must be discarded.
using PassFunction = absl::StatusOr<Changed> (*)(ir::Module& module,
                                                 PassContext& context);

// What a pass works on.  One that works on components looks at their tasks one
// by one, so that it may be kept to some of them by `component(...)`.
enum class PassUnit { kModule, kComponent };

struct PassInfo {
  absl::string_view name;     // as in pipelines: "inject-env"
  absl::string_view summary;  // one line, lower case, no full stop
  PassFunction run = nullptr;
  absl::Span<const PassOptionInfo> options;
  PassUnit unit = PassUnit::kModule;
};

// All passes of Kfir's, sorted by name; with those of plug-ins: pass_table.h.
absl::Span<const PassInfo> AllPasses();

// What is declared of passes: for a terminal, and as the page of the reference.
std::string ListPasses(absl::Span<const PassInfo* const> passes);
std::string ListPassesAsMarkdown();
// What is declared of one pass: for a terminal, and as the lines that a page
// begins with.
std::string ExplainPass(const PassInfo& pass);
std::string ExplainPassAsMarkdown(const PassInfo& pass);

}  // namespace kfir

#endif  // KFIR_PASSES_PASS_H_
