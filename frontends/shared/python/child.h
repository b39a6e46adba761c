// SPDX-License-Identifier: Apache-2.0
//
// The process that traces a Python pipeline, and the frames to and from it
// (docs/protocol.md).
#ifndef KFIR_FRONTENDS_SHARED_PYTHON_CHILD_H_
#define KFIR_FRONTENDS_SHARED_PYTHON_CHILD_H_

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace kfir {

// The interpreter to use: `requested`, else the one of the active virtual
// environment, else `python3`, which exec looks for on PATH.
std::string ChooseInterpreter(absl::string_view requested);

class PythonChild {
 public:
  struct Options {
    std::string interpreter;
    std::string script;
    double timeout_seconds = 0;  // wall time until the end; 0: no limit
    bool keep_output = false;    // its output is ours, else standard error
  };

  // The status is of the system: no such program, no rights, ...
  static absl::StatusOr<std::unique_ptr<PythonChild>> Start(
      const Options& options);

  // A process that started us, at the other end of `socket`.
  static std::unique_ptr<PythonChild> Adopt(int socket);

  PythonChild(const PythonChild&) = delete;
  PythonChild& operator=(const PythonChild&) = delete;
  // Kills what is left of the process group that was started.
  ~PythonChild();

  // The payload of the next frame.  OutOfRange: the child ended or closed its
  // side; DeadlineExceeded: time is up; InvalidArgument: no frame.
  absl::StatusOr<std::string> Receive();
  // OutOfRange and DeadlineExceeded as above.
  absl::Status Send(absl::string_view payload);

  // Waits for the end and gives what waitpid says of it.  Nothing can be sent
  // or received afterwards.  DeadlineExceeded: it was killed.
  absl::StatusOr<int> Wait();

 private:
  PythonChild(int pid, int socket, double timeout_seconds);

  // Until the socket is ready for `events`.
  absl::Status WaitReady(short events);
  absl::Status ReceiveBytes(char* bytes, size_t size);
  // For poll: -1: no limit.
  int MillisecondsLeft() const;
  void Kill();

  int pid_;  // 0: adopted
  int socket_;
  int pid_descriptor_;  // readable once the child has ended; -1: not available
  std::optional<std::chrono::steady_clock::time_point> deadline_;
  std::optional<int> wait_status_;
};

}  // namespace kfir

#endif  // KFIR_FRONTENDS_SHARED_PYTHON_CHILD_H_
