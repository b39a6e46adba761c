// SPDX-License-Identifier: Apache-2.0
#include "ir/io.h"

#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "google/protobuf/message.h"
#include "ir/diagnostic_kinds.h"
#include "ir/io_internal.h"

namespace kfir::ir {
namespace {

using ::google::protobuf::FieldDescriptor;
using ::google::protobuf::Message;
using ::google::protobuf::Reflection;

bool IsTextLocation(const Message& message) {
  return message.GetDescriptor() == Location::descriptor() &&
         static_cast<const Location&>(message).in_text();
}

void Clear(Message& message) {
  const Reflection& reflection = *message.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection.ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
    if (!field->is_repeated()) {
      Message& child = *reflection.MutableMessage(&message, field);
      if (IsTextLocation(child)) {
        reflection.ClearField(&message, field);
      } else {
        Clear(child);
      }
      continue;
    }
    const int size = reflection.FieldSize(message, field);
    for (int i = 0; i < size; ++i) {
      Clear(*reflection.MutableRepeatedMessage(&message, field, i));
    }
  }
}

}  // namespace

void ClearTextLocations(Module& module) {
  if (module.text_file().empty()) return;
  Clear(module);
  module.clear_text_file();
}

absl::Status CheckFormatVersion(const Module& module, SourceLocation location,
                                DiagnosticSink& diagnostics) {
  if (module.format_version() == kFormatVersion) return absl::OkStatus();
  if (module.format_version() == 0) {
    diagnostics.Emit(kinds::NoFormatVersion, std::move(location),
                     {absl::StrCat(kFormatVersion)});
  } else {
    diagnostics.Emit(
        kinds::NewerFormatVersion, std::move(location),
        {absl::StrCat(module.format_version()), absl::StrCat(kFormatVersion)});
  }
  return ErrorReported();
}

}  // namespace kfir::ir
