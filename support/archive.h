// SPDX-License-Identifier: Apache-2.0
//
// Archives with one member, made in memory.  The same bytes give the same
// archive: no clock, user or mode of this machine goes into it.
#ifndef KFIR_SUPPORT_ARCHIVE_H_
#define KFIR_SUPPORT_ARCHIVE_H_

#include <string>

#include "absl/strings/string_view.h"

namespace kfir {

// `member` has at most 100 bytes; `bytes` are fewer than 2^32.
std::string MakeZip(absl::string_view member, absl::string_view bytes);
std::string MakeTarGz(absl::string_view member, absl::string_view bytes);

}  // namespace kfir

#endif  // KFIR_SUPPORT_ARCHIVE_H_
