// SPDX-License-Identifier: Apache-2.0
#include "passes/deny_literal_secrets.h"

#include <string>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "ir/ir.pb.h"
#include "ir/location.h"
#include "ir/tree.h"
#include "ir/values.h"
#include "passes/diagnostic_kinds.h"
#include "passes/selector.h"
#include "passes/task_walk.h"

namespace kfir {
namespace {

// A text of the form of a key: a prefix, then at least so many letters, digits,
// `_` and `-`.
struct KeyForm {
  absl::string_view prefix;
  size_t length;
  absl::string_view what;
};

constexpr KeyForm kKeyForms[] = {
    {"AKIA", 16, "an access key of AWS"},
    {"ASIA", 16, "an access key of AWS"},
    {"AIza", 35, "a key of a Google API"},
    {"ghp_", 30, "a token of GitHub"},
    {"github_pat_", 30, "a token of GitHub"},
    {"glpat-", 20, "a token of GitLab"},
    {"hf_", 30, "a token of Hugging Face"},
    {"xoxb-", 20, "a token of Slack"},
};

bool IsKeyCharacter(char c) {
  return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '_' ||
         c == '-';
}

// What key `text` holds; empty: none.
absl::string_view KeyIn(absl::string_view text) {
  if (absl::StrContains(text, "-----BEGIN ") &&
      absl::StrContains(text, "PRIVATE KEY-----")) {
    return "a private key";
  }
  for (const KeyForm& form : kKeyForms) {
    for (size_t at = text.find(form.prefix); at != absl::string_view::npos;
         at = text.find(form.prefix, at + 1)) {
      if (at > 0 && IsKeyCharacter(text[at - 1])) continue;
      size_t end = at + form.prefix.size();
      while (end < text.size() && IsKeyCharacter(text[end])) ++end;
      if (end - at >= form.prefix.size() + form.length) return form.what;
    }
  }
  return "";
}

// The place of a secret is none: `/secret/gcp/key.json`.
bool IsPath(absl::string_view text) {
  return absl::StartsWith(text, "/") && text.find('/', 1) != text.npos &&
         text.find_first_of(" \n+=") == text.npos;
}

class Finder {
 public:
  Finder(ir::Module& module, PassContext& context)
      : module_(module),
        context_(context),
        names_(Lowered(context.options.List("names"))),
        allowed_(Lowered(context.options.List("allow"))) {}

  void CheckTask(const ir::Task& task) {
    place_ = &task.loc();
    owner_ = absl::StrCat("task `", task.name(), "`");
    CheckPod(task.pod());
    for (const ir::Argument& argument : task.arguments()) {
      CheckNamed("argument", argument.name(), argument.value());
    }
    ir::ForEachValue(task, [&](const ir::Value& value) { CheckValue(value); });
    CheckTrees(task.pod());
  }

  void CheckComponent(const ir::Component& component) {
    place_ = &component.loc();
    owner_ = component.name().empty()
                 ? "the pipeline"
                 : absl::StrCat("component `", component.name(), "`");
    for (const ir::Input& input : component.inputs()) {
      const bool has_default =
          input.default_value().kind_case() == ir::Tree::kStringValue;
      if (!has_default) continue;
      if (input.has_loc()) place_ = &input.loc();
      ir::Value value;
      *value.mutable_constant() = input.default_value();
      CheckNamed("default of input", input.name(), value);
      CheckValue(value);
      place_ = &component.loc();
    }
    const auto visit = [&](const ir::Value& value) { CheckValue(value); };
    if (component.has_container()) {
      CheckPod(component.container().pod());
      CheckTrees(component.container().pod());
      ir::ForEachValue(component.container(), visit);
    } else if (component.has_resource()) {
      CheckTree(component.resource().manifest());
      ir::ForEachValue(component.resource(), visit);
    }
  }

  bool failed() const { return failed_; }

 private:
  static std::vector<std::string> Lowered(std::vector<std::string> globs) {
    for (std::string& glob : globs) absl::AsciiStrToLower(&glob);
    return globs;
  }

  bool IsSecretName(absl::string_view name) const {
    const std::string lower = absl::AsciiStrToLower(name);
    const auto fits = [&](const std::string& glob) {
      return GlobMatches(glob, lower);
    };
    return absl::c_any_of(names_, fits) && absl::c_none_of(allowed_, fits);
  }

  void CheckNamed(absl::string_view what, absl::string_view name,
                  const ir::Value& value) {
    const std::string& text = value.constant().string_value();
    if (text.empty() || IsPath(text) || !IsSecretName(name)) return;
    failed_ = true;
    context_.diagnostics.Emit(
        kinds::LiteralSecret, ir::ToSourceLocation(module_, *place_),
        {owner_, absl::StrCat("the ", what, " `", name, "` as text")});
  }

  void CheckPod(const ir::PodSettings& pod) {
    for (const ir::EnvVar& variable : pod.env()) {
      CheckNamed("variable", variable.name(), variable.value());
    }
    for (const auto* containers : {&pod.init_containers(), &pod.sidecars()}) {
      for (const ir::Tree& container : *containers) {
        const ir::Tree* env = ir::Find(container, "env");
        if (env == nullptr) continue;
        for (const ir::Tree& variable : env->list().items()) {
          CheckContainerVariable(variable);
        }
      }
    }
  }

  void CheckContainerVariable(const ir::Tree& variable) {
    const ir::Tree* name = ir::Find(variable, "name");
    const ir::Tree* text = ir::Find(variable, "value");
    if (name == nullptr || text == nullptr) return;
    ir::Value value;
    *value.mutable_constant() = *text;
    CheckNamed("variable", name->string_value(), value);
  }

  // The trees of `pod`, whose leaves are no Values.
  void CheckTrees(const ir::PodSettings& pod) {
    for (const auto* list : {&pod.init_containers(), &pod.sidecars(),
                             &pod.volumes(), &pod.env_from()}) {
      for (const ir::Tree& tree : *list) CheckTree(tree);
    }
    CheckTree(pod.container_extra());
    CheckTree(pod.pod_extra());
  }

  void CheckTree(const ir::Tree& tree) {
    if (tree.has_list()) {
      for (const ir::Tree& item : tree.list().items()) CheckTree(item);
    } else if (tree.has_map()) {
      for (const ir::Tree::Member& member : tree.map().members()) {
        CheckTree(member.value());
      }
    } else {
      CheckText(tree.string_value());
    }
  }

  void CheckValue(const ir::Value& value) {
    if (value.has_constant()) CheckTree(value.constant());
    if (!value.has_template_()) return;
    for (const ir::Template::Piece& piece : value.template_().pieces()) {
      CheckText(piece.text());
    }
  }

  void CheckText(absl::string_view text) {
    const absl::string_view key = KeyIn(text);
    if (key.empty()) return;
    failed_ = true;
    context_.diagnostics.Emit(kinds::LiteralSecret,
                              ir::ToSourceLocation(module_, *place_),
                              {owner_, key});
  }

  ir::Module& module_;
  PassContext& context_;
  const std::vector<std::string> names_, allowed_;
  const ir::Location* place_ = nullptr;
  std::string owner_;
  bool failed_ = false;
};

}  // namespace

absl::StatusOr<Changed> DenyLiteralSecrets(ir::Module& module,
                                           PassContext& context) {
  Finder finder(module, context);
  finder.CheckComponent(module.root());
  for (const ir::Component& component : module.components()) {
    finder.CheckComponent(component);
  }
  ForEachTask(module, nullptr,
              [&](const TaskPlace& place) { finder.CheckTask(place.task); });
  if (finder.failed()) return ErrorReported();
  return Changed::kNo;
}

}  // namespace kfir
