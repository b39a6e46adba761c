// SPDX-License-Identifier: Apache-2.0
#include "backends/argo_v2/compiler.h"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "backends/argo_v2/build.h"
#include "backends/argo_v2/diagnostic_kinds.h"
#include "backends/argo_v2/json.h"
#include "backends/argo_v2/system_templates.h"
#include "backends/argo_v2/workspace.h"
#include "ir/location.h"
#include "ir/pipeline_spec/kubernetes_executor_config.pb.h"
#include "ir/pipeline_spec/message_builder.h"
#include "ir/pipeline_spec/message_writer.h"

namespace kfir::argo_v2 {
namespace {

using kfp2::ComponentSpec;
using kfp2::PipelineTaskSpec;
using ExecutorSpec = kfp2::PipelineDeploymentConfig::ExecutorSpec;
using Trigger = PipelineTaskSpec::TriggerPolicy;

bool IsExit(const PipelineTaskSpec& task) {
  return task.trigger_policy().strategy() ==
         Trigger::ALL_UPSTREAM_TASKS_COMPLETED;
}

// A component of the document.
struct Component {
  std::string name;
  ComponentSpec* spec = nullptr;
  const ExecutorSpec* executor = nullptr;  // leaf components
  std::string key;                         // of its stored specs
  kfp2::KubernetesExecutorConfig kubernetes;
  bool stored = false;
  bool has_kubernetes = false;
  bool visited = false;
  // Tasks in the order of their names.
  std::vector<std::pair<const std::string*, PipelineTaskSpec*>> tasks;
};

// Where the compiled task stands.
struct Site {
  std::string parent_id;        // expression
  std::string iteration_index;  // expression; empty: in no iteration
  std::string exit_template;    // empty: none
  std::string task_name;        // as the pipeline has it
};

class Compiler {
 public:
  Compiler(const ir::Module& module, kfp2::Documents& documents,
           const Settings& settings, DiagnosticSink& diagnostics)
      : module_(module),
        documents_(documents),
        spec_(*documents.mutable_pipeline()),
        settings_(settings),
        diagnostics_(diagnostics) {}

  absl::StatusOr<Tree> Run() {
    if (spec_.schema_version() != "2.1.0") {
      Refuse(module_.root().loc(),
             absl::StrCat("the schema version `", spec_.schema_version(),
                          "`; it reads 2.1.0"));
    }
    Index();
    Tree claims = WorkspaceClaims(
        documents_.platform(),
        [this](absl::string_view what) { Refuse(module_.root().loc(), what); });
    Visit();
    if (refused_) return ErrorReported();
    return Workflow(std::move(claims));
  }

 private:
  void Refuse(const ir::Location& location, absl::string_view what) {
    refused_ = true;
    diagnostics_.Emit(kinds::NotInArgoV2,
                      ir::ToSourceLocation(module_, location), {what});
  }

  const ir::Location& LocationOf(const Component& component) const {
    const auto it = origins_.find(component.name);
    return it == origins_.end() ? module_.root().loc() : it->second->loc();
  }

  const ir::Location& LocationOf(const Component& component,
                                 absl::string_view task) const {
    const auto it = origins_.find(component.name);
    const ir::Component& origin =
        it == origins_.end() ? module_.root() : *it->second;
    for (const ir::Task& candidate : origin.graph().tasks()) {
      if (candidate.name() == task) return candidate.loc();
    }
    return origin.loc();
  }

  void Index() {
    for (const ir::Component& component : module_.components())
      origins_.emplace(component.name(), &component);
    for (const auto& entry : spec_.deployment_spec().executors())
      executors_.emplace(entry.key(), &entry.value());
    for (const auto& platform : documents_.platform().platforms()) {
      if (platform.key() != "kubernetes") continue;
      for (const auto& entry : platform.value().deployment_spec().executors()) {
        kubernetes_.emplace(entry.key(), &entry.value());
      }
    }
    components_.reserve(spec_.components_size() + 1);
    for (auto& entry : *spec_.mutable_components())
      Add(entry.key(), *entry.mutable_value());
    Add("root", *spec_.mutable_root());
  }

  void Add(const std::string& name, ComponentSpec& spec) {
    Component& component = components_[name];
    component.name = name;
    component.spec = &spec;
    component.key = name;
    if (!spec.has_dag()) return;
    for (auto& task : *spec.mutable_dag()->mutable_tasks()) {
      component.tasks.emplace_back(&task.key(), task.mutable_value());
    }
    const auto by_name = [](const auto& a, const auto& b) {
      return *a.first < *b.first;
    };
    std::sort(component.tasks.begin(), component.tasks.end(), by_name);
  }

  void Store(const std::string& name,
             const google::protobuf::Message& message) {
    if (!stored_.insert(name).second) return;
    *parameters_.mutable_list()->add_items() =
        Argument(name, CanonicalJson(message));
  }

  // Adds a template unless one of its name is there.
  void Need(const std::string& name, const std::function<Tree()>& make) {
    if (template_names_.insert(name).second) templates_.push_back(make());
  }

  void AddTemplate(const Component& component, const std::string& name,
                   Tree body) {
    if (!template_names_.insert(name).second) {
      Refuse(LocationOf(component),
             absl::StrCat("a second template `", name, "`"));
      return;
    }
    templates_.push_back(With(std::move(body), "name", Text(name)));
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
    enter(components_.at("root"));
    while (!stack.empty()) {
      Frame& frame = stack.back();
      if (frame.next == frame.component->tasks.size()) {
        Component& done = *frame.component;
        stack.pop_back();
        Graph(done);
        continue;
      }
      PipelineTaskSpec& task = *frame.component->tasks[frame.next++].second;
      const auto callee = components_.find(task.component_ref().name());
      if (callee == components_.end()) continue;
      if (!callee->second.visited && task.has_retry_policy()) {
        for (const auto& [name, inner] : callee->second.tasks) {
          if (!inner->has_retry_policy())
            *inner->mutable_retry_policy() = task.retry_policy();
        }
      }
      enter(callee->second);
    }
  }

  void Leaf(Component& component) {
    const std::string& label = component.spec->executor_label();
    const auto executor = executors_.find(label);
    if (component.spec->implementation_case() !=
            ComponentSpec::kExecutorLabel ||
        executor == executors_.end()) {
      return Refuse(LocationOf(component),
                    absl::StrCat("the component `", component.name,
                                 "`, which does nothing"));
    }
    component.executor = executor->second;
    const auto settings = kubernetes_.find(label);
    if (settings != kubernetes_.end()) Kubernetes(component, *settings->second);
    if (component.executor->has_container()) {
      component.key = ContainerHash(component.executor->container());
      Store(absl::StrCat("components-", component.key), *component.spec);
      Store(absl::StrCat("implementations-", component.key),
            component.executor->container());
    } else if (component.executor->has_importer()) {
      Store(absl::StrCat("components-", component.key), *component.spec);
      Store(absl::StrCat("implementations-", component.key),
            component.executor->importer());
    } else {
      return Refuse(
          LocationOf(component),
          absl::StrCat("the executor of `", component.name,
                       "`, which is neither a container nor an importer"));
    }
    component.stored = true;
  }

  void Kubernetes(Component& component, const kfp2::Struct& settings) {
    component.has_kubernetes = true;
    kfp2::MessageBuilder builder(&component.kubernetes, nullptr, nullptr);
    kfp2::MessageWriter(builder).Write(settings);
    const kfp2::SecurityContext& security =
        component.kubernetes.security_context();
    if (security.has_run_as_user() && security.run_as_user() == 0 &&
        security.run_as_non_root()) {
      Refuse(LocationOf(component),
             absl::StrCat("the root user in `", component.name,
                          "`, which runs as another"));
    }
    Store(absl::StrCat("kubernetes-", component.name), settings);
  }

  void ImplicitDependencies(Component& component) {
    for (const auto& [name, task] : component.tasks) {
      absl::flat_hash_set<std::string> known(task->dependent_tasks().begin(),
                                             task->dependent_tasks().end());
      const auto add = [&, task = task](const std::string& producer) {
        if (known.insert(producer).second) task->add_dependent_tasks(producer);
      };
      for (const auto& entry : task->inputs().parameters()) {
        if (entry.value().has_task_output_parameter())
          add(entry.value().task_output_parameter().producer_task());
      }
      for (const auto& entry : task->inputs().artifacts()) {
        if (entry.value().has_task_output_artifact())
          add(entry.value().task_output_artifact().producer_task());
      }
      std::sort(task->mutable_dependent_tasks()->begin(),
                task->mutable_dependent_tasks()->end());
    }
  }

  void Graph(Component& component) {
    ImplicitDependencies(component);
    Store(absl::StrCat("components-", component.key), *component.spec);
    component.stored = true;
    const std::string parent = In("parent-dag-id");
    absl::flat_hash_map<std::string, std::string>
        exits;  // by the task whose end starts them
    for (const auto& [name, task] : component.tasks) {
      if (task->has_artifact_iterator()) {
        Refuse(LocationOf(component, *name),
               absl::StrCat("the loop over artifacts `", *name, "`"));
      }
      if (!IsExit(*task)) continue;
      const std::string exit =
          absl::StrCat("exit-hook-", component.name, "-", *name);
      std::vector<Tree> tasks =
          Task(component, *name, *name, *task, {parent, "", "", *name});
      AddTemplate(component, exit,
                  Dag(std::move(tasks), {Named("parent-dag-id")}));
      for (const std::string& upstream : task->dependent_tasks())
        exits[upstream] = exit;
    }
    std::vector<Tree> tasks;
    for (const auto& [name, task] : component.tasks) {
      if (IsExit(*task)) continue;
      const auto exit = exits.find(*name);
      const std::string hook = exit == exits.end() ? "" : exit->second;
      for (Tree& compiled :
           Task(component, *name, *name, *task, {parent, "", hook, *name})) {
        tasks.push_back(std::move(compiled));
      }
    }
    if (tasks.empty() && !refused_) {
      Refuse(LocationOf(component),
             absl::StrCat("the graph ",
                          component.name == "root"
                              ? "of the pipeline"
                              : absl::StrCat("`", component.name, "`"),
                          ", which has no task"));
    }
    AddTemplate(component, component.name,
                Dag(std::move(tasks), {Named("parent-dag-id")}));
    if (component.name == "root") Entrypoint(component);
  }

  static Tree Dag(std::vector<Tree> tasks, std::vector<Tree> inputs) {
    Tree body = Map("dag", Map("tasks", List(std::move(tasks))));
    if (!inputs.empty())
      ir::AddMember(body, "inputs") = Parameters(std::move(inputs));
    return body;
  }

  static Tree DagTask(const std::string& name, const std::string& template_name,
                      std::vector<Tree> arguments, const std::string& depends) {
    Tree task = Map("arguments", Parameters(std::move(arguments)));
    if (!depends.empty()) ir::AddMember(task, "depends") = Text(depends);
    ir::AddMember(task, "name") = Text(name);
    return With(std::move(task), "template", Text(template_name));
  }

  void NeedDagDriver() {
    Need("system-dag-driver",
         [this] { return DagDriver(spec_.pipeline_info().name(), settings_); });
  }

  void Entrypoint(const Component& root) {
    NeedDagDriver();
    std::vector<Tree> tasks;
    tasks.push_back(DagTask("root-driver", "system-dag-driver",
                            {Argument("component", Stored("components-root")),
                             Argument("runtime-config", RuntimeConfig()),
                             Argument("driver-type", "ROOT_DAG")},
                            ""));
    tasks.push_back(
        DagTask("root", "root",
                {Argument("parent-dag-id", Out("root-driver", "execution-id")),
                 Argument("condition", "")},
                "root-driver.Succeeded"));
    AddTemplate(root, "entrypoint", Dag(std::move(tasks), {}));
  }

  std::string RuntimeConfig() const {
    kfp2::Struct config;
    if (!settings_.pipeline_root.empty()) {
      auto& entry = *config.add_fields();
      entry.set_key("gcsOutputDirectory");
      entry.mutable_value()->set_string_value(settings_.pipeline_root);
    }
    kfp2::Struct values;
    for (const auto& entry : spec_.root().input_definitions().parameters()) {
      if (!entry.value().has_default_value() && !entry.value().is_optional())
        continue;
      auto& value = *values.add_fields();
      value.set_key(entry.key());
      if (entry.value().has_default_value()) {
        *value.mutable_value() = entry.value().default_value();
      } else {
        value.mutable_value()->set_null_value(kfp2::Value::NULL_VALUE);
      }
    }
    if (!values.fields().empty()) {
      auto& entry = *config.add_fields();
      entry.set_key("parameterValues");
      *entry.mutable_value()->mutable_struct_value() = values;
    }
    return CanonicalJson(config);
  }

  static std::string Depends(const PipelineTaskSpec& task) {
    return absl::StrJoin(task.dependent_tasks(), " && ",
                         [](std::string* out, const std::string& name) {
                           absl::StrAppend(out, name, ".Succeeded");
                         });
  }

  // The tasks that `task` becomes, called `name`.
  std::vector<Tree> Task(const Component& graph, const std::string& task_key,
                         const std::string& name, const PipelineTaskSpec& task,
                         const Site& site) {
    const auto it = components_.find(task.component_ref().name());
    if (it == components_.end()) return {};
    const Component& callee = it->second;
    if (!callee.stored) {
      if (!refused_) {
        Refuse(LocationOf(graph, task_key),
               absl::StrCat("the task `", task_key,
                            "`, whose component calls this one"));
      }
      return {};
    }
    if (task.has_parameter_iterator() && site.iteration_index.empty()) {
      return {Iterator(graph, task_key, task, callee, site)};
    }
    if (callee.spec->has_dag()) return DagCall(name, task, callee, site);
    if (callee.executor->has_importer())
      return {ImporterCall(graph, task_key, name, task, callee, site)};
    return ContainerCall(name, task, callee, site);
  }

  std::string DriverDepends(const PipelineTaskSpec& task,
                            const Site& site) const {
    return site.iteration_index.empty() && !IsExit(task) ? Depends(task) : "";
  }

  void FinishCall(const std::string& name, const PipelineTaskSpec& task,
                  const Site& site, Tree& call) {
    if (!site.exit_template.empty()) {
      Tree hook = Map("arguments",
                      Parameters({Argument("parent-dag-id", site.parent_id)}));
      ir::AddMember(call, "hooks") = Map(
          "exit", With(std::move(hook), "template", Text(site.exit_template)));
    }
    if (!task.trigger_policy().condition().empty()) {
      ir::AddMember(call, "when") = Text(absl::StrCat(
          Out(absl::StrCat(name, "-driver"), "condition"), " != false"));
    }
  }

  std::vector<Tree> DagCall(const std::string& name,
                            const PipelineTaskSpec& task,
                            const Component& callee, const Site& site) {
    NeedDagDriver();
    const std::string driver = absl::StrCat(name, "-driver");
    std::vector<Tree> arguments = {
        Argument("component", Stored(absl::StrCat("components-", callee.key)))};
    if (!site.iteration_index.empty())
      arguments.push_back(Argument("iteration-index", site.iteration_index));
    arguments.push_back(Argument("parent-dag-id", site.parent_id));
    arguments.push_back(Argument("task", CanonicalJson(task)));
    arguments.push_back(Argument("task-name", site.task_name));
    Tree first = DagTask(driver, "system-dag-driver", std::move(arguments),
                         DriverDepends(task, site));
    Tree call = DagTask(name, callee.name,
                        {Argument("parent-dag-id", Out(driver, "execution-id")),
                         Argument("condition", Out(driver, "condition"))},
                        absl::StrCat(driver, ".Succeeded"));
    FinishCall(name, task, site, call);
    return {std::move(first), std::move(call)};
  }

  std::vector<Tree> ContainerCall(const std::string& name,
                                  const PipelineTaskSpec& task,
                                  const Component& callee, const Site& site) {
    Need("system-container-driver", [this] {
      return ContainerDriver(spec_.pipeline_info().name(), settings_);
    });
    const std::string& image = callee.executor->container().image();
    const bool dummy =
        image == "argostub/createpvc" || image == "argostub/deletepvc";
    const std::string driver = dummy ? name : absl::StrCat(name, "-driver");
    std::vector<Tree> arguments = {
        Argument("component", Stored(absl::StrCat("components-", callee.key))),
        Argument("task", CanonicalJson(task)),
        Argument("container",
                 Stored(absl::StrCat("implementations-", callee.key))),
        Argument("task-name", site.task_name),
        Argument("parent-dag-id", site.parent_id),
    };
    if (!site.iteration_index.empty())
      arguments.push_back(Argument("iteration-index", site.iteration_index));
    if (callee.has_kubernetes) {
      arguments.push_back(
          Argument("kubernetes-config",
                   Stored(absl::StrCat("kubernetes-", callee.name))));
    }
    Tree first = DagTask(driver, "system-container-driver",
                         std::move(arguments), DriverDepends(task, site));
    if (dummy) return {std::move(first)};

    const ExecutorKind kind = KindOf(task, callee);
    const std::string executor = kind.Name("executor");
    if (!template_names_.contains(executor)) {
      Need(executor, [&] { return Executor(kind); });
      Need(kind.Name("impl"), [&] { return Impl(kind, settings_); });
    }
    std::vector<Tree> inputs = {
        Argument("pod-spec-patch", Out(driver, "pod-spec-patch"))};
    inputs.push_back(With(Default("cached-decision", "false"), "value",
                          Text(Out(driver, "cached-decision"))));
    AddMetadata("annotation", callee.kubernetes.pod_metadata().annotations(),
                inputs);
    AddMetadata("label", callee.kubernetes.pod_metadata().labels(), inputs);
    if (task.has_retry_policy()) AddRetry(task.retry_policy(), inputs);
    Tree call = DagTask(name, executor, std::move(inputs),
                        absl::StrCat(driver, ".Succeeded"));
    FinishCall(name, task, site, call);
    return {std::move(first), std::move(call)};
  }

  static ExecutorKind KindOf(const PipelineTaskSpec& task,
                             const Component& callee) {
    ExecutorKind kind;
    kind.retries = task.has_retry_policy();
    kind.has_metadata = callee.kubernetes.has_pod_metadata();
    kind.annotations = callee.kubernetes.pod_metadata().annotations_size();
    kind.labels = callee.kubernetes.pod_metadata().labels_size();
    return kind;
  }

  static void AddMetadata(
      absl::string_view what,
      const google::protobuf::RepeatedPtrField<kfp2::StringEntry>& entries,
      std::vector<Tree>& arguments) {
    const std::map<std::string, std::string> sorted = [&entries] {
      std::map<std::string, std::string> map;
      for (const kfp2::StringEntry& entry : entries)
        map.emplace(entry.key(), entry.value());
      return map;
    }();
    int index = 0;
    for (const auto& [key, value] : sorted) {
      ++index;
      arguments.push_back(
          Argument(MetadataParameter(what, "key", index, entries.size()), key));
      arguments.push_back(Argument(
          MetadataParameter(what, "val", index, entries.size()), value));
    }
  }

  static void AddRetry(const PipelineTaskSpec::RetryPolicy& policy,
                       std::vector<Tree>& arguments) {
    arguments.push_back(
        Argument("retry-max-count", absl::StrCat(policy.max_retry_count())));
    if (policy.has_backoff_duration()) {
      arguments.push_back(
          Argument("retry-backoff-duration",
                   absl::StrCat(policy.backoff_duration().seconds())));
    }
    arguments.push_back(
        Argument("retry-backoff-factor", FactorText(policy.backoff_factor())));
    if (policy.has_backoff_max_duration()) {
      arguments.push_back(
          Argument("retry-backoff-max-duration",
                   absl::StrCat(policy.backoff_max_duration().seconds())));
    }
  }

  Tree ImporterCall(const Component& graph, const std::string& task_key,
                    const std::string& name, const PipelineTaskSpec& task,
                    const Component& callee, const Site& site) {
    if (!task.trigger_policy().condition().empty()) {
      Refuse(LocationOf(graph, task_key),
             absl::StrCat("a condition on the importer `", task_key, "`"));
    }
    const bool workspace = callee.executor->importer().download_to_workspace();
    const std::string name_of_template =
        workspace ? "system-importer-workspace" : "system-importer";
    Need(name_of_template, [&] {
      return Importer(spec_.pipeline_info().name(), workspace, settings_);
    });
    return DagTask(
        name, name_of_template,
        {Argument("task", CanonicalJson(task)),
         Argument("component", Stored(absl::StrCat("components-", callee.key))),
         Argument("importer",
                  Stored(absl::StrCat("implementations-", callee.key))),
         Argument("parent-dag-id", site.parent_id)},
        "");
  }

  Tree Iterator(const Component& graph, const std::string& name,
                const PipelineTaskSpec& task, const Component& callee,
                const Site& site) {
    NeedDagDriver();
    Tree driver = DagTask(
        "iteration-driver", "system-dag-driver",
        {Argument("component", Stored(absl::StrCat("components-", callee.key))),
         Argument("parent-dag-id", site.parent_id),
         Argument("task", CanonicalJson(task)), Argument("task-name", name)},
        "");
    std::vector<Tree> item =
        Task(graph, name, "iteration-item", task,
             {In("parent-dag-id"), In("iteration-index"), "", name});
    const std::string iteration = absl::StrCat(callee.name, "-iteration");
    AddTemplate(graph, iteration,
                Dag(std::move(item),
                    {Named("parent-dag-id"), Named("iteration-index")}));
    Tree iterations = DagTask(
        "iteration-iterations", iteration,
        {Argument("parent-dag-id", Out("iteration-driver", "execution-id")),
         Argument("iteration-index", "{{item}}")},
        "iteration-driver.Succeeded");
    if (!task.trigger_policy().condition().empty()) {
      ir::AddMember(iterations, "when") =
          Text(absl::StrCat(Out("iteration-driver", "condition"), " != false"));
    }
    ir::AddMember(iterations, "withSequence") =
        Map("count", Text(Out("iteration-driver", "iteration-count")));
    const std::string loop = absl::StrCat(callee.name, "-", name, "-iterator");
    std::vector<Tree> tasks;
    tasks.push_back(std::move(driver));
    tasks.push_back(std::move(iterations));
    Tree body = Dag(std::move(tasks), {Named("parent-dag-id")});
    if (task.iterator_policy().parallelism_limit() > 0) {
      ir::AddMember(body, "parallelism") =
          ir::IntTree(task.iterator_policy().parallelism_limit());
    }
    AddTemplate(graph, loop, std::move(body));
    return DagTask(name, loop, {Argument("parent-dag-id", site.parent_id)},
                   Depends(task));
  }

  Tree Workflow(Tree claims) {
    Tree spec = Map("arguments", Map("parameters", std::move(parameters_)));
    const kfp2::PipelineConfig* config = nullptr;
    for (const auto& platform : documents_.platform().platforms()) {
      if (platform.key() == "kubernetes")
        config = &platform.value().pipelineconfig();
    }
    if (config != nullptr && config->active_deadline_seconds() > 0) {
      ir::AddMember(spec, "activeDeadlineSeconds") =
          ir::IntTree(config->active_deadline_seconds());
    }
    ir::AddMember(spec, "entrypoint") = Text("entrypoint");
    Tree marks = Map("pipelines.kubeflow.org/v2_component", Text("true"));
    ir::AddMember(spec, "podMetadata") =
        With(Map("annotations", marks), "labels", marks);
    Tree security = PodSecurity(true);
    if (settings_.run_as_user.has_value()) {
      ir::AddMember(security, "runAsUser") =
          ir::IntTree(*settings_.run_as_user);
    }
    ir::AddMember(spec, "securityContext") = std::move(security);
    ir::AddMember(spec, "serviceAccountName") = Text(settings_.service_account);
    ir::AddMember(spec, "templates") = List(std::move(templates_));
    Tree ttl;
    const auto add_ttl = [&ttl](const char* name, int32_t seconds) {
      if (seconds > 0) ir::AddMember(ttl, name) = ir::IntTree(seconds);
    };
    if (config != nullptr) {
      add_ttl("secondsAfterCompletion", config->resource_ttl_on_completion());
      add_ttl("secondsAfterFailure", config->resource_ttl_on_failure());
      add_ttl("secondsAfterSuccess", config->resource_ttl_on_success());
    }
    if (ttl.has_map()) ir::AddMember(spec, "ttlStrategy") = std::move(ttl);
    if (claims.has_list())
      ir::AddMember(spec, "volumeClaimTemplates") = std::move(claims);
    const std::string& name = spec_.pipeline_info().name();
    const std::string last = name.substr(name.rfind('/') + 1);
    Tree workflow = Map("apiVersion", Text("argoproj.io/v1alpha1"));
    ir::AddMember(workflow, "kind") = Text("Workflow");
    ir::AddMember(workflow, "metadata") =
        Map("generateName", Text(absl::StrCat(last, "-")));
    return With(std::move(workflow), "spec", std::move(spec));
  }

  const ir::Module& module_;
  kfp2::Documents& documents_;
  kfp2::PipelineSpec& spec_;
  const Settings& settings_;
  DiagnosticSink& diagnostics_;
  bool refused_ = false;
  absl::flat_hash_map<std::string, const ir::Component*> origins_;
  absl::flat_hash_map<std::string, const ExecutorSpec*> executors_;
  absl::flat_hash_map<std::string, const kfp2::Struct*> kubernetes_;
  absl::flat_hash_map<std::string, Component>
      components_;  // by name; reserved, so that they stay in place
  absl::flat_hash_set<std::string> stored_;
  Tree parameters_;
  absl::flat_hash_set<std::string> template_names_;
  std::vector<Tree> templates_;
};

}  // namespace

absl::StatusOr<Tree> Compile(const ir::Module& module,
                             kfp2::Documents& documents,
                             const Settings& settings,
                             DiagnosticSink& diagnostics) {
  return Compiler(module, documents, settings, diagnostics).Run();
}

}  // namespace kfir::argo_v2
