// SPDX-License-Identifier: Apache-2.0
#include "passes/foreign_result.h"

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "ir/io.h"
#include "ir/ir.pb.h"
#include "ir/verify.h"

namespace kfir {
namespace {

constexpr size_t kShownOfStandardError = 2000;
constexpr size_t kMaxNotes = 20;

// Bodies nest to 500 at most in a verified module.
void KeepLocations(const ir::Graph& before, ir::Graph& after) {
  absl::flat_hash_map<absl::string_view, const ir::Task*> tasks;
  for (const ir::Task& task : before.tasks()) tasks.emplace(task.name(), &task);
  for (ir::Task& task : *after.mutable_tasks()) {
    const auto namesake = tasks.find(task.name());
    if (namesake == tasks.end()) continue;
    const ir::Task& old = *namesake->second;
    if (!task.has_loc() && old.loc().in_text()) *task.mutable_loc() = old.loc();
    if (task.has_body() && old.has_body()) {
      KeepLocations(old.body(), *task.mutable_body());
    }
  }
}

void KeepLocations(const ir::Component& before, ir::Component& after) {
  if (!after.has_loc() && before.loc().in_text()) {
    *after.mutable_loc() = before.loc();
  }
  if (before.has_graph() && after.has_graph()) {
    KeepLocations(before.graph(), *after.mutable_graph());
  }
}

// The text form's own places are in memory only, and so are lost on the way.
void KeepLocations(const ir::Module& before, ir::Module& after) {
  // The tables that stored locations refer to are the other module's.
  if (before.text_file().empty()) return;
  after.set_text_file(before.text_file());
  if (before.has_root() && after.has_root()) {
    KeepLocations(before.root(), *after.mutable_root());
  }
  absl::flat_hash_map<absl::string_view, const ir::Component*> components;
  for (const ir::Component& component : before.components()) {
    components.emplace(component.name(), &component);
  }
  for (ir::Component& component : *after.mutable_components()) {
    const auto namesake = components.find(component.name());
    if (namesake != components.end()) {
      KeepLocations(*namesake->second, component);
    }
  }
}

}  // namespace

absl::StatusOr<Changed> TakeForeignResult(
    absl::string_view bytes, ForeignForm form, ir::Module& module,
    absl::FunctionRef<Diagnostic&(absl::string_view what)> report) {
  ir::Module result;
  DiagnosticSink findings;
  constexpr absl::string_view kName = "its result";
  const absl::Status read =
      form == ForeignForm::kText
          ? ir::ReadText(bytes, kName, result, findings)
          : ir::ReadBinary(bytes, kName, result, findings);
  if (!read.ok() || !ir::Verify(result, findings).ok()) {
    Diagnostic& error =
        report(read.ok() ? "gives back a module that does not verify"
                         : "gives back what is no module");
    for (const Diagnostic& one : findings.diagnostics()) {
      if (error.notes.size() == kMaxNotes) break;
      error.notes.push_back({one.location, one.message});
    }
    return ErrorReported();
  }
  if (form == ForeignForm::kText) {
    ir::ClearTextLocations(result);
    result.clear_text_file();
  }
  if (ir::WriteBinary(result) == ir::WriteBinary(module)) return Changed::kNo;
  KeepLocations(module, result);
  module.Swap(&result);
  return Changed::kYes;
}

std::string TailOfStandardError(absl::string_view err) {
  while (absl::ConsumeSuffix(&err, "\n")) {
  }
  if (err.size() <= kShownOfStandardError) return std::string(err);
  return absl::StrCat("...", err.substr(err.size() - kShownOfStandardError));
}

}  // namespace kfir
