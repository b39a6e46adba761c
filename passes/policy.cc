// SPDX-License-Identifier: Apache-2.0
#include "passes/policy.h"

#include <initializer_list>
#include <optional>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "ir/diagnostic_kinds.h"
#include "passes/diagnostic_kinds.h"
#include "support/diagnostic_kinds.h"
#include "support/json/writer.h"
#include "support/yaml/node.h"

namespace kfir {
namespace {

constexpr int kMaxIncludes = 100;

std::string JsonText(const YamlTree& node) {
  std::string text;
  const std::unique_ptr<ValueWriter> writer =
      MakeJsonWriter(JsonKeys::kInOrder, &text);
  WriteYamlTree(node, *writer);
  writer->Finish();
  return text;
}

std::string Text(const YamlTree& node) {
  return node.is_scalar() ? node.text : JsonText(node);
}

// `name` in the folder of `base`.
std::string Beside(absl::string_view base, absl::string_view name) {
  const size_t slash = base.rfind('/');
  if (slash == absl::string_view::npos || (!name.empty() && name[0] == '/')) {
    return std::string(name);
  }
  return absl::StrCat(base.substr(0, slash + 1), name);
}

class Reader {
 public:
  Reader(ReadPolicyFile read_file, DiagnosticSink& diagnostics)
      : read_file_(read_file), diagnostics_(diagnostics) {}

  // `from`: the place of the include; null for the file on the command line.
  void ReadFile(const std::string& path, const SourceLocation* from) {
    const SourceLocation where = from != nullptr ? *from : SourceLocation();
    if (absl::c_linear_search(open_, path)) {
      return Report(kinds::PolicyIncludeCycle, where,
                    {absl::StrJoin(open_, " -> "), path});
    }
    if (++files_ > kMaxIncludes) {
      return Report(kinds::PolicyShape, where,
                    {absl::StrCat("more than ", kMaxIncludes, " files")});
    }
    const absl::StatusOr<std::string> text = read_file_(path);
    if (!text.ok()) {
      failed_ = true;
      if (!IsErrorReported(text.status())) {
        Report(kinds::CannotReadFile, where, {path, text.status().message()});
      }
      return;
    }
    const std::optional<YamlTree> root =
        ReadYamlTree(*text, path, diagnostics_);
    if (!root.has_value()) {
      failed_ = true;
      return;
    }
    open_.push_back(path);
    ReadRoot(*root);
    open_.pop_back();
  }

  bool failed() const { return failed_; }
  Policy& policy() { return policy_; }

 private:
  SourceLocation Place(const YamlTree& node) const {
    return {open_.back(), node.mark.line, node.mark.column};
  }

  void Report(DiagnosticKind kind, SourceLocation where,
              std::initializer_list<absl::string_view> arguments) {
    failed_ = true;
    diagnostics_.Emit(kind, std::move(where), arguments);
  }
  void WrongShape(const YamlTree& node, absl::string_view message) {
    Report(kinds::PolicyShape, Place(node), {message});
  }
  void UnknownKey(const YamlTree& key, absl::string_view known) {
    Report(kinds::PolicyUnknownKey, Place(key), {key.text, known});
  }

  void ReadRoot(const YamlTree& root) {
    if (!root.is_map()) return WrongShape(root, "a policy is a map");
    const YamlTree* version = root.Find("version");
    if (version == nullptr) {
      WrongShape(root, "a policy says its `version`, which is 1");
    } else if (version->text != "1") {
      Report(kinds::PolicyVersion, Place(*version), {Text(*version)});
      return;
    }
    for (const YamlTree::Member& member : root.members) {
      const std::string& key = member.key.text;
      if (key == "include") {
        ReadIncludes(member.value);
      } else if (key == "pipelines") {
        ReadPipelines(member.value);
      } else if (key != "version" && key != "pipeline") {
        UnknownKey(member.key,
                   "`version`, `include`, `pipeline` and `pipelines`");
      }
    }
    // After the steps of what the file includes.
    if (const YamlTree* pipeline = root.Find("pipeline")) {
      ReadSteps(*pipeline, "`pipeline` is a list of passes", policy_.steps);
    }
  }

  void ReadPipelines(const YamlTree& node) {
    if (node.is_null()) return;
    if (!node.is_map()) {
      return WrongShape(node, "`pipelines` is a map from names to pipelines");
    }
    for (const YamlTree::Member& member : node.members) {
      const std::string& name = member.key.text;
      for (const PolicyPipeline& other : policy_.pipelines) {
        if (other.name != name) continue;
        Report(kinds::DuplicateName, Place(member.key), {"pipelines", name});
      }
      PolicyPipeline pipeline{name, Place(member.key), {}};
      ReadSteps(member.value, "a pipeline is a list of passes", pipeline.steps);
      policy_.pipelines.push_back(std::move(pipeline));
    }
  }

  void ReadSteps(const YamlTree& node, absl::string_view shape,
                 std::vector<PolicyStep>& steps) {
    if (node.is_null()) return;
    if (!node.is_list()) return WrongShape(node, shape);
    for (const YamlTree& item : node.items) ReadStep(item, steps);
  }

  void ReadIncludes(const YamlTree& node) {
    const auto read = [&](const YamlTree& name) {
      if (!name.is_scalar() || name.text.empty()) {
        return WrongShape(name, "an included file is a path");
      }
      const SourceLocation where = Place(name);
      ReadFile(Beside(open_.back(), name.text), &where);
    };
    if (!node.is_list()) return read(node);
    for (const YamlTree& name : node.items) read(name);
  }

  void ReadStep(const YamlTree& node, std::vector<PolicyStep>& steps) {
    const YamlTree* pass = node.is_map() ? node.Find("pass") : nullptr;
    if (pass == nullptr && node.is_map() && node.Find("pipeline") != nullptr) {
      return ReadUse(node, steps);
    }
    if (pass == nullptr || !pass->is_scalar()) {
      return WrongShape(node,
                        "a step is a map with a `pass`, or with a `pipeline`");
    }
    PolicyStep step;
    step.pass = pass->text;
    step.location = Place(*pass);
    if (const YamlTree* component = node.Find("component")) {
      if (!component->is_scalar()) {
        return WrongShape(*component, "`component` is a pattern for names");
      }
      step.component = component->text;
      step.component_location = Place(*component);
    }
    const YamlTree* rules = node.Find("rules");
    if (rules == nullptr) {
      return ReadRule(node, {"pass", "component"}, step, steps);
    }
    for (const YamlTree::Member& member : node.members) {
      const std::string& key = member.key.text;
      if (key != "pass" && key != "rules" && key != "component") {
        UnknownKey(member.key,
                   "`pass`, `component` and `rules`, as options are in rules");
      }
    }
    if (!rules->is_list()) return WrongShape(*rules, "`rules` is a list");
    for (const YamlTree& rule : rules->items) {
      if (rule.is_map() && rule.Find("pass") == nullptr) {
        ReadRule(rule, {}, step, steps);
      } else {
        WrongShape(rule, "a rule is a map of options");
      }
    }
  }

  // `pipeline: NAME`, and nothing else.
  void ReadUse(const YamlTree& node, std::vector<PolicyStep>& steps) {
    for (const YamlTree::Member& member : node.members) {
      if (member.key.text != "pipeline") {
        UnknownKey(member.key, "`pipeline` alone");
      } else if (!member.value.is_scalar()) {
        WrongShape(member.value, "`pipeline` is the name of one");
      } else {
        PolicyStep& step = steps.emplace_back();
        step.pipeline = member.value.text;
        step.location = Place(member.value);
      }
    }
  }

  // `read`: members that are no options.
  void ReadRule(const YamlTree& node,
                std::initializer_list<absl::string_view> read, PolicyStep step,
                std::vector<PolicyStep>& steps) {
    for (const YamlTree::Member& member : node.members) {
      const std::string& key = member.key.text;
      if (absl::c_linear_search(read, key)) continue;
      if (key == "reason") {
        if (!member.value.is_scalar()) {
          WrongShape(member.value, "a reason is a text");
        }
        step.reason = member.value.text;
      } else {
        step.options.push_back(ReadOption(member));
      }
    }
    steps.push_back(std::move(step));
  }

  PolicyStep::Option ReadOption(const YamlTree::Member& member) const {
    PolicyStep::Option option;
    option.name = member.key.text;
    option.location = Place(member.key);
    option.value_location = Place(member.value);
    option.text = Text(member.value);
    option.is_scalar = member.value.is_scalar();
    for (const YamlTree& item : member.value.items) {
      option.elements.push_back(Text(item));
    }
    for (const YamlTree::Member& one : member.value.members) {
      option.elements.push_back(
          absl::StrCat(one.key.text, "=", Text(one.value)));
    }
    if (member.value.is_scalar()) option.elements.push_back(option.text);
    return option;
  }

  ReadPolicyFile read_file_;
  DiagnosticSink& diagnostics_;
  std::vector<std::string> open_;  // files, each included by the one before
  int files_ = 0;
  Policy policy_;
  bool failed_ = false;
};

}  // namespace

absl::StatusOr<Policy> ReadPolicy(absl::string_view path,
                                  ReadPolicyFile read_file,
                                  DiagnosticSink& diagnostics) {
  Reader reader(read_file, diagnostics);
  reader.ReadFile(std::string(path), nullptr);
  if (reader.failed()) return ErrorReported();
  return std::move(reader.policy());
}

}  // namespace kfir
