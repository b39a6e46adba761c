// SPDX-License-Identifier: Apache-2.0
//
// A pass that is another program: it reads the module on its standard input and
// writes the module on its standard output, in the form that `format` says.
//
//   run-process{command='python3 examples/passes/drop_display_names.py'}
//
// What it writes to standard error is shown where it fails.  A program that
// fails, crashes, takes longer than `timeout` or writes what is no module or
// does not verify ends in an error that names it.  Whether it changed the
// module is found by comparing; that a second run changes nothing is its
// author's to see to.
#ifndef KFIR_PASSES_RUN_PROCESS_H_
#define KFIR_PASSES_RUN_PROCESS_H_

#include "absl/status/statusor.h"
#include "passes/pass.h"

namespace kfir {

absl::StatusOr<Changed> RunProcess(ir::Module& module, PassContext& context);

}  // namespace kfir

#endif  // KFIR_PASSES_RUN_PROCESS_H_
