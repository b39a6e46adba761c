// SPDX-License-Identifier: Apache-2.0
#include "passes/pass.h"

#include "absl/strings/str_cat.h"
#include "passes/diagnostic_kinds.h"

namespace kfir {
namespace {

Diagnostic& EmitRemark(const PassContext& context, DiagnosticKind kind,
                       SourceLocation where, absl::string_view message) {
  return context.remarks->Emit(kind, std::move(where),
                               {context.pass->name, message});
}

void AddReason(const PassContext& context, Diagnostic& remark) {
  if (context.reason.empty()) return;
  remark.notes.push_back(
      {remark.location, absl::StrCat("reason: ", context.reason)});
}

}  // namespace

void PassContext::Applied(SourceLocation where, absl::string_view message) {
  if (remarks == nullptr) return;
  AddReason(*this,
            EmitRemark(*this, kinds::PassApplied, std::move(where), message));
}

void PassContext::Missed(SourceLocation where, absl::string_view message) {
  if (remarks == nullptr) return;
  AddReason(*this,
            EmitRemark(*this, kinds::PassMissed, std::move(where), message));
}

const PassOptions::Entry* PassOptions::Find(absl::string_view name) const {
  for (const Entry& entry : entries_) {
    if (entry.name == name) return &entry;
  }
  return nullptr;
}

bool PassOptions::Has(absl::string_view name) const {
  return Find(name) != nullptr;
}

std::optional<int64_t> PassOptions::Number(absl::string_view name) const {
  const Entry* entry = Find(name);
  if (entry == nullptr) return std::nullopt;
  return std::get<int64_t>(entry->value);
}

SourceLocation PassOptions::Location(absl::string_view name) const {
  const Entry* entry = Find(name);
  return entry == nullptr ? SourceLocation() : entry->location;
}

void PassOptions::Set(absl::string_view name, OptionValue value,
                      SourceLocation location) {
  entries_.push_back({name, std::move(value), std::move(location)});
}

}  // namespace kfir
