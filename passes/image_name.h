// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_PASSES_IMAGE_NAME_H_
#define KFIR_PASSES_IMAGE_NAME_H_

#include <string>

#include "absl/strings/string_view.h"

namespace kfir {

// An image's name with what a container runtime adds to it: `python` is
// `docker.io/library/python`, `bitnami/kafka` is `docker.io/bitnami/kafka`.
std::string FullImageName(absl::string_view image);

// Whether `image` lies below `prefix`: a registry, a folder of it or a
// repository.
bool IsImageBelow(absl::string_view image, absl::string_view prefix);

}  // namespace kfir

#endif  // KFIR_PASSES_IMAGE_NAME_H_
