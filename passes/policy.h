// SPDX-License-Identifier: Apache-2.0
//
// The policy file: which passes run, on what, and why.  docs/policy.md is its
// manual.
//
//   version: 1
//   include: [common.yaml]      # steps of these come first
//   pipeline:                   # what runs, unless a named one is asked for
//   - pass: inject-env
//     rules:
//     - reason: traffic leaves through the proxy
//       select: kind=container
//       merge: override
//       vars: {HTTP_PROXY: "http://proxy:3128"}
//   - pass: simplify-conditions # no rules: one run, its options beside `pass`
//     component: train*         # as `component{name=train*}(...)`
//   - pipeline: small           # the steps of a named pipeline
//   pipelines:                  # of this file and of all that it includes
//     small:
//     - pass: dedup-components
#ifndef KFIR_PASSES_POLICY_H_
#define KFIR_PASSES_POLICY_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "support/diagnostics.h"

namespace kfir {

// One run of one pass, as the file has it: neither the pass nor its options are
// looked up.
struct PolicyStep {
  struct Option {
    std::string name;
    SourceLocation location;  // of the name
    SourceLocation value_location;
    // A list gives its elements, a map `KEY=VALUE` for each member, a scalar
    // one element; what is nested deeper gives JSON.
    std::vector<std::string> elements;
    // The value as one text: a scalar as written, anything else as JSON.
    std::string text;
    bool is_scalar = true;
  };

  std::string pass;
  std::string pipeline;     // instead of a pass: all steps of this pipeline
  SourceLocation location;  // of the name of either
  std::string reason;
  std::optional<std::string> component;  // a pattern
  SourceLocation component_location;
  std::vector<Option> options;
};

struct PolicyPipeline {
  std::string name;
  SourceLocation location;  // of the name
  std::vector<PolicyStep> steps;
};

struct Policy {
  std::vector<PolicyStep> steps;  // `pipeline` of all files
  std::vector<PolicyPipeline> pipelines;
};

// Gives the text of a file.
using ReadPolicyFile =
    absl::FunctionRef<absl::StatusOr<std::string>(absl::string_view path)>;

// Reads the policy `path` and what it includes (relative to the file that says
// so).  All that is wrong goes to `diagnostics`, and ErrorReported() is
// returned.
absl::StatusOr<Policy> ReadPolicy(absl::string_view path,
                                  ReadPolicyFile read_file,
                                  DiagnosticSink& diagnostics);

}  // namespace kfir

#endif  // KFIR_PASSES_POLICY_H_
