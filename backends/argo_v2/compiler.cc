// SPDX-License-Identifier: Apache-2.0
#include "backends/argo_v2/compiler.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "backends/argo_v2/build.h"
#include "backends/argo_v2/calls.h"
#include "backends/argo_v2/components.h"
#include "backends/argo_v2/json.h"
#include "backends/argo_v2/print.h"
#include "backends/argo_v2/run.h"
#include "backends/argo_v2/workspace.h"
#include "ir/location.h"
#include "ir/pipeline_spec/message_builder.h"
#include "ir/pipeline_spec/message_writer.h"

namespace kfir::argo_v2 {
namespace {

using kfp2::PipelineTaskSpec;

// Of the parameters that hold specs.
constexpr char kComponents[] = "components-";
constexpr char kImplementations[] = "implementations-";
constexpr char kKubernetes[] = "kubernetes-";

class Compiler {
 public:
  Compiler(const ir::Module& module, kfp2::Documents& documents,
           const Settings& settings, DiagnosticSink& diagnostics)
      : module_(module),
        documents_(documents),
        settings_(settings),
        diagnostics_(diagnostics),
        components_(module, documents),
        calls_(documents.pipeline().pipeline_info().name(), settings,
               components_, plan_,
               [this](DiagnosticKind kind, const ir::Location& location,
                      std::initializer_list<absl::string_view> arguments) {
                 Refuse(kind, location, arguments);
               }) {}

  absl::StatusOr<Plan> Run() {
    CheckHeader();
    const auto refuse =
        [this](DiagnosticKind kind,
               std::initializer_list<absl::string_view> arguments) {
          Refuse(kind, module_.root().loc(), arguments);
        };
    ir::Tree claims = WorkspaceClaims(documents_.platform(), settings_, refuse);
    ConfigureRun(documents_.pipeline(), settings_, refuse, plan_);
    if (claims.has_list()) {
      SortKeys(claims);
      plan_.volume_claims = std::move(claims);
    }
    plan_.parameters.reserve(2 * documents_.pipeline().components_size() + 1);
    Visit();
    if (refused_) return ErrorReported();
    Header();
    return std::move(plan_);
  }

 private:
  void Refuse(DiagnosticKind kind, const ir::Location& location,
              std::initializer_list<absl::string_view> arguments) {
    refused_ = true;
    diagnostics_.Emit(kind, ir::ToSourceLocation(module_, location), arguments);
  }

  void CheckHeader() {
    const kfp2::PipelineSpec& spec = documents_.pipeline();
    if (spec.schema_version() != "2.1.0") {
      Refuse(kinds::ArgoV2SchemaVersion, module_.root().loc(),
             {spec.schema_version()});
    }
    const auto usable = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    };
    const std::string& name = spec.pipeline_info().name();
    if (std::none_of(name.begin(), name.end(), usable))
      Refuse(kinds::ArgoV2PipelineName, module_.root().loc(), {name});
  }

  // `prefix` is a literal; `name` and `message` outlive the plan.
  void Store(const char* prefix, absl::string_view name,
             const google::protobuf::Message& message) {
    if (!stored_.emplace(prefix, name).second) return;
    plan_.parameters.push_back({{prefix, name}, PlanText::Json(message)});
  }

  // Depth first, leaves before the graphs that use them.
  void Visit() {
    struct Frame {
      Component* component;
      size_t next = 0;
    };
    std::vector<Frame> stack;
    const auto enter = [&](Component& component) {
      if (component.visited) return;
      component.visited = true;
      if (component.spec->has_dag()) {
        stack.push_back({&component});
      } else {
        Leaf(component);
      }
    };
    enter(components_.root());
    while (!stack.empty()) {
      Frame& frame = stack.back();
      if (frame.next == frame.component->tasks.size()) {
        Component& done = *frame.component;
        stack.pop_back();
        Graph(done);
        continue;
      }
      const PipelineTaskSpec& task =
          *frame.component->tasks[frame.next++].second;
      Component* callee = components_.Find(task.component_ref().name());
      if (callee == nullptr) continue;
      if (!callee->visited && task.has_retry_policy()) {
        for (const auto& [name, inner] : callee->tasks) {
          if (!inner->has_retry_policy())
            *inner->mutable_retry_policy() = task.retry_policy();
        }
      }
      enter(*callee);
    }
  }

  void Leaf(Component& component) {
    const std::string& label = component.spec->executor_label();
    component.executor = components_.FindExecutor(label);
    const bool container =
        component.executor != nullptr && component.executor->has_container();
    if (!container && (component.executor == nullptr ||
                       !component.executor->has_importer())) {
      return Refuse(kinds::ArgoV2Executor, components_.LocationOf(component),
                    {component.name});
    }
    component.settings = components_.FindSettings(label);
    if (component.settings != nullptr) Kubernetes(component);
    if (container) {
      CheckNumbers(component);
      const auto& spec = component.executor->container();
      component.key = plan_.Keep(ContainerHash(spec));
      plan_.container_bytes += spec.ByteSizeLong();
    }
    Store(kComponents, component.key, *component.spec);
    if (container) {
      Store(kImplementations, component.key, component.executor->container());
    } else {
      Store(kImplementations, component.key, component.executor->importer());
    }
    component.stored = true;
  }

  // The API server makes the key out of JSON, which has no others.
  void CheckNumbers(const Component& component) {
    const auto& resources = component.executor->container().resources();
    for (const double number :
         {resources.cpu_limit(), resources.memory_limit(),
          resources.cpu_request(), resources.memory_request()}) {
      if (!std::isfinite(number))
        Refuse(kinds::ArgoV2NotANumber, components_.LocationOf(component),
               {component.name});
    }
  }

  void Kubernetes(Component& component) {
    kfp2::KubernetesExecutorConfig config;
    kfp2::MessageBuilder builder(&config, nullptr, nullptr);
    kfp2::MessageWriter(builder).Write(*component.settings);
    const kfp2::SecurityContext& security = config.security_context();
    const bool non_root =
        settings_.default_run_as_non_root.value_or(security.run_as_non_root());
    if (security.has_run_as_user() && security.run_as_user() == 0 && non_root &&
        !settings_.default_run_as_user.has_value()) {
      Refuse(kinds::ArgoV2RootUser, components_.LocationOf(component),
             {component.name});
    }
    component.has_pod_metadata = config.has_pod_metadata();
    component.pod_metadata.Swap(config.mutable_pod_metadata());
    Store(kKubernetes, component.name, *component.settings);
  }

  void ImplicitDependencies(Component& component) {
    for (const auto& [name, task] : component.tasks) {
      auto& dependencies = *task->mutable_dependent_tasks();
      // Those that were given may repeat; what is added does not.
      absl::flat_hash_set<absl::string_view> known;
      const auto index = [&] {
        if (known.empty())
          known.insert(dependencies.begin(), dependencies.end());
      };
      const auto add = [&](const std::string& producer) {
        index();
        if (!known.contains(producer)) {
          *dependencies.Add() = producer;
          known.insert(*dependencies.rbegin());
        }
      };
      for (const auto& entry : task->inputs().parameters()) {
        if (entry.value().has_task_output_parameter())
          add(entry.value().task_output_parameter().producer_task());
      }
      for (const auto& entry : task->inputs().artifacts()) {
        if (entry.value().has_task_output_artifact())
          add(entry.value().task_output_artifact().producer_task());
      }
      std::sort(dependencies.pointer_begin(), dependencies.pointer_end(),
                [](const auto* a, const auto* b) { return *a < *b; });
    }
  }

  void Graph(Component& component) {
    ImplicitDependencies(component);
    Store(kComponents, component.key, *component.spec);
    component.stored = true;
    // By the task whose end starts them.
    absl::flat_hash_map<absl::string_view, absl::string_view> exits;
    for (const auto& [name, task] : component.tasks) {
      if (task->has_artifact_iterator()) {
        Refuse(kinds::ArgoV2ArtifactLoop,
               components_.LocationOf(component, *name), {*name});
      }
      if (!IsExit(*task)) continue;
      const absl::string_view exit =
          plan_.Keep(absl::StrCat("exit-hook-", component.name, "-", *name));
      std::vector<Call> calls;
      calls_.Compile({component, *name, *task, *name, kParentDagId, "", ""},
                     calls);
      calls_.AddTemplate(component,
                         {exit, {"parent-dag-id"}, std::move(calls)});
      for (const std::string& upstream : task->dependent_tasks())
        exits[upstream] = exit;
    }
    std::vector<Call> calls;
    calls.reserve(component.tasks.size() * 2);
    for (const auto& [name, task] : component.tasks) {
      if (IsExit(*task)) continue;
      const auto exit = exits.find(*name);
      calls_.Compile({component, *name, *task, *name, kParentDagId, "",
                      exit == exits.end() ? "" : exit->second},
                     calls);
    }
    const bool is_root = &component == &components_.root();
    if (calls.empty() && !refused_) {
      Refuse(
          kinds::ArgoV2EmptyGraph, components_.LocationOf(component),
          {is_root ? "the pipeline" : absl::StrCat("`", component.name, "`")});
    }
    calls_.AddTemplate(component,
                       {component.name, {"parent-dag-id"}, std::move(calls)});
    if (is_root) Entrypoint(component);
  }

  void Entrypoint(const Component& root) {
    calls_.NeedDagDriver();
    std::vector<Call> calls(2);
    calls[0].name = "root-driver";
    calls[0].template_name = "system-dag-driver";
    calls[0].arguments = {{"component", plan_.Keep(Stored("components-root"))},
                          {"runtime-config", plan_.runtime_config},
                          {"driver-type", "ROOT_DAG"}};
    calls[1].name = "root";
    calls[1].template_name = "root";
    calls[1].arguments = {
        {"parent-dag-id", plan_.Keep(Out("root-driver", "execution-id"))},
        {"condition", ""}};
    calls[1].depends = "root-driver.Succeeded";
    calls_.AddTemplate(root, {"entrypoint", {}, std::move(calls)});
  }

  void Header() {
    const std::string& name = documents_.pipeline().pipeline_info().name();
    plan_.generate_name = absl::StrCat(name.substr(name.rfind('/') + 1), "-");
    plan_.service_account = settings_.service_account;
    plan_.run_as_user = settings_.run_as_user;
    for (const auto& platform : documents_.platform().platforms()) {
      if (platform.key() != "kubernetes") continue;
      const kfp2::PipelineConfig& config = platform.value().pipelineconfig();
      plan_.active_deadline_seconds = config.active_deadline_seconds();
      plan_.ttl_after_completion = config.resource_ttl_on_completion();
      plan_.ttl_after_failure = config.resource_ttl_on_failure();
      plan_.ttl_after_success = config.resource_ttl_on_success();
    }
  }

  const ir::Module& module_;
  kfp2::Documents& documents_;
  const Settings& settings_;
  DiagnosticSink& diagnostics_;
  bool refused_ = false;
  Plan plan_;
  // Prefixes and names of parameters.
  absl::flat_hash_set<std::pair<absl::string_view, absl::string_view>> stored_;
  Components components_;
  Calls calls_;
};

}  // namespace

absl::StatusOr<Plan> Compile(const ir::Module& module,
                             kfp2::Documents& documents,
                             const Settings& settings,
                             DiagnosticSink& diagnostics) {
  return Compiler(module, documents, settings, diagnostics).Run();
}

}  // namespace kfir::argo_v2
