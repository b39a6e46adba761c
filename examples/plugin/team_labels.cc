// SPDX-License-Identifier: Apache-2.0
//
// A plug-in with one pass: every component that runs a container gets the label
// `team`.
#include <string>

#include "ir/io.h"
#include "ir/ir.pb.h"
#include "passes/plugin_api.h"

namespace {

// False: it has the label, and whatever it says stays.
bool Label(const std::string& team, kfir::ir::PodSettings& pod) {
  for (const kfir::ir::KeyValue& label : pod.labels()) {
    if (label.key() == "team") return false;
  }
  kfir::ir::KeyValue& label = *pod.add_labels();
  label.set_key("team");
  label.mutable_value()->mutable_constant()->set_string_value(team);
  return true;
}

KfirResult TeamLabel(const KfirPassRun* run) {
  const std::string team = run->options[0].value;
  kfir::ir::Module module;
  kfir::DiagnosticSink ignored;
  const absl::string_view bytes(static_cast<const char*>(run->module),
                                run->module_size);
  if (!kfir::ir::ReadBinary(bytes, "module", module, ignored).ok()) {
    run->report(run->host, KFIR_ERROR, nullptr, 0, 0, "cannot read the module");
    return KFIR_FAILED;
  }
  bool changed = false;
  for (kfir::ir::Component& component : *module.mutable_components()) {
    if (!component.has_container()) continue;
    if (!Label(team, *component.mutable_container()->mutable_pod())) continue;
    changed = true;
    const std::string message = component.name() + " gets the label";
    run->report(run->host, KFIR_APPLIED, nullptr, 0, 0, message.c_str());
  }
  if (!changed) return KFIR_UNCHANGED;
  const std::string result = kfir::ir::WriteBinary(module);
  run->set_module(run->host, result.data(), result.size());
  return KFIR_CHANGED;
}

constexpr KfirOption kOptions[] = {
    {"team", KFIR_OPTION_TEXT, "", "the label's value"}};

constexpr KfirPass kPasses[] = {
    {"team-label", "label components by team", kOptions, 1, TeamLabel}};

constexpr KfirPlugin kPlugin = {KFIR_PLUGIN_API_VERSION, "team-labels", "1.0",
                                kPasses, 1};

}  // namespace

const KfirPlugin* kfir_plugin() { return &kPlugin; }
