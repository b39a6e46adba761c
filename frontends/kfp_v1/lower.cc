// SPDX-License-Identifier: Apache-2.0
#include "frontends/kfp_v1/lower.h"

#include <algorithm>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "frontends/kfp_v1/cycles.h"
#include "frontends/kfp_v1/diagnostic_kinds.h"
#include "frontends/kfp_v1/groups.h"
#include "frontends/kfp_v1/names.h"
#include "frontends/kfp_v1/program.h"
#include "frontends/kfp_v1/step.h"
#include "frontends/kfp_v1/values.h"
#include "frontends/kfp_v1/variables.h"
#include "frontends/shared/python/fields.h"
#include "frontends/shared/python/locations.h"
#include "ir/tree.h"

namespace kfir::kfp_v1 {
namespace {

void LowerParameter(const PyValue& value, Locations& locations,
                    TraceStatus& status, ir::Input& input) {
  Fields fields(value, "parameter", status);
  const absl::string_view argument = fields.Text("arg");
  input.set_name(std::string(fields.Text("name")));
  if (IsAscii(argument) && input.name() != K8sCapName(argument)) {
    status.Fail(absl::StrCat("the parameter of `", argument, "` is called `",
                             input.name(), "`"));
  }
  if (const auto text = fields.OptionalText("value"); text.has_value()) {
    input.mutable_default_value()->set_string_value(std::string(*text));
  }
  if (const PyValue& type = fields.Get("type"); !type.is_none()) {
    ToConstant(type, *input.mutable_type()->mutable_named(), status);
  }
  input.set_description(
      std::string(fields.OptionalText("description").value_or("")));
  input.set_optional(fields.Bool("optional"));
  *input.mutable_loc() = locations.Get(fields.Get("loc"));
  if (argument != input.name()) {
    ir::Attribute& attribute = *input.add_attributes();
    attribute.set_name("kfp1.argument");
    attribute.mutable_value()->set_string_value(std::string(argument));
  }
}

void LowerPipeline(const PyValue& value, Locations& locations,
                   TraceStatus& status, ir::Module& module) {
  Fields fields(value, "pipeline", status);
  module.set_name(std::string(fields.Text("name")));
  module.set_description(
      std::string(fields.OptionalText("description").value_or("")));
  ir::Component& root = *module.mutable_root();
  *root.mutable_loc() = locations.Get(fields.Get("loc"));
  ir::Attribute& quirks = *module.add_attributes();
  quirks.set_name("kfp1.quirks");
  quirks.mutable_value()->set_bool_value(true);
  for (const PyValue& parameter : fields.Items("params")) {
    LowerParameter(parameter, locations, status, *root.add_inputs());
  }
}

void LowerDataVolume(const PyValue& from, ValueBuilder& values,
                     ir::Module& module) {
  if (from.is_none()) return;
  ir::Attribute& volume = *module.add_attributes();
  volume.set_name("argo.data_volume");
  values.Tree(from, *volume.mutable_value());
}

// kfp replaces no params in what describes the pipeline and its runs.
void CheckParams(const PyValue& pipeline, const PyValue& conf,
                 Program& program) {
  Fields fields(pipeline, "pipeline", program.status());
  const std::string param = HoldsParam(fields.Text("spec"))
                                ? std::string(kParamStart)
                                : UnresolvedParam(conf);
  if (param.empty()) return;
  program.Report(kinds::UnresolvedParam, program.root().loc,
                 {fields.Text("name"), param});
}

void LowerConf(const PyValue& value, Program& program, Reader& reader,
               ir::RunSettings& settings) {
  Fields fields(value, "conf", program.status());
  ValueBuilder values(program, reader);
  if (const auto parallelism = fields.OptionalInt("parallelism");
      parallelism.has_value()) {
    settings.set_parallelism(*parallelism);
  }
  if (const auto ttl = fields.OptionalInt("ttl");
      ttl.has_value() && *ttl >= 0) {
    settings.set_ttl_seconds_after_finished(*ttl);
  }
  if (const auto timeout = fields.OptionalInt("timeout");
      timeout.has_value() && *timeout != 0) {
    settings.set_timeout_seconds(*timeout);
  }
  values.Trees(fields.Get("image_pull_secrets"), "image_pull_secrets",
               *settings.mutable_image_pull_secrets());
  if (const PyValue& dns = fields.Get("dns_config"); !dns.is_none()) {
    values.Tree(dns, *settings.mutable_dns_config());
  }
  values.Entries(fields.Get("node_selector"), "default_pod_node_selector",
                 *settings.mutable_node_selector());
  if (const PyValue& budget = fields.Get("pdb_min_available");
      !budget.is_none()) {
    values.Tree(budget,
                *settings.mutable_pod_disruption_budget_min_available());
  }
  settings.set_image_pull_policy(
      std::string(fields.OptionalText("image_pull_policy").value_or("")));
  LowerDataVolume(fields.Get("data_volume"), values, program.module());
}

// The outputs that only somebody's references know.
void DeclareOutputs(Program& program) {
  absl::flat_hash_map<absl::string_view, ir::Component*> components;
  for (const Step& step : program.steps()) {
    if (step.undeclared_outputs.empty()) continue;
    if (components.empty()) {
      for (ir::Component& component : *program.module().mutable_components()) {
        components[component.name()] = &component;
      }
    }
    const auto found = components.find(step.task->component());
    if (found == components.end()) continue;
    ir::Component& component = *found->second;
    for (const std::string& name : step.undeclared_outputs) {
      const bool known = std::any_of(
          component.outputs().begin(), component.outputs().end(),
          [&](const ir::Output& output) { return output.name() == name; });
      if (known) continue;
      ir::Output& output = *component.add_outputs();
      output.set_name(name);
      *output.mutable_loc() = step.loc;
      MarkUndeclared(*output.add_attributes());
    }
  }
}

}  // namespace

absl::Status LowerTrace(const PyValue& trace, const KnownComponents& known,
                        ir::Module& module, DiagnosticSink& diagnostics) {
  TraceStatus status;
  Fields fields(trace, "trace", status);
  module.set_format_version(1);
  Locations locations(trace, status, module);
  LowerPipeline(fields.Get("pipeline"), locations, status, module);
  Program program(trace, locations, module, status, diagnostics);
  const bool sound = !diagnostics.has_errors();
  if (!status.ok()) return status.status();
  if (!sound) return ErrorReported();

  ir::Component& root = *module.mutable_root();
  program.root().loc = root.loc();
  CheckParams(fields.Get("pipeline"), fields.Get("conf"), program);
  Components components(trace, known, program);
  MakeTasks(program.root(), *root.mutable_graph(), program, components);
  if (!status.ok()) return status.status();
  Reader reader{&program.root(), root.loc(), nullptr, {}};
  LowerConf(fields.Get("conf"), program, reader,
            *module.mutable_run_settings());
  program.ReportMisfits(root.loc(), module.name());
  LowerGroups(program.root(), program);
  for (Step& step : program.steps()) {
    LowerStep(step, program, components);
    program.ReportMisfits(step.loc, step.name);
  }
  DeclareOutputs(program);
  BreakCycles(*root.mutable_graph(), program);
  for (ir::Component& component : *module.mutable_components()) {
    if (component.has_graph()) {
      BreakCycles(*component.mutable_graph(), program);
    }
  }
  CheckExitHandlers(program.root(), program);
  if (!status.ok()) return status.status();
  return diagnostics.has_errors() ? ErrorReported() : absl::OkStatus();
}

}  // namespace kfir::kfp_v1
