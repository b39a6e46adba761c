// SPDX-License-Identifier: Apache-2.0
#include "tools/emit_flags.h"

#include <cmath>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/time/time.h"
#include "tools/cron_line.h"
#include "tools/diagnostic_kinds.h"

namespace kfir {
namespace {

void Report(DiagnosticSink& diagnostics, absl::string_view option,
            absl::string_view expected, absl::string_view value) {
  diagnostics.Emit(kinds::OptionValue, {}, {option, expected, value});
}

bool IsTime(const std::string& text) {
  absl::Time time;
  std::string error;
  return text.empty() ||
         absl::ParseTime(absl::RFC3339_full, text, &time, &error);
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
  refuse(!cron_.empty() && !cron_workflow && !scheduled, "--cron");
  refuse(interval_ != 0 && !cron_workflow && !scheduled, "--interval");
  refuse(!timezone_.empty() && !cron_workflow, "--timezone");
  refuse(!start_time_.empty() && !scheduled, "--start-time");
  refuse(!end_time_.empty() && !scheduled, "--end-time");
  refuse(catch_up_ && !scheduled, "--catch-up");
  refuse(max_concurrency_ != 1 && !scheduled, "--max-concurrency");
  refuse(disabled_ && !cron_workflow && !scheduled, "--disabled");
  if (cron_workflow && cron_.empty() && interval_ == 0)
    diagnostics.Emit(kinds::OptionMissing, {}, {"--cron"});
  if (!cron_.empty() && interval_ != 0)
    Report(diagnostics, "--interval", "no value beside --cron",
           absl::StrCat(interval_));
  if (interval_ != std::floor(interval_))
    Report(diagnostics, "--interval", "whole seconds", absl::StrCat(interval_));
  if (max_concurrency_ < 1 || max_concurrency_ > 10 ||
      max_concurrency_ != std::floor(max_concurrency_)) {
    Report(diagnostics, "--max-concurrency", "a number of 1 to 10",
           absl::StrCat(max_concurrency_));
  }
  if (!IsTime(start_time_))
    Report(diagnostics, "--start-time", "a time such as 2026-01-31T06:00:00Z",
           start_time_);
  if (!IsTime(end_time_))
    Report(diagnostics, "--end-time", "a time such as 2026-01-31T06:00:00Z",
           end_time_);
  if (scheduled && cron_.empty() && interval_ == 0 &&
      (!start_time_.empty() || !end_time_.empty()))
    diagnostics.Emit(kinds::OptionMissing, {}, {"--cron"});
  if (!cron_.empty() && (cron_workflow || scheduled)) {
    const int fields = CronFields(cron_);
    const bool named = absl::StartsWith(cron_, "@");
    if (cron_workflow && !named && fields != 5) {
      Report(diagnostics, "--cron", "five fields", cron_);
    } else if (scheduled && !named && fields != 5 && fields != 6) {
      Report(diagnostics, "--cron", "six fields, seconds first", cron_);
    } else if (!IsCronLine(cron_, scheduled)) {
      Report(diagnostics, "--cron",
             "fields such as `*/5`, `1-5` and `MON`, or `@daily`", cron_);
    } else if (scheduled && fields == 5) {
      diagnostics.Emit(kinds::CronSeconds, {}, {cron_});
    }
  }
  wrap.name = name_;
  wrap.cron = cron_;
  wrap.interval_seconds = static_cast<int64_t>(interval_);
  wrap.timezone = timezone_;
  wrap.start_time = start_time_;
  wrap.end_time = end_time_;
  wrap.catch_up = catch_up_;
  wrap.max_concurrency = static_cast<int64_t>(max_concurrency_);
  wrap.disabled = disabled_;
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
  refuse(!workflow && !name_.empty(), "--name");
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
