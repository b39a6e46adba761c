// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_TOOLS_OPT_OPTIONS_H_
#define KFIR_TOOLS_OPT_OPTIONS_H_

#include <string>
#include <vector>

#include "tools/options.h"
#include "tools/pass_selection.h"

namespace kfir {

// The command line of kfp-opt.
struct OptOptions {
  PassSelection selection;
  double stop_after = -1, jobs = 1;
  std::string explain, bisect;
  std::string list_passes;  // empty: not asked for
  std::string output = "-", emit = "text";
  std::string remarks, remarks_format = "text", dump_dir;
  std::string reproducer, crash_reproducer;
  std::vector<std::string> print_before, print_after;
  std::string timing;  // empty: not asked for
  bool print_pipeline = false, policy_schema = false, explain_markdown = false;
  bool split = false, run_reproducer = false;
  bool verify_each = false, check_changed = false, verify_roundtrip = false;
  bool verify_diagnostics = false;
  bool statistics = false, print_after_change = false;

  void Declare(OptionParser& parser);

 private:
  void DeclareInputAndOutput(OptionParser& parser);
  void DeclareObservation(OptionParser& parser);
};

}  // namespace kfir

#endif  // KFIR_TOOLS_OPT_OPTIONS_H_
