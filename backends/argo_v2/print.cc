// SPDX-License-Identifier: Apache-2.0
#include "backends/argo_v2/print.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "backends/argo_v2/build.h"
#include "backends/argo_v2/json.h"
#include "backends/argo_v2/system_templates.h"
#include "ir/tree.h"

namespace kfir::argo_v2 {
namespace {

class Printer {
 public:
  explicit Printer(ValueWriter& out) : out_(out) {}

  void Spec(const Plan& plan) {
    out_.BeginMap();
    if (plan.active_deadline_seconds > 0)
      Number("activeDeadlineSeconds", plan.active_deadline_seconds);
    out_.Key("arguments");
    Parameters(plan.parameters);
    Text("entrypoint", "entrypoint");
    out_.Key("podMetadata");
    PodMetadata();
    Tree security = PodSecurity(true);
    if (plan.run_as_user.has_value()) {
      ir::AddMember(security, "runAsUser") = ir::IntTree(*plan.run_as_user);
      SortKeys(security);
    }
    Value("securityContext", security);
    Text("serviceAccountName", plan.service_account);
    out_.Key("templates");
    out_.BeginList();
    for (const Template& template_ : plan.templates) PrintTemplate(template_);
    out_.EndList();
    Ttl(plan);
    if (plan.volume_claims.has_value())
      Value("volumeClaimTemplates", *plan.volume_claims);
    out_.EndMap();
  }

  void Value(absl::string_view key, const Tree& tree) {
    out_.Key(key);
    Write(tree);
  }

  void Text(absl::string_view key, const PlanText& value) {
    out_.Key(key);
    if (value.json == nullptr && value.pieces[1].empty() &&
        value.pieces[2].empty())
      return out_.String(value.pieces[0]);
    scratch_.clear();
    for (const absl::string_view piece : value.pieces)
      scratch_.append(piece.data(), piece.size());
    if (value.json != nullptr) AppendCanonicalJson(*value.json, &scratch_);
    out_.String(scratch_);
  }

 private:
  void Write(const Tree& tree) {
    ir::WriteTree(
        tree, [](const ir::Value&) { return std::string(); }, out_);
  }

  void Number(absl::string_view key, int64_t value) {
    out_.Key(key);
    out_.Int(value);
  }

  void PodMetadata() {
    out_.BeginMap();
    for (const absl::string_view key : {"annotations", "labels"}) {
      out_.Key(key);
      out_.BeginMap();
      Text("pipelines.kubeflow.org/v2_component", "true");
      out_.EndMap();
    }
    out_.EndMap();
  }

  void Ttl(const Plan& plan) {
    if (plan.ttl_after_completion <= 0 && plan.ttl_after_failure <= 0 &&
        plan.ttl_after_success <= 0)
      return;
    out_.Key("ttlStrategy");
    out_.BeginMap();
    if (plan.ttl_after_completion > 0)
      Number("secondsAfterCompletion", plan.ttl_after_completion);
    if (plan.ttl_after_failure > 0)
      Number("secondsAfterFailure", plan.ttl_after_failure);
    if (plan.ttl_after_success > 0)
      Number("secondsAfterSuccess", plan.ttl_after_success);
    out_.EndMap();
  }

  static absl::string_view DefaultOf(const Parameter&) { return {}; }
  static absl::string_view DefaultOf(const Argument& argument) {
    return argument.default_value;
  }

  // Of Parameter or Argument.
  template <typename Item>
  void Parameters(const std::vector<Item>& items) {
    out_.BeginMap();
    out_.Key("parameters");
    out_.BeginList();
    for (const Item& item : items) {
      out_.BeginMap();
      const absl::string_view default_value = DefaultOf(item);
      if (default_value.data() != nullptr) Text("default", default_value);
      Text("name", item.name);
      Text("value", item.value);
      out_.EndMap();
    }
    out_.EndList();
    out_.EndMap();
  }

  void PrintTemplate(const Template& template_) {
    if (template_.shared.has_value()) return Write(*template_.shared);
    out_.BeginMap();
    out_.Key("dag");
    out_.BeginMap();
    out_.Key("tasks");
    out_.BeginList();
    for (const Call& call : template_.calls) PrintCall(call);
    out_.EndList();
    out_.EndMap();
    if (!template_.inputs.empty()) {
      out_.Key("inputs");
      Inputs(template_.inputs);
    }
    Text("name", template_.name);
    if (template_.parallelism > 0) Number("parallelism", template_.parallelism);
    out_.EndMap();
  }

  void Inputs(const std::vector<absl::string_view>& names) {
    out_.BeginMap();
    out_.Key("parameters");
    out_.BeginList();
    for (const absl::string_view name : names) {
      out_.BeginMap();
      Text("name", name);
      out_.EndMap();
    }
    out_.EndList();
    out_.EndMap();
  }

  void PrintCall(const Call& call) {
    out_.BeginMap();
    out_.Key("arguments");
    Parameters(call.arguments);
    if (!call.depends.empty()) Text("depends", call.depends);
    if (!call.exit_template.empty()) {
      out_.Key("hooks");
      out_.BeginMap();
      out_.Key("exit");
      out_.BeginMap();
      out_.Key("arguments");
      Parameters(std::vector<Argument>{{"parent-dag-id", call.exit_parent_id}});
      Text("template", call.exit_template);
      out_.EndMap();
      out_.EndMap();
    }
    Text("name", call.name);
    Text("template", call.template_name);
    if (!call.when.empty()) Text("when", call.when);
    if (!call.sequence_count.empty()) {
      out_.Key("withSequence");
      out_.BeginMap();
      Text("count", call.sequence_count);
      out_.EndMap();
    }
    out_.EndMap();
  }

  ValueWriter& out_;
  std::string scratch_;
};

}  // namespace

void PrintSpec(const Plan& plan, ValueWriter& writer) {
  Printer(writer).Spec(plan);
}

void PrintWorkflow(const Plan& plan, const Tree* spec, ValueWriter& writer) {
  Printer printer(writer);
  writer.BeginMap();
  printer.Text("apiVersion", "argoproj.io/v1alpha1");
  printer.Text("kind", "Workflow");
  writer.Key("metadata");
  writer.BeginMap();
  printer.Text("generateName", plan.generate_name);
  writer.EndMap();
  if (spec != nullptr) {
    printer.Value("spec", *spec);
  } else {
    writer.Key("spec");
    printer.Spec(plan);
  }
  writer.EndMap();
}

size_t EstimateSize(const Plan& plan) {
  constexpr size_t kTemplate = 4096;
  constexpr size_t kSpec = 512;
  constexpr size_t kCall = 512;
  size_t size = 4 * kTemplate + kSpec * plan.parameters.size();
  for (const Template& template_ : plan.templates)
    size += kTemplate + kCall * template_.calls.size();
  // Each quote has a backslash before it.
  return size + 2 * plan.container_bytes;
}

void SortKeys(Tree& tree) {
  if (tree.has_list()) {
    for (Tree& item : *tree.mutable_list()->mutable_items()) SortKeys(item);
  }
  if (!tree.has_map()) return;
  auto& members = *tree.mutable_map()->mutable_members();
  for (Tree::Member& member : members) SortKeys(*member.mutable_value());
  const auto by_key = [](const auto* a, const auto* b) {
    return a->key() < b->key();
  };
  std::stable_sort(members.pointer_begin(), members.pointer_end(), by_key);
}

}  // namespace kfir::argo_v2
