// SPDX-License-Identifier: Apache-2.0
#ifndef KFIR_PASSES_POLICY_PIPELINE_H_
#define KFIR_PASSES_POLICY_PIPELINE_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "passes/pass_pipeline.h"
#include "passes/pass_table.h"
#include "passes/policy.h"

namespace kfir {

// The passes that the policy file `path` asks for, in its order: those of its
// pipeline called `name`, where that is not empty.  Whatever is wrong with the
// file, its passes and their options is reported at its line, also in pipelines
// that do not run.
absl::StatusOr<std::vector<PassCall>> ReadPolicyPipeline(
    absl::string_view path, absl::string_view name, ReadPolicyFile read_file,
    const PassTable& passes, DiagnosticSink& diagnostics);

// The JSON Schema of policy files, for editors; from the table of passes.
std::string PolicySchema();

}  // namespace kfir

#endif  // KFIR_PASSES_POLICY_PIPELINE_H_
