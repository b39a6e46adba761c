// SPDX-License-Identifier: Apache-2.0
//
// What the tasks of a graph become: calls of drivers and of what they drive,
// and the templates that these need.
#ifndef KFIR_BACKENDS_ARGO_V2_CALLS_H_
#define KFIR_BACKENDS_ARGO_V2_CALLS_H_

#include <functional>
#include <initializer_list>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"
#include "backends/argo_v2/components.h"
#include "backends/argo_v2/diagnostic_kinds.h"
#include "backends/argo_v2/plan.h"
#include "backends/argo_v2/system_templates.h"
#include "backends/argo_v2_settings.h"
#include "support/diagnostics.h"

namespace kfir::argo_v2 {

using RefuseAt =
    std::function<void(DiagnosticKind kind, const ir::Location& location,
                       std::initializer_list<absl::string_view> arguments)>;

// What the templates of graphs are given: the graph's parent.
inline constexpr absl::string_view kParentDagId =
    "{{inputs.parameters.parent-dag-id}}";

// Runs when what it depends on has ended, however.
inline bool IsExit(const kfp2::PipelineTaskSpec& task) {
  return task.trigger_policy().strategy() ==
         kfp2::PipelineTaskSpec::TriggerPolicy::ALL_UPSTREAM_TASKS_COMPLETED;
}

// A task where it stands.
struct TaskSite {
  const Component& graph;
  const std::string& task_name;
  const kfp2::PipelineTaskSpec& task;
  absl::string_view call_name;
  absl::string_view parent_id;      // expression
  absl::string_view iteration;      // expression; empty: in no iteration
  absl::string_view exit_template;  // empty: none
};

class Calls {
 public:
  // All outlive this, and what the documents and the sites say outlives the
  // plan.
  Calls(absl::string_view pipeline, const Settings& settings,
        Components& components, Plan& plan, RefuseAt refuse)
      : pipeline_(pipeline),
        settings_(settings),
        components_(components),
        plan_(plan),
        refuse_(std::move(refuse)) {}

  // Appends the calls that the task becomes.  Precondition: what it calls was
  // visited.
  void Compile(const TaskSite& site, std::vector<Call>& calls);

  // Adds a template of a graph; a second one of its name is reported.
  void AddTemplate(const Component& graph, Template body);
  void NeedDagDriver();

 private:
  void Need(absl::string_view name, const std::function<ir::Tree()>& make);
  void Graph(const TaskSite& site, const Component& callee,
             std::vector<Call>& calls);
  void Container(const TaskSite& site, const Component& callee,
                 std::vector<Call>& calls);
  void Importer(const TaskSite& site, const Component& callee,
                std::vector<Call>& calls);
  void Loop(const TaskSite& site, const Component& callee,
            std::vector<Call>& calls);
  PlanText Depends(const kfp2::PipelineTaskSpec& task);
  PlanText DriverDepends(const TaskSite& site);
  void AddMetadata(
      absl::string_view what,
      const google::protobuf::RepeatedPtrField<kfp2::StringEntry>& entries,
      std::vector<Argument>& arguments);
  void AddRetry(const kfp2::PipelineTaskSpec::RetryPolicy& policy,
                std::vector<Argument>& arguments);

  const absl::string_view pipeline_;
  const Settings& settings_;
  Components& components_;
  Plan& plan_;
  const RefuseAt refuse_;
  absl::flat_hash_set<absl::string_view> template_names_;
};

}  // namespace kfir::argo_v2

#endif  // KFIR_BACKENDS_ARGO_V2_CALLS_H_
