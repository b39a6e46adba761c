// SPDX-License-Identifier: Apache-2.0
#include "frontends/shared/mirror/mirror.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "frontends/shared/component/component_spec.h"
#include "frontends/shared/diagnostic_kinds.h"
#include "llvm/Support/MemoryBuffer.h"

namespace kfir {
namespace {

// The folder may not be left: a URL's `..` would name files outside of it.
bool LeavesFolder(absl::string_view path) {
  for (const absl::string_view part : absl::StrSplit(path, '/')) {
    if (part == "..") return true;
  }
  return path.find('\0') != absl::string_view::npos;
}

}  // namespace

absl::StatusOr<MirroredFile> ReadMirrored(
    absl::string_view url,
    const std::vector<std::pair<std::string, std::string>>& mirrors,
    DiagnosticSink& diagnostics) {
  absl::string_view rest = url;
  const std::string full =
      absl::ConsumePrefix(&rest, "gs://")
          ? absl::StrCat("https://storage.googleapis.com/", rest)
          : std::string(url);
  const std::pair<absl::string_view, absl::string_view> parts =
      absl::StrSplit(full, absl::MaxSplits('#', 1));
  const std::pair<std::string, std::string>* mirror = nullptr;
  for (const auto& candidate : mirrors) {
    if (absl::StartsWith(parts.first, candidate.first) &&
        (mirror == nullptr || candidate.first.size() > mirror->first.size())) {
      mirror = &candidate;
    }
  }
  if (mirror == nullptr) {
    diagnostics.Emit(kinds::ComponentNotMirrored, {}, {url})
        .notes.emplace_back()
        .message =
        "`--component-mirror=PREFIX=DIR` reads URLs that start with PREFIX "
        "from the folder DIR";
    return ErrorReported();
  }
  const absl::string_view path = parts.first.substr(mirror->first.size());
  MirroredFile file;
  file.path = absl::StrCat(mirror->second,
                           absl::EndsWith(mirror->second, "/") ? "" : "/",
                           absl::StripPrefix(path, "/"));
  std::string problem = "its path leaves the mirror's folder";
  if (!LeavesFolder(path)) {
    const auto buffer = llvm::MemoryBuffer::getFile(
        file.path, /*IsText=*/false, /*RequiresNullTerminator=*/false);
    problem = buffer
                  ? ""
                  : absl::StrCat(file.path, ": ", buffer.getError().message());
    if (buffer) file.bytes = (*buffer)->getBuffer().str();
  }
  if (!problem.empty()) {
    diagnostics.Emit(kinds::ComponentUnreadable, {}, {url, problem});
    return ErrorReported();
  }
  absl::string_view digest = parts.second;
  if (absl::ConsumePrefix(&digest, "sha256=")) {
    const std::string actual = ComponentDigest(file.bytes);
    if (actual != digest) {
      diagnostics.Emit(kinds::ComponentDigest, {},
                       {parts.first, actual, digest});
      return ErrorReported();
    }
  }
  return file;
}

}  // namespace kfir
