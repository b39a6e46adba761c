// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as a document of KFP v2, through kfp-translate in memory.  What is
// written of an accepted one reads back as the same, and becomes the same
// workflow; whatever is refused is refused at a line of the document.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "ir/pipeline_spec/wire.h"
#include "support/unpack.h"
#include "tools/exit_code.h"
#include "tools/testing/memory_io.h"
#include "tools/translate.h"

namespace {

constexpr char kName[] = "fuzz.yaml";

struct Result {
  int code;
  std::string out;
  std::string err;
};

void Check(bool holds, const char* what, const std::string& detail) {
  if (holds) return;
  std::fprintf(stderr, "%s\n%s\n", what, detail.c_str());
  std::abort();
}

// Of a diagnostic as JSON; bytes have no lines.
bool IsLocated(absl::string_view line, bool bytes) {
  const absl::string_view own = line.substr(0, line.find(", \"notes\": ["));
  return absl::StrContains(own, absl::StrCat("\"file\": \"", kName, "\"")) &&
         (bytes || (absl::StrContains(own, "\"line\": ") &&
                    absl::StrContains(own, "\"column\": ")));
}

Result Translate(const std::string& text, const char* to) {
  kfir::MemoryIo memory;
  memory.AddFile(kName, text);
  Result result;
  result.code = kfir::RunTranslate(
      {"--from=pipeline-spec", to, "--diagnostics=json", "-o", "-", kName},
      memory.io());
  result.out = memory.out();
  result.err = memory.err();
  if (result.code == kfir::kExitSuccess) return result;
  Check(result.code == kfir::kExitInput, "another exit status", result.err);
  const bool bytes = kfir::kfp2::LooksLikeWire(text) || kfir::IsPackage(text);
  bool refused = false;
  for (const absl::string_view line : absl::StrSplit(result.err, '\n')) {
    if (!absl::StrContains(line, "\"severity\": \"error\"")) continue;
    refused = true;
    Check(IsLocated(line, bytes), "refused without a place", result.err);
  }
  Check(refused, "refused without a diagnostic", result.err);
  return result;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const Result document = Translate(text, "--to=pipeline-spec");
  const Result workflow = Translate(text, "--to=argo-v2");
  if (document.code != kfir::kExitSuccess) return 0;
  const Result again = Translate(document.out, "--to=pipeline-spec");
  Check(again.out == document.out, "reads back as another document",
        document.out + again.err + again.out);
  const Result workflow_again = Translate(document.out, "--to=argo-v2");
  Check(workflow_again.out == workflow.out, "becomes another workflow",
        workflow.out + workflow_again.err + workflow_again.out);
  return 0;
}
