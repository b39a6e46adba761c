// SPDX-License-Identifier: Apache-2.0
#include "tools/tool.h"

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/VirtualFileSystem.h"
#include "llvm/Support/raw_ostream.h"
#include "support/diagnostic_kinds.h"
#include "support/diagnostics_render.h"
#include "tools/diagnostic_kinds.h"

namespace kfir {

Tool::Tool(absl::string_view name, absl::string_view summary,
           absl::string_view operands, const ToolIo& io)
    : name_(name),
      io_(io),
      options_(name, summary, operands),
      sources_([&io](const std::string& file) -> std::optional<std::string> {
        absl::StatusOr<std::string> text = ReadInput(file, io);
        if (!text.ok()) return std::nullopt;
        return *std::move(text);
      }) {}

std::optional<int> Tool::Start(absl::Span<const std::string> arguments) {
  options_.Group("General");
  options_.Choice("diagnostics", {"text", "json", "sarif"}, &format_,
                  "form of the diagnostics on standard error (default: text)");
  options_.Flag("h", &help_, "as --help");
  options_.Flag("help", &help_, "print this help");
  options_.Flag("help-markdown", &help_markdown_,
                "print this help as the page of the reference");
  options_.Choice("completion", {"bash", "fish", "zsh"}, &completion_,
                  "print a script that completes this tool's command line "
                  "(default: none)");
  options_.Flag("version", &version_, "print the version");
  if (!options_.Parse(arguments, diagnostics_)) return FinishCommandLine();
  if (help_) {
    io_.out << options_.Help();
  } else if (help_markdown_) {
    io_.out << options_.Markdown();
  } else if (completion_ == "bash") {
    io_.out << options_.BashCompletion();
  } else if (completion_ == "fish") {
    io_.out << options_.FishCompletion();
  } else if (completion_ == "zsh") {
    io_.out << options_.ZshCompletion();
  } else if (version_) {
    io_.out << name_ << " (Kfir) " << KFIR_VERSION << "\n";
  } else {
    return std::nullopt;
  }
  io_.out.flush();
  return kExitSuccess;
}

absl::StatusOr<std::string> Tool::Read(absl::string_view path) {
  absl::StatusOr<std::string> text = ReadInput(path, io_);
  if (text.ok()) {
    // A module in the binary form begins with a backspace, which no text does,
    // and has no lines to show.  A large file is read again if lines are asked
    // for.
    constexpr size_t kLarge = size_t{1} << 20;
    const bool is_large = path != "-" && text->size() > kLarge;
    const auto status = io_.files.status(std::string(is_large ? path : ""));
    const bool again = is_large && status && status->isRegularFile();
    if (!again && !absl::StartsWith(*text, "\b")) sources_.Add(path, *text);
    return text;
  }
  diagnostics_.Emit(kinds::CannotReadFile, {}, {path, text.status().message()});
  return ErrorReported();
}

absl::Status Tool::Write(absl::string_view path, absl::string_view bytes) {
  absl::Status status = io_.write_file(path, bytes);
  if (status.ok()) return status;
  diagnostics_.Emit(kinds::CannotWriteFile, {}, {status.message()});
  return ErrorReported();
}

std::string Tool::HelperPath(absl::string_view name) const {
  return absl::StrCat(std::string(llvm::sys::path::parent_path(
                          llvm::sys::path::parent_path(io_.program))),
                      "/lib/kfir/", name);
}

void Tool::Print() {
  if (format_ == "json") {
    io_.err << RenderJson(diagnostics_);
  } else if (format_ == "sarif") {
    io_.err << RenderSarif(diagnostics_, sources_, {name_, KFIR_VERSION});
  } else {
    const bool color =
        io_.err.is_displayed() && !io_.get_environment("NO_COLOR");
    io_.err << RenderText(diagnostics_, sources_, color);
  }
}

int Tool::FinishCommandLine() {
  Print();
  if (format_ == "text") {
    io_.err << "`" << name_ << " --help` lists the options\n";
  }
  return kExitCommandLine;
}

int Tool::Finish(const absl::Status& status) {
  Print();
  if (status.ok()) return kExitSuccess;
  if (IsErrorReported(status)) return kExitInput;
  if (status.code() == absl::StatusCode::kInternal) {
    io_.err << name_ << ": bug in Kfir: " << std::string(status.message())
            << "\nPlease report it, with the input if you can share it.\n";
    return kExitBug;
  }
  io_.err << name_ << ": error: " << std::string(status.message()) << "\n";
  return kExitInput;
}

}  // namespace kfir
