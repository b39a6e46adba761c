// SPDX-License-Identifier: Apache-2.0
#include "tools/tool_io.h"

#include <cstdlib>
#include <memory>
#include <system_error>

#include "absl/strings/numbers.h"
#include "absl/time/clock.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/VirtualFileSystem.h"
#include "llvm/Support/raw_ostream.h"
#include "support/files.h"

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

std::optional<std::string> GetEnvironment(absl::string_view name) {
  const char* value = std::getenv(std::string(name).c_str());
  if (value == nullptr) return std::nullopt;
  return value;
}

// As reproducible builds want it: SOURCE_DATE_EPOCH, where it is set.
absl::Time Now() {
  int64_t seconds = 0;
  if (absl::SimpleAtoi(GetEnvironment("SOURCE_DATE_EPOCH").value_or(""),
                       &seconds)) {
    return absl::FromUnixSeconds(seconds);
  }
  return absl::Now();
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
          Now,
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

}  // namespace kfir
