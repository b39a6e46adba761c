// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_TOOLS_PASS_SELECTION_H_
#define KFIR_TOOLS_PASS_SELECTION_H_

#include <string>
#include <vector>

#include "passes/pass_pipeline.h"
#include "passes/pass_table.h"
#include "tools/tool.h"

namespace kfir {

// The options by which a tool is told what passes there are, and which to run.
struct PassSelection {
  std::string passes;
  std::string config, pipeline;
  std::vector<std::string> only, disabled, plugins;
  double plugin_timeout_seconds = 60;

  // The passes that there are; outlives what Read() gives.
  PassTable table;

  void Declare(OptionParser& parser);

  // Of the passes in the table; they live as long as it.
  std::vector<absl::string_view> PassNames() const;

  // Adds the passes of `plugins` to the table.  What is wrong is reported.
  void LoadPlugins(Tool& tool);

  // Loads the plug-ins.  Gives the passes of the policy file, then those of the
  // pipeline, without those that were ruled out.  What is wrong is reported.
  std::vector<PassCall> Read(Tool& tool);
};

}  // namespace kfir

#endif  // KFIR_TOOLS_PASS_SELECTION_H_
