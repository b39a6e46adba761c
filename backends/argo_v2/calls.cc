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

const std::string kNone;

std::string Depends(const PipelineTaskSpec& task) {
  return absl::StrJoin(task.dependent_tasks(), " && ",
                       [](std::string* out, const std::string& name) {
                         absl::StrAppend(out, name, ".Succeeded");
                       });
}

std::string DriverDepends(const TaskSite& site) {
  return site.iteration.empty() && !IsExit(site.task) ? Depends(site.task) : "";
}

std::string StoredSpec(absl::string_view kind, const Component& component) {
  return absl::StrCat("{{workflow.parameters.", kind, "-", component.key, "}}");
}

void FinishCall(const TaskSite& site, const std::string& driver, Call& call) {
  call.depends = absl::StrCat(driver, ".Succeeded");
  if (!site.exit_template.empty()) {
    call.exit_template = site.exit_template;
    call.exit_parent_id = site.parent_id;
  }
  if (!site.task.trigger_policy().condition().empty())
    call.when = absl::StrCat(Out(driver, "condition"), " != false");
}

void AddMetadata(
    absl::string_view what,
    const google::protobuf::RepeatedPtrField<kfp2::StringEntry>& entries,
    std::vector<Argument>& arguments) {
  std::map<absl::string_view, absl::string_view> sorted;
  for (const kfp2::StringEntry& entry : entries)
    sorted.emplace(entry.key(), entry.value());
  int index = 0;
  for (const auto& [key, value] : sorted) {
    ++index;
    arguments.push_back({MetadataParameter(what, "key", index, entries.size()),
                         std::string(key)});
    arguments.push_back({MetadataParameter(what, "val", index, entries.size()),
                         std::string(value)});
  }
}

void AddRetry(const PipelineTaskSpec::RetryPolicy& policy,
              std::vector<Argument>& arguments) {
  arguments.push_back(
      {"retry-max-count", absl::StrCat(policy.max_retry_count())});
  if (policy.has_backoff_duration()) {
    arguments.push_back({"retry-backoff-duration",
                         absl::StrCat(policy.backoff_duration().seconds())});
  }
  arguments.push_back(
      {"retry-backoff-factor", FactorText(policy.backoff_factor())});
  if (policy.has_backoff_max_duration()) {
    arguments.push_back(
        {"retry-backoff-max-duration",
         absl::StrCat(policy.backoff_max_duration().seconds())});
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

void Calls::Need(const std::string& name,
                 const std::function<ir::Tree()>& make) {
  if (!template_names_.insert(name).second) return;
  Template shared{name};
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
  driver.name = absl::StrCat(site.call_name, "-driver");
  driver.template_name = "system-dag-driver";
  driver.arguments.reserve(5);
  driver.arguments.push_back({"component", StoredSpec("components", callee)});
  if (!site.iteration.empty())
    driver.arguments.push_back({"iteration-index", site.iteration});
  driver.arguments.push_back({"parent-dag-id", site.parent_id});
  driver.arguments.push_back({"task", CanonicalJson(site.task)});
  driver.arguments.push_back({"task-name", site.task_name});
  driver.depends = DriverDepends(site);
  const std::string driver_name = driver.name;
  Call& call = calls.emplace_back();
  call.name = site.call_name;
  call.template_name = std::string(callee.name);
  call.arguments = {{"parent-dag-id", Out(driver_name, "execution-id")},
                    {"condition", Out(driver_name, "condition")}};
  FinishCall(site, driver_name, call);
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
  driver.name =
      driver_only ? site.call_name : absl::StrCat(site.call_name, "-driver");
  driver.template_name = "system-container-driver";
  driver.arguments.reserve(7);
  driver.arguments.push_back({"component", StoredSpec("components", callee)});
  driver.arguments.push_back({"task", CanonicalJson(site.task)});
  driver.arguments.push_back(
      {"container", StoredSpec("implementations", callee)});
  driver.arguments.push_back({"task-name", site.task_name});
  driver.arguments.push_back({"parent-dag-id", site.parent_id});
  if (!site.iteration.empty())
    driver.arguments.push_back({"iteration-index", site.iteration});
  if (callee.settings != nullptr) {
    driver.arguments.push_back(
        {"kubernetes-config",
         Stored(absl::StrCat("kubernetes-", callee.name))});
  }
  driver.depends = DriverDepends(site);
  if (driver_only) return;

  const std::string driver_name = driver.name;
  const ExecutorKind kind = KindOf(site.task, callee);
  Call& call = calls.emplace_back();
  call.template_name = kind.Name("executor");
  if (!template_names_.contains(call.template_name)) {
    Need(call.template_name, [&] { return Executor(kind); });
    Need(kind.Name("impl"), [&] { return Impl(kind, settings_); });
  }
  call.name = site.call_name;
  call.arguments.reserve(2);
  call.arguments.push_back(
      {"pod-spec-patch", Out(driver_name, "pod-spec-patch")});
  call.arguments.push_back(
      {"cached-decision", Out(driver_name, "cached-decision"), "false"});
  AddMetadata("annotation", callee.pod_metadata.annotations(), call.arguments);
  AddMetadata("label", callee.pod_metadata.labels(), call.arguments);
  if (site.task.has_retry_policy())
    AddRetry(site.task.retry_policy(), call.arguments);
  FinishCall(site, driver_name, call);
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
  call.arguments = {{"task", CanonicalJson(site.task)},
                    {"component", StoredSpec("components", callee)},
                    {"importer", StoredSpec("implementations", callee)},
                    {"parent-dag-id", site.parent_id}};
}

void Calls::Loop(const TaskSite& site, const Component& callee,
                 std::vector<Call>& calls) {
  NeedDagDriver();
  std::vector<Call> inner(2);
  inner[0].name = "iteration-driver";
  inner[0].template_name = "system-dag-driver";
  inner[0].arguments = {{"component", StoredSpec("components", callee)},
                        {"parent-dag-id", site.parent_id},
                        {"task", CanonicalJson(site.task)},
                        {"task-name", site.task_name}};
  Template iteration{absl::StrCat(callee.name, "-iteration"),
                     {"parent-dag-id", "iteration-index"}};
  Compile({site.graph, site.task_name, site.task, "iteration-item",
           In("parent-dag-id"), In("iteration-index"), kNone},
          iteration.calls);
  inner[1].name = "iteration-iterations";
  inner[1].template_name = iteration.name;
  inner[1].arguments = {
      {"parent-dag-id", Out("iteration-driver", "execution-id")},
      {"iteration-index", "{{item}}"}};
  inner[1].depends = "iteration-driver.Succeeded";
  if (!site.task.trigger_policy().condition().empty()) {
    inner[1].when =
        absl::StrCat(Out("iteration-driver", "condition"), " != false");
  }
  inner[1].sequence_count = Out("iteration-driver", "iteration-count");
  AddTemplate(site.graph, std::move(iteration));
  Template loop{absl::StrCat(callee.name, "-", site.task_name, "-iterator"),
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
