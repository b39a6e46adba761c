// SPDX-License-Identifier: Apache-2.0
//
// Sets environment variables in every task that runs a container of the user's.
//
//   before   pod { env { name: "A" value { ...old... } } }
//   after    pod { env { name: "A" value { ...new... } }
//                  env { name: "B" value { ...1... } } }
//            with vars=A=new,B=1
//
// They are set on the task, so a component that other tasks share stays as it
// is.  One that the task has already gets the new value in its place; one that
// only its component has is overridden, since a task's variables come after its
// component's and Kubernetes takes the last of a name.  Init containers and
// sidecars get them where `containers` asks for it.
#ifndef KFIR_PASSES_INJECT_ENV_H_
#define KFIR_PASSES_INJECT_ENV_H_

#include "passes/pass.h"

namespace kfir {

absl::StatusOr<Changed> InjectEnv(ir::Module& module, PassContext& context);

}  // namespace kfir

#endif  // KFIR_PASSES_INJECT_ENV_H_
