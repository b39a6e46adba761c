// SPDX-License-Identifier: Apache-2.0
#include "support/yaml/node.h"

#include <utility>

#include "support/diagnostic_kinds.h"

namespace kfir {
namespace {

constexpr YamlLimits kLimits = {
    .depth = 100, .alias_nodes = 100'000, .scalar_bytes = size_t{1} << 20};

// Closed collections go into the one around them; the outermost one is the
// root.
class NodeBuilder : public YamlHandler {
 public:
  void BeginDocument(YamlMark mark) override {
    ++documents_;
    if (documents_ == 2) second_ = mark;
  }
  void EndDocument() override {}
  void BeginMap(YamlMark mark) override { Open(YamlTree::Kind::kMap, mark); }
  void EndMap() override { Close(); }
  void BeginList(YamlMark mark) override { Open(YamlTree::Kind::kList, mark); }
  void EndList() override { Close(); }
  void Scalar(const YamlScalar& scalar) override {
    YamlTree node;
    node.mark = scalar.mark;
    node.text = std::string(scalar.value);
    node.plain = scalar.plain && scalar.tag.empty();
    Put(std::move(node));
  }

  int documents() const { return documents_; }
  YamlMark second() const { return second_; }
  YamlTree& root() { return root_; }

 private:
  struct Level {
    YamlTree node;
    std::optional<YamlTree> key;  // of the member that is being read
  };

  void Open(YamlTree::Kind kind, YamlMark mark) {
    open_.emplace_back();
    open_.back().node.kind = kind;
    open_.back().node.mark = mark;
  }
  void Close() {
    YamlTree node = std::move(open_.back().node);
    open_.pop_back();
    Put(std::move(node));
  }
  void Put(YamlTree node) {
    if (open_.empty()) {
      if (documents_ <= 1) root_ = std::move(node);
      return;
    }
    Level& level = open_.back();
    if (level.node.is_list()) {
      level.node.items.push_back(std::move(node));
    } else if (!level.key.has_value()) {
      level.key = std::move(node);
    } else {
      level.node.members.push_back({*std::move(level.key), std::move(node)});
      level.key.reset();
    }
  }

  int documents_ = 0;
  YamlMark second_;
  std::vector<Level> open_;
  YamlTree root_;
};

}  // namespace

bool YamlTree::is_null() const {
  return is_scalar() && Resolve().kind == YamlResolved::Kind::kNull;
}

YamlResolved YamlTree::Resolve() const {
  return plain ? ResolveYamlScalar(text) : YamlResolved();
}

const YamlTree* YamlTree::Find(absl::string_view key) const {
  for (const Member& member : members) {
    if (member.key.is_scalar() && member.key.text == key) return &member.value;
  }
  return nullptr;
}

std::optional<YamlTree> ReadYamlTree(absl::string_view text,
                                     absl::string_view file,
                                     DiagnosticSink& diagnostics) {
  NodeBuilder builder;
  if (!ReadYaml(text, file, builder, diagnostics, kLimits).ok()) {
    return std::nullopt;
  }
  if (builder.documents() > 1) {
    diagnostics.Emit(
        kinds::YamlSecondDocument,
        {std::string(file), builder.second().line, builder.second().column});
    return std::nullopt;
  }
  if (builder.documents() == 0 || builder.root().is_null()) {
    builder.root().kind = YamlTree::Kind::kMap;
  }
  return std::move(builder.root());
}

void WriteYamlTree(const YamlTree& node, ValueWriter& writer) {
  if (node.is_map()) {
    writer.BeginMap();
    for (const YamlTree::Member& member : node.members) {
      writer.Key(member.key.text);
      WriteYamlTree(member.value, writer);
    }
    writer.EndMap();
    return;
  }
  if (node.is_list()) {
    writer.BeginList();
    for (const YamlTree& item : node.items) WriteYamlTree(item, writer);
    writer.EndList();
    return;
  }
  const YamlResolved value = node.Resolve();
  switch (value.kind) {
    case YamlResolved::Kind::kNull:
      return writer.Null();
    case YamlResolved::Kind::kBool:
      return writer.Bool(value.bool_value);
    case YamlResolved::Kind::kInt:
      return writer.Int(value.int_value);
    case YamlResolved::Kind::kBigInt:
      return writer.BigInt(node.text);
    case YamlResolved::Kind::kDouble:
      return writer.Double(value.double_value);
    case YamlResolved::Kind::kString:
      return writer.String(node.text);
  }
}

}  // namespace kfir
