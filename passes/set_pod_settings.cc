// SPDX-License-Identifier: Apache-2.0
#include "passes/set_pod_settings.h"

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "ir/tree.h"
#include "passes/diagnostic_kinds.h"
#include "passes/injection.h"
#include "support/status_macros.h"

namespace kfir {
namespace {

// The options, read.  Empty or absent: not given.
struct Settings {
  std::vector<PairSetting> requests, limits, node_selector;
  std::optional<ir::Tree> tolerations, affinity, security_context,
      pod_security_context;
  std::optional<ir::Value> service_account, image_pull_policy, retry, timeout;
  std::string retry_policy;
};

std::optional<ir::Value> TextOption(absl::string_view name,
                                    const PassContext& context) {
  if (!context.options.Has(name)) return std::nullopt;
  ir::Value value;
  *value.mutable_constant() = ir::StringTree(context.options.Text(name));
  return value;
}

std::optional<ir::Value> NumberOption(absl::string_view name,
                                      const PassContext& context) {
  const std::optional<int64_t> number = context.options.Number(name);
  if (!number.has_value()) return std::nullopt;
  ir::Value value;
  *value.mutable_constant() = ir::IntTree(*number);
  return value;
}

// YAML text of the kind `kind`; `what` names that kind for people.
absl::StatusOr<std::optional<ir::Tree>> YamlOption(absl::string_view name,
                                                   ir::Tree::KindCase kind,
                                                   absl::string_view what,
                                                   PassContext& context) {
  std::optional<ir::Tree> tree;
  const std::string text = context.options.Text(name);
  if (text.empty()) return tree;
  const std::string file = absl::StrCat("the option ", name);
  KFIR_TRY(ir::ReadTree(text, file, tree.emplace(), context.diagnostics));
  if (tree->kind_case() == kind) return tree;
  context.diagnostics.Emit(kinds::PassOptionValue,
                           context.options.Location(name),
                           {name, context.pass->name, what, text});
  return ErrorReported();
}

absl::StatusOr<Settings> ReadSettings(PassContext& context) {
  Settings settings;
  settings.requests =
      PairSettings("request", context.options.Pairs("requests"));
  settings.limits = PairSettings("limit", context.options.Pairs("limits"));
  settings.node_selector =
      PairSettings("node selector", context.options.Pairs("node-selector"));
  KFIR_TRY_ASSIGN(
      settings.tolerations,
      YamlOption("tolerations", ir::Tree::kList, "a list in YAML", context));
  KFIR_TRY_ASSIGN(settings.affinity, YamlOption("affinity", ir::Tree::kMap,
                                                "a map in YAML", context));
  KFIR_TRY_ASSIGN(
      settings.security_context,
      YamlOption("security-context", ir::Tree::kMap, "a map in YAML", context));
  KFIR_TRY_ASSIGN(settings.pod_security_context,
                  YamlOption("pod-security-context", ir::Tree::kMap,
                             "a map in YAML", context));
  settings.retry = NumberOption("retry", context);
  settings.timeout = NumberOption("timeout", context);
  settings.service_account = TextOption("service-account", context);
  settings.image_pull_policy = TextOption("image-pull-policy", context);
  settings.retry_policy = context.options.Text("retry-policy");
  return settings;
}

// Sets `settings` on one task.
class Setter {
 public:
  Setter(const Settings& settings, Injection& injection)
      : settings_(settings), injection_(injection) {}

  void Set(const TaskPlace& place) {
    if (!injection_.HasPod(place)) return;
    PodEdit pod(place.task);
    SetOnPod(place, pod);
    SetOnTask(place);
    if (place.component->has_container()) {
      SetOnContainer(place, pod);
    } else if (AsksForContainer()) {
      injection_.RunsContainer(place);  // says why not
    }
  }

 private:
  bool AsksForContainer() const {
    return !settings_.requests.empty() || !settings_.limits.empty() ||
           settings_.security_context.has_value() ||
           settings_.image_pull_policy.has_value();
  }

  void SetPairs(const TaskPlace& place, const std::vector<PairSetting>& pairs,
                const KeyValueList& base, KeyValueList& own) {
    for (const PairSetting& one : pairs) {
      injection_.Note(place, one.setting,
                      MergeKeyValue(injection_.rule(), one.entry, &base, own));
    }
  }

  // `base` and `own`: null where unset.  True: set it.
  template <typename Message>
  bool Decide(const TaskPlace& place, absl::string_view what,
              const std::optional<Message>& wanted, const Message* base,
              const Message* own) {
    if (!wanted.has_value()) return false;
    const Merged merged = MergeWhole(injection_.rule(), *wanted, base, own);
    injection_.Note(place, what, merged);
    return IsChange(merged);
  }

  void SetOnPod(const TaskPlace& place, PodEdit& pod) {
    const ir::PodSettings& base = ComponentPod(place);
    SetPairs(place, settings_.node_selector, base.node_selector(),
             *pod->mutable_node_selector());
    if (settings_.tolerations.has_value()) {
      for (const ir::Tree& one : settings_.tolerations->list().items()) {
        injection_.Note(
            place, "a toleration",
            MergeItem(one, &base.tolerations(), *pod->mutable_tolerations()));
      }
    }
    if (Decide(place, "an affinity", settings_.affinity,
               base.has_affinity() ? &base.affinity() : nullptr,
               pod->has_affinity() ? &pod->affinity() : nullptr)) {
      *pod->mutable_affinity() = *settings_.affinity;
    }
    if (Decide(
            place, "a service account", settings_.service_account,
            base.has_service_account() ? &base.service_account() : nullptr,
            pod->has_service_account() ? &pod->service_account() : nullptr)) {
      *pod->mutable_service_account() = *settings_.service_account;
    }
    if (settings_.pod_security_context.has_value()) {
      SetSecurityContext(place, "a security context of the pod",
                         *settings_.pod_security_context, base.pod_extra(),
                         *pod->mutable_pod_extra());
      if (pod->pod_extra().kind_case() == ir::Tree::KIND_NOT_SET) {
        pod->clear_pod_extra();
      }
    }
  }

  void SetOnContainer(const TaskPlace& place, PodEdit& pod) {
    const ir::PodSettings& base = ComponentPod(place);
    SetPairs(place, settings_.requests, base.requests(),
             *pod->mutable_requests());
    SetPairs(place, settings_.limits, base.limits(), *pod->mutable_limits());
    if (Decide(
            place, "an image pull policy", settings_.image_pull_policy,
            base.has_image_pull_policy() ? &base.image_pull_policy() : nullptr,
            pod->has_image_pull_policy() ? &pod->image_pull_policy()
                                         : nullptr)) {
      *pod->mutable_image_pull_policy() = *settings_.image_pull_policy;
    }
    if (settings_.security_context.has_value()) {
      SetSecurityContext(place, "a security context",
                         *settings_.security_context, base.container_extra(),
                         *pod->mutable_container_extra());
      if (pod->container_extra().kind_case() == ir::Tree::KIND_NOT_SET) {
        pod->clear_container_extra();
      }
    }
  }

  void SetSecurityContext(const TaskPlace& place, absl::string_view what,
                          const ir::Tree& value, const ir::Tree& base,
                          ir::Tree& own) {
    injection_.Note(
        place, what,
        MergeMember(injection_.rule(), "securityContext", value, &base, own));
  }

  void SetOnTask(const TaskPlace& place) {
    ir::Task& task = place.task;
    if (Decide<ir::Value>(
            place, "a retry limit", settings_.retry, nullptr,
            task.retry().has_limit() ? &task.retry().limit() : nullptr)) {
      *task.mutable_retry()->mutable_limit() = *settings_.retry;
      if (!settings_.retry_policy.empty()) {
        task.mutable_retry()->set_policy(settings_.retry_policy);
      }
    }
    if (Decide<ir::Value>(
            place, "a timeout", settings_.timeout, nullptr,
            task.has_timeout_seconds() ? &task.timeout_seconds() : nullptr)) {
      *task.mutable_timeout_seconds() = *settings_.timeout;
    }
  }

  const Settings& settings_;
  Injection& injection_;
};

}  // namespace

absl::StatusOr<Changed> SetPodSettings(ir::Module& module,
                                       PassContext& context) {
  KFIR_TRY_ASSIGN(const Settings settings, ReadSettings(context));
  Injection injection(module, context);
  Setter setter(settings, injection);
  injection.ForEachSelected([&](const TaskPlace& place) { setter.Set(place); });
  return injection.Result();
}

}  // namespace kfir
