// SPDX-License-Identifier: Apache-2.0
#include "ir/wire_check.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/wire_format_lite.h"
#include "ir/diagnostic_kinds.h"
#include "support/utf8.h"

namespace kfir::ir {
namespace {

using ::google::protobuf::Descriptor;
using ::google::protobuf::FieldDescriptor;
using ::google::protobuf::internal::WireFormatLite;

// protobuf's own limit on a field number.
constexpr uint64_t kLargestTag = (uint64_t{1} << 32) - 1;

// What is asked about each field of a type.
struct Type;
struct Field {
  const FieldDescriptor* descriptor = nullptr;  // null: there is none
  int wire_type = 0;
  bool is_packable = false;
  bool is_text = false;
  Type* message = nullptr;  // null: not a message, or not looked at yet
};
struct Type {
  const Descriptor* descriptor = nullptr;
  std::vector<Field> fields;  // by number
};

// The types that were met.
class Types {
 public:
  Type& Of(const Descriptor& descriptor) {
    std::unique_ptr<Type>& type = types_[&descriptor];
    if (type != nullptr) return *type;
    type = std::make_unique<Type>();
    type->descriptor = &descriptor;
    for (int i = 0; i < descriptor.field_count(); ++i) {
      const FieldDescriptor& field = *descriptor.field(i);
      const auto number = static_cast<size_t>(field.number());
      if (number >= type->fields.size()) type->fields.resize(number + 1);
      type->fields[number] = {
          &field,
          WireFormatLite::WireTypeForFieldType(
              static_cast<WireFormatLite::FieldType>(field.type())),
          field.is_packable(), field.type() == FieldDescriptor::TYPE_STRING,
          nullptr};
    }
    return *type;
  }

 private:
  absl::flat_hash_map<const Descriptor*, std::unique_ptr<Type>> types_;
};

class Checker {
 public:
  Checker(absl::string_view bytes, absl::string_view file,
          DiagnosticSink& diagnostics)
      : bytes_(bytes), file_(file), diagnostics_(diagnostics) {}

  absl::Status Check(const Descriptor& type, int depth) {
    return Message(types_.Of(type), bytes_.size(), depth) ? absl::OkStatus()
                                                          : ErrorReported();
  }

 private:
  // Each of these is false after a diagnostic.
  bool Message(Type& type, size_t end, int depth) {
    if (depth == 0) {
      return Fail(at_, "messages nest deeper than any module's");
    }
    while (at_ < end) {
      const size_t start = at_;
      uint64_t tag;
      if (!Varint(end, &tag)) return false;
      const size_t number = tag > kLargestTag ? 0 : tag >> 3;
      if (number >= type.fields.size() ||
          type.fields[number].descriptor == nullptr) {
        return Fail(start, absl::StrCat("`", type.descriptor->name(),
                                        "` has no field ", tag >> 3));
      }
      if (!Content(type.fields[number], static_cast<int>(tag & 7), start, end,
                   depth)) {
        return false;
      }
    }
    return true;
  }

  bool Content(Field& field, int wire_type, size_t start, size_t end,
               int depth) {
    const bool packed = field.is_packable &&
                        wire_type == WireFormatLite::WIRETYPE_LENGTH_DELIMITED;
    if (wire_type != field.wire_type && !packed) {
      return FailAt(start, field, "has another wire type");
    }
    switch (wire_type) {
      case WireFormatLite::WIRETYPE_VARINT: {
        uint64_t ignored;
        return Varint(end, &ignored);
      }
      case WireFormatLite::WIRETYPE_FIXED64:
        return Skip(8, field, start, end);
      case WireFormatLite::WIRETYPE_FIXED32:
        return Skip(4, field, start, end);
      default:
        break;
    }
    uint64_t size;
    if (!Varint(end, &size)) return false;
    const size_t content = at_;
    if (!Skip(size, field, start, end)) return false;
    if (field.is_text) {
      return FindInvalidUtf8(bytes_.substr(content, size)) ==
                 absl::string_view::npos ||
             FailAt(content, field, "is not UTF-8");
    }
    if (field.descriptor->type() != FieldDescriptor::TYPE_MESSAGE) return true;
    at_ = content;
    if (field.message == nullptr) {
      field.message = &types_.Of(*field.descriptor->message_type());
    }
    return Message(*field.message, content + size, depth - 1);
  }

  bool Skip(uint64_t size, const Field& field, size_t start, size_t end) {
    if (size > end - at_) return FailAt(start, field, "is cut off");
    at_ += size;
    return true;
  }

  bool Varint(size_t end, uint64_t* value) {
    const size_t start = at_;
    if (at_ < end && static_cast<uint8_t>(bytes_[at_]) < 0x80) {
      *value = static_cast<uint8_t>(bytes_[at_++]);
      return true;
    }
    *value = 0;
    for (int shift = 0; shift < 64 && at_ < end; shift += 7) {
      const auto byte = static_cast<uint8_t>(bytes_[at_++]);
      *value |= uint64_t{byte & 0x7Fu} << shift;
      if (byte < 0x80) return true;
    }
    return Fail(start, "a number is cut off or too long");
  }

  bool FailAt(size_t offset, const Field& field, absl::string_view what) {
    return Fail(
        offset,
        absl::StrCat("field `", field.descriptor->name(), "` of `",
                     field.descriptor->containing_type()->name(), "` ", what));
  }

  bool Fail(size_t offset, absl::string_view what) {
    diagnostics_.Emit(kinds::BinarySyntax, {std::string(file_), 0, 0},
                      {absl::StrCat(offset), what});
    return false;
  }

  absl::string_view bytes_;
  absl::string_view file_;
  DiagnosticSink& diagnostics_;
  Types types_;
  size_t at_ = 0;
};

}  // namespace

absl::Status CheckWire(absl::string_view bytes, absl::string_view file,
                       const Descriptor& type, int depth,
                       DiagnosticSink& diagnostics) {
  return Checker(bytes, file, diagnostics).Check(type, depth);
}

}  // namespace kfir::ir
