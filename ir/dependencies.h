// SPDX-License-Identifier: Apache-2.0
//
// Cycles among the tasks of one graph.
#ifndef KFIR_IR_DEPENDENCIES_H_
#define KFIR_IR_DEPENDENCIES_H_

#include <vector>

#include "absl/functional/function_ref.h"

namespace kfir::ir {

class Location;

// Task `from` waits for task `to` (indices), as is said at `loc`.
struct Dependency {
  int from;
  int to;
  const Location* loc;  // null: unknown
};

// Calls `report` with cycles: each dependency of one ends where the next
// begins. No two of them share a task, and none is called exactly when there is
// none. Linear; not recursive.  Reorders `dependencies`.
void FindCycles(
    int tasks, std::vector<Dependency>& dependencies,
    absl::FunctionRef<void(const std::vector<const Dependency*>& cycle)>
        report);

}  // namespace kfir::ir

#endif  // KFIR_IR_DEPENDENCIES_H_
