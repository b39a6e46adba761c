// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"
#include "ir/diagnostic_kinds.h"
#include "ir/tree.h"
#include "support/diagnostic_kinds.h"
#include "support/status_macros.h"
#include "support/yaml/reader.h"

namespace kfir::ir {
namespace {

class TreeBuilder final : public YamlHandler {
 public:
  TreeBuilder(absl::string_view file, Tree& root, DiagnosticSink& diagnostics)
      : file_(file), root_(root), diagnostics_(diagnostics) {}

  bool reported() const { return reported_; }

  void BeginDocument(YamlMark mark) override {
    if (++documents_ == 2) Report(kinds::YamlSecondDocument, mark, {});
  }
  void EndDocument() override {}

  void BeginMap(YamlMark /*mark*/) override {
    Tree* tree = Next();
    open_.push_back({nullptr, tree->mutable_map()});
  }
  void BeginList(YamlMark /*mark*/) override {
    Tree* tree = Next();
    open_.push_back({tree->mutable_list(), nullptr});
  }
  void EndMap() override { open_.pop_back(); }
  void EndList() override { open_.pop_back(); }

  void Scalar(const YamlScalar& scalar) override {
    if (!open_.empty() && open_.back().map != nullptr && member_ == nullptr) {
      member_ = open_.back().map->add_members();
      member_->set_key(scalar.value.data(), scalar.value.size());
      return;
    }
    SetScalar(scalar, *Next());
  }

 private:
  struct Open {  // one of both
    Tree::List* list;
    Tree::Map* map;
  };

  // Where the next value goes.
  Tree* Next() {
    // A second document is reported; what it holds goes nowhere.
    if (documents_ > 1 && open_.empty()) return &surplus_;
    if (open_.empty()) return &root_;
    if (open_.back().list != nullptr) return open_.back().list->add_items();
    Tree* value = member_->mutable_value();
    member_ = nullptr;
    return value;
  }

  void SetScalar(const YamlScalar& scalar, Tree& tree);
  void SetTagged(const YamlScalar& scalar, Tree& tree);
  static void SetResolved(const YamlResolved& resolved, absl::string_view text,
                          Tree& tree);

  void Report(DiagnosticKind kind, YamlMark mark,
              std::initializer_list<absl::string_view> arguments) {
    reported_ = true;
    diagnostics_.Emit(kind, {file_, mark.line, mark.column}, arguments);
  }

  const std::string file_;
  Tree& root_;
  DiagnosticSink& diagnostics_;
  Tree surplus_;
  int documents_ = 0;
  bool reported_ = false;
  std::vector<Open> open_;
  Tree::Member* member_ = nullptr;  // has its key, waits for its value
};

void TreeBuilder::SetScalar(const YamlScalar& scalar, Tree& tree) {
  if (!scalar.tag.empty()) return SetTagged(scalar, tree);
  if (!scalar.plain) {
    tree.set_string_value(scalar.value.data(), scalar.value.size());
    return;
  }
  SetResolved(ResolveYamlScalar(scalar.value), scalar.value, tree);
}

void TreeBuilder::SetResolved(const YamlResolved& resolved,
                              absl::string_view text, Tree& tree) {
  switch (resolved.kind) {
    case YamlResolved::Kind::kNull:
      return tree.set_null_value(Tree::NULL_VALUE);
    case YamlResolved::Kind::kBool:
      return tree.set_bool_value(resolved.bool_value);
    case YamlResolved::Kind::kInt:
      return tree.set_int_value(resolved.int_value);
    case YamlResolved::Kind::kBigInt:
      tree.set_big_int_value(absl::StrCat(resolved.big_int_value));
      return;
    case YamlResolved::Kind::kDouble:
      return tree.set_double_value(resolved.double_value);
    case YamlResolved::Kind::kString:
      tree.set_string_value(text.data(), text.size());
      return;
  }
}

// A tag says what the text is; unknown ones leave it a string.
void TreeBuilder::SetTagged(const YamlScalar& scalar, Tree& tree) {
  using Kind = YamlResolved::Kind;
  absl::string_view type = scalar.tag;
  const bool standard = absl::ConsumePrefix(&type, "tag:yaml.org,2002:");
  if (standard && type == "binary") {
    std::string bytes;
    const std::string text =
        absl::StrReplaceAll(scalar.value, {{"\n", ""}, {"\r", ""}});
    if (absl::Base64Unescape(text, &bytes)) {
      tree.set_string_value(std::move(bytes));
    } else {
      Report(kinds::YamlTag, scalar.mark,
             {scalar.value.substr(0, 40), "!!binary"});
    }
    return;
  }
  YamlResolved resolved;
  if (standard &&
      (type == "int" || type == "float" || type == "bool" || type == "null")) {
    resolved = ResolveYamlScalar(scalar.value);
    const bool is_int =
        resolved.kind == Kind::kInt || resolved.kind == Kind::kBigInt;
    if (type == "float" && resolved.kind == Kind::kInt) {
      resolved.kind = Kind::kDouble;
      resolved.double_value = static_cast<double>(resolved.int_value);
    }
    const bool fits = (type == "int" && is_int) ||
                      (type == "float" && resolved.kind == Kind::kDouble) ||
                      (type == "bool" && resolved.kind == Kind::kBool) ||
                      (type == "null" && resolved.kind == Kind::kNull);
    if (!fits) {
      Report(kinds::YamlTag, scalar.mark,
             {scalar.value.substr(0, 40), absl::StrCat("!!", type)});
    }
  }
  SetResolved(resolved, scalar.value, tree);
}

}  // namespace

absl::Status ReadTree(absl::string_view text, absl::string_view file,
                      Tree& tree, DiagnosticSink& diagnostics) {
  TreeBuilder builder(file, tree, diagnostics);
  KFIR_TRY(ReadYaml(text, file, builder, diagnostics));
  if (builder.reported()) return ErrorReported();
  if (tree.kind_case() == Tree::KIND_NOT_SET) {
    tree.set_null_value(Tree::NULL_VALUE);  // no document: as an empty one
  }
  return absl::OkStatus();
}

}  // namespace kfir::ir
