// SPDX-License-Identifier: Apache-2.0
//
// Runs a program to its end.  Safe in several threads at a time.
#ifndef KFIR_SUPPORT_RUN_PROGRAM_H_
#define KFIR_SUPPORT_RUN_PROGRAM_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace kfir {

struct ProgramRun {
  std::string out, err;  // what it wrote, also when it failed
  int wait_status = 0;   // as waitpid has it
  bool timed_out = false;

  bool ok() const { return wait_status == 0 && !timed_out; }
};

// `arguments` begin with the program, which is looked for on PATH unless it has
// a slash.  Its standard input is `input`.  After `timeout_seconds` (0: never)
// it is killed, with all that it started.  The status is of the system: no such
// program, no rights, ...
absl::StatusOr<ProgramRun> RunProgram(const std::vector<std::string>& arguments,
                                      absl::string_view input,
                                      double timeout_seconds);

// `exited with status 2`, `was ended by signal 11 (Segmentation fault)`: what
// waitpid says.
std::string DescribeWaitStatus(int wait_status);

// How it ended: `took longer than 3 s`, else as above.
std::string DescribeEnd(const ProgramRun& run, double timeout_seconds);

}  // namespace kfir

#endif  // KFIR_SUPPORT_RUN_PROGRAM_H_
