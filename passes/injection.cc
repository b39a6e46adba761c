// SPDX-License-Identifier: Apache-2.0
#include "passes/injection.h"

#include "absl/strings/str_cat.h"
#include "ir/location.h"
#include "ir/tree.h"
#include "passes/diagnostic_kinds.h"

namespace kfir {
namespace {

MergeRule RuleOf(absl::string_view word) {
  if (word == "override") return MergeRule::kOverride;
  if (word == "error") return MergeRule::kError;
  return MergeRule::kDefault;
}

}  // namespace

const ir::PodSettings& ComponentPod(const TaskPlace& place) {
  if (place.component == nullptr) return ir::PodSettings::default_instance();
  // Either is an empty message where the component is of another kind.
  return place.component->has_container() ? place.component->container().pod()
                                          : place.component->resource().pod();
}

std::vector<PairSetting> PairSettings(absl::string_view what,
                                      const KeyValues& pairs) {
  std::vector<PairSetting> settings;
  for (const auto& [key, value] : pairs) {
    PairSetting& one = settings.emplace_back();
    one.setting = absl::StrCat(what, " `", key, "`");
    one.entry.set_key(key);
    *one.entry.mutable_value()->mutable_constant() = ir::StringTree(value);
  }
  return settings;
}

Injection::Injection(ir::Module& module, PassContext& context)
    : module_(module),
      context_(context),
      rule_(RuleOf(context.options.Text("merge"))) {
  const std::string select = context.options.Text("select");
  if (select.empty()) return;
  if (std::optional<Selector> selector = Selector::Parse(
          select, context.options.Location("select"), context.diagnostics)) {
    selector_ = *std::move(selector);
  } else {
    failed_ = true;
  }
}

void Injection::ForEachSelected(
    absl::FunctionRef<void(const TaskPlace&)> visit) {
  if (failed_) return;
  bool any = false;
  ForEachTask(module_, context_.scope, [&](const TaskPlace& place) {
    if (!selector_.Matches({&place.task, place.component, place.depth})) return;
    any = true;
    visit(place);
  });
  if (!any && !selector_.selects_everything()) {
    context_.diagnostics.Emit(kinds::SelectorMatchesNothing,
                              context_.options.Location("select"),
                              {context_.options.Text("select")});
  }
}

void Injection::Note(const TaskPlace& place, absl::string_view setting,
                     Merged merged) {
  changed_ = changed_ || IsChange(merged);
  if (merged != Merged::kConflict && context_.remarks == nullptr) return;
  const SourceLocation where = ir::ToSourceLocation(module_, place.task.loc());
  switch (merged) {
    case Merged::kAdded:
      context_.Applied(
          where, absl::StrCat("`", place.task.name(), "` gets ", setting));
      return;
    case Merged::kReplaced:
      context_.Applied(where, absl::StrCat("`", place.task.name(), "` gets ",
                                           setting, " in place of its own"));
      return;
    case Merged::kKept:
      context_.Missed(where, absl::StrCat("`", place.task.name(),
                                          "` keeps its own ", setting));
      return;
    case Merged::kSame:
      context_.Missed(where, absl::StrCat("`", place.task.name(), "` has ",
                                          setting, " already"));
      return;
    case Merged::kConflict:
      failed_ = true;
      context_.diagnostics.Emit(kinds::InjectionConflict, where,
                                {place.task.name(), setting});
  }
}

void Injection::NoteRun(absl::string_view setting) {
  changed_ = true;
  context_.Applied({}, absl::StrCat("the run gets ", setting));
}

void Injection::Missed(const TaskPlace& place, absl::string_view why) {
  if (context_.remarks == nullptr) return;
  context_.Missed(ir::ToSourceLocation(module_, place.task.loc()),
                  absl::StrCat("`", place.task.name(), "` ", why));
}

void Injection::MissedKind(const TaskPlace& place) {
  if (place.component == nullptr || place.component->has_graph()) return;
  if (place.component->has_importer()) {
    Missed(place, "is an importer, which runs no container of the user's");
  } else if (place.component->has_foreign()) {
    Missed(place, "is a template of another system, kept verbatim");
  } else if (place.component->has_resource()) {
    Missed(place, "creates a resource and runs no container of the user's");
  }
}

bool Injection::RunsContainer(const TaskPlace& place) {
  if (place.component != nullptr && place.component->has_container()) {
    return true;
  }
  MissedKind(place);
  return false;
}

bool Injection::HasPod(const TaskPlace& place) {
  if (place.component != nullptr &&
      (place.component->has_container() || place.component->has_resource())) {
    return true;
  }
  MissedKind(place);
  return false;
}

absl::StatusOr<Changed> Injection::Result() const {
  if (failed_) return ErrorReported();
  return changed_ ? Changed::kYes : Changed::kNo;
}

}  // namespace kfir
