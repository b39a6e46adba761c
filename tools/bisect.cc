// SPDX-License-Identifier: Apache-2.0
#include "tools/bisect.h"

#include "absl/strings/str_cat.h"
#include "ir/io.h"
#include "ir/ir.pb.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/Program.h"
#include "passes/pass_manager.h"
#include "support/files.h"
#include "support/status_macros.h"

namespace kfir {
namespace {

// Whether `command` succeeds on the result of the first `count` passes.
absl::StatusOr<bool> Succeeds(const std::string& command,
                              const ir::Module& input,
                              const std::vector<PassCall>& passes, size_t count,
                              DiagnosticSink& diagnostics) {
  ir::Module module = input;
  PassManager manager({passes.begin(), passes.begin() + count});
  KFIR_TRY(manager.Run(module, diagnostics).status());
  llvm::SmallString<128> path;
  if (const std::error_code error =
          llvm::sys::fs::createTemporaryFile("kfir", "txtpb", path)) {
    return absl::UnavailableError(
        absl::StrCat("cannot make a temporary file: ", error.message()));
  }
  const llvm::FileRemover remover(path);
  KFIR_TRY(WriteFile(std::string(path), ir::WriteText(module)));
  // `$0` is the file.
  const std::string line = absl::StrCat(command, " \"$0\"");
  const llvm::StringRef arguments[] = {"/bin/sh", "-c", line, path};
  return llvm::sys::ExecuteAndWait("/bin/sh", arguments) == 0;
}

}  // namespace

absl::StatusOr<std::string> Bisect(absl::string_view command,
                                   const ir::Module& module,
                                   const std::vector<PassCall>& passes,
                                   DiagnosticSink& diagnostics) {
  const std::string text(command);
  const auto succeeds = [&](size_t count) {
    return Succeeds(text, module, passes, count, diagnostics);
  };
  KFIR_TRY_ASSIGN(const bool good_at_first, succeeds(0));
  if (!good_at_first) return "the command fails on the input already\n";
  KFIR_TRY_ASSIGN(const bool good_at_last, succeeds(passes.size()));
  if (good_at_last) return "the command succeeds after all passes\n";
  size_t good = 0, bad = passes.size();
  while (bad - good > 1) {
    const size_t middle = good + (bad - good) / 2;
    KFIR_TRY_ASSIGN(const bool is_good, succeeds(middle));
    (is_good ? good : bad) = middle;
  }
  return absl::StrCat("the command fails after pass ", bad, " of ",
                      passes.size(), ": ",
                      PrintPassPipeline({&passes[bad - 1], 1}), "\n");
}

}  // namespace kfir
