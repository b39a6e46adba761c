// SPDX-License-Identifier: Apache-2.0
#include <google/protobuf/arena.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "frontends/shared/pipeline_spec/lower.h"
#include "frontends/shared/pipeline_spec/lowering.h"
#include "ir/arena.h"
#include "ir/pipeline_spec/from_module.h"
#include "ir/pipeline_spec/spelling.h"
#include "ir/pipeline_spec/unknown_fields.h"

namespace kfir {
namespace {

using Tasks = google::protobuf::RepeatedPtrField<kfp2::DagSpec::TasksEntry>;

template <typename Entries>
auto IndexByKey(Entries& entries) {
  absl::flat_hash_map<absl::string_view,
                      decltype(entries.Mutable(0)->mutable_value())>
      index;
  for (auto& entry : entries) index.emplace(entry.key(), entry.mutable_value());
  return index;
}

bool HaveSameTasks(const Tasks& ours, const Tasks& theirs) {
  if (ours.size() != theirs.size()) return false;
  const auto has_same_key = [](const auto& a, const auto& b) {
    return a.key() == b.key();
  };
  if (std::equal(ours.begin(), ours.end(), theirs.begin(), has_same_key))
    return true;
  absl::flat_hash_set<absl::string_view> names;
  for (const auto& task : ours) names.insert(task.key());
  return std::all_of(theirs.begin(), theirs.end(), [&names](const auto& task) {
    return names.contains(task.key());
  });
}

void Attach(ir::Tree corrections, kfp2::Attributes* attributes) {
  if (!corrections.has_list()) return;
  ir::Attribute& attribute = *attributes->Add();
  attribute.set_name(std::string(kfp2::kSpelling));
  *attribute.mutable_value() = std::move(corrections);
}

class Speller {
 public:
  Speller(kfp2::Documents& theirs, kfp2::Documents& ours, ir::Module& module)
      : theirs_(theirs), ours_(ours), module_(module) {
    their_components_ =
        IndexByKey(*theirs.mutable_pipeline()->mutable_components());
    if (theirs.pipeline().has_deployment_spec()) {
      their_executors_ = IndexByKey(*theirs.mutable_pipeline()
                                         ->mutable_deployment_spec()
                                         ->mutable_executors());
    }
    their_settings_ = Settings(theirs);
  }

  // A part of ours that is not in the document.  The module is left as it is
  // until the end.
  void Piece(int component, kfp2::ComponentSpec& ours,
             const ExecutorSpec& executor, const kfp2::Struct* settings) {
    const auto theirs =
        their_components_.find(module_.components(component).name());
    if (theirs == their_components_.end()) return;
    ir::Tree corrections;
    if (theirs->second->implementation_case() ==
        kfp2::ComponentSpec::kExecutorLabel) {
      const std::string& label = theirs->second->executor_label();
      CompareExecutors(&executor, settings, label, corrections);
      ours.set_executor_label(label);
    }
    kfp2::Diff(ours, *theirs->second, "component", &corrections);
    if (corrections.has_list())
      found_.emplace_back(component, std::move(corrections));
  }

  // The rest, when the document of ours is there.
  void Run() {
    our_components_ =
        IndexByKey(*ours_.mutable_pipeline()->mutable_components());
    if (ours_.pipeline().has_deployment_spec()) {
      our_executors_ = IndexByKey(*ours_.mutable_pipeline()
                                       ->mutable_deployment_spec()
                                       ->mutable_executors());
    }
    our_settings_ = Settings(ours_);
    for (auto& [component, corrections] : found_) {
      Attach(std::move(corrections),
             module_.mutable_components(component)->mutable_attributes());
    }
    for (ir::Component& component : *module_.mutable_components()) {
      const auto ours = our_components_.find(component.name());
      const auto theirs = their_components_.find(component.name());
      if (ours == our_components_.end() || theirs == their_components_.end())
        continue;
      Compare(component, *ours->second, *theirs->second);
    }
    Compare(*module_.mutable_root(), *ours_.mutable_pipeline()->mutable_root(),
            *theirs_.mutable_pipeline()->mutable_root());
    CompareRest();
  }

 private:
  using SettingsIndex = absl::flat_hash_map<absl::string_view, kfp2::Struct*>;

  static SettingsIndex Settings(kfp2::Documents& documents) {
    SettingsIndex index;
    if (!documents.has_platform()) return index;
    for (auto& platform : *documents.mutable_platform()->mutable_platforms()) {
      if (platform.key() != "kubernetes" ||
          !platform.value().has_deployment_spec())
        continue;
      for (auto& entry : *platform.mutable_value()
                              ->mutable_deployment_spec()
                              ->mutable_executors()) {
        index.emplace(entry.key(), entry.mutable_value());
      }
    }
    return index;
  }

  void Compare(ir::Component& component, kfp2::ComponentSpec& ours,
               kfp2::ComponentSpec& theirs) {
    ir::Tree corrections;
    if (theirs.implementation_case() == kfp2::ComponentSpec::kExecutorLabel) {
      CompareExecutors(Find(our_executors_, ours.executor_label()),
                       Find(our_settings_, ours.executor_label()),
                       theirs.executor_label(), corrections);
      // The label is an attribute of its own.
      ours.set_executor_label(theirs.executor_label());
    }
    if (!ours.has_dag() || !theirs.has_dag() ||
        !HaveSameTasks(ours.dag().tasks(), theirs.dag().tasks())) {
      kfp2::Diff(ours, theirs, "component", &corrections);
      return Attach(std::move(corrections), component.mutable_attributes());
    }
    // On the arenas of what they are swapped with, so that nothing is copied.
    Tasks our_tasks(ours.GetArena()), their_tasks(theirs.GetArena());
    our_tasks.Swap(ours.mutable_dag()->mutable_tasks());
    their_tasks.Swap(theirs.mutable_dag()->mutable_tasks());
    kfp2::Diff(ours, theirs, "component", &corrections);
    CompareTasks(component, our_tasks, their_tasks);
    their_tasks.Swap(theirs.mutable_dag()->mutable_tasks());
    Attach(std::move(corrections), component.mutable_attributes());
  }

  void CompareTasks(ir::Component& component, Tasks& ours, Tasks& theirs) {
    const auto our_tasks = IndexByKey(ours);
    const auto their_tasks = IndexByKey(theirs);
    if (!component.has_graph()) return;
    for (ir::Task& task : *component.mutable_graph()->mutable_tasks()) {
      const auto our_task = our_tasks.find(task.name());
      const auto their_task = their_tasks.find(task.name());
      if (our_task == our_tasks.end() || their_task == their_tasks.end())
        continue;
      ir::Tree corrections;
      kfp2::Diff(*our_task->second, *their_task->second, "task", &corrections);
      Attach(std::move(corrections), task.mutable_attributes());
    }
  }

  template <typename Index>
  static typename Index::mapped_type Find(const Index& index,
                                          const std::string& label) {
    const auto it = index.find(label);
    return it == index.end() ? nullptr : it->second;
  }

  // Null: there is none.
  void CompareExecutors(const ExecutorSpec* ours,
                        const kfp2::Struct* our_settings,
                        const std::string& their_label, ir::Tree& corrections) {
    claimed_.insert(their_label);
    const ExecutorSpec* theirs = Find(their_executors_, their_label);
    if (ours != nullptr && theirs != nullptr)
      kfp2::Diff(*ours, *theirs, "executor", &corrections);
    const kfp2::Struct* their_settings = Find(their_settings_, their_label);
    if (our_settings == nullptr && their_settings == nullptr) return;
    kfp2::SinglePlatformSpec our_holder, their_holder;
    if (our_settings != nullptr) *our_holder.mutable_config() = *our_settings;
    if (their_settings != nullptr)
      *their_holder.mutable_config() = *their_settings;
    kfp2::Diff(our_holder, their_holder, "kubernetes", &corrections);
  }

  // What belongs to no component.
  kfp2::PipelineSpec PipelineRest(const kfp2::PipelineSpec& spec,
                                  bool keep_unclaimed) {
    kfp2::PipelineSpec rest;
    *rest.mutable_pipeline_info() = spec.pipeline_info();
    if (!spec.has_pipeline_info()) rest.clear_pipeline_info();
    rest.set_sdk_version(spec.sdk_version());
    rest.set_schema_version(spec.schema_version());
    rest.set_default_pipeline_root(spec.default_pipeline_root());
    if (!spec.has_deployment_spec()) return rest;
    kfp2::PipelineDeploymentConfig& deployment =
        *rest.mutable_deployment_spec();
    if (!keep_unclaimed) return rest;
    const auto& executors =
        *deployment.GetDescriptor()->FindFieldByName("executors");
    if (kfp2::IsMarkedNull(spec.deployment_spec(), executors))
      kfp2::MarkNull(&deployment, executors);
    for (const auto& [name, value] : kfp2::SurplusOf(spec.deployment_spec())) {
      kfp2::Struct::Entry entry;
      entry.set_key(name);
      *entry.mutable_value() = value;
      kfp2::AddSurplus(entry, &deployment);
    }
    for (const auto& entry : spec.deployment_spec().executors()) {
      if (!claimed_.contains(entry.key())) *deployment.add_executors() = entry;
    }
    return rest;
  }

  kfp2::PlatformSpec PlatformRest(const kfp2::PlatformSpec& spec,
                                  bool keep_unclaimed) {
    kfp2::PlatformSpec rest = spec;
    for (auto& platform : *rest.mutable_platforms()) {
      if (platform.key() != "kubernetes" ||
          !platform.value().has_deployment_spec())
        continue;
      auto& executors = *platform.mutable_value()
                             ->mutable_deployment_spec()
                             ->mutable_executors();
      google::protobuf::RepeatedPtrField<
          kfp2::PlatformDeploymentConfig::ExecutorsEntry>
          kept;
      for (auto& entry : executors) {
        if (keep_unclaimed && !claimed_.contains(entry.key()))
          *kept.Add() = std::move(entry);
      }
      executors.Swap(&kept);
    }
    return rest;
  }

  void CompareRest() {
    ir::Tree corrections;
    kfp2::Diff(PipelineRest(ours_.pipeline(), false),
               PipelineRest(theirs_.pipeline(), true), "pipeline",
               &corrections);
    kfp2::Diff(PlatformRest(ours_.platform(), false),
               PlatformRest(theirs_.platform(), true), "platform",
               &corrections);
    Attach(std::move(corrections), module_.mutable_attributes());
  }

  kfp2::Documents& theirs_;
  kfp2::Documents& ours_;
  ir::Module& module_;
  absl::flat_hash_map<absl::string_view, kfp2::ComponentSpec*> our_components_,
      their_components_;
  absl::flat_hash_map<absl::string_view, ExecutorSpec*> our_executors_,
      their_executors_;
  SettingsIndex our_settings_, their_settings_;
  // Labels that components of the document have.
  absl::flat_hash_set<absl::string_view> claimed_;
  // Corrections of pieces, by the index of the component.
  std::vector<std::pair<int, ir::Tree>> found_;
};

}  // namespace

void AddSpelling(kfp2::Documents& documents, ir::Module& module) {
  google::protobuf::Arena arena(ir::ArenaOptionsFor(documents.ByteSizeLong()));
  auto& ours = *google::protobuf::Arena::CreateMessage<kfp2::Documents>(&arena);
  DiagnosticSink
      ignored;  // what we cannot say yet is what the corrections are for
  Speller speller(documents, ours, module);
  (void)kfp2::FromModuleInPieces(
      module, ignored,
      [&speller](int component, kfp2::ComponentSpec& spec,
                 const ExecutorSpec& executor, const kfp2::Struct* kubernetes) {
        speller.Piece(component, spec, executor, kubernetes);
      },
      &ours);
  speller.Run();
}

}  // namespace kfir
