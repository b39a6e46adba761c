// SPDX-License-Identifier: Apache-2.0
//
// What a process leaves behind when a signal ends it.
#ifndef KFIR_TOOLS_CRASH_FILE_H_
#define KFIR_TOOLS_CRASH_FILE_H_

#include <string>

#include "absl/strings/string_view.h"

namespace kfir {

// Makes the process write the CrashFile of the thread that a fault of ours
// ends, say so, and exit with the code of a bug.  Handlers that are there stay.
void InstallCrashHandlers();

// While it lives, a crash of its thread writes `header` and `text` to `path`.
class CrashFile {
 public:
  // `text` outlives this.
  CrashFile(std::string path, std::string header, absl::string_view text);
  ~CrashFile();
  CrashFile(const CrashFile&) = delete;
  CrashFile& operator=(const CrashFile&) = delete;

 private:
  const std::string path_, header_;
  const absl::string_view text_;

  friend void WriteCrashFile(int signal);
};

}  // namespace kfir

#endif  // KFIR_TOOLS_CRASH_FILE_H_
