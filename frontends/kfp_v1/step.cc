// SPDX-License-Identifier: Apache-2.0
#include "frontends/kfp_v1/step.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "frontends/kfp_v1/diagnostic_kinds.h"
#include "frontends/kfp_v1/expand.h"
#include "frontends/kfp_v1/names.h"
#include "frontends/kfp_v1/own_component.h"
#include "frontends/kfp_v1/placeholders.h"
#include "frontends/kfp_v1/pod.h"
#include "frontends/kfp_v1/values.h"
#include "frontends/kfp_v1/variables.h"
#include "frontends/shared/component/component_to_ir.h"
#include "frontends/shared/diagnostic_kinds.h"
#include "ir/tree.h"
#include "support/kfp_names.h"

namespace kfir::kfp_v1 {
namespace {

using Texts = absl::flat_hash_map<absl::string_view, absl::string_view>;

Texts ToTexts(absl::Span<const PyValue> dict, TraceStatus& status) {
  Texts texts;
  for (size_t i = 0; i + 1 < dict.size(); i += 2) {
    if (dict[i + 1].is_str()) {
      texts.try_emplace(dict[i].text(), dict[i + 1].text());
    } else {
      status.Fail("an argument is no text");
    }
  }
  return texts;
}

// With the names of the parameters in their places.
std::string WithoutPlaceholders(absl::string_view text) {
  std::string plain;
  PlaceholderScanner scanner(text);
  while (scanner.Next()) {
    if (scanner.placeholder().has_value()) {
      plain += scanner.placeholder()->name;
    } else {
      plain.append(scanner.text().data(), scanner.text().size());
    }
  }
  return plain;
}

// Whether `words` (null: none) are `expected`.
bool AreWords(const PyValue& words, const std::vector<std::string>& expected) {
  if (!words.is_sequence() || words.items().size() != expected.size()) {
    return false;
  }
  for (size_t i = 0; i < expected.size(); ++i) {
    if (!words.items()[i].is_str() || words.items()[i].text() != expected[i]) {
      return false;
    }
  }
  return true;
}

class StepLowering {
 public:
  StepLowering(Step& step, Program& program, Components& components)
      : step_(step),
        program_(program),
        components_(components),
        task_(*step.task),
        fields_(*step.value, "op", program.status()),
        reader_{step.parent, step.loc, step.is_exit_step() ? &step : nullptr,
                fields_.DictItems("immediate")},
        values_(program, reader_) {}

  void Run() {
    LoadedComponent* component = components_.Get(fields_.Get("component"));
    CheckVariables(component);
    arguments_ = fields_.DictItems("arguments");
    const PyValue& container = fields_.Get("container");
    const ir::PodSettings* base = nullptr;
    if (component != nullptr && IsShared(*component, container)) {
      task_.set_component(components_.Use(*component));
      Arguments();
      if (const PyValue& image =
              Fields(container, "container", program_.status()).Get("image");
          image.is_str() && image.text() != component->spec->container->image) {
        values_.Text(image.text(), *task_.mutable_pod()->mutable_image());
      }
      base = &component->pod;
    } else {
      LowerToOwnComponent(step_, component, reader_, program_, components_);
    }
    LowerPod(*step_.value, base, program_, values_, *task_.mutable_pod());
    if (const auto spec = fields_.OptionalText("spec"); spec.has_value()) {
      ir::Attribute& attribute = *task_.add_attributes();
      attribute.set_name("kfp1.component_spec");
      attribute.mutable_value()->set_string_value(std::string(*spec));
    }
    Settings();
    for (const PyValue& name : fields_.Items("after")) {
      if (!name.is_str()) return program_.status().Fail("`after` has no name");
      program_.AddDependency(name.text(), reader_, &step_, nullptr);
    }
  }

 private:
  void CheckVariables(const LoadedComponent* component) {
    std::string found =
        component == nullptr ? "" : component->misplaced_variable;
    std::string param;
    std::vector<absl::string_view> typed;
    if (component != nullptr && component->holds_param) {
      param = std::string(kParamStart);
    }
    for (const absl::string_view key :
         {"container", "resource", "manifest", "artifact_arguments", "by_value",
          "outputs", "artifact_outputs", "input_paths", "annotations", "labels",
          "node_selector", "volumes", "tolerations", "affinity",
          "init_containers", "sidecars", "display_name", "num_retries",
          "max_cache_staleness"}) {
      FindTypedReferences(fields_.Get(key), typed);
      if (found.empty()) {
        found = MisplacedVariable(fields_.Get(key), /*in_template=*/true);
      }
      if (param.empty()) param = UnresolvedParam(fields_.Get(key));
    }
    AddTypedReferences(typed, task_);
    if (!param.empty()) {
      program_.Report(kinds::UnresolvedParam, step_.loc, {step_.name, param});
    }
    if (found.empty()) return;
    program_.Report(kinds::MisplacedVariable, step_.loc, {step_.name, found});
  }

  bool IsShared(const LoadedComponent& component, const PyValue& container) {
    if (component.spec == nullptr) return false;
    const Texts arguments = ToTexts(arguments_, program_.status());
    const Expansion expansion = Expand(*component.spec, arguments);
    Fields members(container, "container", program_.status());
    return AreWords(members.Get("command"), expansion.command) &&
           AreWords(members.Get("args"), expansion.args) &&
           members.Get("image").is_str() && PassesAll(expansion, arguments) &&
           HasOutputs(component) && CanLayOver(component.pod, *step_.value);
  }

  // Every argument goes by value or as a file, as the component has it.
  bool PassesAll(const Expansion& expansion, const Texts& arguments) {
    const Texts by_value =
        ToTexts(fields_.DictItems("by_value"), program_.status());
    const Texts files =
        ToTexts(fields_.DictItems("artifact_arguments"), program_.status());
    const Texts paths =
        ToTexts(fields_.DictItems("input_paths"), program_.status());
    const auto is = [](const Texts& texts, absl::string_view name,
                       absl::string_view text) {
      const auto found = texts.find(name);
      return found != texts.end() && found->second == text;
    };
    for (const auto& [name, text] : arguments) {
      if (expansion.by_value.contains(name)) {
        if (!is(by_value, name, text)) return false;
        continue;
      }
      const std::string sanitized = K8sCapName(name);
      if (!is(files, sanitized, text) ||
          !is(paths, sanitized, DefaultInputPath(name))) {
        return false;
      }
    }
    return by_value.size() == expansion.by_value.size() &&
           by_value.size() + files.size() == arguments.size();
  }

  bool HasOutputs(const LoadedComponent& component) {
    const Texts files =
        ToTexts(fields_.DictItems("outputs"), program_.status());
    const absl::Span<const PyValue> artifacts =
        fields_.DictItems("artifact_outputs");
    size_t files_met = 0;
    size_t artifacts_met = 0;
    for (const ir::Output& output : component.outputs) {
      if (output.type().has_artifact()) {
        if (artifacts_met + 1 >= artifacts.size() ||
            artifacts[artifacts_met].text() != output.name() ||
            artifacts[artifacts_met + 1].text() != output.path()) {
          return false;
        }
        artifacts_met += 2;
        continue;
      }
      const auto found = files.find(K8sCapName(output.name()));
      if (found == files.end() || found->second != output.path()) return false;
      ++files_met;
    }
    return files_met == files.size() && artifacts_met == artifacts.size();
  }

  void Arguments() {
    for (size_t i = 0; i + 1 < arguments_.size(); i += 2) {
      ir::Argument& argument = *task_.add_arguments();
      argument.set_name(std::string(arguments_[i].text()));
      *argument.mutable_loc() = step_.loc;
      values_.Text(arguments_[i + 1].text(), *argument.mutable_value());
    }
  }

  void Settings() {
    Retry();
    if (const PyValue& timeout = fields_.Get("timeout");
        !timeout.is_none() &&
        !(timeout.kind() == PyValue::Kind::kInt && timeout.int_value() == 0)) {
      values_.Scalar(timeout, *task_.mutable_timeout_seconds());
    }
    if (const auto name = fields_.OptionalText("display_name");
        name.has_value()) {
      if (HasPlaceholder(*name)) {
        ir::Attribute& attribute = *task_.add_attributes();
        attribute.set_name("kfp1.display_name");
        values_.Text(*name, *attribute.mutable_value()->mutable_value());
      }
      task_.set_display_name(WithoutPlaceholders(*name));
    }
    task_.mutable_caching()->set_enabled(fields_.Bool("caching"));
    if (const auto staleness = fields_.OptionalText("max_cache_staleness");
        staleness.has_value()) {
      values_.Text(*staleness,
                   *task_.mutable_caching()->mutable_max_staleness());
    }
  }

  static bool IsTruthy(const PyValue& value) {
    switch (value.kind()) {
      case PyValue::Kind::kNone:
        return false;
      case PyValue::Kind::kBool:
      case PyValue::Kind::kInt:
        return value.int_value() != 0;
      case PyValue::Kind::kFloat:
        return value.float_value() != 0;
      case PyValue::Kind::kBigInt:
        return true;
      default:
        return !value.is_str() || !value.text().empty();
    }
  }

  // Backoff alone retries nothing.
  void Retry() {
    const PyValue& limit = fields_.Get("num_retries");
    const PyValue& policy = fields_.Get("retry_policy");
    if (!IsTruthy(limit) && !IsTruthy(policy)) return;
    ir::Retry& retry = *task_.mutable_retry();
    if (IsTruthy(limit)) values_.Scalar(limit, *retry.mutable_limit());
    if (policy.is_str()) {
      retry.set_policy(std::string(policy.text()));
    } else if (IsTruthy(policy)) {
      program_.status().Fail("`retry_policy` is no text");
    }
    if (const PyValue& factor = fields_.Get("backoff_factor");
        IsTruthy(factor)) {
      values_.Scalar(factor, *retry.mutable_backoff_factor());
    }
    if (const PyValue& duration = fields_.Get("backoff_duration");
        IsTruthy(duration)) {
      values_.Scalar(duration, *retry.mutable_backoff_duration());
    }
    if (const PyValue& most = fields_.Get("backoff_max_duration");
        IsTruthy(most)) {
      values_.Scalar(most, *retry.mutable_backoff_max_duration());
    }
  }

  Step& step_;
  Program& program_;
  Components& components_;
  ir::Task& task_;
  Fields fields_;
  const Reader reader_;
  ValueBuilder values_;
  absl::Span<const PyValue> arguments_;
};

}  // namespace

void LowerStep(Step& step, Program& program, Components& components) {
  StepLowering(step, program, components).Run();
}

}  // namespace kfir::kfp_v1
