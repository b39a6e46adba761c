// SPDX-License-Identifier: Apache-2.0
#include "frontends/kfp_v1/recursion.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "frontends/kfp_v1/diagnostic_kinds.h"
#include "frontends/kfp_v1/placeholders.h"

namespace kfir::kfp_v1 {
namespace {

struct CallArgument {
  absl::string_view name;
  absl::string_view text;
  Placeholder placeholder;
};

// What a graph component is called with.
std::vector<CallArgument> CallArguments(Fields& fields, TraceStatus& status) {
  std::vector<CallArgument> arguments;
  for (const PyValue& pair : fields.Items("arguments")) {
    const bool is_pair = pair.is_sequence() && pair.items().size() == 2 &&
                         pair.items()[0].is_str() && pair.items()[1].is_str();
    PlaceholderScanner scanner(is_pair ? pair.items()[1].text() : "");
    if (!scanner.Next() || !scanner.placeholder().has_value()) {
      status.Fail("an argument of a graph component is no parameter");
      continue;
    }
    arguments.push_back({pair.items()[0].text(), pair.items()[1].text(),
                         *scanner.placeholder()});
  }
  return arguments;
}

}  // namespace

void LowerCall(Fields& fields, Group& group, Program& program) {
  const Reader inside{&group, group.loc, nullptr, {}};
  for (const CallArgument& argument : CallArguments(fields, program.status())) {
    program.TakeIn(argument.placeholder, inside, group).set_optional(false);
  }
}

void LowerRecursion(Fields& fields, const Group& group, ValueBuilder& values,
                    Program& program) {
  Fields around(*group.recursion->value, "group", program.status());
  const std::vector<CallArgument> given =
      CallArguments(around, program.status());
  absl::flat_hash_set<std::string> passed;
  absl::flat_hash_set<std::string> taken;
  for (const CallArgument& argument : CallArguments(fields, program.status())) {
    if (!passed.insert(argument.placeholder.FullName()).second) continue;
    const auto same = std::find_if(
        given.begin(), given.end(),
        [&](const CallArgument& other) { return other.name == argument.name; });
    if (same == given.end()) {
      program.Report(kinds::RecursionArgument, group.loc,
                     {argument.name, group.recursion->name});
      continue;
    }
    const std::string name = same->placeholder.FullName();
    if (!taken.insert(name).second) continue;
    ir::Argument& lowered = *group.task->add_arguments();
    lowered.set_name(name);
    *lowered.mutable_loc() = group.loc;
    values.Text(argument.text, *lowered.mutable_value());
  }
  for (const auto& [name, input] : group.recursion->inputs) {
    if (!taken.contains(name)) input->set_optional(true);
  }
}

}  // namespace kfir::kfp_v1
