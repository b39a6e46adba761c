// SPDX-License-Identifier: Apache-2.0
#include <initializer_list>

#include "passes/pass.h"

namespace kfir {

// As passes/<name>.h declares them.
#define KFIR_PASS(function, ...) \
  absl::StatusOr<Changed> function(ir::Module& module, PassContext& context);
#include "passes/passes.def"

namespace {

// What passes that inject settings have in common.
#define KFIR_SELECT                                                       \
  {                                                                       \
    "select", PassOptionType::kSelector, kNotGiven,                       \
        "which tasks, as `task=train* and not label=gpu`; all without it" \
  }
#define KFIR_MERGE                                                      \
  {                                                                     \
    "merge", PassOptionType::kChoice, "override",                       \
        "where there is another value: `default` keeps it, `override` " \
        "replaces it, `error` reports it"                               \
  }

#define KFIR_PASS(function, name, summary, ...)                            \
  constexpr std::initializer_list<PassOptionInfo> k##function##Options = { \
      __VA_ARGS__};
#include "passes/passes.def"

const PassInfo kPasses[] = {
#define KFIR_PASS(function, name, summary, ...) \
  {name, summary, &function, k##function##Options, PassUnit::kModule},
#define KFIR_COMPONENT_PASS(function, name, summary, ...) \
  {name, summary, &function, k##function##Options, PassUnit::kComponent},
#include "passes/passes.def"
};

#undef KFIR_SELECT
#undef KFIR_MERGE

}  // namespace

absl::Span<const PassInfo> AllPasses() { return kPasses; }

}  // namespace kfir
