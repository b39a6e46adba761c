// SPDX-License-Identifier: Apache-2.0
#include "tools/emit_flags.h"

#include <cmath>
#include <cstdint>
#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "support/label_syntax.h"
#include "tools/cron_line.h"
#include "tools/diagnostic_kinds.h"

namespace kfir {
namespace {

void Report(DiagnosticSink& diagnostics, absl::string_view option,
            absl::string_view expected, absl::string_view value) {
  diagnostics.Emit(kinds::OptionValue, {}, {option, expected, value});
}

// As Kubernetes writes times.
std::string TimeText(absl::Time time) {
  return absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", time, absl::UTCTimeZone());
}

// Null: none was given, or what was given is none, which is reported.
std::optional<absl::Time> TimeOf(absl::string_view option,
                                 const std::optional<std::string>& text,
                                 DiagnosticSink& diagnostics) {
  if (!text.has_value()) return std::nullopt;
  absl::Time time;
  std::string error;
  // Words such as `infinite-past`, and blanks around a time, are taken as well.
  if (!text->empty() && absl::ascii_isdigit(text->front()) &&
      !absl::ascii_isspace(text->back()) &&
      absl::ParseTime(absl::RFC3339_full, *text, &time, &error))
    return time;
  Report(diagnostics, option, "a time such as 2026-01-31T06:00:00Z", *text);
  return std::nullopt;
}

// `Europe/Berlin`; whether there is such a zone is the cluster's to say.
bool IsZone(absl::string_view text) {
  for (const char c : text) {
    if (!absl::ascii_isalnum(c) && !absl::StrContains("/_+-", c)) return false;
  }
  return !text.empty() && text.front() != '/' && text.back() != '/';
}

}  // namespace

void EmitFlags::Declare(OptionParser& parser) {
  parser.Choice("document-form", {"yaml", "json", "binary"}, &document_form_,
                "of --to=pipeline-spec: YAML, JSON, or protobuf's wire format "
                "(default: yaml)");
  parser.Group("Wrapper of a workflow (--to=argo, --to=argo-v2)");
  parser.Choice("wrap",
                {"workflow", "workflow-template", "cluster-workflow-template",
                 "cron-workflow", "scheduled-workflow"},
                &wrap_,
                "what to write: the workflow itself, a template of it, Argo's "
                "or KFP's recurring runs of it (default: workflow)");
  parser.Value("name", "NAME", &name_,
               "how it is called (default: as the pipeline)");
  parser.Value("cron", "LINE", &cron_,
               "when it runs: five fields for a cron-workflow, six, seconds "
               "first, for a scheduled-workflow (default: not by a line)");
  parser.Number("interval", "SECONDS", &interval_,
                "or every so many seconds (default: not so)");
  parser.Value("timezone", "ZONE", &timezone_,
               "of a cron-workflow's line (default: the controller's)");
  parser.Value("start-time", "TIME", &start_time_,
               "when a scheduled-workflow begins to run, as "
               "2026-01-31T06:00:00Z (default: at once)");
  parser.Value("end-time", "TIME", &end_time_,
               "and when it ends (default: never)");
  parser.Flag("catch-up", &catch_up_,
              "a scheduled-workflow makes up for runs that it missed");
  parser.Number("max-concurrency", "N", &max_concurrency_,
                "how many runs a scheduled-workflow has at a time, 1 to 10 "
                "(default: 1)");
  parser.Flag("disabled", &disabled_, "it does not run until it is enabled");
  server_.Declare(parser);
}

void EmitFlags::ApplyWrap(DiagnosticSink& diagnostics,
                          WrapOptions& wrap) const {
  using Kind = WrapOptions::Kind;
  wrap.kind = wrap_ == "workflow-template" ? Kind::kWorkflowTemplate
              : wrap_ == "cluster-workflow-template"
                  ? Kind::kClusterWorkflowTemplate
              : wrap_ == "cron-workflow"      ? Kind::kCronWorkflow
              : wrap_ == "scheduled-workflow" ? Kind::kScheduledWorkflow
                                              : Kind::kWorkflow;
  const bool cron_workflow = wrap.kind == Kind::kCronWorkflow;
  const bool scheduled = wrap.kind == Kind::kScheduledWorkflow;
  const auto refuse = [&](bool given, absl::string_view option) {
    if (given) diagnostics.Emit(kinds::OptionNotForWrap, {}, {option, wrap_});
  };
  const bool has_cron = cron_.has_value(), has_interval = interval_ >= 0;
  refuse(has_cron && !cron_workflow && !scheduled, "--cron");
  refuse(has_interval && !cron_workflow && !scheduled, "--interval");
  refuse(timezone_.has_value() && !cron_workflow, "--timezone");
  refuse(start_time_.has_value() && !scheduled, "--start-time");
  refuse(end_time_.has_value() && !scheduled, "--end-time");
  refuse(catch_up_ && !scheduled, "--catch-up");
  refuse(max_concurrency_ >= 0 && !scheduled, "--max-concurrency");
  refuse(disabled_ && !cron_workflow && !scheduled, "--disabled");
  const bool bounded = start_time_.has_value() || end_time_.has_value();
  if (!has_cron && !has_interval && (cron_workflow || (scheduled && bounded)))
    diagnostics.Emit(kinds::OptionMissing, {}, {"--cron"});
  ApplyName(diagnostics, wrap);
  ApplyCron(diagnostics, wrap);
  ApplyNumbers(diagnostics, wrap);
  ApplyTimes(diagnostics, wrap);
  wrap.catch_up = catch_up_;
  wrap.disabled = disabled_;
}

void EmitFlags::ApplyName(DiagnosticSink& diagnostics,
                          WrapOptions& wrap) const {
  if (!name_.has_value()) return;
  const size_t longest = LongestName(wrap.kind);
  if (wrap.kind == WrapOptions::Kind::kScheduledWorkflow
          ? name_->empty()
          : !IsObjectName(*name_) || name_->size() > longest) {
    Report(diagnostics, "--name",
           absl::StrCat("lower-case letters, digits and `-`, ", longest,
                        " at most"),
           *name_);
  }
  wrap.name = *name_;
}

void EmitFlags::ApplyNumbers(DiagnosticSink& diagnostics,
                             WrapOptions& wrap) const {
  const bool has_interval = interval_ >= 0;
  if (cron_.has_value() && has_interval)
    Report(diagnostics, "--interval", "no value beside --cron",
           absl::StrCat(interval_));
  // More than the clocks of the cluster count.
  constexpr double kLongest = 9e9;
  if (has_interval && (interval_ < 1 || interval_ > kLongest ||
                       interval_ != std::floor(interval_))) {
    Report(diagnostics, "--interval", "whole seconds, at least 1",
           absl::StrCat(interval_));
  } else if (has_interval) {
    wrap.interval_seconds = static_cast<int64_t>(interval_);
  }
  if (max_concurrency_ >= 0 &&
      (max_concurrency_ < 1 || max_concurrency_ > 10 ||
       max_concurrency_ != std::floor(max_concurrency_))) {
    Report(diagnostics, "--max-concurrency", "a number of 1 to 10",
           absl::StrCat(max_concurrency_));
  } else if (max_concurrency_ >= 0) {
    wrap.max_concurrency = static_cast<int64_t>(max_concurrency_);
  }
}

void EmitFlags::ApplyTimes(DiagnosticSink& diagnostics,
                           WrapOptions& wrap) const {
  const std::optional<absl::Time> start =
      TimeOf("--start-time", start_time_, diagnostics);
  const std::optional<absl::Time> end =
      TimeOf("--end-time", end_time_, diagnostics);
  if (start.has_value() && end.has_value() && *end <= *start)
    Report(diagnostics, "--end-time", "a time behind --start-time", *end_time_);
  if (start.has_value()) wrap.start_time = TimeText(*start);
  if (end.has_value()) wrap.end_time = TimeText(*end);
  if (timezone_.has_value()) {
    if (!IsZone(*timezone_))
      Report(diagnostics, "--timezone", "a zone such as Europe/Berlin",
             *timezone_);
    wrap.timezone = *timezone_;
  }
}

void EmitFlags::ApplyCron(DiagnosticSink& diagnostics,
                          WrapOptions& wrap) const {
  const bool scheduled = wrap.kind == WrapOptions::Kind::kScheduledWorkflow;
  if (!cron_.has_value() ||
      (!scheduled && wrap.kind != WrapOptions::Kind::kCronWorkflow))
    return;
  const int fields = CronFields(*cron_);
  const bool named = absl::StartsWith(*cron_, "@");
  if (!scheduled && !named && fields != 5) {
    Report(diagnostics, "--cron", "five fields", *cron_);
  } else if (scheduled && !named && fields != 5 && fields != 6) {
    Report(diagnostics, "--cron", "six fields, seconds first", *cron_);
  } else if (!IsCronLine(*cron_, scheduled)) {
    Report(diagnostics, "--cron",
           "fields such as `*/5`, `1-5` and `MON`, or `@daily`", *cron_);
  } else if (scheduled && fields == 5) {
    diagnostics.Emit(kinds::CronSeconds, {}, {*cron_});
  }
  wrap.cron = *cron_;
}

void EmitFlags::CheckBackend(absl::string_view backend,
                             DiagnosticSink& diagnostics) const {
  const auto refuse = [&](bool given, absl::string_view option) {
    if (given)
      diagnostics.Emit(kinds::OptionNotForFormat, {}, {option, backend});
  };
  const bool argo_v2 = backend == "argo-v2";
  const bool workflow = argo_v2 || backend == "argo";
  refuse(!workflow && wrap_ != "workflow", "--wrap");
  refuse(!workflow && name_.has_value(), "--name");
  refuse(backend != "pipeline-spec" && document_form_ != "yaml",
         "--document-form");
  for (const std::string& option : server_.Given()) refuse(!argo_v2, option);
}

void EmitFlags::Apply(const BackendInfo* backend, const ToolIo& io,
                      DiagnosticSink& diagnostics, EmitOptions& options) {
  if (backend != nullptr) CheckBackend(backend->name, diagnostics);
  options.argo_v2 = &server_.Apply(io, diagnostics);
  ApplyWrap(diagnostics, options.wrap);
  options.json = document_form_ == "json";
  options.binary = document_form_ == "binary";
}

}  // namespace kfir
