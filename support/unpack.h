// SPDX-License-Identifier: Apache-2.0
//
// Pipelines out of the packages that KFP takes: zip files and compressed tars.
#ifndef KFIR_SUPPORT_UNPACK_H_
#define KFIR_SUPPORT_UNPACK_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace kfir {

// By its first bytes.
bool IsPackage(absl::string_view bytes);

// The member `pipeline.yaml`, else the first one, which has to be *.yaml or
// *.yml.  The message of an error says why there is none.
absl::StatusOr<std::string> UnpackPipeline(absl::string_view package);

}  // namespace kfir

#endif  // KFIR_SUPPORT_UNPACK_H_
