// SPDX-License-Identifier: Apache-2.0
//
// What a pass is.  The table of them is passes.def.
#ifndef KFIR_PASSES_PASS_H_
#define KFIR_PASSES_PASS_H_

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
  kKeyValues,  // NAME=VALUE, separated by commas; no name stands twice
};

struct PassOptionInfo {
  absl::string_view name;
  PassOptionType type;
  absl::string_view
      default_value;       // as text; empty: the option has to be given
  absl::string_view help;  // lower case, no full stop
};

struct PassInfo;

using KeyValues = std::vector<std::pair<std::string, std::string>>;

// The values of a pass's options, by the names that are declared for it.
class PassOptions {
 public:
  using OptionValue = std::variant<bool, KeyValues>;

  bool Bool(absl::string_view name) const {
    return std::get<bool>(Find(name).value);
  }
  const KeyValues& Pairs(absl::string_view name) const {
    return std::get<KeyValues>(Find(name).value);
  }
  // Where the value is written.
  const SourceLocation& Location(absl::string_view name) const {
    return Find(name).location;
  }

  bool Has(absl::string_view name) const;
  void Set(absl::string_view name, OptionValue value, SourceLocation location);

 private:
  struct Entry {
    absl::string_view name;
    OptionValue value;
    SourceLocation location;
  };
  const Entry& Find(absl::string_view name) const;

  std::vector<Entry> entries_;
};

struct PassContext {
  DiagnosticSink& diagnostics;
  const PassOptions& options;
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

struct PassInfo {
  absl::string_view name;     // as in pipelines: "inject-env"
  absl::string_view summary;  // one line, lower case, no full stop
  PassFunction run;
  absl::Span<const PassOptionInfo> options;
};

// All passes, sorted by name.
absl::Span<const PassInfo> AllPasses();

// Null: no such pass.
const PassInfo* FindPass(absl::string_view name);

// What is declared of all passes: for a terminal, and as the page of the
// reference.
std::string ListPasses();
std::string ListPassesAsMarkdown();

}  // namespace kfir

#endif  // KFIR_PASSES_PASS_H_
