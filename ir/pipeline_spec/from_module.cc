// SPDX-License-Identifier: Apache-2.0
#include "ir/pipeline_spec/from_module.h"

#include <google/protobuf/arena.h>

#include <list>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "ir/pipeline_spec/from_module_internal.h"
#include "ir/pipeline_spec/spelling.h"

namespace kfir::kfp2 {
namespace {

using ExecutorSpec = PipelineDeploymentConfig::ExecutorSpec;

// A component as one set of its tasks needs it.
struct Variant {
  std::string name;
  const ir::Component* component = nullptr;
  const ir::PodSettings* pod = nullptr;  // of the tasks; null: none
  ExecutorSpec* executor = nullptr;      // null: not built yet
  Struct* kubernetes = nullptr;          // null: none
  bool is_piece = false;                 // the documents lack it
};

bool SameSpecs(const Variant& a, const Variant& b) {
  if ((a.kubernetes == nullptr) != (b.kubernetes == nullptr)) return false;
  return SameBytes(*a.executor, *b.executor) &&
         (a.kubernetes == nullptr || SameBytes(*a.kubernetes, *b.kubernetes));
}

// A component on its way.
struct Part {
  explicit Part(const ir::Component& component)
      : component(component), ports(component) {}

  const ir::Component& component;
  const Ports ports;
  // Of a leaf.
  std::list<Variant> variants;
  Variant* plain = nullptr;  // for tasks without settings of their own
  // By serialised pod settings of a task.
  absl::flat_hash_map<std::string, Variant*> by_pod;
};

class Writer {
 public:
  Writer(Context& context, const PieceFunction& piece, Documents* documents)
      : context_(context),
        piece_(piece),
        documents_(*documents),
        arena_(documents->GetArena() == nullptr ? &own_arena_
                                                : documents->GetArena()) {}

  void Write() {
    const ir::Module& module = context_.module;
    parts_.reserve(module.components_size());
    by_name_.reserve(module.components_size());
    for (const ir::Component& component : module.components()) {
      by_name_.emplace(component.name(), &parts_.emplace_back(component));
    }
    if (!module.has_root())
      context_.Refuse(ir::Location(), "components without a pipeline");
    MakeVariants();
    Header();
    for (Part& part : parts_) WriteComponent(part);
    Ports root_ports(module.root());
    WriteGraphComponent(module.root(), root_ports,
                        documents_.mutable_pipeline()->mutable_root());
    Correct(module.attributes(), "pipeline", documents_.mutable_pipeline());
    PlatformSpec platform = documents_.platform();
    Correct(module.attributes(), "platform", &platform);
    if (documents_.has_platform() || platform.platforms_size() > 0)
      *documents_.mutable_platform() = platform;
  }

 private:
  void Header() {
    const ir::Module& module = context_.module;
    PipelineSpec& spec = *documents_.mutable_pipeline();
    spec.mutable_pipeline_info()->set_name(module.name());
    spec.mutable_pipeline_info()->set_display_name(module.display_name());
    spec.mutable_pipeline_info()->set_description(module.description());
    const ir::Tree* schema =
        FindAttribute(module.attributes(), "kfp2.schema_version");
    spec.set_schema_version(schema == nullptr ? std::string(kSchemaVersion)
                                              : schema->string_value());
    const ir::Tree* sdk =
        FindAttribute(module.attributes(), "kfp2.sdk_version");
    spec.set_sdk_version(sdk == nullptr ? std::string(kSdkVersion)
                                        : sdk->string_value());
    spec.mutable_deployment_spec();
    RunSettingsToSpec(context_, &documents_);
  }

  void MakeVariants() {
    const ir::Module& module = context_.module;
    const auto visit = [this](const ir::Component& component, bool has_own) {
      for (const ir::Task& task : component.graph().tasks()) {
        if ((task.has_pod() && task.pod().ByteSizeLong() > 0) != has_own)
          continue;
        Part* part = Find(task.component());
        if (part == nullptr || part->component.has_graph()) continue;
        if (has_own) {
          MakeVariant(*part, task);
        } else if (part->plain == nullptr) {
          part->plain = AddVariant(*part, nullptr);
        }
      }
    };
    // Tasks without settings of their own keep the component's name, whatever
    // is set on others.
    for (const bool has_own : {false, true}) {
      for (const ir::Component& component : module.components()) {
        visit(component, has_own);
      }
      visit(module.root(), has_own);
    }
    for (Part& part : parts_) {
      if (!part.component.has_graph() && part.variants.empty())
        AddVariant(part, nullptr);
    }
  }

  Part* Find(absl::string_view name) {
    const auto it = by_name_.find(name);
    return it == by_name_.end() ? nullptr : it->second;
  }

  void MakeVariant(Part& part, const ir::Task& task) {
    const auto [it, added] =
        part.by_pod.try_emplace(task.pod().SerializeAsString(), nullptr);
    if (added) it->second = AddVariant(part, &task.pod());
    variant_of_[&task] = it->second;
  }

  Variant* AddVariant(Part& part, const ir::PodSettings* pod) {
    const ir::Component& component = part.component;
    Variant variant;
    variant.component = &component;
    variant.pod = pod;
    // A piece is built when its turn comes.
    if (!piece_ || !part.variants.empty()) Build(variant);
    for (Variant& before : part.variants) {
      Build(before);
      if (SameSpecs(before, variant)) return &before;
    }
    variant.name = component.name();
    for (int number = 2; !part.variants.empty(); ++number) {
      if (!by_name_.contains(variant.name) &&
          more_names_.insert(variant.name).second)
        break;
      variant.name = absl::StrCat(component.name(), "-", number);
    }
    part.variants.push_back(std::move(variant));
    return &part.variants.back();
  }

  void Build(Variant& variant) {
    if (variant.executor != nullptr) return;
    variant.executor =
        google::protobuf::Arena::CreateMessage<ExecutorSpec>(arena_);
    ExecutorToSpec(*variant.component, variant.pod, context_, variant.executor);
    auto* kubernetes = google::protobuf::Arena::CreateMessage<Struct>(arena_);
    if (KubernetesToSpec(*variant.component, variant.pod, context_, kubernetes))
      variant.kubernetes = kubernetes;
  }

  void WriteComponent(Part& part) {
    const ir::Component& component = part.component;
    PipelineSpec& spec = *documents_.mutable_pipeline();
    if (component.has_graph()) {
      auto& entry = *spec.add_components();
      entry.set_key(component.name());
      return WriteGraphComponent(component, part.ports, entry.mutable_value());
    }
    for (Variant& variant : part.variants) {
      if (variant.executor == nullptr && WritePiece(part, variant)) continue;
      auto& entry = *spec.add_components();
      entry.set_key(variant.name);
      InterfaceToSpec(component, context_, entry.mutable_value());
      entry.mutable_value()->set_executor_label(
          WriteExecutor(component, variant));
      Correct(component.attributes(), "component", entry.mutable_value());
    }
  }

  // False: its executor's label is another's too.
  bool WritePiece(const Part& part, Variant& variant) {
    const std::string label = WantedLabel(part.component, variant);
    if (!labels_.try_emplace(label, &variant).second) return false;
    variant.is_piece = true;
    scratch_.Reset();
    auto* spec =
        google::protobuf::Arena::CreateMessage<ComponentSpec>(&scratch_);
    InterfaceToSpec(part.component, context_, spec);
    spec->set_executor_label(label);
    Correct(part.component.attributes(), "component", spec);
    auto* executor =
        google::protobuf::Arena::CreateMessage<ExecutorSpec>(&scratch_);
    ExecutorToSpec(part.component, variant.pod, context_, executor);
    auto* kubernetes =
        google::protobuf::Arena::CreateMessage<Struct>(&scratch_);
    const bool has_settings =
        KubernetesToSpec(part.component, variant.pod, context_, kubernetes);
    if (has_settings) Kubernetes().mutable_deployment_spec();
    piece_(static_cast<int>(&part - parts_.data()), *spec, *executor,
           has_settings ? kubernetes : nullptr);
    return true;
  }

  static std::string WantedLabel(const ir::Component& component,
                                 const Variant& variant) {
    const ir::Tree* attribute =
        FindAttribute(component.attributes(), "kfp2.executor_label");
    return attribute == nullptr ? DefaultLabel(variant.name)
                                : attribute->string_value();
  }

  // Returns the label.
  std::string WriteExecutor(const ir::Component& component, Variant& variant) {
    Build(variant);
    const std::string wanted = WantedLabel(component, variant);
    std::string label = wanted;
    for (int number = 2;; ++number) {
      const auto [it, added] = labels_.try_emplace(label, &variant);
      if (added) break;
      Variant& other = *it->second;
      Build(other);
      if (SameSpecs(other, variant)) {
        if (std::exchange(other.is_piece, false)) AddExecutor(label, other);
        return label;
      }
      label = absl::StrCat(wanted, "-", number);
    }
    AddExecutor(label, variant);
    return label;
  }

  void AddExecutor(const std::string& label, const Variant& variant) {
    auto& entry = *documents_.mutable_pipeline()
                       ->mutable_deployment_spec()
                       ->add_executors();
    entry.set_key(label);
    Set(variant.executor, &entry);
    if (variant.kubernetes != nullptr) {
      auto& config = *Kubernetes().mutable_deployment_spec()->add_executors();
      config.set_key(label);
      Set(variant.kubernetes, &config);
    }
  }

  template <typename Value, typename Entry>
  void Set(Value* value, Entry* entry) {
    if (arena_ == &own_arena_) {
      *entry->mutable_value() = *value;
    } else {
      entry->unsafe_arena_set_allocated_value(value);
    }
  }

  SinglePlatformSpec& Kubernetes() {
    PlatformSpec& platform = *documents_.mutable_platform();
    for (auto& entry : *platform.mutable_platforms()) {
      if (entry.key() == "kubernetes") return *entry.mutable_value();
    }
    auto& entry = *platform.add_platforms();
    entry.set_key("kubernetes");
    return *entry.mutable_value();
  }

  void WriteGraphComponent(const ir::Component& component, const Ports& ports,
                           ComponentSpec* spec) {
    InterfaceToSpec(component, context_, spec);
    DagSpec& dag = *spec->mutable_dag();
    for (const ir::Task& task : component.graph().tasks()) {
      if (task.has_body()) {
        context_.Refuse(task.loc(),
                        "a group of tasks that is not a component of its own");
        continue;
      }
      const Part* callee = Find(task.component());
      if (callee == nullptr) continue;
      auto& entry = *dag.add_tasks();
      entry.set_key(task.name());
      const auto variant = variant_of_.find(&task);
      const std::string& name = variant == variant_of_.end()
                                    ? task.component()
                                    : variant->second->name;
      TaskToSpec(task, callee->component, callee->ports, name, context_,
                 entry.mutable_value());
    }
    OutputsToSpec(component, ports, context_, &dag);
    Correct(component.attributes(), "component", spec);
  }

  Context& context_;
  const PieceFunction& piece_;  // null: everything goes into the documents
  Documents& documents_;
  google::protobuf::Arena own_arena_;
  google::protobuf::Arena* const arena_;  // the documents', where they have one
  google::protobuf::Arena scratch_;       // of a piece
  std::vector<Part> parts_;
  absl::flat_hash_map<absl::string_view, Part*> by_name_;
  absl::flat_hash_set<std::string> more_names_;  // of variants
  // Of tasks with settings of their own.
  absl::flat_hash_map<const ir::Task*, const Variant*> variant_of_;
  absl::flat_hash_map<std::string, Variant*> labels_;
};

}  // namespace

std::string DefaultLabel(absl::string_view component) {
  return absl::StrCat("exec-", absl::StripPrefix(component, "comp-"));
}

Ports::Ports(const ir::Component& component) : component_(component) {
  if (component.inputs_size() > kFew) {
    for (const ir::Input& input : component.inputs())
      inputs_.emplace(input.name(), &input);
  }
  if (component.outputs_size() > kFew) {
    for (const ir::Output& output : component.outputs())
      outputs_.emplace(output.name(), &output);
  }
}

absl::Status FromModule(const ir::Module& module, DiagnosticSink& diagnostics,
                        Documents* documents) {
  return FromModuleInPieces(module, diagnostics, nullptr, documents);
}

absl::Status FromModuleInPieces(const ir::Module& module,
                                DiagnosticSink& diagnostics,
                                const PieceFunction& piece,
                                Documents* documents) {
  Context context{module, diagnostics};
  Writer(context, piece, documents).Write();
  return context.refused ? ErrorReported() : absl::OkStatus();
}

}  // namespace kfir::kfp2
