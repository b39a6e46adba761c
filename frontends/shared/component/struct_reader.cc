// SPDX-License-Identifier: Apache-2.0
#include "frontends/shared/component/struct_reader.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "frontends/shared/diagnostic_kinds.h"

namespace kfir {
namespace {

using Kind = YamlNode::Kind;

}  // namespace

StructReader::StructReader(const YamlNode& node, absl::string_view what,
                           std::initializer_list<absl::string_view> keys,
                           ComponentReporter& reporter)
    : node_(node), what_(what), reporter_(reporter) {
  if (node.kind != Kind::kMap) {
    reporter.Report(kinds::ComponentType, node,
                    {what, KindName(node.kind), "a map"});
    return;
  }
  for (size_t i = 0; i < node.items.size(); i += 2) {
    const YamlNode& key = node.items[i];
    if (!key.is_string() ||
        std::find(keys.begin(), keys.end(), key.text) == keys.end()) {
      reporter.Report(kinds::ComponentUnknownKey, key, {key.text, what});
    }
  }
}

const YamlNode* StructReader::Any(absl::string_view key) const {
  if (node_.kind != Kind::kMap) return nullptr;
  for (size_t i = 0; i < node_.items.size(); i += 2) {
    if (node_.items[i].is_string() && node_.items[i].text == key) {
      return node_.items[i + 1].is_null() ? nullptr : &node_.items[i + 1];
    }
  }
  return nullptr;
}

void StructReader::ReportKind(const YamlNode& value, absl::string_view key,
                              absl::string_view expected) const {
  reporter_.Report(
      kinds::ComponentType, value,
      {absl::StrCat("`", key, "` of ", what_), KindName(value.kind), expected});
}

void StructReader::ReportMissing(absl::string_view key) const {
  reporter_.Report(kinds::ComponentMissingKey, node_, {key, what_});
}

const YamlNode* StructReader::OfKind(absl::string_view key, Kind kind) const {
  const YamlNode* value = Any(key);
  if (value == nullptr || value->kind == kind) return value;
  ReportKind(*value, key, KindName(kind));
  return nullptr;
}

const YamlNode* StructReader::Map(absl::string_view key) const {
  return OfKind(key, Kind::kMap);
}

const YamlNode* StructReader::List(absl::string_view key) const {
  return OfKind(key, Kind::kList);
}

const YamlNode* StructReader::StringMap(absl::string_view key) const {
  const YamlNode* map = Map(key);
  if (map == nullptr) return nullptr;
  for (const YamlNode& item : map->items) {
    if (!item.is_string()) {
      ReportKind(item, key, "a string");
    }
  }
  return map;
}

std::optional<std::string> StructReader::String(absl::string_view key) const {
  const YamlNode* value = OfKind(key, Kind::kString);
  if (value == nullptr) return std::nullopt;
  return value->text;
}

bool StructReader::Bool(absl::string_view key) const {
  const YamlNode* value = OfKind(key, Kind::kBool);
  return value != nullptr && value->bool_value;
}

std::string StructReader::RequiredString(absl::string_view key) const {
  if (node_.kind == Kind::kMap && Any(key) == nullptr) ReportMissing(key);
  return String(key).value_or("");
}

}  // namespace kfir
