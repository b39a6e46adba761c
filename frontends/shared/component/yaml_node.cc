// SPDX-License-Identifier: Apache-2.0
#include "frontends/shared/component/yaml_node.h"

#include <yaml-cpp/yaml.h>

#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "frontends/shared/component/yaml_check.h"
#include "frontends/shared/diagnostic_kinds.h"
#include "support/diagnostic_kinds.h"
#include "support/json/writer.h"
#include "support/utf8.h"

namespace kfir {
namespace {

using Kind = YamlNode::Kind;

constexpr int kMaxDepth = 500;
constexpr int64_t kMaxNodes = 1'000'000;
constexpr size_t kMaxBytes = size_t{16} << 20;
constexpr size_t kNone = absl::string_view::npos;

// The first character that PyYAML accepts nowhere in a file.
size_t FindForbidden(absl::string_view text) {
  for (size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') ||
        byte == 0x7f) {
      return i;
    }
  }
  return FindInvalidUtf8(text);
}

// `text`, a scalar of a file that is UTF-8.  For the escapes `\N` and `\_`
// yaml-cpp gives a byte of Latin-1.
std::string Repaired(absl::string_view text) {
  std::string result;
  size_t at;
  while ((at = FindInvalidUtf8(text)) != kNone) {
    absl::StrAppend(&result, text.substr(0, at), "\xC2", text.substr(at, 1));
    text.remove_prefix(at + 1);
  }
  absl::StrAppend(&result, text);
  return result;
}

class Converter {
 public:
  Converter(absl::string_view file, DiagnosticSink& diagnostics)
      : file_(file), diagnostics_(diagnostics) {}

  void Report(int line, int column, absl::string_view message) {
    ok_ = false;
    diagnostics_.Emit(kinds::YamlSyntax, {std::string(file_), line, column},
                      {message});
  }
  bool ok() const { return ok_; }

  void Convert(const YAML::Node& from, int depth, YamlNode& to) {
    to.line = from.Mark().line + 1;
    to.column = from.Mark().column + 1;
    if (!ok_) return;
    if (depth > kMaxDepth) return Report(to, "nesting is too deep");
    if (++nodes_ > kMaxNodes) {
      return Report(to, "too many nodes once aliases are expanded");
    }
    switch (from.Type()) {
      case YAML::NodeType::Undefined:
      case YAML::NodeType::Null:
        return;
      case YAML::NodeType::Scalar:
        return ConvertScalar(from, to);
      case YAML::NodeType::Sequence:
        to.kind = Kind::kList;
        CheckTag(from, "tag:yaml.org,2002:seq", to);
        to.items.reserve(from.size());
        for (const YAML::Node& item : from) {
          Convert(item, depth + 1, to.items.emplace_back());
        }
        return;
      case YAML::NodeType::Map:
        return ConvertMap(from, depth, to);
    }
  }

 private:
  void Report(const YamlNode& node, absl::string_view message) {
    Report(node.line, node.column, message);
  }

  void CheckTag(const YAML::Node& from, absl::string_view own,
                const YamlNode& to) {
    const std::string& tag = from.Tag();
    if (!tag.empty() && tag != "?" && tag != "!" && tag != own) {
      Report(to, absl::StrCat("the tag `", tag, "` is not known here"));
    }
  }

  void ConvertScalar(const YAML::Node& from, YamlNode& to) {
    const std::string& tag = from.Tag();
    const std::string text = Repaired(from.Scalar());
    if (tag == "!" || tag == "tag:yaml.org,2002:str") {
      to.kind = Kind::kString;
      to.text = text;
      return;
    }
    if (!ResolvePyYamlScalar(text, to)) {
      return Report(to, absl::StrCat("`", text, "` is not a number"));
    }
    if (tag.empty() || tag == "?") return;
    if (tag == "tag:yaml.org,2002:float" && to.kind == Kind::kInt) {
      to.kind = Kind::kDouble;
      to.double_value = static_cast<double>(to.int_value);
      return;
    }
    if ((tag == "tag:yaml.org,2002:int" &&
         (to.kind == Kind::kInt || to.kind == Kind::kBigInt)) ||
        (tag == "tag:yaml.org,2002:float" && to.kind == Kind::kDouble) ||
        (tag == "tag:yaml.org,2002:bool" && to.kind == Kind::kBool) ||
        (tag == "tag:yaml.org,2002:null" && to.kind == Kind::kNull)) {
      return;
    }
    Report(to, absl::StrCat("`", text, "` with the tag `", tag,
                            "` is not known here"));
  }

  using Places = absl::flat_hash_map<std::string, size_t>;

  // `warn`: both entries stand in the file, neither is merged in.
  void AddEntry(YamlNode key, YamlNode value, bool warn, Places& places,
                YamlNode& to) {
    if (key.kind == Kind::kList || key.kind == Kind::kMap ||
        key.kind == Kind::kOther) {
      return Report(key, absl::StrCat(KindName(key.kind), " as a key"));
    }
    const std::string identity =
        absl::StrCat(static_cast<int>(key.kind), " ", YamlKeyText(key));
    const auto [place, added] = places.try_emplace(identity, to.items.size());
    if (added) {
      to.items.push_back(std::move(key));
      to.items.push_back(std::move(value));
      return;
    }
    if (warn) {
      diagnostics_.Emit(kinds::ComponentDuplicateKey,
                        {std::string(file_), key.line, key.column},
                        {YamlKeyText(key)});
    }
    to.items[place->second + 1] = std::move(value);
  }

  // The entries of `from`, which stands behind `<<`.
  void Merge(const YAML::Node& from, int depth, Places& places, YamlNode& to) {
    YamlNode merged;
    Convert(from, depth + 1, merged);
    if (!ok_) return;
    std::vector<YamlNode> maps;
    if (merged.kind == Kind::kList) {
      // An earlier one wins over a later one.
      maps.assign(std::make_move_iterator(merged.items.rbegin()),
                  std::make_move_iterator(merged.items.rend()));
    } else {
      maps.push_back(std::move(merged));
    }
    for (YamlNode& map : maps) {
      if (map.kind != Kind::kMap) return Report(map, "`<<` merges maps only");
      for (size_t i = 0; i + 1 < map.items.size(); i += 2) {
        AddEntry(std::move(map.items[i]), std::move(map.items[i + 1]), false,
                 places, to);
      }
    }
  }

  void ConvertMap(const YAML::Node& from, int depth, YamlNode& to) {
    to.kind = Kind::kMap;
    CheckTag(from, "tag:yaml.org,2002:map", to);
    Places merged;
    const auto is_merge = [](const YAML::Node& key) {
      return key.IsScalar() && key.Scalar() == "<<" && key.Tag() == "?";
    };
    for (const auto& entry : from) {
      if (is_merge(entry.first)) Merge(entry.second, depth, merged, to);
    }
    Places own;
    for (const auto& entry : from) {
      if (!ok_) return;
      if (is_merge(entry.first)) continue;
      YamlNode key;
      YamlNode value;
      Convert(entry.first, depth + 1, key);
      Convert(entry.second, depth + 1, value);
      if (!ok_) return;
      const std::string identity =
          absl::StrCat(static_cast<int>(key.kind), " ", YamlKeyText(key));
      const bool twice = !own.try_emplace(identity, 0).second;
      AddEntry(std::move(key), std::move(value), twice, merged, to);
    }
  }

  const absl::string_view file_;
  DiagnosticSink& diagnostics_;
  bool ok_ = true;
  int64_t nodes_ = 0;
};

}  // namespace

absl::string_view KindName(YamlNode::Kind kind) {
  switch (kind) {
    case Kind::kNull:
      return "null";
    case Kind::kBool:
      return "a boolean";
    case Kind::kInt:
    case Kind::kBigInt:
    case Kind::kDouble:
      return "a number";
    case Kind::kString:
      return "a string";
    case Kind::kOther:
      return "a date";
    case Kind::kList:
      return "a list";
    case Kind::kMap:
      return "a map";
  }
  return "";
}

const YamlNode* FindMember(const YamlNode& map, absl::string_view key) {
  for (size_t i = 0; i + 1 < map.items.size(); i += 2) {
    if (map.items[i].text == key) return &map.items[i + 1];
  }
  return nullptr;
}

std::string YamlKeyText(const YamlNode& key) {
  switch (key.kind) {
    case Kind::kNull:
      return "null";
    case Kind::kBool:
      return key.bool_value ? "true" : "false";
    case Kind::kInt:
      return std::to_string(key.int_value);
    case Kind::kDouble:
      return PythonFloatRepr(key.double_value);
    default:
      return key.text;
  }
}

absl::StatusOr<YamlNode> ReadYamlNode(absl::string_view text,
                                      absl::string_view file,
                                      DiagnosticSink& diagnostics) {
  Converter converter(file, diagnostics);
  YamlNode root;
  if (text.size() > kMaxBytes) {
    converter.Report(1, 1, "the file is larger than 16 MiB");
  } else if (const size_t bad = FindForbidden(text); bad != kNone) {
    const absl::string_view before = text.substr(0, bad);
    const size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
    converter.Report(
        static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1,
        static_cast<int>(bad - line_start) + 1,
        "a byte that YAML does not allow");
  } else if (const YamlProblem problem = CheckYaml(text, kMaxDepth);
             !problem.message.empty()) {
    converter.Report(problem.line, problem.column, problem.message);
  } else {
    try {
      converter.Convert(YAML::Load(std::string(text)), 0, root);
    } catch (const YAML::Exception& error) {
      converter.Report(error.mark.line + 1, error.mark.column + 1, error.msg);
    }
  }
  if (!converter.ok()) return ErrorReported();
  return root;
}

void WriteYamlNode(const YamlNode& node, ValueWriter& writer) {
  switch (node.kind) {
    case Kind::kNull:
      return writer.Null();
    case Kind::kBool:
      return writer.Bool(node.bool_value);
    case Kind::kInt:
      return writer.Int(node.int_value);
    case Kind::kBigInt:
      return writer.BigInt(node.text);
    case Kind::kDouble:
      return writer.Double(node.double_value);
    case Kind::kString:
    case Kind::kOther:
      return writer.String(node.text);
    case Kind::kList:
      writer.BeginList();
      for (const YamlNode& item : node.items) WriteYamlNode(item, writer);
      return writer.EndList();
    case Kind::kMap:
      writer.BeginMap();
      for (size_t i = 0; i + 1 < node.items.size(); i += 2) {
        writer.Key(YamlKeyText(node.items[i]));
        WriteYamlNode(node.items[i + 1], writer);
      }
      return writer.EndMap();
  }
}

}  // namespace kfir
