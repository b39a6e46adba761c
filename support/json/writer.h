// SPDX-License-Identifier: Apache-2.0
//
// Writes JSON as Python's json.dumps does with its default separators (`, ` and
// `: `): everything outside ASCII is escaped, floats are Python's repr.
#ifndef KFIR_SUPPORT_JSON_WRITER_H_
#define KFIR_SUPPORT_JSON_WRITER_H_

#include <memory>
#include <string>

#include "support/value_writer.h"

namespace kfir {

enum class JsonKeys {
  kInOrder,  // json.dumps(value)
  kSorted,   // json.dumps(value, sort_keys=True); by code point
};

enum class JsonLayout {
  kOneLine,
  kIndented,  // json.dumps(value, indent=2); with kInOrder only
};

// Appends to `*out`, which outlives the writer.
std::unique_ptr<ValueWriter> MakeJsonWriter(
    JsonKeys keys, std::string* out, JsonLayout layout = JsonLayout::kOneLine);

// Python's repr of a float: `0.1`, `1e-07`, `1e+20`, `inf`, `5.0`.
std::string PythonFloatRepr(double value);

}  // namespace kfir

#endif  // KFIR_SUPPORT_JSON_WRITER_H_
