// SPDX-License-Identifier: Apache-2.0
//
// The parts of Lower().
#ifndef KFIR_FRONTENDS_SHARED_PIPELINE_SPEC_LOWERING_H_
#define KFIR_FRONTENDS_SHARED_PIPELINE_SPEC_LOWERING_H_

#include <initializer_list>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"
#include "frontends/shared/pipeline_spec/lower.h"
#include "ir/ir.pb.h"
#include "ir/pipeline_spec/kubernetes_executor_config.pb.h"
#include "ir/pipeline_spec/pipeline_spec.pb.h"
#include "support/diagnostics.h"

namespace kfir {

using ExecutorSpec = kfp2::PipelineDeploymentConfig::ExecutorSpec;
using ResourceSpec =
    kfp2::PipelineDeploymentConfig::PipelineContainerSpec::ResourceSpec;

// The entries of a map of the documents, which outlive this, by their keys.
template <typename Entry>
class ByKey {
 public:
  using Value =
      std::remove_cvref_t<decltype(std::declval<const Entry&>().value())>;

  explicit ByKey(const google::protobuf::RepeatedPtrField<Entry>& entries)
      : entries_(entries) {
    if (entries.size() <= kFew) return;
    for (const Entry& entry : entries)
      index_.emplace(entry.key(), &entry.value());
  }

  // Null: there is none.
  const Value* Find(absl::string_view key) const {
    if (entries_.size() <= kFew) {
      for (const Entry& entry : entries_) {
        if (entry.key() == key) return &entry.value();
      }
      return nullptr;
    }
    const auto it = index_.find(key);
    return it == index_.end() ? nullptr : it->second;
  }
  bool Has(absl::string_view key) const { return Find(key) != nullptr; }

 private:
  // So many are looked through; more have an index.
  static constexpr int kFew = 8;

  const google::protobuf::RepeatedPtrField<Entry>& entries_;
  absl::flat_hash_map<absl::string_view, const Value*> index_;
};

// What tasks need to know of the component that they call.
struct Callee {
  explicit Callee(const kfp2::ComponentSpec& spec)
      : parameters(spec.input_definitions().parameters()),
        artifacts(spec.input_definitions().artifacts()) {}

  bool HasInput(absl::string_view name) const {
    return parameters.Has(name) || artifacts.Has(name);
  }

  ByKey<kfp2::ComponentInputsSpec::ParametersEntry> parameters;
  ByKey<kfp2::ComponentInputsSpec::ArtifactsEntry> artifacts;
  // A container that reads inputs which it does not declare: what does so is a
  // setting of each task.
  const kfp2::PipelineDeploymentConfig::PipelineContainerSpec* dynamic =
      nullptr;
  // Kubernetes settings that refer to the graph of the task; null: none.
  std::unique_ptr<ir::PodSettings> pod;
};

struct Lowering {
  const kfp2::Documents& documents;
  const MessageLocator& locator;
  ir::Module& module;
  DiagnosticSink& diagnostics;
  bool failed = false;

  absl::flat_hash_map<absl::string_view, const ExecutorSpec*> executors;
  absl::flat_hash_map<absl::string_view, const kfp2::Struct*> kubernetes;
  absl::flat_hash_map<absl::string_view, Callee> callees;

  void Locate(const google::protobuf::Message& message,
              ir::Location* location) const;
  SourceLocation PlaceOf(const google::protobuf::Message& message) const;
  Diagnostic& Report(DiagnosticKind kind, const google::protobuf::Message& at,
                     std::initializer_list<absl::string_view> arguments);
};

// The interface, the container or importer, and what tasks need to know.  A
// graph is left empty.
void LowerComponent(Lowering& lowering, absl::string_view name,
                    const kfp2::ComponentSpec& spec, ir::Component& component);

// The tasks and outputs of a graph component.
void LowerGraph(Lowering& lowering, const kfp2::ComponentSpec& spec,
                bool is_root, ir::Graph& graph);

// A setting of the resources that is text, as an entry of a limit or request.
struct ResourceText {
  absl::string_view key;
  std::string text;
  bool limit;
  std::string key_text;  // of an accelerator; `key` is empty
};
std::vector<ResourceText> ResourceTexts(const ResourceSpec& spec);

}  // namespace kfir

#endif  // KFIR_FRONTENDS_SHARED_PIPELINE_SPEC_LOWERING_H_
