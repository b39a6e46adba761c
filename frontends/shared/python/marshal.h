// SPDX-License-Identifier: Apache-2.0
//
// Values in Python's marshal format, version 2, as the tracer's protocol
// carries them: None, bool, int of any size, float, str, bytes, tuple, list and
// dict with str keys.  Everything else is an error.
#ifndef KFIR_FRONTENDS_SHARED_PYTHON_MARSHAL_H_
#define KFIR_FRONTENDS_SHARED_PYTHON_MARSHAL_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "support/value_writer.h"

namespace kfir {

// A value inside a PyDocument, which owns all that it points to.
class PyValue {
 public:
  enum class Kind : uint8_t {
    kNone,
    kBool,
    kInt,
    kBigInt,  // outside int64; text() has the decimal digits
    kFloat,
    kStr,
    kBytes,
    kTuple,
    kList,
    kDict,  // items() alternates keys and values
  };

  Kind kind() const { return kind_; }
  bool is_none() const { return kind_ == Kind::kNone; }
  bool is_str() const { return kind_ == Kind::kStr; }
  bool is_dict() const { return kind_ == Kind::kDict; }
  // A tuple or a list.
  bool is_sequence() const {
    return kind_ == Kind::kTuple || kind_ == Kind::kList;
  }

  // Each is defined for the kinds that have one.
  bool bool_value() const { return data_.integer != 0; }
  int64_t int_value() const { return data_.integer; }
  double float_value() const { return data_.real; }
  absl::string_view text() const { return {data_.text, size_}; }
  absl::Span<const PyValue> items() const { return {data_.items, size_}; }

 private:
  friend class MarshalReader;
  Kind kind_ = Kind::kNone;
  size_t size_ = 0;
  union {
    int64_t integer;
    double real;
    const char* text;
    const PyValue* items;
  } data_ = {0};
};

// A decoded value and what it points to.
class PyDocument {
 public:
  PyDocument() = default;
  PyDocument(PyDocument&&) = default;
  PyDocument& operator=(PyDocument&&) = default;

  const PyValue& root() const { return root_; }

 private:
  friend class MarshalReader;
  PyValue root_;
  std::unique_ptr<std::string> bytes_;
  std::vector<std::unique_ptr<PyValue[]>> blocks_;
  std::deque<std::string> digits_;
};

struct MarshalLimits {
  int depth = 2000;
  // Of all values in one document.
  int64_t values = 200'000'000;
};

// Decodes one value that takes up all of `bytes`.  Bytes that are not marshal,
// a kind of value that the protocol does not use, and a limit that is passed
// give an InvalidArgumentError; text that is not valid Unicode (lone
// surrogates) an OutOfRangeError with the message kLoneSurrogate.
inline constexpr absl::string_view kLoneSurrogate = "lone surrogate";
absl::StatusOr<PyDocument> DecodeMarshal(std::string bytes,
                                         const MarshalLimits& limits = {});

// Writes one value.  Map is dict, List is list.
class MarshalWriter final : public ValueWriter {
 public:
  // Appends to `*out`, which outlives the writer.
  explicit MarshalWriter(std::string* out) : out_(*out) {}

  void BeginMap() override;
  void EndMap() override;
  void BeginList() override;
  void EndList() override;
  void Key(absl::string_view key) override;
  void String(absl::string_view value) override;
  void Int(int64_t value) override;
  void BigInt(absl::string_view digits) override;
  void Double(double value) override;
  void Bool(bool value) override;
  void Null() override;
  void Finish() override {}

  void BeginTuple();
  void EndTuple() { EndList(); }
  void Bytes(absl::string_view value);

 private:
  // A value begins: it counts in the innermost open sequence.
  void Count();
  void Word32(uint32_t value);
  void Sized(char type, absl::string_view value);
  void BeginSequence(char type);

  // Of an open sequence, `place` is where its size goes; npos: a dict.
  struct Open {
    size_t place;
    uint32_t count;
  };
  std::string& out_;
  std::vector<Open> open_;
};

}  // namespace kfir

#endif  // KFIR_FRONTENDS_SHARED_PYTHON_MARSHAL_H_
