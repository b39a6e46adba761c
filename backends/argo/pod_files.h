// SPDX-License-Identifier: Apache-2.0
//
// A task's arguments that no word of its command uses by value: files.
#ifndef KFIR_BACKENDS_ARGO_POD_FILES_H_
#define KFIR_BACKENDS_ARGO_POD_FILES_H_

#include "backends/argo/expansion.h"

namespace kfir::argo {

// Adds the files to `interface`, and to `task` what it takes in by them.
void LowerFiles(Program& program, Texts& texts, ComponentArguments arguments,
                Node& task, Interface& interface);

}  // namespace kfir::argo

#endif  // KFIR_BACKENDS_ARGO_POD_FILES_H_
