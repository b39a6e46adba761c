// SPDX-License-Identifier: Apache-2.0
//
// Whatever is accepted verifies and gives the same documents again; whatever is
// refused has a diagnostic with a place.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "frontends/pipeline_spec/pipeline_spec.h"
#include "frontends/shared/pipeline_spec/documents_reader.h"
#include "ir/ir.pb.h"
#include "ir/pipeline_spec/from_module.h"
#include "ir/pipeline_spec/message_writer.h"
#include "ir/pipeline_spec/wire.h"
#include "support/json/writer.h"

namespace {

std::string Json(const kfir::kfp2::Documents& documents) {
  std::string text;
  const auto writer = kfir::MakeJsonWriter(kfir::JsonKeys::kInOrder, &text);
  kfir::kfp2::MessageWriter(*writer).Write(documents);
  writer->Finish();
  return text;
}

void Check(bool holds, const char* what, const std::string& detail) {
  if (holds) return;
  std::fprintf(stderr, "%s\n%s\n", what, detail.c_str());
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const kfir::Source source{
      "fuzz.yaml", std::string(reinterpret_cast<const char*>(data), size)};
  kfir::ir::Module module;
  kfir::DiagnosticSink diagnostics;
  const absl::Status status =
      kfir::ReadPipelineSpec(source, {}, module, diagnostics);
  if (!status.ok()) {
    Check(kfir::IsErrorReported(status) && diagnostics.has_errors(),
          "refused without a diagnostic", status.ToString());
    // Bytes have no lines.
    const bool binary = kfir::kfp2::LooksLikeWire(source.text);
    for (const kfir::Diagnostic& found : diagnostics.diagnostics()) {
      Check(binary || (found.location.line > 0 && found.location.column > 0),
            "reported without a place", found.message);
    }
    return 0;
  }
  kfir::kfp2::Documents before, after;
  kfir::Places places;
  Check(
      kfir::ReadDocuments(source.text, source.name, before, places, diagnostics)
          .ok(),
      "read once only", diagnostics.ToString());
  Check(kfir::kfp2::FromModule(module, diagnostics, &after).ok(),
        "cannot be written", diagnostics.ToString());
  Check(Json(before) == Json(after), "differs",
        Json(before) + "\n" + Json(after));
  return 0;
}
