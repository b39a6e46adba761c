// SPDX-License-Identifier: Apache-2.0
//
// Texts, numbers and truth values, as protobuf's JSON mapping reads them.
#include <cmath>
#include <limits>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "ir/pipeline_spec/message_builder.h"
#include "ir/pipeline_spec/unknown_fields.h"

namespace kfir::kfp2 {
namespace {

namespace pb = google::protobuf;

// As JSON writes numbers: `-1.5e+3`, and nothing like `.5`, `+1` or `0x1`.
bool IsJsonNumber(absl::string_view text) {
  const auto digits = [&text] {
    size_t size = 0;
    while (size < text.size() && text[size] >= '0' && text[size] <= '9') ++size;
    text.remove_prefix(size);
    return size;
  };
  absl::ConsumePrefix(&text, "-");
  const bool zero = absl::StartsWith(text, "0");
  const size_t whole = digits();
  if (whole == 0 || (zero && whole > 1)) return false;
  if (absl::ConsumePrefix(&text, ".") && digits() == 0) return false;
  if (text.empty() || (text[0] != 'e' && text[0] != 'E')) return text.empty();
  text.remove_prefix(1);
  if (!absl::ConsumePrefix(&text, "+")) absl::ConsumePrefix(&text, "-");
  return digits() > 0 && text.empty();
}

// The protobuf API of the oldest version that we build with takes std::string.
std::string Text(absl::string_view text) { return std::string(text); }

}  // namespace

bool ParseDuration(absl::string_view text, Duration* duration) {
  if (text.size() < 2 || text.back() != 's') return false;
  text.remove_suffix(1);
  const bool negative = text.front() == '-';
  if (negative || text.front() == '+') text.remove_prefix(1);
  if (text.empty()) return false;
  const size_t point = text.find('.');
  const absl::string_view whole = text.substr(0, point);
  absl::string_view fraction =
      point == absl::string_view::npos ? "" : text.substr(point + 1);
  if (whole.size() > 12 || fraction.size() > 9) return false;
  int64_t seconds = 0;
  int32_t nanos = 0;
  for (char c : whole) {
    if (c < '0' || c > '9') return false;
    seconds = seconds * 10 + (c - '0');
  }
  for (size_t i = 0; i < 9; ++i) {
    const char c = i < fraction.size() ? fraction[i] : '0';
    if (c < '0' || c > '9') return false;
    nanos = nanos * 10 + (c - '0');
  }
  if (seconds > 315'576'000'000) return false;
  duration->set_seconds(negative ? -seconds : seconds);
  duration->set_nanos(negative ? -nanos : nanos);
  return true;
}

bool MessageBuilder::SetEnum(const Slot& slot, absl::string_view name) {
  const pb::EnumValueDescriptor* value =
      slot.field->enum_type()->FindValueByName(Text(name));
  if (value == nullptr) return false;
  const pb::Reflection& reflection = *slot.type->reflection;
  if (slot.info->repeated) {
    reflection.AddEnum(slot.parent, slot.field, value);
  } else {
    reflection.SetEnum(slot.parent, slot.field, value);
  }
  return true;
}

bool MessageBuilder::SetDuration(const Slot& slot, absl::string_view text) {
  if (slot.field->message_type() != Duration::descriptor()) return false;
  Duration duration;
  if (!ParseDuration(text, &duration)) return false;
  Mutable(slot)->CopyFrom(duration);
  return true;
}

void MessageBuilder::SetText(const Slot& slot, absl::string_view value) {
  if (slot.info->repeated && slot.kind != Slot::Kind::kElement)
    return WrongType(slot, "a string");
  const pb::Reflection& reflection = *slot.type->reflection;
  switch (slot.info->cpp_type) {
    case pb::FieldDescriptor::CPPTYPE_STRING:
      if (slot.kind == Slot::Kind::kElement) {
        reflection.AddString(slot.parent, slot.field, Text(value));
      } else {
        reflection.SetString(slot.parent, slot.field, Text(value));
      }
      return;
    case pb::FieldDescriptor::CPPTYPE_ENUM:
      if (SetEnum(slot, value)) return;
      break;
    case pb::FieldDescriptor::CPPTYPE_MESSAGE:
      if (slot.field->message_type() == Value::descriptor()) {
        static_cast<Value*>(Mutable(slot))
            ->set_string_value(value.data(), value.size());
        return;
      }
      if (SetDuration(slot, value)) return;
      break;
    case pb::FieldDescriptor::CPPTYPE_INT32:
    case pb::FieldDescriptor::CPPTYPE_INT64: {
      int64_t integer = 0;
      double number = 0;
      if (!IsJsonNumber(value)) break;
      if (absl::SimpleAtoi(value, &integer)) return SetInteger(slot, integer);
      if (absl::SimpleAtod(value, &number) && number == std::floor(number))
        return SetNumber(slot, number, "a string");
      break;
    }
    case pb::FieldDescriptor::CPPTYPE_DOUBLE: {
      double number = 0;
      if (value == "NaN") number = std::numeric_limits<double>::quiet_NaN();
      if (value == "Infinity") number = std::numeric_limits<double>::infinity();
      if (value == "-Infinity")
        number = -std::numeric_limits<double>::infinity();
      if (number != 0 ||
          (IsJsonNumber(value) && absl::SimpleAtod(value, &number))) {
        return SetNumber(slot, number, "a string");
      }
      break;
    }
    default:
      break;
  }
  WrongType(slot, absl::StrCat("`", value.substr(0, 60), "`"));
}

void MessageBuilder::SetInteger(const Slot& slot, int64_t value) {
  if (slot.info->repeated && slot.kind != Slot::Kind::kElement)
    return WrongType(slot, "a number");
  const pb::Reflection& reflection = *slot.type->reflection;
  switch (slot.info->cpp_type) {
    case pb::FieldDescriptor::CPPTYPE_INT32:
      if (value < std::numeric_limits<int32_t>::min() ||
          value > std::numeric_limits<int32_t>::max()) {
        return WrongType(slot, absl::StrCat("`", value, "`"));
      }
      return reflection.SetInt32(slot.parent, slot.field,
                                 static_cast<int32_t>(value));
    case pb::FieldDescriptor::CPPTYPE_INT64:
      return reflection.SetInt64(slot.parent, slot.field, value);
    case pb::FieldDescriptor::CPPTYPE_ENUM:
      if (slot.field->enum_type()->FindValueByNumber(static_cast<int>(value)) ==
              nullptr ||
          static_cast<int>(value) != value) {
        return WrongType(slot, absl::StrCat("`", value, "`"));
      }
      return reflection.SetEnumValue(slot.parent, slot.field,
                                     static_cast<int>(value));
    default:
      return SetNumber(slot, static_cast<double>(value), "a number");
  }
}

void MessageBuilder::SetNumber(const Slot& slot, double value,
                               absl::string_view found) {
  if (slot.info->repeated && slot.kind != Slot::Kind::kElement)
    return WrongType(slot, found);
  switch (slot.info->cpp_type) {
    case pb::FieldDescriptor::CPPTYPE_DOUBLE:
      return slot.type->reflection->SetDouble(slot.parent, slot.field, value);
    case pb::FieldDescriptor::CPPTYPE_INT32:
    case pb::FieldDescriptor::CPPTYPE_INT64:
      if (value == std::floor(value) && std::fabs(value) < 9.2e18) {
        return SetInteger(slot, static_cast<int64_t>(value));
      }
      break;
    case pb::FieldDescriptor::CPPTYPE_MESSAGE:
      if (slot.field->message_type() == Value::descriptor()) {
        static_cast<Value*>(Mutable(slot))->set_number_value(value);
        return;
      }
      break;
    default:
      break;
  }
  WrongType(slot, found);
}

void MessageBuilder::String(absl::string_view value) {
  if (skipping_ > 0) return;
  const Slot slot = TakeSlot();
  if (slot.kind == Slot::Kind::kSkip) return;
  if (slot.kind == Slot::Kind::kRoot) return WrongType(slot, "a string");
  if (slot.kind == Slot::Kind::kValue) {
    return slot.value->set_string_value(value.data(), value.size());
  }
  SetText(slot, value);
  if (!value.empty() &&
      (slot.info->type != nullptr ||
       slot.info->cpp_type == pb::FieldDescriptor::CPPTYPE_STRING))
    return;
  Value kept;
  kept.set_string_value(value.data(), value.size());
  KeepDefault(slot, kept);
}

void MessageBuilder::Int(int64_t value) {
  if (skipping_ > 0) return;
  const Slot slot = TakeSlot();
  if (slot.kind == Slot::Kind::kSkip) return;
  if (slot.kind == Slot::Kind::kRoot) return WrongType(slot, "a number");
  if (slot.kind == Slot::Kind::kValue)
    return slot.value->set_number_value(static_cast<double>(value));
  // A document holds the deployment as a Struct, where a number is a double.
  constexpr int64_t kExact = int64_t{1} << 53;
  if ((value > kExact || value < -kExact) && InDeployment())
    return SetNumber(slot, static_cast<double>(value), "a number");
  SetInteger(slot, value);
  if (value != 0) return;
  Value kept;
  kept.set_number_value(0);
  KeepDefault(slot, kept);
}

void MessageBuilder::BigInt(absl::string_view digits) {
  double value = 0;
  if (!absl::SimpleAtod(digits, &value))
    value = std::numeric_limits<double>::infinity();
  Double(value);
}

void MessageBuilder::Double(double value) {
  if (skipping_ > 0) return;
  const Slot slot = TakeSlot();
  if (slot.kind == Slot::Kind::kSkip) return;
  if (slot.kind == Slot::Kind::kRoot) return WrongType(slot, "a number");
  if (!std::isfinite(value))
    return WrongType(slot, "a number that JSON has not");
  if (slot.kind == Slot::Kind::kValue)
    return slot.value->set_number_value(value);
  SetNumber(slot, value, "a number");
  if (value != 0) return;
  Value kept;
  kept.set_number_value(value);
  KeepDefault(slot, kept);
}

void MessageBuilder::Bool(bool value) {
  if (skipping_ > 0) return;
  const Slot slot = TakeSlot();
  if (slot.kind == Slot::Kind::kSkip) return;
  if (slot.kind == Slot::Kind::kValue) return slot.value->set_bool_value(value);
  if (slot.field != nullptr &&
      (!slot.info->repeated || slot.kind == Slot::Kind::kElement)) {
    if (slot.info->cpp_type == pb::FieldDescriptor::CPPTYPE_BOOL) {
      slot.type->reflection->SetBool(slot.parent, slot.field, value);
      if (value || slot.kind == Slot::Kind::kElement) return;
      Value kept;
      kept.set_bool_value(false);
      return KeepDefault(slot, kept);
    }
    if (slot.field->message_type() == Value::descriptor()) {
      return static_cast<Value*>(Mutable(slot))->set_bool_value(value);
    }
  }
  WrongType(slot, value ? "`true`" : "`false`");
}

void MessageBuilder::Null() {
  if (skipping_ > 0) return;
  const Slot slot = TakeSlot(/*is_null=*/true);
  if (slot.kind == Slot::Kind::kSkip) return;
  if (slot.kind == Slot::Kind::kValue)
    return slot.value->set_null_value(Value::NULL_VALUE);
  if (slot.kind == Slot::Kind::kRoot) return WrongType(slot, "null");
  if (slot.field->message_type() == Value::descriptor() &&
      (!slot.info->repeated || slot.kind == Slot::Kind::kElement)) {
    return static_cast<Value*>(Mutable(slot))
        ->set_null_value(Value::NULL_VALUE);
  }
  // In a message null says that the field is not there; a list or map of
  // messages has no such member.
  const bool entry = slot.kind == Slot::Kind::kField &&
                     absl::EndsWith(slot.type->descriptor->name(), "Entry");
  if (slot.kind == Slot::Kind::kElement || entry)
    return WrongType(slot, "null");
  frames_.back().null |= uint64_t{1} << slot.field->index();
  if (InDeployment()) MarkNull(slot.parent, *slot.field);
}

}  // namespace kfir::kfp2
