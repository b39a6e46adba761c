// SPDX-License-Identifier: Apache-2.0
#include "tools/pass_selection.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "passes/diagnostic_kinds.h"
#include "passes/pass_options.h"
#include "passes/plugin.h"
#include "passes/policy_pipeline.h"

namespace kfir {

void PassSelection::Declare(OptionParser& parser) {
  const std::vector<absl::string_view> names = PassNames();
  parser.Value("passes", "PIPELINE", &passes,
               "what to run, in order, as in "
               "`inject-env{vars=A=1,B=2},set-caching{enabled=false}` "
               "(default: nothing)");
  parser.Suggest(names);
  parser.Value("config", "FILE", &config,
               "policy file whose passes run before these (default: none)");
  parser.Value("pipeline", "NAME", &pipeline,
               "which pipeline of the policy file (default: the one without a "
               "name)");
  parser.List("only-pass", "PASS", &only,
              "run no other pass; may be given again");
  parser.Suggest(names);
  parser.List("disable-pass", "PASS", &disabled,
              "do not run this pass; may be given again");
  parser.Suggest(names);
  parser.List("load-pass-plugin", "LIBRARY", &plugins,
              "shared library that brings more passes; may be given again");
  parser.Number("plugin-timeout", "SECONDS", &plugin_timeout_seconds,
                "how long a pass of a plug-in may take; 0: without limit "
                "(default: 60)");
}

std::vector<absl::string_view> PassSelection::PassNames() const {
  std::vector<absl::string_view> names;
  for (const PassInfo* pass : table.passes()) names.push_back(pass->name);
  return names;
}

void PassSelection::LoadPlugins(Tool& tool) {
  const PluginOptions options = {tool.HelperPath("plugin-host"),
                                 plugin_timeout_seconds};
  for (const std::string& plugin : plugins) {
    // What is wrong is reported.
    (void)LoadPassPlugin(plugin, options, table, tool.diagnostics());
  }
}

std::vector<PassCall> PassSelection::Read(Tool& tool) {
  DiagnosticSink& diagnostics = tool.diagnostics();
  LoadPlugins(tool);
  if (diagnostics.has_errors()) return {};
  for (const auto* names : {&only, &disabled}) {
    for (const std::string& name : *names) {
      if (table.Find(name) == nullptr) {
        ReportUnknownPass(name, {}, table, diagnostics);
      }
    }
  }
  std::vector<PassCall> calls;
  if (!config.empty()) {
    absl::StatusOr<std::vector<PassCall>> policy = ReadPolicyPipeline(
        config, pipeline,
        [&](absl::string_view path) { return tool.Read(path); }, table,
        diagnostics);
    if (policy.ok()) calls = *std::move(policy);
  } else if (!pipeline.empty()) {
    diagnostics.Emit(kinds::UnknownPolicyPipeline, {}, {pipeline});
  }
  constexpr absl::string_view kName = "--passes";
  tool.sources().Add(kName, passes);
  absl::StatusOr<std::vector<PassCall>> parsed =
      ParsePassPipeline(passes, kName, diagnostics, table);
  if (!parsed.ok()) return {};
  std::move(parsed->begin(), parsed->end(), std::back_inserter(calls));
  const auto is_out = [&](const PassCall& call) {
    const auto is_this = [&](const std::string& name) {
      return name == call.pass->name;
    };
    return absl::c_any_of(disabled, is_this) ||
           (!only.empty() && absl::c_none_of(only, is_this));
  };
  calls.erase(std::remove_if(calls.begin(), calls.end(), is_out), calls.end());
  return calls;
}

}  // namespace kfir
