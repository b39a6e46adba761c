// SPDX-License-Identifier: Apache-2.0
//
// What PyYAML takes a plain scalar for, by the forms of YAML 1.1.
#ifndef KFIR_SUPPORT_YAML_PYYAML_FORM_H_
#define KFIR_SUPPORT_YAML_PYYAML_FORM_H_

#include "absl/strings/string_view.h"

namespace kfir {

enum class PyYamlForm {
  kString,
  kNull,
  kTrue,
  kFalse,
  kInt,        // base 2, 8, 10, 16 or 60; some have no digits
  kFloat,      // base 10 or 60, infinite, or no number
  kTimestamp,  // a date, or a date and a time
  kMerge,      // `<<`
  kValue,      // `=`
};

PyYamlForm PyYamlFormOf(absl::string_view text);

// Whether PyYAML reads the plain scalar `text` as a string.
inline bool PyYamlReadsAsString(absl::string_view text) {
  return PyYamlFormOf(text) == PyYamlForm::kString;
}

}  // namespace kfir

#endif  // KFIR_SUPPORT_YAML_PYYAML_FORM_H_
