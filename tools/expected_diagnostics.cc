// SPDX-License-Identifier: Apache-2.0
#include "tools/expected_diagnostics.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "tools/diagnostic_kinds.h"

namespace kfir {
namespace {

constexpr absl::string_view kSeverities[] = {"error", "warning", "remark",
                                             "note"};
constexpr int kNote = 3;
constexpr int kUnknownLine = 0;

struct Expectation {
  int severity = 0;  // index in kSeverities
  int line = 0;      // expected; kUnknownLine: outside of the input
  std::string text;
  SourceLocation comment;
  bool met = false;
};

class Checker {
 public:
  Checker(absl::string_view name, DiagnosticSink& problems)
      : name_(name), problems_(problems) {}

  void ReadComments(absl::string_view text) {
    for (int line = 1; !text.empty(); ++line) {
      const size_t end = text.find('\n');
      ReadLine(text.substr(0, end), line);
      text.remove_prefix(end == absl::string_view::npos ? text.size()
                                                        : end + 1);
    }
  }

  void Meet(int severity, const SourceLocation& where,
            absl::string_view message) {
    const int line = where.file == name_ ? where.line : kUnknownLine;
    for (Expectation& one : expected_) {
      if (one.met || one.severity != severity || one.line != line ||
          !absl::StrContains(message, one.text)) {
        continue;
      }
      one.met = true;
      return;
    }
    if (severity == kNote) return;
    ok_ = false;
    problems_.Emit(kinds::UnexpectedDiagnostic, where,
                   {kSeverities[severity], message});
  }

  bool Finish() {
    for (const Expectation& one : expected_) {
      if (one.met) continue;
      ok_ = false;
      problems_.Emit(kinds::ExpectedDiagnosticMissing, one.comment,
                     {kSeverities[one.severity], one.text});
    }
    return ok_;
  }

 private:
  void ReadLine(absl::string_view text, int line) {
    constexpr absl::string_view kMark = "expected-";
    for (size_t at = text.find(kMark); at != absl::string_view::npos;
         at = text.find(kMark, at + 1)) {
      const absl::string_view before = text.substr(0, at);
      if (before.find('#') == absl::string_view::npos) continue;
      absl::string_view rest = text.substr(at + kMark.size());
      Expectation one;
      one.comment = {std::string(name_), line, static_cast<int>(at) + 1};
      one.line = line;
      if (!TakeSeverity(rest, one)) continue;
      if (TakeOffset(rest, one) && TakeText(rest, one)) {
        expected_.push_back(std::move(one));
      } else {
        ok_ = false;
        problems_.Emit(kinds::ExpectedDiagnosticSyntax, one.comment);
      }
    }
  }

  static bool TakeSeverity(absl::string_view& rest, Expectation& one) {
    for (int i = 0; i <= kNote; ++i) {
      if (absl::ConsumePrefix(&rest, kSeverities[i])) {
        one.severity = i;
        return true;
      }
    }
    return false;
  }

  static bool TakeOffset(absl::string_view& rest, Expectation& one) {
    if (!absl::ConsumePrefix(&rest, "@")) return true;
    if (absl::ConsumePrefix(&rest, "unknown")) {
      one.line = kUnknownLine;
      return true;
    }
    if (absl::ConsumePrefix(&rest, "above")) {
      --one.line;
      return true;
    }
    if (absl::ConsumePrefix(&rest, "below")) {
      ++one.line;
      return true;
    }
    const bool minus = absl::StartsWith(rest, "-");
    if (!minus && !absl::StartsWith(rest, "+")) return false;
    rest.remove_prefix(1);
    size_t digits = 0;
    while (digits < rest.size() && rest[digits] >= '0' && rest[digits] <= '9') {
      ++digits;
    }
    int offset = 0;
    if (!absl::SimpleAtoi(rest.substr(0, digits), &offset)) return false;
    rest.remove_prefix(digits);
    one.line += minus ? -offset : offset;
    return true;
  }

  static bool TakeText(absl::string_view rest, Expectation& one) {
    while (absl::ConsumePrefix(&rest, " ")) {
    }
    if (!absl::ConsumePrefix(&rest, "{{")) return false;
    const size_t end = rest.find("}}");
    if (end == absl::string_view::npos) return false;
    one.text = std::string(rest.substr(0, end));
    return true;
  }

  absl::string_view name_;
  DiagnosticSink& problems_;
  std::vector<Expectation> expected_;
  bool ok_ = true;
};

int SeverityIndex(Severity severity) {
  switch (severity) {
    case Severity::Error:
      return 0;
    case Severity::Warning:
      return 1;
    case Severity::Remark:
      break;
  }
  return 2;
}

}  // namespace

bool CheckExpectedDiagnostics(absl::string_view name, absl::string_view text,
                              const DiagnosticSink& found,
                              DiagnosticSink& problems) {
  Checker checker(name, problems);
  checker.ReadComments(text);
  for (const Diagnostic& diagnostic : found.diagnostics()) {
    checker.Meet(SeverityIndex(diagnostic.kind->severity), diagnostic.location,
                 diagnostic.message);
    for (const Note& note : diagnostic.notes) {
      checker.Meet(kNote, note.location, note.message);
    }
  }
  return checker.Finish();
}

}  // namespace kfir
