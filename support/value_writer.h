// SPDX-License-Identifier: Apache-2.0
//
// What the YAML and the JSON writer have in common: the calls describe one
// document in order, the writer decides the layout.  A writer cannot fail, and
// the same calls give the same bytes.
#ifndef KFIR_SUPPORT_VALUE_WRITER_H_
#define KFIR_SUPPORT_VALUE_WRITER_H_

#include <cstdint>

#include "absl/strings/string_view.h"

namespace kfir {

// Invariant kept by the caller: calls nest; in a map, Key() and one value
// alternate; exactly one root value.
class ValueWriter {
 public:
  virtual ~ValueWriter() = default;

  virtual void BeginMap() = 0;
  virtual void EndMap() = 0;
  virtual void BeginList() = 0;
  virtual void EndList() = 0;
  // A map key, as text: it reads back as a string.
  virtual void Key(absl::string_view key) = 0;
  virtual void String(absl::string_view value) = 0;
  virtual void Int(int64_t value) = 0;
  // Digits that are written as they are: an integer of any size.
  virtual void BigInt(absl::string_view digits) = 0;
  virtual void Double(double value) = 0;
  virtual void Bool(bool value) = 0;
  virtual void Null() = 0;

  // The map or list that begins next is `object` of the program that wrote the
  // document, which may stand in it more than once.  A layout that can say so
  // writes it once.
  virtual void Shared(int64_t object) { static_cast<void>(object); }

  // Ends the document (YAML: with a newline).  No call may follow.
  virtual void Finish() = 0;
};

}  // namespace kfir

#endif  // KFIR_SUPPORT_VALUE_WRITER_H_
