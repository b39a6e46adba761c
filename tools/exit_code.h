// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_TOOLS_EXIT_CODE_H_
#define KFIR_TOOLS_EXIT_CODE_H_

namespace kfir {

// What every tool returns to the shell.
enum ExitCode : int {
  kExitSuccess = 0,
  kExitInput = 1,        // the input or the surroundings were at fault
  kExitCommandLine = 2,  // the command line was
  kExitBug = 3,          // Kfir was
};

}  // namespace kfir

#endif  // KFIR_TOOLS_EXIT_CODE_H_
