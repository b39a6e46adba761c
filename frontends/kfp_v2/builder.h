// SPDX-License-Identifier: Apache-2.0
//
// The parts of BuildPipeline().
#ifndef KFIR_FRONTENDS_KFP_V2_BUILDER_H_
#define KFIR_FRONTENDS_KFP_V2_BUILDER_H_

#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "frontends/kfp_v2/build.h"
#include "frontends/kfp_v2/executor.h"
#include "frontends/kfp_v2/scope.h"
#include "support/kfp_names.h"

namespace kfir::kfp_v2 {

using Binding = kfp2::TaskInputsSpec::InputParameterSpec;
using ArtifactBinding = kfp2::TaskInputsSpec::InputArtifactSpec;

class Builder {
 public:
  // All outlive the builder.
  Builder(Pipeline& pipeline, const Scope& scope, const Built& built,
          Program& program, MessagePlaces& places, kfp2::Documents* documents)
      : pipeline_(pipeline),
        scope_(scope),
        built_(built),
        program_(program),
        places_(places),
        documents_(*documents),
        spec_(*documents->mutable_pipeline()) {}

  void Build();

 private:
  friend class TaskBuilder;

  void AddInfo();
  // Where what is in the group goes.
  kfp2::ComponentSpec* Contents(const Node& group);
  void AddContents(Node& group);
  void AddConfig();
  kfp2::PipelineTaskSpec* NewTask(const std::string& name, kfp2::DagSpec* dag);
  void AddGroup(Node& group, kfp2::ComponentSpec* spec);
  void AddGroupTask(Node& group, const Node& parent, kfp2::DagSpec* dag);
  void AddIterator(const Node& group, kfp2::PipelineTaskSpec* task);
  void AddGroupOutputs(const Node& group, kfp2::ComponentSpec* spec);
  void AddTask(Node& task, const Node& parent, kfp2::DagSpec* dag);
  void AddOutputs();
  kfp2::ComponentSpec* AddComponent(const std::string& name, std::string* key);

  // Binds an input of `user`, which is in `parent`, to `channel`.
  void Bind(const Channel& channel, const Node& user, const Node& parent,
            absl::string_view input, kfp2::TaskInputsSpec* inputs);
  void BindParameter(const Channel& channel, const Node& user,
                     const Node& parent, Binding* binding);
  // The name by which `channel` is an input of the graph of `parent`.
  std::string InputName(const Channel& channel, const Node& user,
                        const Node& parent);

  // A leaf's executor; returns its label.
  std::string AddExecutor(const Node& task, ExecutorSpec executor);
  void AddPlatform(const Node& task, const std::string& label,
                   const Node& parent);
  // Copies what a pipeline consists of and returns its root, with the names
  // that it has here.
  kfp2::ComponentSpec Merge(const kfp2::Documents& documents);
  void MergeExecutorsAsKfp(kfp2::Documents& documents);

  Pipeline& pipeline_;
  const Scope& scope_;
  const Built& built_;
  Program& program_;
  MessagePlaces& places_;
  kfp2::Documents& documents_;
  kfp2::PipelineSpec& spec_;
  UniqueNames component_keys_;
  UniqueNames labels_;
  absl::flat_hash_map<const Node*, kfp2::ComponentSpec*> components_;
  absl::flat_hash_map<const Node*, absl::flat_hash_set<std::string>>
      interfaces_;
  // The tasks that are in the graph already to which those of a group go.
  absl::flat_hash_map<std::string, kfp2::PipelineTaskSpec*> replaced_;
};

kfp2::SinglePlatformSpec& PlatformOf(const std::string& name,
                                     kfp2::Documents& documents);

}  // namespace kfir::kfp_v2

#endif  // KFIR_FRONTENDS_KFP_V2_BUILDER_H_
