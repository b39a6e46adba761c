// SPDX-License-Identifier: Apache-2.0
//
// What passes that set something on pods share.
#ifndef KFIR_PASSES_POD_TASKS_H_
#define KFIR_PASSES_POD_TASKS_H_

#include "absl/functional/function_ref.h"
#include "absl/strings/string_view.h"
#include "passes/pass.h"

namespace kfir {

namespace ir {
class Module;
class Task;
class Value;
}  // namespace ir

// Calls `visit` for every task of `module` that runs a pod of its own: the
// callee is a container or a resource.  Tasks in inline bodies and in all graph
// components are among them.
void ForEachPodTask(ir::Module& module,
                    absl::FunctionRef<void(ir::Task& task)> visit);

// Makes `value` the constant `text`.
Changed SetToText(absl::string_view text, ir::Value& value);

}  // namespace kfir

#endif  // KFIR_PASSES_POD_TASKS_H_
