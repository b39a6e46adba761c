// SPDX-License-Identifier: Apache-2.0
//
// The workflow before it is printed: everything is decided here.
#ifndef KFIR_BACKENDS_ARGO_V2_PLAN_H_
#define KFIR_BACKENDS_ARGO_V2_PLAN_H_

#include <google/protobuf/message.h>

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "ir/ir.pb.h"

namespace kfir::argo_v2 {

// A text that is made when it is printed: its pieces in a row, or a message as
// canonical JSON.  A large workflow has so many of them that they would take
// more memory than what they are made of, which outlives the plan.
struct PlanText {
  PlanText() = default;
  PlanText(const char* piece) : pieces{piece} {}         // NOLINT: converts
  PlanText(absl::string_view piece) : pieces{piece} {}   // NOLINT: converts
  PlanText(const std::string& piece) : pieces{piece} {}  // NOLINT: converts
  PlanText(absl::string_view a, absl::string_view b, absl::string_view c = "")
      : pieces{a, b, c} {}
  static PlanText Json(const google::protobuf::Message& message) {
    PlanText text;
    text.json = &message;
    return text;
  }

  bool empty() const {
    return json == nullptr && pieces[0].empty() && pieces[1].empty() &&
           pieces[2].empty();
  }

  absl::string_view pieces[3];
  const google::protobuf::Message* json = nullptr;
};

struct Parameter {
  PlanText name;
  PlanText value;
};

struct Argument {
  absl::string_view name;
  PlanText value;
  absl::string_view default_value = {};  // null data: none
};

// A task of a dag template.
struct Call {
  PlanText name;
  absl::string_view template_name;
  std::vector<Argument> arguments;
  PlanText depends;                  // empty: none
  PlanText when;                     // empty: none
  absl::string_view sequence_count;  // of `withSequence`; empty: none
  absl::string_view exit_template;   // started when the task ends; empty: none
  absl::string_view exit_parent_id;  // its argument
};

struct Template {
  absl::string_view name;
  // A dag: its inputs, none of which has a default, its tasks, and how many run
  // at a time (0: no limit).
  std::vector<absl::string_view> inputs = {};
  std::vector<Call> calls = {};
  int64_t parallelism = 0;
  // A template that all pipelines share: all of it, keys sorted.
  std::optional<ir::Tree> shared = {};
};

struct RunParameter {
  std::string name;
  std::string value;  // JSON
};

struct Plan {
  // For what nobody else has: `text` as long as the plan lives.
  absl::string_view Keep(std::string text) {
    return kept.emplace_back(std::move(text));
  }

  std::string generate_name;
  std::vector<Parameter> parameters;
  size_t container_bytes = 0;  // in them, about
  std::vector<Template> templates;
  absl::string_view runtime_config;
  std::vector<RunParameter> run_parameters;  // those that were given
  std::vector<absl::string_view> missing_parameters;
  // Positive or absent.
  int64_t active_deadline_seconds = 0;
  int64_t ttl_after_completion = 0;
  int64_t ttl_after_failure = 0;
  int64_t ttl_after_success = 0;
  std::string service_account;
  std::optional<int64_t> run_as_user;
  std::optional<ir::Tree> volume_claims;  // keys sorted
  std::deque<std::string> kept;
};

}  // namespace kfir::argo_v2

#endif  // KFIR_BACKENDS_ARGO_V2_PLAN_H_
