// SPDX-License-Identifier: Apache-2.0
#include "backends/argo_v2/json.h"

#include <charconv>
#include <cmath>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/strip.h"
#include "ir/pipeline_spec/message_writer.h"
#include "support/sha256.h"
#include "support/skip_clean.h"
#include "support/value_writer.h"

namespace kfir::argo_v2 {
namespace {

using Container = kfp2::PipelineDeploymentConfig::PipelineContainerSpec;

// The shortest digits that read back as the number, then zeros: `1e20` is a one
// and no digits of its binary form.
std::string PlainText(double value) {
  char buffer[64];
  const auto end = std::to_chars(buffer, buffer + sizeof(buffer), value,
                                 std::chars_format::scientific);
  absl::string_view text(buffer, end.ptr - buffer);
  const bool negative = absl::ConsumePrefix(&text, "-");
  const size_t e = text.find('e');
  int power = 0;
  (void)absl::SimpleAtoi(text.substr(e + 1), &power);
  const std::string digits =
      absl::StrCat(text.substr(0, 1), e > 2 ? text.substr(2, e - 2) : "");
  const absl::string_view sign = negative ? "-" : "";
  if (power < 0)
    return absl::StrCat(sign, "0.", std::string(-power - 1, '0'), digits);
  const size_t whole = static_cast<size_t>(power) + 1;
  if (digits.size() <= whole)
    return absl::StrCat(sign, digits, std::string(whole - digits.size(), '0'));
  return absl::StrCat(sign, digits.substr(0, whole), ".", digits.substr(whole));
}

std::string ShortestScientific(double value) {
  char buffer[64];
  const auto end = std::to_chars(buffer, buffer + sizeof(buffer), value,
                                 std::chars_format::scientific);
  return std::string(buffer, end.ptr);
}

std::string NumberText(double value) {
  const double size = std::fabs(value);
  if (size == 0 || (size >= 1e-6 && size < 1e21)) return PlainText(value);
  std::string text = ShortestScientific(value);
  // A negative exponent of one digit has no leading zero.
  const size_t at = text.find("e-0");
  if (at != std::string::npos) text.erase(at + 2, 1);
  return text;
}

void AppendText(absl::string_view text, std::string* out) {
  out->push_back('"');
  size_t from = 0;
  // Bytes that may not stand for themselves: 0xE2 begins the two separators.
  const auto is_noted = [](auto c) {
    return (c < uint8_t{0x20}) | (c == uint8_t{'"'}) | (c == uint8_t{'\\'}) |
           (c == uint8_t{'<'}) | (c == uint8_t{'>'}) | (c == uint8_t{'&'}) |
           (c == uint8_t{0xE2});
  };
  for (size_t i = SkipClean(text, 0, is_noted); i < text.size(); ++i) {
    const auto c = static_cast<uint8_t>(text[i]);
    if (!is_noted(c)) continue;
    const bool separator = c == 0xE2 && i + 2 < text.size() &&
                           text[i + 1] == '\x80' &&
                           (text[i + 2] == '\xA8' || text[i + 2] == '\xA9');
    if (c == 0xE2 && !separator) continue;
    out->append(text.data() + from, i - from);
    from = i + (separator ? 3 : 1);
    switch (c) {
      case '"':
        *out += "\\\"";
        break;
      case '\\':
        *out += "\\\\";
        break;
      case '\b':
        *out += "\\b";
        break;
      case '\f':
        *out += "\\f";
        break;
      case '\n':
        *out += "\\n";
        break;
      case '\r':
        *out += "\\r";
        break;
      case '\t':
        *out += "\\t";
        break;
      default:
        if (separator) {
          *out += text[i + 2] == '\xA8' ? "\\u2028" : "\\u2029";
          i += 2;
        } else {
          absl::StrAppendFormat(out, "\\u%04x", c);
        }
        break;
    }
    i = SkipClean(text, i + 1, is_noted) - 1;
  }
  out->append(text.data() + from, text.size() - from);
  out->push_back('"');
}

class Writer final : public ValueWriter {
 public:
  explicit Writer(std::string* out) : out_(*out) {}

  void BeginMap() override { Open('{'); }
  void EndMap() override { Close('}'); }
  void BeginList() override { Open('['); }
  void EndList() override { Close(']'); }
  void Key(absl::string_view key) override {
    if (!first_) out_ += ',';
    AppendText(key, &out_);
    out_ += ':';
    first_ = true;
  }
  void String(absl::string_view value) override {
    Comma();
    AppendText(value, &out_);
  }
  void Int(int64_t value) override {
    Comma();
    absl::StrAppend(&out_, value);
  }
  void BigInt(absl::string_view digits) override {
    Comma();
    absl::StrAppend(&out_, digits);
  }
  void Double(double value) override {
    Comma();
    out_ += NumberText(value);
  }
  void Bool(bool value) override {
    Comma();
    out_ += value ? "true" : "false";
  }
  void Null() override {
    Comma();
    out_ += "null";
  }
  void Finish() override {}

 private:
  void Comma() {
    if (!first_) out_ += ',';
    first_ = false;
  }
  void Open(char bracket) {
    Comma();
    out_ += bracket;
    first_ = true;
  }
  void Close(char bracket) {
    out_ += bracket;
    first_ = false;
  }

  std::string& out_;
  bool first_ =
      true;  // nothing stands between here and the last opening or key
};

// Members in the order of their calls, absent where empty.
class HashedObject {
 public:
  explicit HashedObject(Writer& writer) : writer_(writer) {
    writer_.BeginMap();
  }
  ~HashedObject() { writer_.EndMap(); }

  void Text(const char* name, const std::string& value) {
    if (value.empty()) return;
    writer_.Key(name);
    writer_.String(value);
  }
  void Number(const char* name, double value) {
    if (value == 0) return;
    writer_.Key(name);
    writer_.Double(value);
  }
  template <typename Words>
  void List(const char* name, const Words& words) {
    if (words.empty()) return;
    writer_.Key(name);
    writer_.BeginList();
    for (const std::string& word : words) writer_.String(word);
    writer_.EndList();
  }

 private:
  Writer& writer_;
};

void HashResources(const Container::ResourceSpec& resources, Writer& writer) {
  HashedObject object(writer);
  object.Number("cpu_limit", resources.cpu_limit());
  object.Number("memory_limit", resources.memory_limit());
  object.Number("cpu_request", resources.cpu_request());
  object.Number("memory_request", resources.memory_request());
  object.Text("resource_cpu_limit", resources.resource_cpu_limit());
  object.Text("resource_memory_limit", resources.resource_memory_limit());
  object.Text("resource_cpu_request", resources.resource_cpu_request());
  object.Text("resource_memory_request", resources.resource_memory_request());
  if (!resources.has_accelerator()) return;
  writer.Key("accelerator");
  HashedObject accelerator(writer);
  accelerator.Text("type", resources.accelerator().type());
  if (resources.accelerator().count() != 0) {
    writer.Key("count");
    writer.Int(resources.accelerator().count());
  }
  accelerator.Text("resource_type", resources.accelerator().resource_type());
  accelerator.Text("resource_count", resources.accelerator().resource_count());
}

void HashContainer(const Container& container, Writer& writer) {
  HashedObject object(writer);
  object.Text("image", container.image());
  object.List("command", container.command());
  object.List("args", container.args());
  if (container.has_lifecycle()) {
    writer.Key("lifecycle");
    HashedObject lifecycle(writer);
    if (container.lifecycle().has_pre_cache_check()) {
      writer.Key("pre_cache_check");
      HashedObject check(writer);
      check.List("command", container.lifecycle().pre_cache_check().command());
      check.List("args", container.lifecycle().pre_cache_check().args());
    }
  }
  if (container.has_resources()) {
    writer.Key("resources");
    HashResources(container.resources(), writer);
  }
  if (container.env().empty()) return;
  writer.Key("env");
  writer.BeginList();
  for (const Container::EnvVar& variable : container.env()) {
    HashedObject item(writer);
    item.Text("name", variable.name());
    item.Text("value", variable.value());
  }
  writer.EndList();
}

}  // namespace

std::string CanonicalJson(const google::protobuf::Message& message) {
  std::string text;
  AppendCanonicalJson(message, &text);
  return text;
}

void AppendCanonicalJson(const google::protobuf::Message& message,
                         std::string* out) {
  // The API server reads executors into messages, where null says nothing.
  Writer writer(out);
  kfp2::MessageWriter(writer, kfp2::NullMarks::kLeaveOut).Write(message);
}

std::string ContainerHash(const Container& container) {
  std::string text;
  text.reserve(2 * container.ByteSizeLong() + 64);
  Writer writer(&text);
  HashContainer(container, writer);
  return Sha256Hex(text);
}

std::string FactorText(double factor) {
  if (std::isnan(factor)) return "NaN";
  if (std::isinf(factor)) return factor > 0 ? "+Inf" : "-Inf";
  const double size = std::fabs(factor);
  if (size == 0 || (size >= 1e-4 && size < 1e6)) return PlainText(factor);
  return ShortestScientific(factor);
}

}  // namespace kfir::argo_v2
