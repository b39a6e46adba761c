// SPDX-License-Identifier: Apache-2.0
#include "ir/pipeline_spec/header.h"

#include <algorithm>
#include <type_traits>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "llvm/Support/Unicode.h"
#include "support/json/writer.h"
#include "support/utf8.h"

namespace kfir::kfp2 {
namespace {

// As Python's repr() escapes a character.
void AppendEscape(char32_t code, std::string* text) {
  if (code < 0x100) {
    absl::StrAppendFormat(text, "\\x%02x", static_cast<unsigned>(code));
  } else if (code < 0x10000) {
    absl::StrAppendFormat(text, "\\u%04x", static_cast<unsigned>(code));
  } else {
    absl::StrAppendFormat(text, "\\U%08x", static_cast<unsigned>(code));
  }
}

// What ends a line to a reader of YAML or to Python, but for "\n".
bool IsOtherLineBreak(char32_t code) {
  return (code >= 0x0B && code <= 0x0D) || (code >= 0x1C && code <= 0x1E) ||
         code == 0x85 || code == 0x2028 || code == 0x2029;
}

// Whether a comment may hold the character.
bool IsAllowedInYaml(char32_t code) {
  if (code < 0x20) return code == '\t';
  return (code < 0x7F || code >= 0xA0) && !IsOtherLineBreak(code) &&
         code != 0xFFFE && code != 0xFFFF;
}

// One line of the comment.  A line break in a name or default stays in the
// comment; what no reader of YAML takes is escaped.
void AppendComment(absl::string_view line, std::string* text) {
  for (size_t i = 0; i < line.size();) {
    const Utf8Character character = DecodeUtf8(line, i);
    if (character.code == '\n') {
      *text += "\n#";
    } else if (IsAllowedInYaml(character.code)) {
      absl::StrAppend(text,
                      line.substr(i, static_cast<size_t>(character.length)));
    } else {
      AppendEscape(character.code, text);
    }
    i += static_cast<size_t>(character.length);
  }
  *text += '\n';
}

// As str.splitlines().
std::vector<absl::string_view> SplitLines(absl::string_view text) {
  std::vector<absl::string_view> lines;
  size_t begin = 0;
  for (size_t i = 0; i < text.size();) {
    const Utf8Character character = DecodeUtf8(text, i);
    const size_t end = i;
    i += static_cast<size_t>(character.length);
    if (character.code != '\n' && !IsOtherLineBreak(character.code)) continue;
    lines.push_back(text.substr(begin, end - begin));
    if (character.code == '\r' && i < text.size() && text[i] == '\n') ++i;
    begin = i;
  }
  if (begin < text.size()) lines.push_back(text.substr(begin));
  return lines;
}

// As str.isprintable().
bool IsPrintable(char32_t code) {
  if (code < 0x7F) return code >= 0x20;
  const bool is_space = code == 0xA0 || code == 0x1680 ||
                        (code >= 0x2000 && code <= 0x200A) || code == 0x202F ||
                        code == 0x205F || code == 0x3000;
  return !is_space && code != 0xAD &&
         llvm::sys::unicode::isPrintable(static_cast<int>(code));
}

// As Python's repr() of what the JSON form holds.
std::string Repr(const Value& value);

std::string ReprText(absl::string_view text) {
  const bool single =
      absl::StrContains(text, '\'') && !absl::StrContains(text, '"');
  const char quote = single ? '"' : '\'';
  std::string result(1, quote);
  for (size_t i = 0; i < text.size();) {
    const Utf8Character character = DecodeUtf8(text, i);
    const char32_t c = character.code;
    if (c == static_cast<unsigned char>(quote) || c == '\\') {
      absl::StrAppend(&result, "\\", text.substr(i, 1));
    } else if (c == '\n') {
      result += "\\n";
    } else if (c == '\t') {
      result += "\\t";
    } else if (c == '\r') {
      result += "\\r";
    } else if (!IsPrintable(c)) {
      AppendEscape(c, &result);
    } else {
      absl::StrAppend(&result,
                      text.substr(i, static_cast<size_t>(character.length)));
    }
    i += static_cast<size_t>(character.length);
  }
  result += quote;
  return result;
}

std::string ReprStruct(const Struct& value) {
  std::string result = "{";
  for (const Struct::Entry& entry : value.fields()) {
    absl::StrAppend(&result, result.size() > 1 ? ", " : "",
                    ReprText(entry.key()), ": ", Repr(entry.value()));
  }
  return absl::StrCat(result, "}");
}

std::string Repr(const Value& value) {
  switch (value.kind_case()) {
    case Value::kNumberValue:
      return PythonFloatRepr(value.number_value());
    case Value::kStringValue:
      return ReprText(value.string_value());
    case Value::kBoolValue:
      return value.bool_value() ? "True" : "False";
    case Value::kStructValue:
      return ReprStruct(value.struct_value());
    case Value::kListValue: {
      std::string result = "[";
      for (const Value& item : value.list_value().values()) {
        absl::StrAppend(&result, result.size() > 1 ? ", " : "", Repr(item));
      }
      return absl::StrCat(result, "]");
    }
    default:
      return "None";
  }
}

absl::string_view TypeWord(ParameterType::ParameterTypeEnum type) {
  switch (type) {
    case ParameterType::NUMBER_DOUBLE:
      return "float";
    case ParameterType::NUMBER_INTEGER:
      return "int";
    case ParameterType::STRING:
      return "str";
    case ParameterType::BOOLEAN:
      return "bool";
    case ParameterType::LIST:
      return "list";
    case ParameterType::STRUCT:
      return "dict";
    case ParameterType::TASK_FINAL_STATUS:
      return "PipelineTaskFinalStatus";
    case ParameterType::TASK_CONFIG:
      return "TaskConfig";
    default:
      return "";
  }
}

// `name: type [Default: value]` of each port, by name.
template <typename Definitions>
std::vector<std::pair<std::string, std::string>> Ports(
    const Definitions& definitions) {
  std::vector<std::pair<std::string, std::string>> ports;
  for (const auto& entry : definitions.parameters()) {
    std::string text(TypeWord(entry.value().parameter_type()));
    if constexpr (std::is_same_v<Definitions, ComponentInputsSpec>) {
      if (entry.value().has_default_value()) {
        const Value& value = entry.value().default_value();
        const bool is_text = value.kind_case() == Value::kStringValue;
        absl::StrAppend(&text, " [Default: ",
                        is_text ? absl::StrCat("'", value.string_value(), "'")
                                : Repr(value),
                        "]");
      }
    }
    ports.emplace_back(entry.key(), std::move(text));
  }
  for (const auto& entry : definitions.artifacts()) {
    ports.emplace_back(entry.key(),
                       entry.value().artifact_type().schema_title());
  }
  std::sort(ports.begin(), ports.end());
  return ports;
}

template <typename Definitions>
void AppendPorts(absl::string_view title, const Definitions& definitions,
                 std::string* text) {
  const auto ports = Ports(definitions);
  if (ports.empty()) return;
  absl::StrAppend(text, "# ", title, ":\n");
  for (const auto& [name, type] : ports)
    AppendComment(absl::StrCat("#    ", name, ": ", type), text);
}

}  // namespace

std::string PipelineHeader(const PipelineSpec& spec,
                           absl::string_view description) {
  std::string text = "# PIPELINE DEFINITION\n";
  AppendComment(absl::StrCat("# Name: ", spec.pipeline_info().name()), &text);
  if (!description.empty()) {
    std::vector<absl::string_view> lines = SplitLines(description);
    AppendComment(absl::StrCat("# Description: ", lines[0]), &text);
    for (size_t i = 1; i < lines.size(); ++i)
      AppendComment(absl::StrCat("#              ", lines[i]), &text);
  }
  AppendPorts("Inputs", spec.root().input_definitions(), &text);
  AppendPorts("Outputs", spec.root().output_definitions(), &text);
  return text;
}

absl::string_view LeadingComment(absl::string_view text) {
  size_t end = 0;
  while (end < text.size() && text[end] == '#') {
    const size_t line = text.find('\n', end);
    end = line == absl::string_view::npos ? text.size() : line + 1;
  }
  return text.substr(0, end);
}

std::string DescriptionIn(absl::string_view header) {
  constexpr absl::string_view kFirst = "# Description: ";
  constexpr absl::string_view kNext = "#              ";
  if (!absl::StartsWith(header, "# PIPELINE DEFINITION\n")) return "";
  std::string description;
  bool inside = false;
  for (absl::string_view line : absl::StrSplit(header, '\n')) {
    if (inside && absl::ConsumePrefix(&line, kNext)) {
      absl::StrAppend(&description, "\n", line);
    } else if (inside) {
      break;
    } else if (absl::ConsumePrefix(&line, kFirst)) {
      description = std::string(line);
      inside = true;
    }
  }
  return description;
}

}  // namespace kfir::kfp2
