// SPDX-License-Identifier: Apache-2.0
//
// The components of a document, by name.
#ifndef KFIR_BACKENDS_ARGO_V2_COMPONENTS_H_
#define KFIR_BACKENDS_ARGO_V2_COMPONENTS_H_

#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "ir/ir.pb.h"
#include "ir/pipeline_spec/kubernetes_executor_config.pb.h"
#include "ir/pipeline_spec/pipeline_spec.pb.h"

namespace kfir::argo_v2 {

using ExecutorSpec = kfp2::PipelineDeploymentConfig::ExecutorSpec;

struct Component {
  absl::string_view name;
  kfp2::ComponentSpec* spec = nullptr;
  const ExecutorSpec* executor = nullptr;  // of a leaf, once it was visited
  const kfp2::Struct* settings = nullptr;  // Kubernetes', of a leaf
  kfp2::PodMetadata pod_metadata;          // in the settings
  bool has_pod_metadata = false;
  absl::string_view key;  // of its stored specs
  bool stored = false;    // they are there
  bool visited = false;
  // Tasks in the order of their names.
  std::vector<std::pair<const std::string*, kfp2::PipelineTaskSpec*>> tasks;
};

// Precondition of all: `documents` and `module` outlive it, and the documents
// keep their components.
class Components {
 public:
  Components(const ir::Module& module, kfp2::Documents& documents);

  Component& root() { return *root_; }
  // Null: there is none.
  Component* Find(absl::string_view name);
  const ExecutorSpec* FindExecutor(absl::string_view label) const;
  // The Kubernetes settings of an executor; null: none.
  const kfp2::Struct* FindSettings(absl::string_view label) const;

  // Where the module has it, or a task of it.
  const ir::Location& LocationOf(const Component& component) const;
  const ir::Location& LocationOf(const Component& component,
                                 absl::string_view task) const;

 private:
  Component* Add(const std::string& name, kfp2::ComponentSpec& spec);
  const ir::Component& Origin(const Component& component) const;

  const ir::Module& module_;
  std::vector<Component> components_;  // reserved, so that they stay in place
  Component* root_ = nullptr;
  absl::flat_hash_map<absl::string_view, Component*> by_name_;
  absl::flat_hash_map<absl::string_view, const ExecutorSpec*> executors_;
  absl::flat_hash_map<absl::string_view, const kfp2::Struct*> settings_;
};

}  // namespace kfir::argo_v2

#endif  // KFIR_BACKENDS_ARGO_V2_COMPONENTS_H_
