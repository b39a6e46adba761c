// SPDX-License-Identifier: Apache-2.0
#include "frontends/shared/python/child.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>

#include "absl/strings/str_cat.h"
#include "support/status_macros.h"

namespace kfir {
namespace {

constexpr uint32_t kMaxFrame = uint32_t{1} << 30;
// How long a child that has closed its side may take to end when there is no
// time limit.
constexpr std::chrono::seconds kGrace(10);

absl::Status SystemError(int error, absl::string_view what) {
  return absl::ErrnoToStatus(error, what);
}

absl::Status Ended() { return absl::OutOfRangeError("the child has ended"); }
absl::Status TimeIsUp() { return absl::DeadlineExceededError("time is up"); }

// In the child, between vfork and exec: system calls only.
[[noreturn]] void BecomeInterpreter(int socket, int null_input,
                                    bool keep_output, char* const* argv,
                                    volatile int* error) {
  setpgid(0, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (fcntl(socket, F_SETFD, 0) == 0 &&
      (keep_output || dup2(STDERR_FILENO, STDOUT_FILENO) >= 0) &&
      (null_input < 0 || dup2(null_input, STDIN_FILENO) >= 0)) {
    execvp(argv[0], argv);
  }
  *error = errno;
  _exit(127);
}

}  // namespace

std::string ChooseInterpreter(absl::string_view requested) {
  if (!requested.empty()) return std::string(requested);
  const char* environment = std::getenv("VIRTUAL_ENV");
  if (environment != nullptr && *environment != '\0') {
    return absl::StrCat(environment, "/bin/python");
  }
  return "python3";
}

absl::StatusOr<std::unique_ptr<PythonChild>> PythonChild::Start(
    const Options& options) {
  int sockets[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) != 0) {
    return SystemError(errno, "socketpair");
  }
  // In a process group of its own, the child may not read the terminal.
  const int null_input =
      isatty(STDIN_FILENO) ? open("/dev/null", O_RDONLY | O_CLOEXEC) : -1;
  std::string arguments[] = {options.interpreter, options.script,
                             std::to_string(sockets[1])};
  char* const argv[] = {arguments[0].data(), arguments[1].data(),
                        arguments[2].data(), nullptr};
  volatile int error = 0;
  const pid_t pid = vfork();
  if (pid == 0) {
    BecomeInterpreter(sockets[1], null_input, options.keep_output, argv,
                      &error);
  }
  if (pid < 0) error = errno;
  close(sockets[1]);
  if (null_input >= 0) close(null_input);
  if (error != 0) {
    close(sockets[0]);
    if (pid > 0) waitpid(pid, nullptr, 0);
    return SystemError(error, options.interpreter);
  }
  return std::unique_ptr<PythonChild>(
      new PythonChild(pid, sockets[0], options.timeout_seconds));
}

std::unique_ptr<PythonChild> PythonChild::Adopt(int socket) {
  fcntl(socket, F_SETFD, FD_CLOEXEC);
  std::unique_ptr<PythonChild> child(new PythonChild(0, socket, 0));
  child->wait_status_ = 0;
  return child;
}

PythonChild::PythonChild(int pid, int socket, double timeout_seconds)
    : pid_(pid), socket_(socket) {
  pid_descriptor_ =
      pid == 0 ? -1 : static_cast<int>(syscall(SYS_pidfd_open, pid, 0));
  if (timeout_seconds > 0) {
    // A year is no limit, and far from where the clock's type ends.
    const double seconds = std::min(timeout_seconds, 365.0 * 24 * 3600);
    deadline_ = std::chrono::steady_clock::now() +
                std::chrono::milliseconds(static_cast<int64_t>(seconds * 1000));
  }
}

PythonChild::~PythonChild() {
  if (!wait_status_.has_value()) Kill();
  close(socket_);
  if (pid_descriptor_ >= 0) close(pid_descriptor_);
}

void PythonChild::Kill() {
  kill(-pid_, SIGKILL);
  kill(pid_, SIGKILL);  // before it has made its group
  int status = 0;
  while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  wait_status_ = status;
}

int PythonChild::MillisecondsLeft() const {
  if (!deadline_.has_value()) return -1;
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
      *deadline_ - std::chrono::steady_clock::now());
  return static_cast<int>(std::clamp<int64_t>(left.count(), 0, 1 << 30));
}

absl::Status PythonChild::WaitReady(short events) {
  while (true) {
    pollfd polled[] = {{socket_, events, 0}, {pid_descriptor_, POLLIN, 0}};
    const int count = poll(polled, 2, MillisecondsLeft());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return SystemError(errno, "poll");
    if ((polled[0].revents & events) != 0) return absl::OkStatus();
    if (count > 0) {
      // What it sent before it ended counts, also if that came during the poll.
      return poll(polled, 1, 0) > 0 && (polled[0].revents & events) != 0
                 ? absl::OkStatus()
                 : Ended();
    }
    if (MillisecondsLeft() == 0) return TimeIsUp();
  }
}

absl::Status PythonChild::ReceiveBytes(char* bytes, size_t size) {
  while (size > 0) {
    const ssize_t count = recv(socket_, bytes, size, MSG_DONTWAIT);
    if (count > 0) {
      bytes += count;
      size -= static_cast<size_t>(count);
    } else if (count == 0 || errno == ECONNRESET) {
      return Ended();
    } else if (errno == EAGAIN) {
      KFIR_TRY(WaitReady(POLLIN));
    } else if (errno != EINTR) {
      return SystemError(errno, "recv");
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<std::string> PythonChild::Receive() {
  unsigned char header[4];
  KFIR_TRY(ReceiveBytes(reinterpret_cast<char*>(header), sizeof(header)));
  const uint32_t size = header[0] | uint32_t{header[1]} << 8 |
                        uint32_t{header[2]} << 16 | uint32_t{header[3]} << 24;
  if (size > kMaxFrame) {
    return absl::InvalidArgumentError(
        absl::StrCat("a frame of ", size, " bytes"));
  }
  // Grows as bytes arrive: a length is only a claim.
  constexpr size_t kStep = size_t{16} << 20;
  std::string payload;
  while (payload.size() < size) {
    const size_t start = payload.size();
    payload.resize(std::min<size_t>(size, start + kStep));
    KFIR_TRY(ReceiveBytes(&payload[start], payload.size() - start));
  }
  return payload;
}

absl::Status PythonChild::Send(absl::string_view payload) {
  std::string frame;
  frame.reserve(payload.size() + 4);
  for (int i = 0; i < 4; ++i) {
    frame.push_back(static_cast<char>(payload.size() >> (8 * i)));
  }
  absl::StrAppend(&frame, payload);
  absl::string_view rest = frame;
  while (!rest.empty()) {
    const ssize_t count =
        send(socket_, rest.data(), rest.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    if (count >= 0) {
      rest.remove_prefix(static_cast<size_t>(count));
    } else if (errno == EPIPE || errno == ECONNRESET) {
      return Ended();
    } else if (errno == EAGAIN) {
      KFIR_TRY(WaitReady(POLLOUT));
    } else if (errno != EINTR) {
      return SystemError(errno, "send");
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<int> PythonChild::Wait() {
  shutdown(socket_, SHUT_RDWR);
  if (!deadline_.has_value()) {
    deadline_ = std::chrono::steady_clock::now() + kGrace;
  }
  while (!wait_status_.has_value()) {
    int status = 0;
    const pid_t pid = waitpid(pid_, &status, WNOHANG);
    if (pid == pid_) {
      wait_status_ = status;
    } else if (pid < 0 && errno != EINTR) {
      return SystemError(errno, "waitpid");
    } else if (MillisecondsLeft() == 0) {
      Kill();
      return TimeIsUp();
    } else {
      pollfd polled = {pid_descriptor_, POLLIN, 0};
      poll(&polled, 1, pid_descriptor_ < 0 ? 1 : MillisecondsLeft());
    }
  }
  return *wait_status_;
}

}  // namespace kfir
