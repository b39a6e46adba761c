// SPDX-License-Identifier: Apache-2.0
//
// What the writers of a pod's parts have in common.
#ifndef KFIR_IR_PIPELINE_SPEC_KUBERNETES_FROM_POD_INTERNAL_H_
#define KFIR_IR_PIPELINE_SPEC_KUBERNETES_FROM_POD_INTERNAL_H_

#include <initializer_list>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "ir/ir.pb.h"
#include "ir/pipeline_spec/bindings.h"
#include "ir/pipeline_spec/kubernetes.h"
#include "ir/tree.h"

namespace kfir::kfp2 {

// A text, number or truth value; none: it is something else.
std::optional<std::string> ConstantText(const ir::Tree& tree);
std::optional<std::string> ConstantText(const ir::Value& value);

// Of a member; empty: it is not there.
std::string TextOf(const ir::Tree& map, absl::string_view key);

template <typename Message>
void SetOptional(const ir::Tree& map, Message* message) {
  if (const ir::Tree* optional = ir::Find(map, "optional"))
    message->set_optional(optional->bool_value());
}

using StringEntries = google::protobuf::RepeatedPtrField<StringEntry>;

// `map` may be null.
void AddEntries(const ir::Tree* map, StringEntries* entries);

struct PodPart {
  // False, after a refusal, where `map` has a member that is not `known`.
  bool Only(const ir::Tree& map, std::initializer_list<absl::string_view> known,
            absl::string_view what) const;
  // The name of an object, which may be null.
  void SetName(const ir::Tree* name, std::string* plain,
               Binding* binding) const;
  void AddJson(const ir::Tree& tree, Binding* binding, const char* what) const;
  // In the place of an entry with the same key.
  void AddEntry(const ir::KeyValue& entry, StringEntries* target,
                const char* what) const;

  const Refuse& refuse;
  KubernetesExecutorConfig& config;
};

void WriteVolumes(const ir::PodSettings& pod, const PodPart& part);

// Tolerations, node selectors and affinities.
void WritePlacement(const ir::PodSettings& pod, const PodPart& part);

}  // namespace kfir::kfp2

#endif  // KFIR_IR_PIPELINE_SPEC_KUBERNETES_FROM_POD_INTERNAL_H_
