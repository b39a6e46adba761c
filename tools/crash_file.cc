// SPDX-License-Identifier: Apache-2.0
#include "tools/crash_file.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <cstring>
#include <utility>

#include "tools/exit_code.h"

namespace kfir {
namespace {

thread_local CrashFile* current = nullptr;

// In a handler: system calls only.
void WriteAll(int descriptor, absl::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = write(descriptor, bytes.data(), bytes.size());
    if (count <= 0) return;
    bytes.remove_prefix(static_cast<size_t>(count));
  }
}

// Enough for the handler of a stack that is used up.
char handler_stack[1 << 16];

}  // namespace

void WriteCrashFile(int) {
  if (const CrashFile* file = std::exchange(current, nullptr)) {
    WriteAll(STDERR_FILENO, "bug in Kfir: it crashed");
    const int out = open(file->path_.c_str(),
                         O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (out >= 0) {
      WriteAll(out, file->header_);
      WriteAll(out, file->text_);
      WriteAll(STDERR_FILENO, "; `kfp-opt --run-reproducer ");
      WriteAll(STDERR_FILENO, file->path_);
      WriteAll(STDERR_FILENO, "` repeats it");
    }
    WriteAll(STDERR_FILENO,
             "\nPlease report it, with that file if you can "
             "share it.\n");
  } else {
    WriteAll(STDERR_FILENO, "bug in Kfir: it crashed\nPlease report it.\n");
  }
  _exit(kExitBug);
}

void InstallCrashHandlers() {
  stack_t stack = {};
  stack.ss_sp = handler_stack;
  stack.ss_size = sizeof(handler_stack);
  sigaltstack(&stack, nullptr);
  for (const int signal : {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL}) {
    struct sigaction action = {};
    // A sanitizer's own says more.
    if (sigaction(signal, nullptr, &action) != 0 ||
        action.sa_handler != SIG_DFL) {
      continue;
    }
    action.sa_handler = WriteCrashFile;
    action.sa_flags = SA_ONSTACK | SA_RESETHAND;
    sigaction(signal, &action, nullptr);
  }
}

CrashFile::CrashFile(std::string path, std::string header,
                     absl::string_view text)
    : path_(std::move(path)), header_(std::move(header)), text_(text) {
  current = this;
}

CrashFile::~CrashFile() { current = nullptr; }

}  // namespace kfir
