// SPDX-License-Identifier: Apache-2.0
//
// Files by URL, without a network: from the folders that stand for prefixes of
// URLs.
#ifndef KFIR_FRONTENDS_SHARED_MIRROR_MIRROR_H_
#define KFIR_FRONTENDS_SHARED_MIRROR_MIRROR_H_

#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "support/diagnostics.h"

namespace kfir {

struct MirroredFile {
  std::string path;
  std::string bytes;
};

// Reads `url` from the folder of the longest prefix in `mirrors`.  `gs://`
// stands for where KFP reads it from.  A fragment `#sha256=HEX` is the digest
// that the file has to have (ComponentDigest).  What is wrong goes to
// `diagnostics` without a place, and ErrorReported() is returned.
absl::StatusOr<MirroredFile> ReadMirrored(
    absl::string_view url,
    const std::vector<std::pair<std::string, std::string>>& mirrors,
    DiagnosticSink& diagnostics);

}  // namespace kfir

#endif  // KFIR_FRONTENDS_SHARED_MIRROR_MIRROR_H_
