// SPDX-License-Identifier: Apache-2.0
#include "ir/wire_check.h"

#include <cstdint>
#include <string>

#include "absl/strings/str_cat.h"
#include "google/protobuf/wire_format_lite.h"
#include "ir/diagnostic_kinds.h"
#include "support/status_macros.h"
#include "support/utf8.h"

namespace kfir::ir {
namespace {

using ::google::protobuf::Descriptor;
using ::google::protobuf::FieldDescriptor;
using ::google::protobuf::internal::WireFormatLite;

// protobuf's own limit on a field number.
constexpr uint64_t kLargestTag = (uint64_t{1} << 32) - 1;

class Checker {
 public:
  Checker(absl::string_view bytes, absl::string_view file,
          DiagnosticSink& diagnostics)
      : bytes_(bytes), file_(file), diagnostics_(diagnostics) {}

  absl::Status Message(const Descriptor& type, size_t end, int depth) {
    if (depth == 0) {
      return Fail(at_, "messages nest deeper than any module's");
    }
    while (at_ < end) {
      const size_t start = at_;
      uint64_t tag;
      KFIR_TRY(Varint(end, &tag));
      const FieldDescriptor* field =
          tag > kLargestTag
              ? nullptr
              : type.FindFieldByNumber(static_cast<int>(tag >> 3));
      if (field == nullptr) {
        return Fail(
            start, absl::StrCat("`", type.name(), "` has no field ", tag >> 3));
      }
      KFIR_TRY(Field(*field, static_cast<int>(tag & 7), start, end, depth));
    }
    return absl::OkStatus();
  }

 private:
  absl::Status Field(const FieldDescriptor& field, int wire_type, size_t start,
                     size_t end, int depth) {
    const int expected = WireFormatLite::WireTypeForFieldType(
        static_cast<WireFormatLite::FieldType>(field.type()));
    const bool packed = field.is_packable() &&
                        wire_type == WireFormatLite::WIRETYPE_LENGTH_DELIMITED;
    if (wire_type != expected && !packed) {
      return Fail(start, absl::StrCat("field `", field.name(), "` of `",
                                      field.containing_type()->name(),
                                      "` has another wire type"));
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
    KFIR_TRY(Varint(end, &size));
    const size_t content = at_;
    KFIR_TRY(Skip(size, field, start, end));
    if (field.type() == FieldDescriptor::TYPE_MESSAGE) {
      at_ = content;
      return Message(*field.message_type(), content + size, depth - 1);
    }
    const absl::string_view text = bytes_.substr(content, size);
    if (field.type() == FieldDescriptor::TYPE_STRING &&
        FindInvalidUtf8(text) != text.npos) {
      return Fail(content, absl::StrCat("field `", field.name(), "` of `",
                                        field.containing_type()->name(),
                                        "` is not UTF-8"));
    }
    return absl::OkStatus();
  }

  absl::Status Skip(uint64_t size, const FieldDescriptor& field, size_t start,
                    size_t end) {
    if (size > end - at_) {
      return Fail(
          start, absl::StrCat("field `", field.name(), "` of `",
                              field.containing_type()->name(), "` is cut off"));
    }
    at_ += size;
    return absl::OkStatus();
  }

  absl::Status Varint(size_t end, uint64_t* value) {
    const size_t start = at_;
    *value = 0;
    for (int shift = 0; shift < 64 && at_ < end; shift += 7) {
      const auto byte = static_cast<uint8_t>(bytes_[at_++]);
      *value |= uint64_t{byte & 0x7Fu} << shift;
      if (byte < 0x80) return absl::OkStatus();
    }
    return Fail(start, "a number is cut off or too long");
  }

  absl::Status Fail(size_t offset, absl::string_view what) {
    diagnostics_.Emit(kinds::BinarySyntax, {std::string(file_), 0, 0},
                      {absl::StrCat(offset), what});
    return ErrorReported();
  }

  absl::string_view bytes_;
  absl::string_view file_;
  DiagnosticSink& diagnostics_;
  size_t at_ = 0;
};

}  // namespace

absl::Status CheckWire(absl::string_view bytes, absl::string_view file,
                       const Descriptor& type, int depth,
                       DiagnosticSink& diagnostics) {
  return Checker(bytes, file, diagnostics).Message(type, bytes.size(), depth);
}

}  // namespace kfir::ir
