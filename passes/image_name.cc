// SPDX-License-Identifier: Apache-2.0
#include "passes/image_name.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace kfir {

std::string FullImageName(absl::string_view image) {
  const size_t slash = image.find('/');
  if (slash == absl::string_view::npos) {
    return absl::StrCat("docker.io/library/", image);
  }
  const absl::string_view first = image.substr(0, slash);
  if (first != "localhost" &&
      first.find_first_of(".:") == absl::string_view::npos) {
    return absl::StrCat("docker.io/", image);
  }
  return std::string(image);
}

bool IsImageBelow(absl::string_view image, absl::string_view prefix) {
  if (!absl::StartsWith(image, prefix)) return false;
  if (image.size() == prefix.size() || absl::EndsWith(prefix, "/")) return true;
  const char next = image[prefix.size()];
  // A registry may have a port: `host` is not `host:5000`.
  return next == '/' || next == '@' ||
         (next == ':' && prefix.find('/') != absl::string_view::npos);
}

}  // namespace kfir
