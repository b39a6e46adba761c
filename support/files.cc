// SPDX-License-Identifier: Apache-2.0
#include "support/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstring>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace kfir {
namespace {

// Of the call that just failed.
absl::Status Failed() {
  const int error = errno;
  return absl::Status(absl::ErrnoToStatusCode(error), std::strerror(error));
}

absl::Status WithPath(absl::string_view path, const absl::Status& status) {
  if (status.ok()) return status;
  const std::string what = path == "-" ? std::string("to standard output")
                                       : absl::StrCat("`", path, "`");
  return absl::Status(status.code(), absl::StrCat("cannot write ", what, ": ",
                                                  status.message()));
}

absl::Status WriteAll(int descriptor, absl::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0) {
      if (errno == EINTR) continue;
      return Failed();
    }
    bytes.remove_prefix(static_cast<size_t>(count));
  }
  return absl::OkStatus();
}

// Writes and closes `descriptor`; a full disk may show at either.
absl::Status WriteAndClose(int descriptor, absl::string_view bytes) {
  absl::Status status = WriteAll(descriptor, bytes);
  if (::close(descriptor) != 0 && status.ok()) status = Failed();
  return status;
}

absl::Status WriteThrough(const std::string& target, int flags,
                          absl::string_view bytes) {
  const int descriptor = ::open(target.c_str(), O_WRONLY | O_CLOEXEC | flags);
  if (descriptor < 0) return Failed();
  return WriteAndClose(descriptor, bytes);
}

// Descriptors of ours: opened for what they are, the file behind one is not
// ours to replace.
bool IsDescriptorPath(absl::string_view path) {
  return path == "/dev/stdout" || path == "/dev/stderr" ||
         absl::StartsWith(path, "/dev/fd/") ||
         absl::StartsWith(path, "/proc/self/fd/");
}

// Opens a new file beside `target` and sets `*name`.
int OpenTemporary(const std::string& target, std::string* name) {
  for (int attempt = 0; attempt < 100; ++attempt) {
    *name = absl::StrCat(target, ".tmp-", ::getpid(), "-", attempt);
    const int descriptor =
        ::open(name->c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor >= 0 || errno != EEXIST) return descriptor;
  }
  return -1;
}

// `mode` is that of the file to replace; 0: there is none.
absl::Status Replace(const std::string& target, mode_t mode,
                     absl::string_view bytes) {
  std::string temporary;
  const int descriptor = OpenTemporary(target, &temporary);
  if (descriptor < 0) return Failed();
  if (mode != 0) ::fchmod(descriptor, mode & 07777);
  absl::Status status = WriteAndClose(descriptor, bytes);
  if (status.ok() && ::rename(temporary.c_str(), target.c_str()) != 0) {
    status = Failed();
  }
  if (!status.ok()) ::unlink(temporary.c_str());
  return status;
}

// What `path` names after the symbolic links at its end, a dangling one too;
// empty, with errno set, where they go in a circle.
std::string FollowLinks(std::string path) {
  char link[PATH_MAX];
  for (int i = 0; i < 40; ++i) {
    const ssize_t length = ::readlink(path.c_str(), link, sizeof(link));
    if (length < 0) return path;
    const absl::string_view to(link, static_cast<size_t>(length));
    const size_t slash = path.rfind('/');
    if (absl::StartsWith(to, "/") || slash == std::string::npos) {
      path = std::string(to);
    } else {
      path = absl::StrCat(path.substr(0, slash + 1), to);
    }
  }
  errno = ELOOP;
  return "";
}

absl::Status Write(absl::string_view path, absl::string_view bytes) {
  if (path == "-") return WriteAll(STDOUT_FILENO, bytes);
  if (IsDescriptorPath(path)) {
    return WriteThrough(std::string(path), O_APPEND, bytes);
  }
  const std::string target = FollowLinks(std::string(path));
  if (target.empty() && !path.empty()) return Failed();
  struct stat info;
  if (::stat(target.c_str(), &info) != 0) {
    if (errno != ENOENT || path.empty()) return Failed();
    return Replace(target, /*mode=*/0, bytes);
  }
  if (!S_ISREG(info.st_mode)) return WriteThrough(target, 0, bytes);
  if (::access(target.c_str(), W_OK) != 0) return Failed();
  return Replace(target, info.st_mode, bytes);
}

}  // namespace

absl::Status WriteFile(absl::string_view path, absl::string_view bytes) {
  return WithPath(path, Write(path, bytes));
}

}  // namespace kfir
