// SPDX-License-Identifier: Apache-2.0
//
// Everything a tool touches besides its arguments, so that a test runs a whole
// tool in memory.
#ifndef KFIR_TOOLS_TOOL_IO_H_
#define KFIR_TOOLS_TOOL_IO_H_

#include <functional>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace llvm {
class raw_ostream;
namespace vfs {
class FileSystem;
}
}  // namespace llvm

namespace kfir {

struct ToolIo {
  llvm::vfs::FileSystem& files;  // what inputs are read from
  llvm::raw_ostream& out;
  llvm::raw_ostream& err;
  // All of standard input; asked for at most once, when an input is `-`.
  std::function<absl::StatusOr<std::string>()> read_stdin;
  // As in support/files.h; `-` is standard output.
  std::function<absl::Status(absl::string_view path, absl::string_view bytes)>
      write_file;
  std::function<std::optional<std::string>(absl::string_view name)>
      get_environment;
  std::function<absl::Time()> now;
  std::string program;  // path of the running binary; empty: unknown
};

// The process's own; `argv0` is how it was started.
ToolIo RealToolIo(const char* argv0);

// The text of `path`, or of standard input where it is `-`.
absl::StatusOr<std::string> ReadInput(absl::string_view path, const ToolIo& io);

}  // namespace kfir

#endif  // KFIR_TOOLS_TOOL_IO_H_
