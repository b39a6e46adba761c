// SPDX-License-Identifier: Apache-2.0
#include "tools/formats.h"

#include <algorithm>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "ir/io.h"
#include "support/nearest_name.h"
#include "tools/diagnostic_kinds.h"

namespace kfir {
namespace {

template <typename Info>
const Info* FindName(absl::Span<const Info> infos, absl::string_view name) {
  for (const Info& info : infos) {
    if (info.name == name) return &info;
  }
  return nullptr;
}

template <typename Info>
const Info* FindExtension(absl::Span<const Info> infos,
                          absl::string_view path) {
  for (const Info& info : infos) {
    for (absl::string_view extension :
         absl::StrSplit(info.extensions, ' ', absl::SkipEmpty())) {
      if (absl::EndsWith(path, extension)) return &info;
    }
  }
  return nullptr;
}

template <typename Info>
void ReportUnknown(absl::Span<const Info> infos, absl::string_view option,
                   absl::string_view name, DiagnosticSink& diagnostics) {
  std::vector<std::string> names;
  for (const Info& info : infos) names.emplace_back(info.name);
  Diagnostic& error =
      diagnostics.Emit(kinds::UnknownFormat, {}, {option, name});
  const std::string nearest = NearestName(name, names);
  error.notes.push_back(
      {{},
       nearest.empty()
           ? absl::StrCat("the formats are ", absl::StrJoin(names, ", "))
           : absl::StrCat("did you mean `", nearest, "`?")});
}

// Whether a line of `text` begins with `start`.
bool HasLine(absl::string_view text, absl::string_view start) {
  return absl::StartsWith(text, start) ||
         absl::StrContains(text, absl::StrCat("\n", start));
}

// The name of the format that the text tells, or empty.
absl::string_view FormatOfText(const Source& source) {
  const absl::string_view text = source.text;
  if (ir::LooksBinary(text)) return "binary";
  if (HasLine(text, "format_version:")) return "textproto";
  if (HasLine(text, "apiVersion: argoproj.io/")) return "argo";
  if (HasLine(text, "pipelineInfo:") || HasLine(text, "deploymentSpec:") ||
      (HasLine(text, "{") && absl::StrContains(text, "\"pipelineInfo\""))) {
    return "pipeline-spec";
  }
  if (HasLine(text, "implementation:")) return "component";
  return "";
}

void AppendRow(std::string* table, absl::string_view name,
               absl::string_view summary, absl::string_view extensions,
               bool now) {
  const std::vector<absl::string_view> words =
      absl::StrSplit(extensions, ' ', absl::SkipEmpty());
  absl::StrAppend(table, "| ", name, " | ", summary, " | ",
                  absl::StrJoin(words, " "), words.empty() ? "" : " ", "| ",
                  now ? "now" : "later", " |\n");
}

}  // namespace

const FrontendInfo* ChooseFrontend(absl::string_view name, const Source& source,
                                   DiagnosticSink& diagnostics) {
  const absl::Span<const FrontendInfo> all = AllFrontends();
  const FrontendInfo* frontend = nullptr;
  if (!name.empty()) {
    frontend = FindName(all, name);
    if (frontend == nullptr) ReportUnknown(all, "--from", name, diagnostics);
  } else {
    frontend = FindExtension(all, source.name);
    if (frontend == nullptr) frontend = FindName(all, FormatOfText(source));
    if (frontend == nullptr) {
      diagnostics
          .Emit(kinds::FormatNotPlain, {},
                {"of the input", source.name, "--from"})
          .notes.push_back({{}, "`kfp-translate --list` lists the formats"});
    }
  }
  if (frontend == nullptr) return nullptr;
  if (frontend->read == nullptr) {
    diagnostics.Emit(kinds::FormatNotYet, {}, {frontend->name, "read"});
    return nullptr;
  }
  return frontend;
}

const BackendInfo* ChooseBackend(absl::string_view name,
                                 absl::string_view output,
                                 DiagnosticSink& diagnostics) {
  const absl::Span<const BackendInfo> all = AllBackends();
  const BackendInfo* backend = nullptr;
  if (!name.empty()) {
    backend = FindName(all, name);
    if (backend == nullptr) ReportUnknown(all, "--to", name, diagnostics);
  } else {
    backend = FindExtension(all, output);
    if (backend == nullptr) {
      diagnostics
          .Emit(kinds::FormatNotPlain, {}, {"of the output", output, "--to"})
          .notes.push_back({{}, "`kfp-translate --list` lists the formats"});
    }
  }
  if (backend == nullptr) return nullptr;
  if (backend->emit == nullptr) {
    diagnostics.Emit(kinds::FormatNotYet, {}, {backend->name, "written"});
    return nullptr;
  }
  return backend;
}

std::string ListFormats() {
  std::string list =
      "| --from | what | known by | read |\n| --- | --- | --- | --- |\n";
  for (const FrontendInfo& info : AllFrontends()) {
    AppendRow(&list, info.name, info.summary, info.extensions,
              info.read != nullptr);
  }
  absl::StrAppend(&list,
                  "\n| --to | what | known by | written |\n"
                  "| --- | --- | --- | --- |\n");
  for (const BackendInfo& info : AllBackends()) {
    AppendRow(&list, info.name, info.summary, info.extensions,
              info.emit != nullptr);
  }
  return list;
}

}  // namespace kfir
