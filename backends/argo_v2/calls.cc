// SPDX-License-Identifier: Apache-2.0
#include "backends/argo_v2/calls.h"

#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "backends/argo_v2/build.h"
#include "backends/argo_v2/json.h"
#include "backends/argo_v2/print.h"

namespace kfir::argo_v2 {
namespace {

using kfp2::PipelineTaskSpec;

PlanText StoredComponent(const Component& component) {
  return {"{{workflow.parameters.components-", component.key, "}}"};
}

PlanText StoredImplementation(const Component& component) {
  return {"{{workflow.parameters.implementations-", component.key, "}}"};
}

// `tail` is `-driver.outputs.parameters.X}}` and what follows.
PlanText DriverOutput(const TaskSite& site, absl::string_view tail) {
  return {"{{tasks.", site.call_name, tail};
}

void FinishCall(const TaskSite& site, Call& call) {
  call.depends = {site.call_name, "-driver.Succeeded"};
  if (!site.exit_template.empty()) {
    call.exit_template = site.exit_template;
    call.exit_parent_id = site.parent_id;
  }
  if (!site.task.trigger_policy().condition().empty()) {
    call.when =
        DriverOutput(site, "-driver.outputs.parameters.condition}} != false");
  }
}

ExecutorKind KindOf(const PipelineTaskSpec& task, const Component& callee) {
  ExecutorKind kind;
  kind.retries = task.has_retry_policy();
  kind.has_metadata = callee.has_pod_metadata;
  kind.annotations = callee.pod_metadata.annotations_size();
  kind.labels = callee.pod_metadata.labels_size();
  return kind;
}

}  // namespace

PlanText Calls::Depends(const PipelineTaskSpec& task) {
  if (task.dependent_tasks().empty()) return {};
  if (task.dependent_tasks_size() == 1)
    return {task.dependent_tasks(0), ".Succeeded"};
  return plan_.Keep(
      absl::StrJoin(task.dependent_tasks(), " && ",
                    [](std::string* out, const std::string& name) {
                      absl::StrAppend(out, name, ".Succeeded");
                    }));
}

PlanText Calls::DriverDepends(const TaskSite& site) {
  return site.iteration.empty() && !IsExit(site.task) ? Depends(site.task)
                                                      : PlanText();
}

void Calls::AddMetadata(
    absl::string_view what,
    const google::protobuf::RepeatedPtrField<kfp2::StringEntry>& entries,
    std::vector<Argument>& arguments) {
  std::map<absl::string_view, absl::string_view> sorted;
  for (const kfp2::StringEntry& entry : entries)
    sorted.emplace(entry.key(), entry.value());
  int index = 0;
  for (const auto& [key, value] : sorted) {
    ++index;
    const auto add = [&](absl::string_view part, absl::string_view text) {
      arguments.push_back(
          {plan_.Keep(MetadataParameter(what, part, index, entries.size())),
           plan_.Keep(std::string(text))});
    };
    add("key", key);
    add("val", value);
  }
}

void Calls::AddRetry(const PipelineTaskSpec::RetryPolicy& policy,
                     std::vector<Argument>& arguments) {
  const auto add = [&](absl::string_view name, std::string text) {
    arguments.push_back({name, plan_.Keep(std::move(text))});
  };
  add("retry-max-count", absl::StrCat(policy.max_retry_count()));
  if (policy.has_backoff_duration()) {
    add("retry-backoff-duration",
        absl::StrCat(policy.backoff_duration().seconds()));
  }
  add("retry-backoff-factor", FactorText(policy.backoff_factor()));
  if (policy.has_backoff_max_duration()) {
    add("retry-backoff-max-duration",
        absl::StrCat(policy.backoff_max_duration().seconds()));
  }
}

void Calls::Need(absl::string_view name,
                 const std::function<ir::Tree()>& make) {
  if (template_names_.contains(name)) return;
  Template shared{plan_.Keep(std::string(name))};
  template_names_.insert(shared.name);
  shared.shared = make();
  SortKeys(*shared.shared);
  plan_.templates.push_back(std::move(shared));
}

void Calls::AddTemplate(const Component& graph, Template body) {
  if (template_names_.insert(body.name).second) {
    plan_.templates.push_back(std::move(body));
  } else {
    refuse_(kinds::ArgoV2TemplateTwice, components_.LocationOf(graph),
            {body.name});
  }
}

void Calls::NeedDagDriver() {
  Need("system-dag-driver", [this] { return DagDriver(pipeline_, settings_); });
}

void Calls::Compile(const TaskSite& site, std::vector<Call>& calls) {
  const Component* callee = components_.Find(site.task.component_ref().name());
  if (callee == nullptr) return;
  if (!callee->stored) {
    // A leaf was refused already.
    if (callee->spec->has_dag()) {
      refuse_(kinds::ArgoV2Recursion,
              components_.LocationOf(site.graph, site.task_name),
              {site.task_name, callee->name});
    }
    return;
  }
  if (site.task.has_parameter_iterator() && site.iteration.empty())
    return Loop(site, *callee, calls);
  if (callee->spec->has_dag()) return Graph(site, *callee, calls);
  if (callee->executor->has_importer()) return Importer(site, *callee, calls);
  Container(site, *callee, calls);
}

void Calls::Graph(const TaskSite& site, const Component& callee,
                  std::vector<Call>& calls) {
  NeedDagDriver();
  Call& driver = calls.emplace_back();
  driver.name = {site.call_name, "-driver"};
  driver.template_name = "system-dag-driver";
  driver.arguments.reserve(5);
  driver.arguments.push_back({"component", StoredComponent(callee)});
  if (!site.iteration.empty())
    driver.arguments.push_back({"iteration-index", site.iteration});
  driver.arguments.push_back({"parent-dag-id", site.parent_id});
  driver.arguments.push_back({"task", PlanText::Json(site.task)});
  driver.arguments.push_back({"task-name", site.task_name});
  driver.depends = DriverDepends(site);
  Call& call = calls.emplace_back();
  call.name = site.call_name;
  call.template_name = callee.name;
  call.arguments = {
      {"parent-dag-id",
       DriverOutput(site, "-driver.outputs.parameters.execution-id}}")},
      {"condition",
       DriverOutput(site, "-driver.outputs.parameters.condition}}")}};
  FinishCall(site, call);
}

void Calls::Container(const TaskSite& site, const Component& callee,
                      std::vector<Call>& calls) {
  Need("system-container-driver",
       [this] { return ContainerDriver(pipeline_, settings_); });
  const std::string& image = callee.executor->container().image();
  // What the driver does itself.
  const bool driver_only =
      image == "argostub/createpvc" || image == "argostub/deletepvc";
  Call& driver = calls.emplace_back();
  driver.name = {site.call_name, driver_only ? "" : "-driver"};
  driver.template_name = "system-container-driver";
  driver.arguments.reserve(7);
  driver.arguments.push_back({"component", StoredComponent(callee)});
  driver.arguments.push_back({"task", PlanText::Json(site.task)});
  driver.arguments.push_back({"container", StoredImplementation(callee)});
  driver.arguments.push_back({"task-name", site.task_name});
  driver.arguments.push_back({"parent-dag-id", site.parent_id});
  if (!site.iteration.empty())
    driver.arguments.push_back({"iteration-index", site.iteration});
  if (callee.settings != nullptr) {
    driver.arguments.push_back(
        {"kubernetes-config",
         {"{{workflow.parameters.kubernetes-", callee.name, "}}"}});
  }
  driver.depends = DriverDepends(site);
  if (driver_only) return;

  const ExecutorKind kind = KindOf(site.task, callee);
  const std::string executor = kind.Name("executor");
  Need(executor, [&] { return Executor(kind); });
  Need(kind.Name("impl"), [&] { return Impl(kind, settings_); });
  Call& call = calls.emplace_back();
  call.template_name = *template_names_.find(executor);
  call.name = site.call_name;
  call.arguments.reserve(2);
  call.arguments.push_back(
      {"pod-spec-patch",
       DriverOutput(site, "-driver.outputs.parameters.pod-spec-patch}}")});
  call.arguments.push_back(
      {"cached-decision",
       DriverOutput(site, "-driver.outputs.parameters.cached-decision}}"),
       "false"});
  AddMetadata("annotation", callee.pod_metadata.annotations(), call.arguments);
  AddMetadata("label", callee.pod_metadata.labels(), call.arguments);
  if (site.task.has_retry_policy())
    AddRetry(site.task.retry_policy(), call.arguments);
  FinishCall(site, call);
}

void Calls::Importer(const TaskSite& site, const Component& callee,
                     std::vector<Call>& calls) {
  if (!site.task.trigger_policy().condition().empty()) {
    refuse_(kinds::ArgoV2ImporterCondition,
            components_.LocationOf(site.graph, site.task_name),
            {site.task_name});
  }
  const bool workspace = callee.executor->importer().download_to_workspace();
  Call& call = calls.emplace_back();
  call.name = site.call_name;
  call.template_name =
      workspace ? "system-importer-workspace" : "system-importer";
  Need(call.template_name,
       [&] { return argo_v2::Importer(pipeline_, workspace, settings_); });
  call.arguments = {{"task", PlanText::Json(site.task)},
                    {"component", StoredComponent(callee)},
                    {"importer", StoredImplementation(callee)},
                    {"parent-dag-id", site.parent_id}};
}

void Calls::Loop(const TaskSite& site, const Component& callee,
                 std::vector<Call>& calls) {
  NeedDagDriver();
  std::vector<Call> inner(2);
  inner[0].name = "iteration-driver";
  inner[0].template_name = "system-dag-driver";
  inner[0].arguments = {{"component", StoredComponent(callee)},
                        {"parent-dag-id", site.parent_id},
                        {"task", PlanText::Json(site.task)},
                        {"task-name", site.task_name}};
  Template iteration{plan_.Keep(absl::StrCat(callee.name, "-iteration")),
                     {"parent-dag-id", "iteration-index"}};
  Compile({site.graph, site.task_name, site.task, "iteration-item",
           kParentDagId, "{{inputs.parameters.iteration-index}}", ""},
          iteration.calls);
  inner[1].name = "iteration-iterations";
  inner[1].template_name = iteration.name;
  inner[1].arguments = {
      {"parent-dag-id", plan_.Keep(Out("iteration-driver", "execution-id"))},
      {"iteration-index", "{{item}}"}};
  inner[1].depends = "iteration-driver.Succeeded";
  if (!site.task.trigger_policy().condition().empty()) {
    inner[1].when = plan_.Keep(
        absl::StrCat(Out("iteration-driver", "condition"), " != false"));
  }
  inner[1].sequence_count =
      plan_.Keep(Out("iteration-driver", "iteration-count"));
  AddTemplate(site.graph, std::move(iteration));
  Template loop{
      plan_.Keep(absl::StrCat(callee.name, "-", site.task_name, "-iterator")),
      {"parent-dag-id"},
      std::move(inner),
      site.task.iterator_policy().parallelism_limit()};
  Call& call = calls.emplace_back();
  call.name = site.call_name;
  call.template_name = loop.name;
  call.arguments = {{"parent-dag-id", site.parent_id}};
  call.depends = Depends(site.task);
  AddTemplate(site.graph, std::move(loop));
}

}  // namespace kfir::argo_v2
