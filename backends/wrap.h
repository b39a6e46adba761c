// SPDX-License-Identifier: Apache-2.0
//
// What a workflow is wrapped in, so that it can be started more than once.
#ifndef KFIR_BACKENDS_WRAP_H_
#define KFIR_BACKENDS_WRAP_H_

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "support/value_writer.h"
#include "support/yaml/writer.h"

namespace kfir {

struct WrapOptions {
  enum class Kind {
    kWorkflow,  // nothing
    kWorkflowTemplate,
    kClusterWorkflowTemplate,
    kCronWorkflow,       // Argo's
    kScheduledWorkflow,  // KFP's recurring run
  };
  Kind kind = Kind::kWorkflow;
  std::string name;  // empty: as the workflow, as far as it can be a name
  // When it runs: by a cron line, every so many seconds, or (a scheduled
  // workflow alone) once.
  std::string cron;
  int64_t interval_seconds = 0;
  std::string timezone;  // of a CronWorkflow's cron line; empty: the cluster's
  std::string start_time;  // RFC 3339; empty: none.  A scheduled workflow's
  std::string end_time;    // alike
  bool catch_up = false;   // missed runs are made up for; alike
  int64_t max_concurrency = 1;  // of a CronWorkflow: 1
  bool disabled = false;
};

// What a backend adds for a scheduled workflow.
struct RunDetails {
  // The values that the run was given, as the recurring run holds them.
  std::vector<std::pair<std::string, std::string>> parameters;
  // The workflow's service account is the recurring run's.
  bool take_service_account = false;
};

// How many bytes the name of such an object has at most.
size_t LongestName(WrapOptions::Kind kind);

// Writes the workflow that `print` prints, wrapped, as one YAML document.
std::string PrintWrapped(const WrapOptions& options, const RunDetails& details,
                         YamlStyle style, size_t size_hint,
                         const std::function<void(ValueWriter&)>& print);

}  // namespace kfir

#endif  // KFIR_BACKENDS_WRAP_H_
