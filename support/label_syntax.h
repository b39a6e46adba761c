// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_SUPPORT_LABEL_SYNTAX_H_
#define KFIR_SUPPORT_LABEL_SYNTAX_H_

#include "absl/strings/string_view.h"

namespace kfir {

// Whether Kubernetes takes `name` for a label or an annotation: `name` or
// `prefix/name`; a prefix is a DNS name in lower case.
bool IsLabelName(absl::string_view name);

// Whether it takes `value` for a label.
bool IsLabelValue(absl::string_view value);

// Whether it takes `name` for an object of ours: a DNS name in lower case.
bool IsObjectName(absl::string_view name);

}  // namespace kfir

#endif  // KFIR_SUPPORT_LABEL_SYNTAX_H_
