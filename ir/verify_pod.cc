// SPDX-License-Identifier: Apache-2.0
#include "absl/strings/str_cat.h"
#include "ir/diagnostic_kinds.h"
#include "ir/parts.h"
#include "ir/verifier.h"

namespace kfir::ir {

void Verifier::Check(const PodSettings& pod) {
  CheckKeys(pod.limits(), "limits");
  CheckKeys(pod.requests(), "requests");
  CheckKeys(pod.labels(), "labels");
  CheckKeys(pod.annotations(), "annotations");
  CheckKeys(pod.node_selector(), "node selectors");
  if (pod.has_container_extra()) {
    CheckIsMap(pod.container_extra(), "container_extra");
  }
  if (pod.has_pod_extra()) CheckIsMap(pod.pod_extra(), "pod_extra");
  ForEachPart(pod, [this](const auto& part) { Check(part); });
}

void Verifier::Check(const EnvVar& variable) {
  CheckKey(variable.name(), variable.has_name_template(),
           "an environment variable");
  ForEachPart(variable, [this](const auto& part) { Check(part); });
}

void Verifier::Check(const KeyValue& entry) {
  CheckKey(entry.key(), entry.has_key_template(), "a key");
  if (!entry.has_value()) {
    ReportMissing(absl::StrCat("key `", entry.key(), "`"), "value");
  }
  ForEachPart(entry, [this](const auto& part) { Check(part); });
}

void Verifier::Check(const Retry& retry) {
  ForEachPart(retry, [this](const auto& part) { Check(part); });
}

void Verifier::Check(const Caching& caching) {
  ForEachPart(caching, [this](const auto& part) { Check(part); });
}

void Verifier::CheckKey(absl::string_view key, bool has_template,
                        absl::string_view one) {
  if (key.empty() && !has_template) ReportEmptyName(one, here_);
  if (!key.empty() && has_template) {
    Emit(kinds::TwoKeys, here_, {key});
  }
}

void Verifier::CheckKeys(
    const google::protobuf::RepeatedPtrField<KeyValue>& entries,
    absl::string_view many) {
  CheckUnique(entries, many, [](const KeyValue& entry) -> absl::string_view {
    return entry.key();
  });
}

void Verifier::CheckIsMap(const Tree& tree, absl::string_view what) {
  if (!tree.has_map()) Emit(kinds::TreeKind, here_, {what, "map"});
}

}  // namespace kfir::ir
