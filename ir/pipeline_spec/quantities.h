// SPDX-License-Identifier: Apache-2.0
//
// The numbers of an executor's resources that older launchers read, and their
// text.
#ifndef KFIR_IR_PIPELINE_SPEC_QUANTITIES_H_
#define KFIR_IR_PIPELINE_SPEC_QUANTITIES_H_

#include <string>

#include "absl/strings/string_view.h"

namespace kfir::kfp2 {

// `250m` is 0.25.  0: it is no number.
double CoresOf(absl::string_view text);
// In units of 10^9 bytes: `1Gi` is 1.073741824.
double GigabytesOf(absl::string_view text);

std::string CoresText(double cores);
std::string GigabytesText(double gigabytes);

}  // namespace kfir::kfp2

#endif  // KFIR_IR_PIPELINE_SPEC_QUANTITIES_H_
