// SPDX-License-Identifier: Apache-2.0
//
// Values of the tracer as documents, and documents as values of the tracer.
#ifndef KFIR_FRONTENDS_SHARED_PYTHON_CONVERT_H_
#define KFIR_FRONTENDS_SHARED_PYTHON_CONVERT_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "frontends/shared/python/marshal.h"
#include "support/value_writer.h"

namespace kfir {

// InvalidArgument: bytes, which no document has.
absl::Status WriteValue(const PyValue& value, ValueWriter& out);

// `text` is one document that a backend of ours emitted; anything else is an
// InternalError.
absl::Status WriteYamlAsMarshal(absl::string_view text, MarshalWriter& out);

}  // namespace kfir

#endif  // KFIR_FRONTENDS_SHARED_PYTHON_CONVERT_H_
