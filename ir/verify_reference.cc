// SPDX-License-Identifier: Apache-2.0
#include "absl/strings/str_cat.h"
#include "ir/diagnostic_kinds.h"
#include "ir/verifier.h"

namespace kfir::ir {

void Verifier::CheckInputName(absl::string_view name) {
  if (HasInput(*component_, name)) return;
  Diagnostic& error =
      Emit(kinds::UnknownInput, here_, {ComponentName(*component_), name});
  Suggest(error, name, component_->inputs());
}

void Verifier::CheckOutputName(absl::string_view name) {
  if (HasOutput(*component_, name)) return;
  Diagnostic& error =
      Emit(kinds::UnknownOutput, here_, {ComponentName(*component_), name});
  Suggest(error, name, component_->outputs());
}

void Verifier::Check(const TaskOutput& output) {
  const Scope::Entry* entry = scope_.Find(output.task());
  if (entry == nullptr) {
    return UnknownTaskNamed(output.task(), "seen from here");
  }
  DependOn(*entry);
  const Task& task = *entry->task;
  const Component* component = nullptr;
  if (!task.has_body()) {
    const auto callee = callees_.find(task.component());
    if (callee == callees_.end()) return;  // reported there
    component = callee->second.component;
  }
  if (component == nullptr
          ? outputs_.contains(Key(&task.body(), output.output()))
          : HasOutput(*component, output.output()))
    return;
  Diagnostic& error =
      Emit(kinds::UnknownOutput, here_,
           {absl::StrCat("task `", task.name(), "`"), output.output()});
  if (task.has_body()) {
    Suggest(error, output.output(), task.body().outputs());
  } else {
    Suggest(error, output.output(), component->outputs());
  }
}

void Verifier::Check(const LoopItem& item) {
  const auto found = loops_.find(item.loop());
  if (found != loops_.end() && found->second > 0) return;
  Diagnostic& error = Emit(kinds::UnknownLoop, here_, {item.loop()});
  NearestNameSearch search(item.loop(), &suggestions_);
  for (const Frame& frame : frames_) {
    if (frame.task < 0) continue;
    search.Offer(frame.graph->tasks(frame.task).loop().item_name());
  }
  AddSuggestion(error, search);
}

void Verifier::Check(const InputUse& use) {
  if (use.how() == InputUse::HOW_UNSPECIFIED ||
      !InputUse::How_IsValid(use.how())) {
    ReportMissing("an `input_use`", "`how`");
  }
  if (use.how() != InputUse::HOW_WHOLE || !use.input().empty()) {
    CheckInputName(use.input());
  }
}

void Verifier::Check(const OutputUse& use) {
  if (use.how() == OutputUse::HOW_UNSPECIFIED ||
      !OutputUse::How_IsValid(use.how())) {
    ReportMissing("an `output_use`", "`how`");
  }
  if (use.how() != OutputUse::HOW_METADATA_FILE || !use.output().empty()) {
    CheckOutputName(use.output());
  }
}

void Verifier::Check(const IfPresent& choice) {
  if (choice.input().empty() == !choice.has_condition()) {
    Emit(kinds::IfPresentTest, here_, {});
  }
  if (!choice.input().empty()) CheckInputName(choice.input());
}

void Verifier::Check(const Selection& selection) {
  if (!selection.has_value()) ReportMissing("a `selection`", "value");
  if (selection.fields().empty() == selection.expression().empty()) {
    Emit(kinds::SelectionPart, here_, {});
  }
}

}  // namespace kfir::ir
