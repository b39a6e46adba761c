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
#include "support/json/writer.h"

namespace kfir::kfp2 {
namespace {

// One line of the comment.  A line break in a name or default stays in the
// comment.
void AppendComment(absl::string_view line, std::string* text) {
  for (const char c : line) {
    *text += c;
    if (c == '\n') *text += '#';
  }
  *text += '\n';
}

// As Python's repr() of what the JSON form holds.
std::string Repr(const Value& value);

std::string ReprText(absl::string_view text) {
  const bool single =
      absl::StrContains(text, '\'') && !absl::StrContains(text, '"');
  const char quote = single ? '"' : '\'';
  std::string result(1, quote);
  for (const char c : text) {
    if (c == quote || c == '\\') {
      absl::StrAppend(&result, "\\", std::string(1, c));
    } else if (c == '\n') {
      result += "\\n";
    } else if (c == '\t') {
      result += "\\t";
    } else if (c == '\r') {
      result += "\\r";
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
      absl::StrAppendFormat(&result, "\\x%02x", static_cast<unsigned char>(c));
    } else {
      result += c;
    }
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
    const std::vector<absl::string_view> lines =
        absl::StrSplit(absl::StripSuffix(description, "\n"), '\n');
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
