// SPDX-License-Identifier: Apache-2.0
#include "tools/tool_io.h"

#include <cstdlib>
#include <memory>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/VirtualFileSystem.h"
#include "llvm/Support/raw_ostream.h"

namespace kfir {
namespace {

absl::Status ToStatus(std::error_code error) {
  return absl::UnavailableError(error.message());
}

absl::StatusOr<std::string> ReadStdin() {
  auto buffer = llvm::MemoryBuffer::getSTDIN();
  if (!buffer) return ToStatus(buffer.getError());
  return (*buffer)->getBuffer().str();
}

absl::Status WriteFile(absl::string_view path, absl::string_view bytes) {
  std::error_code error;
  llvm::raw_fd_ostream file(llvm::StringRef(path.data(), path.size()), error);
  if (error) return ToStatus(error);
  file << llvm::StringRef(bytes.data(), bytes.size());
  file.close();
  error = file.error();
  file.clear_error();
  return error ? ToStatus(error) : absl::OkStatus();
}

std::optional<std::string> GetEnvironment(absl::string_view name) {
  const char* value = std::getenv(std::string(name).c_str());
  if (value == nullptr) return std::nullopt;
  return value;
}

}  // namespace

ToolIo RealToolIo(const char* argv0) {
  static char anchor;  // an address inside of the binary
  return {*llvm::vfs::getRealFileSystem(),
          llvm::outs(),
          llvm::errs(),
          ReadStdin,
          WriteFile,
          GetEnvironment,
          llvm::sys::fs::getMainExecutable(argv0, &anchor)};
}

absl::StatusOr<std::string> ReadInput(absl::string_view path,
                                      const ToolIo& io) {
  if (path == "-") return io.read_stdin();
  auto buffer = io.files.getBufferForFile(
      llvm::Twine(llvm::StringRef(path.data(), path.size())), /*FileSize=*/-1,
      /*RequiresNullTerminator=*/false);
  if (!buffer) return ToStatus(buffer.getError());
  return (*buffer)->getBuffer().str();
}

absl::Status WriteOutput(absl::string_view path, absl::string_view bytes,
                         const ToolIo& io) {
  if (path != "-") return io.write_file(path, bytes);
  io.out << llvm::StringRef(bytes.data(), bytes.size());
  io.out.flush();
  return absl::OkStatus();
}

}  // namespace kfir
