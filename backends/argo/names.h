// SPDX-License-Identifier: Apache-2.0
//
// The spellings of names in a workflow; those that kfp makes are in
// support/kfp_names.h.
#ifndef KFIR_BACKENDS_ARGO_NAMES_H_
#define KFIR_BACKENDS_ARGO_NAMES_H_

#include <string>

#include "absl/strings/string_view.h"
#include "support/kfp_names.h"

namespace kfir::argo {

// `name` as a template or a task may be called: letters, digits and `-`, a
// letter first, 128 bytes at most.
std::string TemplateName(absl::string_view name);

}  // namespace kfir::argo

#endif  // KFIR_BACKENDS_ARGO_NAMES_H_
