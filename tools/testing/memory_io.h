// SPDX-License-Identifier: Apache-2.0
//
// A ToolIo that lives in memory.
#ifndef KFIR_TOOLS_TESTING_MEMORY_IO_H_
#define KFIR_TOOLS_TESTING_MEMORY_IO_H_

#include <map>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/VirtualFileSystem.h"
#include "llvm/Support/raw_ostream.h"
#include "tools/tool_io.h"

namespace kfir {

class MemoryIo {
 public:
  void AddFile(absl::string_view path, absl::string_view text) {
    const llvm::StringRef name(path.data(), path.size());
    files_.addFile(name, 0,
                   llvm::MemoryBuffer::getMemBufferCopy(
                       llvm::StringRef(text.data(), text.size()), name));
  }
  void SetStdin(absl::string_view text) { stdin_ = std::string(text); }

  ToolIo io() {
    return {files_,
            out_stream_,
            err_stream_,
            [this] { return stdin_; },
            [this](absl::string_view path, absl::string_view bytes) {
              if (path == "-") {
                out_stream_ << llvm::StringRef(bytes.data(), bytes.size());
              } else {
                written_[std::string(path)] = std::string(bytes);
              }
              return absl::OkStatus();
            },
            [](absl::string_view) { return std::nullopt; },
            [] { return absl::UnixEpoch(); },
            ""};
  }

  const std::string& out() { return out_stream_.str(); }
  const std::string& err() { return err_stream_.str(); }
  const std::map<std::string, std::string>& written() const { return written_; }

 private:
  llvm::vfs::InMemoryFileSystem files_;
  std::string stdin_, out_, err_;
  llvm::raw_string_ostream out_stream_{out_}, err_stream_{err_};
  std::map<std::string, std::string> written_;
};

}  // namespace kfir

#endif  // KFIR_TOOLS_TESTING_MEMORY_IO_H_
