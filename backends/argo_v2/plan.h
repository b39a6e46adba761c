// SPDX-License-Identifier: Apache-2.0
//
// The workflow before it is printed: everything is decided here.
#ifndef KFIR_BACKENDS_ARGO_V2_PLAN_H_
#define KFIR_BACKENDS_ARGO_V2_PLAN_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "ir/ir.pb.h"

namespace kfir::argo_v2 {

struct Argument {
  std::string name;
  std::string value;
  absl::string_view default_value = {};  // null data: none; a literal
};

// A task of a dag template.
struct Call {
  std::string name;
  std::string template_name;
  std::vector<Argument> arguments;
  std::string depends;         // empty: none
  std::string when;            // empty: none
  std::string sequence_count;  // of `withSequence`; empty: none
  std::string exit_template;   // started when the task ends; empty: none
  std::string exit_parent_id;  // its argument
};

struct Template {
  std::string name;
  // A dag: its inputs, none of which has a default, its tasks, and how many run
  // at a time (0: no limit).
  std::vector<absl::string_view> inputs = {};  // literals
  std::vector<Call> calls = {};
  int64_t parallelism = 0;
  // A template that all pipelines share: all of it, keys sorted.
  std::optional<ir::Tree> shared = {};
};

struct Plan {
  std::string generate_name;
  std::vector<Argument> parameters;
  std::vector<Template> templates;
  std::string runtime_config;
  std::vector<Argument> run_parameters;  // those that were given, as JSON
  // Positive or absent.
  int64_t active_deadline_seconds = 0;
  int64_t ttl_after_completion = 0;
  int64_t ttl_after_failure = 0;
  int64_t ttl_after_success = 0;
  std::string service_account;
  std::optional<int64_t> run_as_user;
  std::optional<ir::Tree> volume_claims;  // keys sorted
};

}  // namespace kfir::argo_v2

#endif  // KFIR_BACKENDS_ARGO_V2_PLAN_H_
