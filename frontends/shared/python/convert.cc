// SPDX-License-Identifier: Apache-2.0
#include "frontends/shared/python/convert.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "support/diagnostics.h"
#include "support/yaml/reader.h"

namespace kfir {
namespace {

// A scalar; false: `value` is none.
bool WriteScalar(const PyValue& value, ValueWriter& out) {
  switch (value.kind()) {
    case PyValue::Kind::kNone:
      out.Null();
      return true;
    case PyValue::Kind::kBool:
      out.Bool(value.bool_value());
      return true;
    case PyValue::Kind::kInt:
      out.Int(value.int_value());
      return true;
    case PyValue::Kind::kBigInt:
      out.BigInt(value.text());
      return true;
    case PyValue::Kind::kFloat:
      out.Double(value.float_value());
      return true;
    case PyValue::Kind::kStr:
      out.String(value.text());
      return true;
    default:
      return false;
  }
}

class ToMarshal final : public YamlHandler {
 public:
  explicit ToMarshal(MarshalWriter& out) : out_(out) {}

  void BeginDocument(YamlMark) override {}
  void EndDocument() override {}
  void BeginMap(YamlMark) override {
    out_.BeginMap();
    maps_.push_back(true);
    expects_key_.push_back(true);
  }
  void EndMap() override {
    out_.EndMap();
    End();
  }
  void BeginList(YamlMark) override {
    out_.BeginList();
    maps_.push_back(false);
    expects_key_.push_back(false);
  }
  void EndList() override {
    out_.EndList();
    End();
  }
  void Scalar(const YamlScalar& scalar) override {
    if (!maps_.empty() && maps_.back() && expects_key_.back()) {
      out_.Key(scalar.value);
      expects_key_.back() = false;
      return;
    }
    Write(scalar);
    ValueEnded();
  }

 private:
  void Write(const YamlScalar& scalar) {
    if (!scalar.plain) {
      out_.String(scalar.value);
      return;
    }
    const YamlResolved resolved = ResolveYamlScalar(scalar.value);
    switch (resolved.kind) {
      case YamlResolved::Kind::kNull:
        out_.Null();
        return;
      case YamlResolved::Kind::kBool:
        out_.Bool(resolved.bool_value);
        return;
      case YamlResolved::Kind::kInt:
        out_.Int(resolved.int_value);
        return;
      case YamlResolved::Kind::kBigInt:
        out_.BigInt(absl::StrCat(resolved.big_int_value));
        return;
      case YamlResolved::Kind::kDouble:
        out_.Double(resolved.double_value);
        return;
      case YamlResolved::Kind::kString:
        out_.String(scalar.value);
        return;
    }
  }
  void End() {
    maps_.pop_back();
    expects_key_.pop_back();
    ValueEnded();
  }
  void ValueEnded() {
    if (!maps_.empty() && maps_.back()) expects_key_.back() = true;
  }

  MarshalWriter& out_;
  std::vector<bool> maps_;
  std::vector<bool> expects_key_;
};

}  // namespace

absl::Status WriteValue(const PyValue& value, ValueWriter& out) {
  struct Open {
    absl::Span<const PyValue> items;
    size_t next;
    bool is_map;
  };
  std::vector<Open> open;
  const PyValue* current = &value;
  while (true) {
    if (!WriteScalar(*current, out)) {
      if (current->kind() == PyValue::Kind::kBytes) {
        return absl::InvalidArgumentError("bytes in a document");
      }
      current->is_dict() ? out.BeginMap() : out.BeginList();
      open.push_back({current->items(), 0, current->is_dict()});
    }
    while (!open.empty() && open.back().next == open.back().items.size()) {
      open.back().is_map ? out.EndMap() : out.EndList();
      open.pop_back();
    }
    if (open.empty()) return absl::OkStatus();
    Open& top = open.back();
    if (top.is_map) out.Key(top.items[top.next++].text());
    current = &top.items[top.next++];
  }
}

absl::Status WriteYamlAsMarshal(absl::string_view text, MarshalWriter& out) {
  ToMarshal handler(out);
  DiagnosticSink diagnostics;
  if (ReadYaml(text, "output", handler, diagnostics).ok()) {
    return absl::OkStatus();
  }
  return absl::InternalError(
      absl::StrCat("the output cannot be read back: ", diagnostics.ToString()));
}

}  // namespace kfir
