// SPDX-License-Identifier: Apache-2.0
#include "backends/shared/migration/value_types.h"

#include <cmath>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "ir/pipeline_spec/trees.h"
#include "ir/tree.h"
#include "support/bool_word.h"

namespace kfir::migration {
namespace {

using Type = ir::Type;

struct Named {
  absl::string_view name;
  Type::Parameter type;
};
constexpr Named kParameters[] = {
    {"bool", Type::PARAMETER_BOOLEAN},
    {"boolean", Type::PARAMETER_BOOLEAN},
    {"dict", Type::PARAMETER_STRUCT},
    {"double", Type::PARAMETER_DOUBLE},
    {"float", Type::PARAMETER_DOUBLE},
    {"int", Type::PARAMETER_INTEGER},
    {"integer", Type::PARAMETER_INTEGER},
    {"jsonarray", Type::PARAMETER_LIST},
    {"jsonobject", Type::PARAMETER_STRUCT},
    {"list", Type::PARAMETER_LIST},
    {"str", Type::PARAMETER_STRING},
    {"string", Type::PARAMETER_STRING},
    {"text", Type::PARAMETER_STRING},
};

constexpr absl::string_view kArtifacts[] = {
    "Artifact", "ClassificationMetrics",
    "Dataset",  "HTML",
    "Markdown", "Metrics",
    "Model",    "SlicedClassificationMetrics",
};

Type::Parameter ByName(absl::string_view name) {
  absl::ConsumePrefix(&name, "typing.");
  const std::string lower =
      absl::AsciiStrToLower(name.substr(0, name.find('[')));
  for (const Named& known : kParameters) {
    if (known.name == lower) return known.type;
  }
  return Type::PARAMETER_UNSPECIFIED;
}

}  // namespace

Type::Parameter ParameterType(const Type& type) {
  if (type.kind_case() == Type::kParameter) return type.parameter();
  return ByName(type.named().string_value());
}

Type::Parameter ItemType(const Type& type) {
  const std::string& name = type.named().string_value();
  const size_t open = name.find('[');
  if (open == std::string::npos || name.back() != ']')
    return Type::PARAMETER_UNSPECIFIED;
  return ByName(
      absl::string_view(name).substr(open + 1, name.size() - open - 2));
}

Type::Parameter TypeOf(const ir::Tree& constant) {
  switch (constant.kind_case()) {
    case ir::Tree::kIntValue:
    case ir::Tree::kBigIntValue:
      return Type::PARAMETER_INTEGER;
    case ir::Tree::kDoubleValue:
      return Type::PARAMETER_DOUBLE;
    case ir::Tree::kBoolValue:
      return Type::PARAMETER_BOOLEAN;
    case ir::Tree::kList:
      return Type::PARAMETER_LIST;
    case ir::Tree::kMap:
      return Type::PARAMETER_STRUCT;
    default:
      return Type::PARAMETER_STRING;
  }
}

Type::Artifact ArtifactType(const Type& type) {
  if (!type.artifact().schema_title().empty()) return type.artifact();
  Type::Artifact result;
  result.set_schema_title("system.Artifact");
  result.set_schema_version("0.0.1");
  const std::string& name = type.named().string_value();
  for (const absl::string_view known : kArtifacts) {
    if (absl::EqualsIgnoreCase(known, name))
      result.set_schema_title(absl::StrCat("system.", known));
  }
  absl::string_view title = name;
  if (absl::ConsumePrefix(&title, "google.") && !title.empty()) {
    bool letters = true;
    for (const char c : title)
      letters = letters && absl::ascii_isalpha(static_cast<unsigned char>(c));
    if (letters) result.set_schema_title(name);
  }
  return result;
}

std::optional<ir::Tree> ParseAs(Type::Parameter type, absl::string_view text) {
  ir::Tree tree;
  int64_t whole = 0;
  double number = 0;
  switch (type) {
    case Type::PARAMETER_INTEGER:
      if (!absl::SimpleAtoi(text, &whole)) return std::nullopt;
      return ir::IntTree(whole);
    case Type::PARAMETER_DOUBLE:
      if (!absl::SimpleAtod(text, &number) || !std::isfinite(number))
        return std::nullopt;
      tree.set_double_value(number);
      return tree;
    case Type::PARAMETER_BOOLEAN: {
      const std::optional<bool> value = ReadBoolWord(text);
      if (!value.has_value()) return std::nullopt;
      return ir::BoolTree(*value);
    }
    case Type::PARAMETER_LIST:
    case Type::PARAMETER_STRUCT: {
      std::optional<ir::Tree> parsed = kfp2::ParseJson(text);
      const bool fits = parsed.has_value() &&
                        (type == Type::PARAMETER_LIST ? parsed->has_list()
                                                      : parsed->has_map());
      if (!fits) return std::nullopt;
      return parsed;
    }
    default:
      return ir::StringTree(text);
  }
}

}  // namespace kfir::migration
