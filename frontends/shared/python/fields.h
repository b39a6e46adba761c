// SPDX-License-Identifier: Apache-2.0
//
// Reads the members of dicts that the tracer sent.  What isn't as
// docs/protocol.md says is our bug: it is remembered, the reading goes on with
// an empty value, and status() tells at the end.
#ifndef KFIR_FRONTENDS_SHARED_PYTHON_FIELDS_H_
#define KFIR_FRONTENDS_SHARED_PYTHON_FIELDS_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "frontends/shared/python/marshal.h"

namespace kfir {

// What is wrong with a trace; the first finding is kept.
class TraceStatus {
 public:
  void Fail(absl::string_view what);
  // What is wrong, which is then somebody else's to tell; the status is OK
  // again.
  std::string Take();
  const absl::Status& status() const { return status_; }
  bool ok() const { return status_.ok(); }

 private:
  absl::Status status_;
  std::string what_;
};

// A dict whose keys are looked up in the order in which it has them, or nearly
// so: a look-up goes on from the last one's place.
class Fields {
 public:
  // `what` names the dict in messages.  All outlive the reader.
  Fields(const PyValue& dict, const char* what, TraceStatus& status);

  // None where there is no such key.
  const PyValue& Get(absl::string_view key);

  absl::string_view Text(absl::string_view key);
  // Absent for None.
  std::optional<absl::string_view> OptionalText(absl::string_view key);
  std::optional<int64_t> OptionalInt(absl::string_view key);
  int64_t Int(absl::string_view key);
  bool Bool(absl::string_view key);
  // Items of a list or a tuple; keys and values of a dict.  Empty for None.
  absl::Span<const PyValue> Items(absl::string_view key);
  absl::Span<const PyValue> DictItems(absl::string_view key);

 private:
  void Wrong(absl::string_view key);

  absl::Span<const PyValue> items_;
  const char* what_;
  TraceStatus& status_;
  size_t next_ = 0;
};

}  // namespace kfir

#endif  // KFIR_FRONTENDS_SHARED_PYTHON_FIELDS_H_
