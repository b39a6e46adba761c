// SPDX-License-Identifier: Apache-2.0
#include "ir/verify.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "ir/diagnostic_kinds.h"
#include "ir/io.h"
#include "ir/location.h"
#include "ir/parts.h"
#include "ir/verifier.h"

namespace kfir::ir {
namespace {

constexpr absl::string_view kDialects[] = {"argo", "kfp1", "kfp2"};

bool IsAttributeName(absl::string_view name) {
  for (const absl::string_view dialect : kDialects) {
    if (name.size() > dialect.size() + 1 && absl::StartsWith(name, dialect) &&
        name[dialect.size()] == '.') {
      return true;
    }
  }
  return false;
}

}  // namespace

absl::Status Verify(const Module& module, DiagnosticSink& diagnostics) {
  const size_t before = diagnostics.diagnostics().size();
  Verifier(module, diagnostics).CheckModule();
  return diagnostics.diagnostics().size() == before ? absl::OkStatus()
                                                    : ErrorReported();
}

void Verifier::CheckModule() {
  const std::string newest = absl::StrCat(kFormatVersion);
  if (module_.format_version() == 0) {
    Emit(kinds::NoFormatVersion, nullptr, {newest});
  } else if (module_.format_version() != kFormatVersion) {
    Emit(kinds::NewerFormatVersion, nullptr,
         {absl::StrCat(module_.format_version()), newest});
  }
  CheckTables();
  if (module_.has_root() && module_.name().empty()) {
    ReportEmptyName("a module that has a root", At(module_.root()));
  }
  CheckNames(module_.components(), "a component", "components");
  callees_.reserve(module_.components_size());
  for (const Component& component : module_.components()) {
    RegisterComponent(component);
  }
  CheckAttributes(module_.attributes());
  for (const Component& component : module_.components()) {
    CheckComponent(component);
  }
  if (module_.has_root()) {
    Callee ignored;
    RegisterPorts(module_.root(), ignored);
    if (!module_.root().has_graph()) {
      Emit(kinds::RootIsNoGraph, At(module_.root()), {});
    }
    CheckComponent(module_.root());
  }
  CheckRunSettings();
}

void Verifier::CheckTables() {
  for (const CallChain& chain : module_.call_chains()) {
    for (const CallChain::Frame& frame : chain.frames()) {
      if (frame.file() > static_cast<unsigned>(module_.files_size())) {
        Emit(kinds::NotInTable, nullptr,
             {"files", absl::StrCat(frame.file()),
              absl::StrCat(module_.files_size())});
      }
    }
  }
}

void Verifier::Check(const Location& location) {
  const auto files = static_cast<unsigned>(module_.files_size());
  const auto chains = static_cast<unsigned>(module_.call_chains_size());
  if (location.file() > files) {
    Emit(kinds::NotInTable, here_,
         {"files", absl::StrCat(location.file()), absl::StrCat(files)});
  }
  if (location.call_chain() > chains) {
    Emit(kinds::NotInTable, here_,
         {"call_chains", absl::StrCat(location.call_chain()),
          absl::StrCat(chains)});
  }
}

void Verifier::CheckRunSettings() {
  if (!module_.has_run_settings()) return;
  const RunSettings& settings = module_.run_settings();
  const Within<Sees> sees(sees_, Sees::kRootInputs);
  const Within<const Component*> root(component_, &module_.root());
  CheckKeys(settings.node_selector(), "node selectors");
  if (settings.has_extra()) CheckIsMap(settings.extra(), "extra");
  ForEachPart(settings, [this](const auto& part) { Check(part); });
}

void Verifier::Check(const Attribute& attribute) {
  if (!IsAttributeName(attribute.name())) {
    Emit(kinds::AttributeName, here_, {attribute.name()});
  }
  if (!attribute.has_value()) {
    ReportMissing(absl::StrCat("attribute `", attribute.name(), "`"), "value");
  }
  ForEachPart(attribute, [this](const auto& part) { Check(part); });
}

void Verifier::ReportDuplicate(absl::string_view many, absl::string_view name,
                               const Location* at, const Location* first) {
  Diagnostic& error = Emit(kinds::DuplicateName, at, {many, name});
  const SourceLocation place = Place(first);
  if (!place.file.empty()) error.notes.push_back({place, "first one here"});
}

void Verifier::ReportEmptyName(absl::string_view one, const Location* at) {
  Emit(kinds::NoName, at, {one});
}

void Verifier::ReportMissing(absl::string_view owner, absl::string_view part) {
  Emit(kinds::MissingPart, here_, {owner, part});
}

SourceLocation Verifier::Place(const Location* location) const {
  if (location == nullptr) return {module_.text_file(), 0, 0};
  return ToSourceLocation(module_, *location);
}

Diagnostic& Verifier::Emit(DiagnosticKind kind, const Location* location,
                           std::initializer_list<absl::string_view> arguments) {
  Diagnostic& error = diagnostics_.Emit(kind, Place(location), arguments);
  if (!error.location.file.empty()) return error;
  // Nothing says where; names help.
  for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame) {
    if (frame->task < 0) continue;
    error.notes.push_back(
        {{},
         absl::StrCat("in task `", frame->graph->tasks(frame->task).name(),
                      "`")});
    break;
  }
  if (component_ != nullptr) {
    error.notes.push_back(
        {{}, absl::StrCat("in ", ComponentName(*component_))});
  }
  return error;
}

std::string Verifier::ComponentName(const Component& component) const {
  if (&component == &module_.root()) return "the root";
  return absl::StrCat("component `", component.name(), "`");
}

void Verifier::AddSuggestion(Diagnostic& error,
                             const NearestNameSearch& search) const {
  if (search.best().empty()) return;
  error.notes.push_back(
      {error.location, absl::StrCat("did you mean `", search.best(), "`?")});
}

}  // namespace kfir::ir
