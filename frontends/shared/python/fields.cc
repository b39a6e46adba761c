// SPDX-License-Identifier: Apache-2.0
#include "frontends/shared/python/fields.h"

#include <utility>

#include "absl/strings/str_cat.h"

namespace kfir {
namespace {

const PyValue kNone;

}  // namespace

void TraceStatus::Fail(absl::string_view what) {
  if (status_.ok()) {
    what_ = std::string(what);
    status_ = absl::InternalError(absl::StrCat("the tracer's trace: ", what));
  }
}

std::string TraceStatus::Take() {
  status_ = absl::OkStatus();
  return std::move(what_);
}

Fields::Fields(const PyValue& dict, const char* what, TraceStatus& status)
    : what_(what), status_(status) {
  if (dict.is_dict()) {
    items_ = dict.items();
  } else {
    status_.Fail(absl::StrCat(what_, " is no dict"));
  }
}

void Fields::Wrong(absl::string_view key) {
  status_.Fail(absl::StrCat("`", key, "` of ", what_, " is of another kind"));
}

const PyValue& Fields::Get(absl::string_view key) {
  for (size_t tried = 0; tried < items_.size(); tried += 2) {
    const size_t at = next_;
    next_ = next_ + 2 < items_.size() ? next_ + 2 : 0;
    if (items_[at].text() == key) return items_[at + 1];
  }
  return kNone;
}

absl::string_view Fields::Text(absl::string_view key) {
  const std::optional<absl::string_view> text = OptionalText(key);
  if (!text.has_value()) Wrong(key);
  return text.value_or("");
}

std::optional<absl::string_view> Fields::OptionalText(absl::string_view key) {
  const PyValue& value = Get(key);
  if (value.is_str()) return value.text();
  if (!value.is_none()) Wrong(key);
  return std::nullopt;
}

std::optional<int64_t> Fields::OptionalInt(absl::string_view key) {
  const PyValue& value = Get(key);
  if (value.kind() == PyValue::Kind::kInt ||
      value.kind() == PyValue::Kind::kBool) {
    return value.int_value();
  }
  if (!value.is_none()) Wrong(key);
  return std::nullopt;
}

int64_t Fields::Int(absl::string_view key) {
  const std::optional<int64_t> number = OptionalInt(key);
  if (!number.has_value()) Wrong(key);
  return number.value_or(0);
}

bool Fields::Bool(absl::string_view key) {
  const PyValue& value = Get(key);
  if (value.kind() == PyValue::Kind::kBool) return value.bool_value();
  Wrong(key);
  return false;
}

absl::Span<const PyValue> Fields::Items(absl::string_view key) {
  const PyValue& value = Get(key);
  if (value.is_sequence()) return value.items();
  if (!value.is_none()) Wrong(key);
  return {};
}

absl::Span<const PyValue> Fields::DictItems(absl::string_view key) {
  const PyValue& value = Get(key);
  if (value.is_dict()) return value.items();
  if (!value.is_none()) Wrong(key);
  return {};
}

}  // namespace kfir
