// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstring>
#include <utility>

#include "absl/strings/str_cat.h"
#include "frontends/shared/python/marshal.h"
#include "support/status_macros.h"
#include "support/utf8.h"

namespace kfir {
namespace {

// An int of more digits (of 15 bits) is refused: converting one is quadratic.
constexpr int64_t kMaxBigDigits = 1024;
constexpr size_t kBlock = 4096;

bool IsUnicode(absl::string_view text) {
  while (text.size() >= 8) {
    uint64_t eight;
    std::memcpy(&eight, text.data(), 8);
    if ((eight & 0x8080808080808080u) != 0) break;
    text.remove_prefix(8);
  }
  return FindInvalidUtf8(text) == absl::string_view::npos;
}

// `digits` in base 2^15, least significant first.
std::string ToDecimal(std::vector<uint32_t> digits, bool negative) {
  std::string text;
  while (!digits.empty()) {
    uint64_t rest = 0;
    for (size_t i = digits.size(); i-- > 0;) {
      rest = (rest << 15) | digits[i];
      digits[i] = static_cast<uint32_t>(rest / 1'000'000'000);
      rest %= 1'000'000'000;
    }
    while (!digits.empty() && digits.back() == 0) digits.pop_back();
    for (int i = 0; i < 9 && (rest != 0 || !digits.empty()); ++i) {
      text.push_back(static_cast<char>('0' + rest % 10));
      rest /= 10;
    }
  }
  if (negative) text.push_back('-');
  std::reverse(text.begin(), text.end());
  return text;
}

}  // namespace

class MarshalReader {
 public:
  MarshalReader(std::string bytes, const MarshalLimits& limits)
      : limits_(limits) {
    document_.bytes_ = std::make_unique<std::string>(std::move(bytes));
    rest_ = *document_.bytes_;
  }

  absl::StatusOr<PyDocument> Read() {
    KFIR_TRY(ReadValue(0, document_.root_));
    if (!rest_.empty()) return Error("bytes after the value");
    return std::move(document_);
  }

 private:
  absl::Status Error(absl::string_view what) const {
    return absl::InvalidArgumentError(
        absl::StrCat("marshal: ", what, " at byte ",
                     document_.bytes_->size() - rest_.size()));
  }

  bool Take(size_t size, absl::string_view& bytes) {
    if (rest_.size() < size) return false;
    bytes = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return true;
  }

  template <typename T>
  bool TakeNumber(T& value) {
    absl::string_view bytes;
    if (!Take(sizeof(T), bytes)) return false;
    std::memcpy(&value, bytes.data(), sizeof(T));
    return true;
  }

  absl::Status ReadText(PyValue::Kind kind, PyValue& value) {
    int32_t size;
    absl::string_view text;
    if (!TakeNumber(size) || size < 0 ||
        !Take(static_cast<size_t>(size), text)) {
      return Error("a string is cut off");
    }
    if (kind == PyValue::Kind::kStr && !IsUnicode(text)) {
      return absl::OutOfRangeError(kLoneSurrogate);
    }
    value.kind_ = kind;
    value.size_ = text.size();
    value.data_.text = text.data();
    return absl::OkStatus();
  }

  absl::Status ReadLong(PyValue& value) {
    int32_t size;
    absl::string_view bytes;
    if (!TakeNumber(size)) return Error("an int is cut off");
    const bool negative = size < 0;
    const int64_t count = negative ? -int64_t{size} : int64_t{size};
    if (count > kMaxBigDigits) return Error("an int is too big");
    if (!Take(static_cast<size_t>(count) * 2, bytes)) {
      return Error("an int is cut off");
    }
    std::vector<uint32_t> digits(static_cast<size_t>(count));
    for (size_t i = 0; i < digits.size(); ++i) {
      uint16_t digit;
      std::memcpy(&digit, bytes.data() + 2 * i, 2);
      if (digit >= 1 << 15) return Error("an int has a bad digit");
      digits[i] = digit;
    }
    while (!digits.empty() && digits.back() == 0) digits.pop_back();
    SetInt(std::move(digits), negative, value);
    return absl::OkStatus();
  }

  void SetInt(std::vector<uint32_t> digits, bool negative, PyValue& value) {
    unsigned __int128 magnitude = 0;
    if (digits.size() <= 5) {
      for (size_t i = digits.size(); i-- > 0;) {
        magnitude = (magnitude << 15) | digits[i];
      }
    }
    const auto limit = (static_cast<unsigned __int128>(1) << 63) - !negative;
    if (digits.size() <= 5 && magnitude <= limit) {
      const auto bits = static_cast<uint64_t>(magnitude);
      value.kind_ = PyValue::Kind::kInt;
      value.data_.integer = static_cast<int64_t>(negative ? 0 - bits : bits);
      return;
    }
    const std::string& text =
        document_.digits_.emplace_back(ToDecimal(std::move(digits), negative));
    value.kind_ = PyValue::Kind::kBigInt;
    value.size_ = text.size();
    value.data_.text = text.data();
  }

  // The values on `pending_` from `start` on become the items of `value`.
  void Close(PyValue::Kind kind, size_t start, PyValue& value) {
    const size_t count = pending_.size() - start;
    value.kind_ = kind;
    value.size_ = count;
    if (count > block_left_) {
      block_left_ = std::max(kBlock, count);
      next_ = document_.blocks_.emplace_back(new PyValue[block_left_]).get();
    }
    std::copy(pending_.begin() + static_cast<ptrdiff_t>(start), pending_.end(),
              next_);
    pending_.resize(start);
    value.data_.items = next_;
    next_ += count;
    block_left_ -= count;
  }

  absl::Status ReadPending(int depth) {
    PyValue item;
    KFIR_TRY(ReadValue(depth, item));
    pending_.push_back(item);
    return absl::OkStatus();
  }

  absl::Status ReadSequence(PyValue::Kind kind, int depth, PyValue& value) {
    int32_t count;
    if (!TakeNumber(count) || count < 0) return Error("a sequence is cut off");
    const size_t start = pending_.size();
    for (int32_t i = 0; i < count; ++i) KFIR_TRY(ReadPending(depth + 1));
    Close(kind, start, value);
    return absl::OkStatus();
  }

  absl::Status ReadDict(int depth, PyValue& value) {
    const size_t start = pending_.size();
    while (true) {
      if (rest_.empty()) return Error("a dict is cut off");
      if (rest_.front() == '0') break;
      KFIR_TRY(ReadPending(depth + 1));
      if (!pending_.back().is_str()) return Error("a dict key is no str");
      KFIR_TRY(ReadPending(depth + 1));
    }
    rest_.remove_prefix(1);
    Close(PyValue::Kind::kDict, start, value);
    return absl::OkStatus();
  }

  absl::Status ReadValue(int depth, PyValue& value) {
    if (depth > limits_.depth) return Error("values nest too deeply");
    if (++values_ > limits_.values) return Error("too many values");
    if (rest_.empty()) return Error("a value is missing");
    const char type = rest_.front();
    rest_.remove_prefix(1);
    switch (type) {
      case 'N':
        return absl::OkStatus();
      case 'T':
      case 'F':
        value.kind_ = PyValue::Kind::kBool;
        value.data_.integer = type == 'T';
        return absl::OkStatus();
      case 'i': {
        int32_t number;
        if (!TakeNumber(number)) return Error("an int is cut off");
        value.kind_ = PyValue::Kind::kInt;
        value.data_.integer = number;
        return absl::OkStatus();
      }
      case 'l':
        return ReadLong(value);
      case 'g':
        value.kind_ = PyValue::Kind::kFloat;
        if (!TakeNumber(value.data_.real)) return Error("a float is cut off");
        return absl::OkStatus();
      case 'u':
        return ReadText(PyValue::Kind::kStr, value);
      case 's':
        return ReadText(PyValue::Kind::kBytes, value);
      case '(':
        return ReadSequence(PyValue::Kind::kTuple, depth, value);
      case '[':
        return ReadSequence(PyValue::Kind::kList, depth, value);
      case '{':
        return ReadDict(depth, value);
      default:
        return Error("a kind of value that is not in the protocol");
    }
  }

  const MarshalLimits limits_;
  PyDocument document_;
  absl::string_view rest_;
  int64_t values_ = 0;
  std::vector<PyValue> pending_;
  PyValue* next_ = nullptr;
  size_t block_left_ = 0;
};

absl::StatusOr<PyDocument> DecodeMarshal(std::string bytes,
                                         const MarshalLimits& limits) {
  return MarshalReader(std::move(bytes), limits).Read();
}

}  // namespace kfir
