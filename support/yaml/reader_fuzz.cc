// SPDX-License-Identifier: Apache-2.0
//
// Whatever the bytes are, reading ends: with balanced calls, or with an error
// at a place.  What was read is written in every style and read back.
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

#include "absl/strings/string_view.h"
#include "support/yaml/reader.h"
#include "support/yaml/writer.h"

namespace kfir {
namespace {

void Require(bool condition) {
  if (!condition) std::abort();
}

// Hands the first document to a writer, all scalars as strings, and checks that
// calls nest.
class Copier final : public YamlHandler {
 public:
  explicit Copier(ValueWriter& writer) : writer_(writer) {}

  void BeginDocument(YamlMark) override {
    Require(in_map_.empty());
    ++documents;
  }
  void EndDocument() override { Require(in_map_.empty()); }
  void BeginMap(YamlMark) override {
    Value();
    in_map_ += 'k';  // waits for a key
    if (documents == 1) writer_.BeginMap();
  }
  void EndMap() override {
    Require(in_map_.back() == 'k');
    in_map_.pop_back();
    if (documents == 1) writer_.EndMap();
  }
  void BeginList(YamlMark) override {
    Value();
    in_map_ += 'l';
    if (documents == 1) writer_.BeginList();
  }
  void EndList() override {
    Require(in_map_.back() == 'l');
    in_map_.pop_back();
    if (documents == 1) writer_.EndList();
  }
  void Scalar(const YamlScalar& scalar) override {
    ResolveYamlScalar(scalar.value);
    if (!in_map_.empty() && in_map_.back() == 'k') {
      in_map_.back() = 'v';
      if (documents == 1) writer_.Key(scalar.value);
    } else {
      Value();
      if (documents == 1) writer_.String(scalar.value);
    }
  }

  int documents = 0;

 private:
  void Value() {
    if (in_map_.empty()) return;
    Require(in_map_.back() != 'k');
    if (in_map_.back() == 'v') in_map_.back() = 'k';
  }

  ValueWriter& writer_;
  std::string in_map_;
};

// The first document in `style`; empty: there is none.
std::string Copy(absl::string_view text, YamlStyle style, bool* ok) {
  std::string out;
  const std::unique_ptr<ValueWriter> writer = MakeYamlWriter(style, &out);
  Copier copier(*writer);
  DiagnosticSink diagnostics;
  YamlLimits limits;
  limits.alias_nodes = 10'000;
  const absl::Status status =
      ReadYaml(text, "input", copier, diagnostics, limits);
  *ok = status.ok();
  Require(status.ok() != diagnostics.has_errors());
  for (const Diagnostic& diagnostic : diagnostics.diagnostics()) {
    Require(diagnostic.location.line > 0 && diagnostic.location.column > 0);
  }
  if (!*ok || copier.documents == 0) return "";
  writer->Finish();
  return out;
}

}  // namespace
}  // namespace kfir

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using kfir::YamlStyle;
  const absl::string_view text(reinterpret_cast<const char*>(data), size);
  bool ok = false;
  const std::string ours = kfir::Copy(text, YamlStyle::kKfir, &ok);
  if (!ok || ours.empty()) return 0;
  kfir::Require(kfir::Copy(ours, YamlStyle::kKfir, &ok) == ours);
  // PyYAML's layouts leave keys plain that we resolve: they are only written.
  kfir::Copy(text, YamlStyle::kKfp1, &ok);
  kfir::Copy(text, YamlStyle::kKfp2, &ok);
  return 0;
}
