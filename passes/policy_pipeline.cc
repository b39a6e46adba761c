// SPDX-License-Identifier: Apache-2.0
#include "passes/policy_pipeline.h"

#include <utility>

#include "absl/algorithm/container.h"
#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "passes/diagnostic_kinds.h"
#include "passes/pass_options.h"
#include "support/nearest_name.h"
#include "support/status_macros.h"

namespace kfir {
namespace {

bool SetOption(const PolicyStep::Option& option, PassCall& call,
               DiagnosticSink& diagnostics) {
  const PassOptionInfo* info = FindPassOption(*call.pass, option.name);
  if (info == nullptr) {
    ReportUnknownPassOption(*call.pass, option.name, option.location,
                            diagnostics);
    return false;
  }
  const bool needs_scalar =
      !info->is_list() && info->type != PassOptionType::kYaml;
  if (needs_scalar && !option.is_scalar) {
    diagnostics.Emit(kinds::PassOptionValue, option.value_location,
                     {option.name, call.pass->name, "one value", option.text});
    return false;
  }
  std::vector<OptionElement> elements;
  if (info->is_list()) {
    for (const std::string& element : option.elements) {
      elements.push_back({element, option.value_location});
    }
  } else {
    elements.push_back({option.text, option.value_location});
  }
  return SetPassOption(*info, elements, option.value_location, call,
                       diagnostics);
}

bool MakeCall(const PolicyStep& step, const PassTable& passes, PassCall& call,
              DiagnosticSink& diagnostics) {
  call.pass = passes.Find(step.pass);
  if (call.pass == nullptr) {
    ReportUnknownPass(step.pass, step.location, passes, diagnostics);
    return false;
  }
  call.reason = step.reason;
  bool good = true;
  if (step.component.has_value()) {
    call.scope = ComponentScope{*step.component, step.component_location};
    if (call.pass->unit != PassUnit::kComponent) {
      diagnostics.Emit(kinds::PassNotNested, step.location, {step.pass});
      good = false;
    }
  }
  for (const PolicyStep::Option& option : step.options) {
    good = SetOption(option, call, diagnostics) && good;
  }
  return FillPassDefaults(step.location, call, diagnostics) && good;
}

constexpr int kMaxSteps = 10'000;
constexpr size_t kMaxDepth = 100;

// The calls of a policy's pipelines, where each runs others.
class Expander {
 public:
  Expander(const Policy& policy, const PassTable& passes,
           DiagnosticSink& diagnostics)
      : policy_(policy), diagnostics_(diagnostics) {
    bool good = MakeCalls(policy.steps, passes, steps_);
    for (const PolicyPipeline& pipeline : policy.pipelines) {
      good = MakeCalls(pipeline.steps, passes, named_[pipeline.name]) && good;
    }
    failed_ = !good;
  }

  // The one called `name`; the one without a name where that is empty.
  absl::StatusOr<std::vector<PassCall>> Expand(absl::string_view name) {
    if (name.empty()) {
      Add(steps_);
    } else {
      AddPipeline(std::string(name), {});
    }
    // A pipeline that does not run may not run itself, either.
    std::vector<PassCall> calls = std::move(calls_);
    for (const PolicyPipeline& pipeline : policy_.pipelines) {
      calls_.clear();
      done_ = 0;
      if (!failed_) AddPipeline(pipeline.name, pipeline.location);
    }
    if (failed_) return ErrorReported();
    return calls;
  }

 private:
  struct Step {
    PassCall call;
    const PolicyStep* source;
  };

  bool MakeCalls(const std::vector<PolicyStep>& steps, const PassTable& passes,
                 std::vector<Step>& made) {
    bool good = true;
    for (const PolicyStep& step : steps) {
      made.push_back({{}, &step});
      if (!step.pipeline.empty()) continue;
      good = MakeCall(step, passes, made.back().call, diagnostics_) && good;
    }
    return good;
  }

  void Add(const std::vector<Step>& steps) {
    for (const Step& step : steps) {
      if (failed_) return;
      if (++done_ > kMaxSteps) {
        Fail(kinds::PolicyShape, step.source->location,
             {absl::StrCat("more than ", kMaxSteps, " steps")});
      } else if (!step.source->pipeline.empty()) {
        AddPipeline(step.source->pipeline, step.source->location);
      } else {
        calls_.push_back(step.call);
      }
    }
  }

  void AddPipeline(const std::string& name, const SourceLocation& where) {
    const auto found = named_.find(name);
    if (found == named_.end()) {
      Diagnostic& error = Fail(kinds::UnknownPolicyPipeline, where, {name});
      NearestNameSearch search(name);
      for (const PolicyPipeline& one : policy_.pipelines) {
        search.Offer(one.name);
      }
      if (!search.best().empty()) {
        error.notes.push_back(
            {where, absl::StrCat("did you mean `", search.best(), "`?")});
      }
      return;
    }
    if (absl::c_linear_search(open_, name)) {
      Fail(kinds::PolicyPipelineCycle, where,
           {absl::StrJoin(open_, " -> "), name});
      return;
    }
    if (open_.size() == kMaxDepth) {
      Fail(kinds::PolicyShape, where,
           {absl::StrCat("pipelines that run others deeper than ", kMaxDepth)});
      return;
    }
    open_.push_back(name);
    Add(found->second);
    open_.pop_back();
  }

  Diagnostic& Fail(DiagnosticKind kind, const SourceLocation& where,
                   std::initializer_list<absl::string_view> arguments) {
    failed_ = true;
    return diagnostics_.Emit(kind, where, arguments);
  }

  const Policy& policy_;
  DiagnosticSink& diagnostics_;
  std::vector<Step> steps_;
  absl::flat_hash_map<std::string, std::vector<Step>> named_;
  std::vector<std::string> open_;  // pipelines, each run by the one before
  std::vector<PassCall> calls_;
  int done_ = 0;
  bool failed_ = false;
};

}  // namespace

absl::StatusOr<std::vector<PassCall>> ReadPolicyPipeline(
    absl::string_view path, absl::string_view name, ReadPolicyFile read_file,
    const PassTable& passes, DiagnosticSink& diagnostics) {
  KFIR_TRY_ASSIGN(const Policy policy,
                  ReadPolicy(path, read_file, diagnostics));
  return Expander(policy, passes, diagnostics).Expand(name);
}

}  // namespace kfir
