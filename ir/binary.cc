// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "absl/strings/str_cat.h"
#include "google/protobuf/arena.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"
#include "ir/diagnostic_kinds.h"
#include "ir/io.h"
#include "ir/io_internal.h"
#include "ir/wire_check.h"
#include "support/status_macros.h"

namespace kfir::ir {
namespace {

using ::google::protobuf::io::CodedInputStream;
using ::google::protobuf::io::CodedOutputStream;
using ::google::protobuf::io::StringOutputStream;

}  // namespace

absl::Status ReadBinary(absl::string_view bytes, absl::string_view file,
                        Module& module, DiagnosticSink& diagnostics) {
  KFIR_TRY(CheckWire(bytes, file, *Module::descriptor(), kMessageDepth,
                     diagnostics));
  CodedInputStream input(reinterpret_cast<const uint8_t*>(bytes.data()),
                         static_cast<int>(bytes.size()));
  input.SetRecursionLimit(kMessageDepth);
  if (!module.ParseFromCodedStream(&input)) {
    return absl::InternalError("protobuf refuses a message that was checked");
  }
  KFIR_TRY(CheckFormatVersion(module, {std::string(file), 0, 0}, diagnostics));
  if (module.end_mark() != kEndMark) {
    diagnostics.Emit(kinds::BinaryCutOff, {std::string(file), 0, 0},
                     {absl::StrCat(bytes.size())});
    return ErrorReported();
  }
  module.clear_end_mark();
  return absl::OkStatus();
}

// The format version is the first field, so its tag is the first byte; no text
// begins with a backspace.
bool LooksBinary(absl::string_view bytes) {
  return !bytes.empty() &&
         bytes[0] == static_cast<char>(Module::kFormatVersionFieldNumber << 3);
}

std::string WriteBinary(const Module& module) {
  google::protobuf::Arena arena;
  const Module* source = &module;
  if (!module.text_file().empty()) {
    auto* copy = google::protobuf::Arena::CreateMessage<Module>(&arena);
    *copy = module;
    ClearTextLocations(*copy);
    source = copy;
  }
  std::string bytes;
  // Growing by doubling would hold a large module twice.
  bytes.reserve(source->ByteSizeLong() + 16);
  {
    StringOutputStream stream(&bytes);
    CodedOutputStream output(&stream);
    source->SerializeWithCachedSizes(&output);
    output.WriteTag((Module::kEndMarkFieldNumber << 3) | 5);
    output.WriteLittleEndian32(kEndMark);
  }
  return bytes;
}

}  // namespace kfir::ir
