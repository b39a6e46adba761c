// SPDX-License-Identifier: Apache-2.0
#include <cstring>
#include <limits>

#include "frontends/shared/python/marshal.h"

namespace kfir {
namespace {

constexpr size_t kDict = std::string::npos;

void StoreWord32(uint32_t value, char* bytes) {
  for (int i = 0; i < 4; ++i) {
    bytes[i] = static_cast<char>(value >> (8 * i));
  }
}

// Decimal digits, no sign, in base 2^15, least significant first.
std::vector<uint16_t> FromDecimal(absl::string_view digits) {
  std::vector<uint16_t> result;
  for (const char digit : digits) {
    uint32_t carry = static_cast<uint32_t>(digit - '0');
    for (uint16_t& part : result) {
      carry += part * uint32_t{10};
      part = carry & 0x7fff;
      carry >>= 15;
    }
    if (carry != 0) result.push_back(static_cast<uint16_t>(carry));
  }
  return result;
}

}  // namespace

void MarshalWriter::Word32(uint32_t value) {
  char bytes[4];
  StoreWord32(value, bytes);
  out_.append(bytes, 4);
}

void MarshalWriter::Count() {
  if (!open_.empty()) ++open_.back().count;
}

void MarshalWriter::Sized(char type, absl::string_view value) {
  Count();
  out_.push_back(type);
  Word32(static_cast<uint32_t>(value.size()));
  out_.append(value.data(), value.size());
}

void MarshalWriter::BeginSequence(char type) {
  Count();
  out_.push_back(type);
  open_.push_back({out_.size(), 0});
  Word32(0);
}

void MarshalWriter::BeginMap() {
  Count();
  out_.push_back('{');
  open_.push_back({kDict, 0});
}

void MarshalWriter::EndMap() {
  out_.push_back('0');
  open_.pop_back();
}

void MarshalWriter::BeginList() { BeginSequence('['); }
void MarshalWriter::BeginTuple() { BeginSequence('('); }

void MarshalWriter::EndList() {
  StoreWord32(open_.back().count, &out_[open_.back().place]);
  open_.pop_back();
}

void MarshalWriter::Key(absl::string_view key) { Sized('u', key); }
void MarshalWriter::String(absl::string_view value) { Sized('u', value); }
void MarshalWriter::Bytes(absl::string_view value) { Sized('s', value); }

void MarshalWriter::Int(int64_t value) {
  if (value < std::numeric_limits<int32_t>::min() ||
      value > std::numeric_limits<int32_t>::max()) {
    return BigInt(std::to_string(value));
  }
  Count();
  out_.push_back('i');
  Word32(static_cast<uint32_t>(value));
}

void MarshalWriter::BigInt(absl::string_view digits) {
  Count();
  const bool negative = !digits.empty() && digits.front() == '-';
  if (negative) digits.remove_prefix(1);
  const std::vector<uint16_t> parts = FromDecimal(digits);
  const auto size = static_cast<int32_t>(parts.size());
  out_.push_back('l');
  Word32(static_cast<uint32_t>(negative ? -size : size));
  for (const uint16_t part : parts) {
    out_.push_back(static_cast<char>(part));
    out_.push_back(static_cast<char>(part >> 8));
  }
}

void MarshalWriter::Double(double value) {
  Count();
  out_.push_back('g');
  char bytes[8];
  std::memcpy(bytes, &value, 8);
  out_.append(bytes, 8);
}

void MarshalWriter::Bool(bool value) {
  Count();
  out_.push_back(value ? 'T' : 'F');
}

void MarshalWriter::Null() {
  Count();
  out_.push_back('N');
}

}  // namespace kfir
