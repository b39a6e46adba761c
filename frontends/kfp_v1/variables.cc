// SPDX-License-Identifier: Apache-2.0
#include "frontends/kfp_v1/variables.h"

#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "frontends/kfp_v1/placeholders.h"

namespace kfir::kfp_v1 {
namespace {

bool IsVariable(absl::string_view text) {
  if (text.empty()) return false;
  for (const char c : text) {
    if (!absl::ascii_isalnum(static_cast<unsigned char>(c)) && c != '-' &&
        c != '.' && c != '_') {
      return false;
    }
  }
  return true;
}

// The first variable in `text`, of which what follows stays.
std::optional<absl::string_view> NextVariable(absl::string_view& text) {
  for (;;) {
    const size_t open = text.find("{{");
    if (open == absl::string_view::npos) return std::nullopt;
    text.remove_prefix(open + 2);
    const absl::string_view variable = text.substr(0, text.find("}}"));
    if (variable.size() == text.size()) return std::nullopt;
    if (IsVariable(variable)) return variable;
  }
}

bool IsMisplaced(absl::string_view variable, bool in_template) {
  const absl::string_view first = variable.substr(0, variable.find('.'));
  if (first == "item" || first == "steps" || first == "outputs") return true;
  if (first == "tasks") return in_template;
  return first == "inputs" && !absl::StartsWith(variable, "inputs.parameters.");
}

}  // namespace

std::string MisplacedVariable(absl::string_view text, bool in_template) {
  while (const auto variable = NextVariable(text)) {
    if (IsMisplaced(*variable, in_template)) return std::string(*variable);
  }
  return "";
}

std::string MisplacedVariable(const PyValue& value, bool in_template) {
  if (value.is_str()) return MisplacedVariable(value.text(), in_template);
  if (!value.is_sequence() && !value.is_dict()) return "";
  for (const PyValue& item : value.items()) {
    std::string found = MisplacedVariable(item, in_template);
    if (!found.empty()) return found;
  }
  return "";
}

void FindTypedReferences(const PyValue& value,
                         std::vector<absl::string_view>& found) {
  if (value.is_sequence() || value.is_dict()) {
    for (const PyValue& item : value.items()) FindTypedReferences(item, found);
  }
  if (!value.is_str()) return;
  absl::string_view text = value.text();
  while (const auto variable = NextVariable(text)) {
    if (absl::StartsWith(*variable, "inputs.parameters.") ||
        absl::StartsWith(*variable, "tasks.")) {
      found.push_back(*variable);
    }
  }
}

void AddTypedReferences(absl::Span<const absl::string_view> references,
                        ir::Task& task) {
  if (references.empty()) return;
  ir::Attribute& attribute = *task.add_attributes();
  attribute.set_name("kfp1.typed_references");
  for (const absl::string_view reference : references) {
    attribute.mutable_value()->mutable_list()->add_items()->set_string_value(
        std::string(reference));
  }
}

bool HoldsParam(absl::string_view text) {
  return absl::StrContains(text, kParamStart);
}

std::string UnresolvedParam(absl::string_view text) {
  if (!HoldsParam(text)) return "";
  PlaceholderScanner scanner(text);
  while (scanner.Next()) {
    if (scanner.placeholder().has_value()) continue;
    const size_t start = scanner.text().find(kParamStart);
    if (start == absl::string_view::npos) continue;
    const absl::string_view rest = scanner.text().substr(start);
    const size_t end = rest.find("}}");
    return std::string(rest.substr(
        0, end == absl::string_view::npos ? kParamStart.size() : end + 2));
  }
  return "";
}

std::string UnresolvedParam(const PyValue& value) {
  if (value.is_str()) return UnresolvedParam(value.text());
  if (!value.is_sequence() && !value.is_dict()) return "";
  for (const PyValue& item : value.items()) {
    std::string found = UnresolvedParam(item);
    if (!found.empty()) return found;
  }
  return "";
}

}  // namespace kfir::kfp_v1
