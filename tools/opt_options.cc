// SPDX-License-Identifier: Apache-2.0
#include "tools/opt_options.h"

namespace kfir {

void OptOptions::Declare(OptionParser& parser) {
  parser.Group("Passes");
  selection.Declare(parser);
  parser.Number("stop-after", "N", &stop_after,
                "run only the first N passes (default: all)");
  parser.Value("bisect", "COMMAND", &bisect,
               "find the first pass after which the command fails on the "
               "module, whose file name is added to it (default: none)");
  parser.Flag("print-pipeline", &print_pipeline,
              "print the pipeline with all options, and stop");
  parser.OptionalChoice("list-passes", {"text", "markdown"}, &list_passes,
                        "list the passes, and stop; `markdown`: as the page "
                        "of the reference");
  parser.Value("explain", "PASS", &explain,
               "print what a pass does and its options, and stop");
  parser.Suggest(selection.PassNames());
  parser.Flag("explain-markdown", &explain_markdown,
              "with --explain: as the page of the reference has it");
  parser.Flag("print-policy-schema", &policy_schema,
              "print the JSON Schema of policy files, and stop");
  DeclareInputAndOutput(parser);
  parser.Group("Checks");
  parser.Flag("verify-each", &verify_each, "verify after each pass");
  parser.Flag("check-changed", &check_changed,
              "compare what each pass says of its changes with the module");
  parser.Flag("verify-roundtrip", &verify_roundtrip,
              "write and read back in both forms, before and after the passes");
  parser.Flag("verify-diagnostics", &verify_diagnostics,
              "compare what is reported with the input's comments `# "
              "expected-error@+1 {{text}}`, and write nothing else");
  DeclareObservation(parser);
}

void OptOptions::DeclareInputAndOutput(OptionParser& parser) {
  parser.Group("Input and output");
  parser.Flag("split-input-file", &split,
              "each input is several modules, between lines `# -----`, handled "
              "one by one");
  parser.Number("j", "N", &jobs,
                "handle N modules at a time; 0: as many as there are cores "
                "(default: 1)");
  parser.Value("o", "FILE", &output,
               "where to write; a folder: one file for each input (default: "
               "`-`, standard output)");
  parser.Choice("emit", {"text", "binary"}, &emit,
                "form of the output (default: text)");
}

void OptOptions::DeclareObservation(OptionParser& parser) {
  parser.Group("Files about the run");
  parser.Value("remarks", "FILE", &remarks,
               "where to write what passes did, and left, and why (default: "
               "nowhere)");
  parser.Choice("remarks-format", {"text", "json", "sarif", "yaml"},
                &remarks_format, "form of the remarks (default: text)");
  parser.Value("dump-dir", "DIR", &dump_dir,
               "folder for the module after each pass and an index (default: "
               "none)");
  parser.Value("reproducer", "FILE", &reproducer,
               "write input, pipeline and version into one file before the "
               "passes run (default: none)");
  parser.Value("crash-reproducer", "FILE", &crash_reproducer,
               "where that file is written if Kfir fails by a bug (default: in "
               "the folder for temporary files)");
  parser.Flag("run-reproducer", &run_reproducer,
              "the input is such a file: run its pipeline");
  parser.Group("Observation, on standard error");
  parser.Flag("statistics", &statistics,
              "print how much each pass changed: tasks, and the bytes of the "
              "module in each format");
  parser.List("print-before", "PASS", &print_before,
              "print the module before passes whose name fits the pattern; may "
              "be given again");
  parser.Suggest(selection.PassNames());
  parser.List("print-after", "PASS", &print_after,
              "print the module after passes whose name fits the pattern; may "
              "be given again");
  parser.Suggest(selection.PassNames());
  parser.Flag("print-after-change", &print_after_change,
              "print what each pass changed, as a unified diff");
  parser.OptionalChoice("timing", {"text", "json"}, &timing,
                        "print the time that each pass took");
}

}  // namespace kfir
