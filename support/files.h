// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_SUPPORT_FILES_H_
#define KFIR_SUPPORT_FILES_H_

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace kfir {

// Writes `bytes` to the file `path`; `-` is standard output.
//
// A regular file is written whole or not at all: a temporary file in the same
// folder takes its place by a rename.  It keeps its mode; a new one has the
// mode that the umask gives.  A symbolic link stays, and what it points to is
// written.  Devices and pipes, `/dev/stdout` among them, are written directly.
//
// An error says the path and the cause, and leaves no new file behind.
absl::Status WriteFile(absl::string_view path, absl::string_view bytes);

}  // namespace kfir

#endif  // KFIR_SUPPORT_FILES_H_
