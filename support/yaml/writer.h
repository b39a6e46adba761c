// SPDX-License-Identifier: Apache-2.0
//
// Writes YAML.  The style decides the layout.
#ifndef KFIR_SUPPORT_YAML_WRITER_H_
#define KFIR_SUPPORT_YAML_WRITER_H_

#include <memory>
#include <string>

#include "support/value_writer.h"

namespace kfir {

enum class YamlStyle {
  // Ours: block style, quotes exactly what a YAML 1.1 or 1.2 reader would not
  // read back as the same string, never folds a line.
  kKfir,
  // The layout of kfp 1.8's files (PyYAML): flow style for collections of
  // scalars, lines folded near 80 columns.
  kKfp1,
  // The layout of kfp 2's files (PyYAML): block style, lines folded near 80.
  kKfp2,
};

// Appends to `*out`, which outlives the writer.
std::unique_ptr<ValueWriter> MakeYamlWriter(YamlStyle style, std::string* out);

}  // namespace kfir

#endif  // KFIR_SUPPORT_YAML_WRITER_H_
