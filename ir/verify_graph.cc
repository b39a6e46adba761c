// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "ir/diagnostic_kinds.h"
#include "ir/verifier.h"

namespace kfir::ir {
namespace {

// Of a cycle, in a message and in notes.
constexpr size_t kShownTasks = 8;

}  // namespace

void Verifier::CheckGraph(const Graph& graph) {
  if (static_cast<int>(frames_.size()) > kMaxNesting) {
    Emit(kinds::NestingTooDeep, here_,
         {"inline bodies", absl::StrCat(kMaxNesting)});
    return;
  }
  const Within<const Location*> here(here_, At(graph));
  const Within<Sees> sees(sees_, Sees::kGraph);
  if (graph.has_loc()) Check(graph.loc());
  CheckNames(graph.outputs(), "an output of a graph", "outputs of a graph");
  EnterScope(graph);
  frames_.push_back({&graph, -1, {}});
  CheckAttributes(graph.attributes());
  for (int i = 0; i < graph.tasks_size(); ++i) {
    frames_.back().task = i;
    CheckTask(graph.tasks(i));
  }
  frames_.back().task = -1;
  for (const OutputBinding& binding : graph.outputs()) CheckBinding(binding);
  FindCycles(graph.tasks_size(), frames_.back().dependencies,
             [&](const std::vector<const Dependency*>& cycle) {
               ReportCycle(graph, cycle);
             });
  frames_.pop_back();
  scope_.Leave();
}

void Verifier::EnterScope(const Graph& graph) {
  scope_.Enter(graph, [&](int first, int second) {
    const Task& task = graph.tasks(second);
    if (task.name().empty()) return;
    ReportDuplicate("tasks", task.name(), At(task), At(graph.tasks(first)));
  });
  for (const Task& task : graph.tasks()) {
    if (task.name().empty()) ReportEmptyName("a task", At(task));
    if (!task.has_body()) continue;
    for (const OutputBinding& binding : task.body().outputs()) {
      outputs_.insert(Key(&task.body(), binding.name()));
    }
  }
}

void Verifier::CheckBinding(const OutputBinding& binding) {
  const Within<const Location*> here(here_, At(binding));
  if (binding.has_loc()) Check(binding.loc());
  if (binding.has_value()) {
    Check(binding.value());
  } else {
    ReportMissing(absl::StrCat("output `", binding.name(), "`"), "value");
  }
}

void Verifier::DependOn(const Scope::Entry& to) {
  if (!to.task->exit_of().empty()) {
    Emit(kinds::ExitTaskUsed, here_, {to.task->name()});
  }
  Frame& frame = frames_[to.level];
  if (frame.task >= 0) {
    frame.dependencies.push_back({frame.task, to.index, here_});
  }
}

void Verifier::ReportCycle(const Graph& graph,
                           const std::vector<const Dependency*>& cycle) {
  const auto name = [&](int task) {
    return absl::StrCat("`", graph.tasks(task).name(), "`");
  };
  std::string path = name(cycle.front()->from);
  const size_t shown = std::min(cycle.size(), kShownTasks);
  for (size_t i = 0; i < shown; ++i) {
    absl::StrAppend(&path, " -> ", name(cycle[i]->to));
  }
  if (shown < cycle.size()) {
    absl::StrAppend(&path, " -> ... (", cycle.size(), " tasks)");
  }
  const Task& first = graph.tasks(cycle.front()->from);
  Diagnostic& error =
      Emit(kinds::DependencyCycle, At(first), {first.name(), path});
  for (size_t i = 0; i < shown; ++i) {
    const SourceLocation place = Place(cycle[i]->loc);
    if (place.file.empty()) continue;
    error.notes.push_back(
        {place, absl::StrCat(name(cycle[i]->from), " waits for ",
                             name(cycle[i]->to), " here")});
  }
}

void Verifier::UnknownTaskNamed(absl::string_view name,
                                absl::string_view where) {
  Diagnostic& error = Emit(kinds::UnknownTask, here_, {name, where});
  NearestNameSearch search(name, &suggestions_);
  for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame) {
    if (!Offer(frame->graph->tasks(), search)) break;
  }
  AddSuggestion(error, search);
}

}  // namespace kfir::ir
