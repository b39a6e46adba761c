// SPDX-License-Identifier: Apache-2.0
#include "support/run_program.h"

#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>

#include "absl/strings/str_cat.h"
#include "support/status_macros.h"

namespace kfir {
namespace {

constexpr rlim_t kMaxOutput = rlim_t{4} << 30;

// A file in memory: the program may write as much as it likes before anybody
// reads.
class MemoryFile {
 public:
  MemoryFile() = default;
  ~MemoryFile() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  absl::Status Create(absl::string_view bytes) {
    descriptor_ = memfd_create("kfir", MFD_CLOEXEC);
    if (descriptor_ < 0) return absl::ErrnoToStatus(errno, "memfd_create");
    while (!bytes.empty()) {
      const ssize_t count = write(descriptor_, bytes.data(), bytes.size());
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) return absl::ErrnoToStatus(errno, "write");
      bytes.remove_prefix(static_cast<size_t>(count));
    }
    lseek(descriptor_, 0, SEEK_SET);
    return absl::OkStatus();
  }

  int descriptor() const { return descriptor_; }

  std::string Text() const {
    std::string text;
    const off_t size = lseek(descriptor_, 0, SEEK_END);
    if (size <= 0) return text;
    text.resize(static_cast<size_t>(size));
    size_t done = 0;
    while (done < text.size()) {
      const ssize_t count =
          pread(descriptor_, &text[done], text.size() - done, done);
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) break;
      done += static_cast<size_t>(count);
    }
    text.resize(done);
    return text;
  }

 private:
  int descriptor_ = -1;
};

// In the child, between vfork and exec: system calls only.
[[noreturn]] void Become(char* const* argv, int in, int out, int err,
                         volatile int* error) {
  setpgid(0, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  const rlimit limit = {kMaxOutput, kMaxOutput};
  setrlimit(RLIMIT_FSIZE, &limit);
  if (dup2(in, STDIN_FILENO) >= 0 && dup2(out, STDOUT_FILENO) >= 0 &&
      dup2(err, STDERR_FILENO) >= 0) {
    execvp(argv[0], argv);
  }
  *error = errno;
  _exit(127);
}

// What waitpid says; null: it did not end in time.
int WaitFor(pid_t pid, double timeout_seconds, bool* timed_out) {
  const int ended = static_cast<int>(syscall(SYS_pidfd_open, pid, 0));
  const auto deadline =
      std::chrono::steady_clock::now() +
      std::chrono::milliseconds(static_cast<int64_t>(
          std::min(timeout_seconds, 365.0 * 24 * 3600) * 1000));
  int status = 0;
  while (true) {
    const pid_t done = waitpid(pid, &status, WNOHANG);
    if (done == pid || (done < 0 && errno != EINTR)) break;
    int milliseconds = -1;
    if (timeout_seconds > 0) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
          deadline - std::chrono::steady_clock::now());
      if (left.count() <= 0) {
        *timed_out = true;
        break;
      }
      milliseconds =
          static_cast<int>(std::min<int64_t>(left.count() + 1, 1 << 30));
    }
    pollfd polled = {ended, POLLIN, 0};
    poll(&polled, 1, ended >= 0 ? milliseconds : 2);
  }
  // What it started ends with it.
  kill(-pid, SIGKILL);
  if (*timed_out) {
    kill(pid, SIGKILL);
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
  }
  if (ended >= 0) close(ended);
  return status;
}

}  // namespace

absl::StatusOr<ProgramRun> RunProgram(const std::vector<std::string>& arguments,
                                      absl::string_view input,
                                      double timeout_seconds) {
  MemoryFile in, out, err;
  KFIR_TRY(in.Create(input));
  KFIR_TRY(out.Create(""));
  KFIR_TRY(err.Create(""));
  std::vector<char*> argv;
  argv.reserve(arguments.size() + 1);
  for (const std::string& argument : arguments) {
    argv.push_back(const_cast<char*>(argument.c_str()));
  }
  argv.push_back(nullptr);
  volatile int error = 0;
  const pid_t pid = vfork();
  if (pid == 0) {
    Become(argv.data(), in.descriptor(), out.descriptor(), err.descriptor(),
           &error);
  }
  if (pid < 0) return absl::ErrnoToStatus(errno, "vfork");
  if (error != 0) {
    waitpid(pid, nullptr, 0);
    return absl::ErrnoToStatus(error, arguments[0]);
  }
  ProgramRun run;
  run.wait_status = WaitFor(pid, timeout_seconds, &run.timed_out);
  run.out = out.Text();
  run.err = err.Text();
  return run;
}

std::string DescribeWaitStatus(int wait_status) {
  if (WIFSIGNALED(wait_status)) {
    const int number = WTERMSIG(wait_status);
    return absl::StrCat("was ended by signal ", number, " (", strsignal(number),
                        ")");
  }
  return absl::StrCat("exited with status ", WEXITSTATUS(wait_status));
}

std::string DescribeEnd(const ProgramRun& run, double timeout_seconds) {
  if (run.timed_out) {
    return absl::StrCat("took longer than ", timeout_seconds, " s");
  }
  return DescribeWaitStatus(run.wait_status);
}

}  // namespace kfir
