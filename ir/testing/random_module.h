// SPDX-License-Identifier: Apache-2.0
//
// Random modules that verify: all kinds of components and tasks, control flow,
// scopes, settings, locations on every node.
#ifndef KFIR_IR_TESTING_RANDOM_MODULE_H_
#define KFIR_IR_TESTING_RANDOM_MODULE_H_

#include <cstdint>

#include "absl/strings/string_view.h"

namespace kfir::ir {

class Module;

// Builds into `module`, which is empty.  Every sequence of bytes, the empty one
// too, gives a module; more bytes give a larger one.
void MakeRandomModule(absl::string_view bytes, Module& module);

// The same from `size` pseudo-random bytes.
void MakeRandomModule(uint64_t seed, size_t size, Module& module);

}  // namespace kfir::ir

#endif  // KFIR_IR_TESTING_RANDOM_MODULE_H_
