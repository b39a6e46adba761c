// SPDX-License-Identifier: Apache-2.0
//
// The containers of a task's pod besides the main one.  A pass touches them
// only where its option `containers` asks for it.
#ifndef KFIR_PASSES_OTHER_CONTAINERS_H_
#define KFIR_PASSES_OTHER_CONTAINERS_H_

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "passes/merge.h"
#include "passes/pass.h"

namespace kfir {

struct OtherContainers {
  bool init = false;
  bool sidecars = false;
};

struct ContainerChoice {
  bool main = true;
  OtherContainers others;
};

// The list option `containers`: `main`, `init`, `sidecars`; not given: `main`.
absl::StatusOr<ContainerChoice> ContainersOption(PassContext& context);

// Those of the task's own settings; each is a map.  What a component brings is
// shared by tasks and stays.
void ForEachOtherContainer(ir::Task& task, OtherContainers which,
                           absl::FunctionRef<void(ir::Tree& container)> visit);

// MergeEnv for the member `env` of such a container.
Merged MergeContainerEnv(MergeRule rule, const ir::EnvVar& variable,
                         ir::Tree& container);

}  // namespace kfir

#endif  // KFIR_PASSES_OTHER_CONTAINERS_H_
