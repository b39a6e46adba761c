// SPDX-License-Identifier: Apache-2.0
#include "backends/wrap.h"

#include <algorithm>
#include <memory>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "ir/pipeline_spec/trees.h"
#include "ir/tree.h"

namespace kfir {
namespace {

using ir::Tree;
using Kind = WrapOptions::Kind;

const Tree& MemberOf(const Tree& map, absl::string_view key) {
  static const Tree& kNothing = *new Tree();
  const Tree* member = ir::Find(map, key);
  return member == nullptr ? kNothing : *member;
}

Tree* FindMutable(Tree& map, absl::string_view key) {
  if (!map.has_map()) return nullptr;
  for (Tree::Member& member : *map.mutable_map()->mutable_members()) {
    if (member.key() == key) return member.mutable_value();
  }
  return nullptr;
}

Tree& Ensure(Tree& map, absl::string_view key) {
  Tree* member = FindMutable(map, key);
  return member == nullptr ? ir::AddMember(map, key) : *member;
}

void AddText(Tree& map, absl::string_view key, absl::string_view text) {
  ir::AddMember(map, key) = ir::StringTree(text);
}

absl::string_view NameOfWorkflow(const Tree& metadata) {
  const std::string& name = MemberOf(metadata, "name").string_value();
  if (!name.empty()) return name;
  return absl::StripSuffix(MemberOf(metadata, "generateName").string_value(),
                           "-");
}

// The workflow's name only has to begin those of its runs; an object of its own
// is called in lower-case letters and digits, and `-` between them.
std::string NameOf(const WrapOptions& options, const Tree& metadata) {
  if (!options.name.empty()) return options.name;
  std::string name;
  for (const char c : NameOfWorkflow(metadata)) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter = absl::ascii_isalnum(byte);
    if (name.empty() && !letter) continue;
    name.push_back(letter ? absl::ascii_tolower(byte) : '-');
  }
  name.resize(std::min(name.size(), LongestName(options.kind)));
  while (!name.empty() && !absl::ascii_isalnum(name.back())) name.pop_back();
  return name.empty() ? "pipeline" : name;
}

// Labels and annotations.
void CopyMarks(const Tree& metadata, Tree& to) {
  for (const absl::string_view key : {"annotations", "labels"}) {
    if (const Tree* marks = ir::Find(metadata, key))
      ir::AddMember(to, key) = *marks;
  }
}

Tree Begin(absl::string_view version, absl::string_view kind) {
  Tree object;
  AddText(object, "apiVersion", version);
  AddText(object, "kind", kind);
  return object;
}

// Argo hands a run's arguments to the exit task of a workflow, but not to that
// of a template that the workflow refers to.
void SupplyExitTask(Tree& spec) {
  const std::string& exit_task = MemberOf(spec, "onExit").string_value();
  Tree* templates = FindMutable(spec, "templates");
  if (exit_task.empty() || templates == nullptr) return;
  for (Tree& template_ : *templates->mutable_list()->mutable_items()) {
    if (MemberOf(template_, "name").string_value() != exit_task) continue;
    Tree* inputs = FindMutable(template_, "inputs");
    Tree* parameters =
        inputs == nullptr ? nullptr : FindMutable(*inputs, "parameters");
    if (parameters == nullptr) return;
    for (Tree& parameter : *parameters->mutable_list()->mutable_items()) {
      if (FindMutable(parameter, "value") != nullptr) continue;
      AddText(parameter, "value",
              absl::StrCat("{{workflow.parameters.",
                           MemberOf(parameter, "name").string_value(), "}}"));
    }
  }
}

Tree WorkflowTemplate(const WrapOptions& options, const Tree& workflow) {
  Tree object =
      Begin("argoproj.io/v1alpha1", options.kind == Kind::kWorkflowTemplate
                                        ? "WorkflowTemplate"
                                        : "ClusterWorkflowTemplate");
  const Tree& metadata = MemberOf(workflow, "metadata");
  Tree& ours = ir::AddMember(object, "metadata");
  CopyMarks(metadata, ours);
  AddText(ours, "name", NameOf(options, metadata));
  Tree& spec = ir::AddMember(object, "spec");
  spec = MemberOf(workflow, "spec");
  SupplyExitTask(spec);
  return object;
}

Tree CronWorkflow(const WrapOptions& options, const Tree& workflow) {
  Tree object = Begin("argoproj.io/v1alpha1", "CronWorkflow");
  const Tree& metadata = MemberOf(workflow, "metadata");
  AddText(ir::AddMember(object, "metadata"), "name", NameOf(options, metadata));
  Tree& spec = ir::AddMember(object, "spec");
  AddText(spec, "concurrencyPolicy", "Forbid");
  *ir::AddMember(spec, "schedules").mutable_list()->add_items() =
      ir::StringTree(
          options.cron.empty()
              ? absl::StrCat("@every ", options.interval_seconds, "s")
              : options.cron);
  if (options.disabled) ir::AddMember(spec, "suspend") = ir::BoolTree(true);
  if (!options.timezone.empty()) AddText(spec, "timezone", options.timezone);
  Tree marks;
  CopyMarks(metadata, marks);
  if (marks.has_map()) ir::AddMember(spec, "workflowMetadata") = marks;
  ir::AddMember(spec, "workflowSpec") = MemberOf(workflow, "spec");
  return object;
}

// As the API server derives it from the name of the recurring run.
std::string GenerateName(absl::string_view name) {
  std::string result;
  for (const char c : name) {
    const char lower = absl::ascii_tolower(static_cast<unsigned char>(c));
    if (absl::ascii_isalnum(static_cast<unsigned char>(lower)) || lower == '-')
      result.push_back(lower);
  }
  return result.empty() ? "job-" : result.substr(0, 25);
}

void ForbidSidecars(Tree& workflow) {
  Tree* templates = FindMutable(Ensure(workflow, "spec"), "templates");
  if (templates == nullptr || !templates->has_list()) return;
  for (Tree& template_ : *templates->mutable_list()->mutable_items()) {
    Tree& annotations = Ensure(Ensure(template_, "metadata"), "annotations");
    if (FindMutable(annotations, "sidecar.istio.io/inject") == nullptr)
      AddText(annotations, "sidecar.istio.io/inject", "false");
    Tree* outputs = FindMutable(template_, "outputs");
    Tree* artifacts =
        outputs == nullptr ? nullptr : FindMutable(*outputs, "artifacts");
    if (artifacts == nullptr || !artifacts->has_list()) continue;
    for (Tree& artifact : *artifacts->mutable_list()->mutable_items()) {
      const std::string& name = MemberOf(artifact, "name").string_value();
      if (name == "mlpipeline-ui-metadata" || name == "mlpipeline-metrics")
        Ensure(artifact, "optional") = ir::BoolTree(true);
    }
  }
}

Tree Trigger(const WrapOptions& options) {
  Tree trigger;
  trigger.mutable_map();
  const bool cron = !options.cron.empty();
  if (!cron && options.interval_seconds == 0) return trigger;
  Tree& schedule =
      ir::AddMember(trigger, cron ? "cronSchedule" : "periodicSchedule");
  if (cron) AddText(schedule, "cron", options.cron);
  if (!options.end_time.empty()) AddText(schedule, "endTime", options.end_time);
  if (!cron) {
    ir::AddMember(schedule, "intervalSecond") =
        ir::IntTree(options.interval_seconds);
  }
  if (!options.start_time.empty())
    AddText(schedule, "startTime", options.start_time);
  return trigger;
}

Tree ScheduledWorkflow(const WrapOptions& options, const RunDetails& details,
                       Tree workflow) {
  // The version that clusters serve.
  Tree object = Begin("kubeflow.org/v1beta1", "ScheduledWorkflow");
  AddText(ir::AddMember(object, "metadata"), "generateName",
          GenerateName(options.name.empty()
                           ? NameOfWorkflow(MemberOf(workflow, "metadata"))
                           : options.name));
  ForbidSidecars(workflow);
  Tree& spec = ir::AddMember(object, "spec");
  if (!options.disabled) ir::AddMember(spec, "enabled") = ir::BoolTree(true);
  ir::AddMember(spec, "maxConcurrency") = ir::IntTree(options.max_concurrency);
  ir::AddMember(spec, "noCatchup") = ir::BoolTree(!options.catch_up);
  const std::string& account =
      MemberOf(MemberOf(workflow, "spec"), "serviceAccountName").string_value();
  if (details.take_service_account && !account.empty())
    AddText(spec, "serviceAccount", account);
  ir::AddMember(spec, "trigger") = Trigger(options);
  Tree& inner = ir::AddMember(spec, "workflow");
  if (!details.parameters.empty()) {
    Tree& parameters = ir::AddMember(inner, "parameters");
    for (const auto& [name, value] : details.parameters) {
      Tree& parameter = *parameters.mutable_list()->add_items();
      AddText(parameter, "name", name);
      AddText(parameter, "value", value);
    }
  }
  AddText(inner, "spec", ir::JsonText(workflow));
  ir::AddMember(ir::AddMember(object, "status"), "trigger").mutable_map();
  return object;
}

Tree Wrap(const WrapOptions& options, const RunDetails& details,
          Tree workflow) {
  switch (options.kind) {
    case Kind::kWorkflow:
      return workflow;
    case Kind::kWorkflowTemplate:
    case Kind::kClusterWorkflowTemplate:
      return WorkflowTemplate(options, workflow);
    case Kind::kCronWorkflow:
      return CronWorkflow(options, workflow);
    case Kind::kScheduledWorkflow:
      return ScheduledWorkflow(options, details, std::move(workflow));
  }
  return workflow;
}

}  // namespace

size_t LongestName(WrapOptions::Kind kind) {
  // Argo puts a number behind the name of a cron workflow's run.
  return kind == Kind::kCronWorkflow ? 52 : 63;
}

std::string PrintWrapped(const WrapOptions& options, const RunDetails& details,
                         YamlStyle style, size_t size_hint,
                         const std::function<void(ValueWriter&)>& print) {
  std::string text;
  text.reserve(size_hint);
  const std::unique_ptr<ValueWriter> writer = MakeYamlWriter(style, &text);
  if (options.kind == Kind::kWorkflow && options.name.empty()) {
    print(*writer);
    writer->Finish();
    return text;
  }
  Tree workflow;
  kfp2::TreeBuilder builder(&workflow);
  print(builder);
  if (options.kind == Kind::kWorkflow) {
    Tree& metadata = Ensure(workflow, "metadata");
    Tree named;
    CopyMarks(metadata, named);
    AddText(named, "name", options.name);
    metadata = std::move(named);
  }
  ir::WriteTree(
      Wrap(options, details, std::move(workflow)),
      [](const ir::Value&) { return std::string(); }, *writer);
  writer->Finish();
  return text;
}

}  // namespace kfir
