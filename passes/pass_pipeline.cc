// SPDX-License-Identifier: Apache-2.0
#include "passes/pass_pipeline.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "ir/diagnostic_kinds.h"
#include "passes/diagnostic_kinds.h"
#include "passes/pass_options.h"
#include "support/status_macros.h"

namespace kfir {
namespace {

constexpr absl::string_view kComponent = "component";

struct Element {
  std::string text;
  size_t at;
};

class Parser {
 public:
  Parser(absl::string_view text, absl::string_view file,
         const PassTable& passes, DiagnosticSink& diagnostics)
      : text_(text), file_(file), passes_(passes), diagnostics_(diagnostics) {}

  absl::StatusOr<std::vector<PassCall>> Parse() {
    KFIR_TRY(Items());
    if (at_ < text_.size()) return Syntax("a comma between passes");
    if (failed_) return ErrorReported();
    return std::move(pipeline_);
  }

 private:
  // Up to the end, or what can be no more of it.
  absl::Status Items() {
    SkipBlanks();
    if (at_ == text_.size() || text_[at_] == ')') return absl::OkStatus();
    do {
      SkipBlanks();
      KFIR_TRY(Item());
      SkipBlanks();
    } while (Take(','));
    return absl::OkStatus();
  }

  absl::Status Item() {
    const size_t start = at_;
    const absl::string_view name = Name();
    if (name.empty()) return Syntax("the name of a pass");
    return name == kComponent ? Component() : Pass(name, start);
  }

  absl::Status Component() {
    if (scope_.has_value()) {
      at_ -= kComponent.size();
      return Syntax("a pass that works on components");
    }
    scope_.emplace();
    if (Take('{')) {
      SkipBlanks();
      if (Name() != "name") return Syntax("`name=PATTERN`");
      if (!Take('=')) return Syntax("`=`");
      std::vector<Element> elements;
      KFIR_TRY(ParseElement(elements));
      scope_->glob = elements[0].text;
      scope_->location = Place(elements[0].at);
      SkipBlanks();
      if (!Take('}')) return Syntax("`}`");
    }
    if (!Take('(')) return Syntax("`(`");
    KFIR_TRY(Items());
    if (!Take(')')) return Syntax("a comma between passes, or `)`");
    scope_.reset();
    return absl::OkStatus();
  }

  absl::Status Pass(absl::string_view name, size_t start) {
    const PassInfo* pass = passes_.Find(name);
    if (pass == nullptr) {
      failed_ = true;
      ReportUnknownPass(name, Place(start), passes_, diagnostics_);
    } else if (scope_.has_value() && pass->unit != PassUnit::kComponent) {
      Emit(kinds::PassNotNested, start, {name});
    }
    PassCall call{pass, {}, {}, scope_};
    if (Take('{')) {
      while (true) {
        SkipBlanks();
        if (Take('}')) break;
        KFIR_TRY(Option(call));
      }
    }
    if (pass != nullptr) FillDefaults(call, start);
    pipeline_.push_back(std::move(call));
    return absl::OkStatus();
  }

  absl::Status Option(PassCall& call) {
    const size_t start = at_;
    const absl::string_view name = Name();
    if (name.empty()) return Syntax("an option, as `name=value`, or `}`");
    if (!Take('=')) return Syntax("`=`");
    const size_t value_start = at_;
    std::vector<Element> elements;
    do {
      KFIR_TRY(ParseElement(elements));
    } while (Take(','));
    if (call.pass == nullptr) return absl::OkStatus();
    const PassOptionInfo* option = FindPassOption(*call.pass, name);
    if (option == nullptr) {
      failed_ = true;
      ReportUnknownPassOption(*call.pass, name, Place(start), diagnostics_);
    } else if (call.options.Has(option->name)) {
      Emit(kinds::DuplicateName, start, {"options", name});
    } else {
      Convert(*option, elements, value_start, call);
    }
    return absl::OkStatus();
  }

  absl::Status ParseElement(std::vector<Element>& elements) {
    Element element{"", at_};
    const size_t start = at_;
    if (at_ < text_.size() && (text_[at_] == '\'' || text_[at_] == '"')) {
      ++element.at;
    }
    while (at_ < text_.size() && text_[at_] != ',' && text_[at_] != '}' &&
           !absl::ascii_isspace(text_[at_])) {
      const char c = text_[at_];
      if (c != '\'' && c != '"') {
        element.text.push_back(c);
        ++at_;
        continue;
      }
      const size_t opening = at_++;
      while (true) {
        if (at_ == text_.size()) {
          at_ = opening;
          return Syntax("a closing quote for this one");
        }
        if (text_[at_] == c) {
          ++at_;
          if (at_ == text_.size() || text_[at_] != c) break;
        }
        element.text.push_back(text_[at_++]);
      }
    }
    if (at_ == start) return Syntax("a value");
    elements.push_back(std::move(element));
    return absl::OkStatus();
  }

  void Convert(const PassOptionInfo& option,
               const std::vector<Element>& elements, size_t start,
               PassCall& call) {
    std::vector<OptionElement> converted;
    converted.reserve(elements.size());
    for (const Element& element : elements) {
      converted.push_back({element.text, Place(element.at)});
    }
    if (!SetPassOption(option, converted, Place(start), call, diagnostics_)) {
      failed_ = true;
    }
  }

  void FillDefaults(PassCall& call, size_t start) {
    if (!FillPassDefaults(Place(start), call, diagnostics_)) failed_ = true;
  }

  absl::string_view Name() {
    const size_t start = at_;
    while (at_ < text_.size() && (absl::ascii_isalnum(text_[at_]) ||
                                  text_[at_] == '-' || text_[at_] == '_')) {
      ++at_;
    }
    return text_.substr(start, at_ - start);
  }

  void SkipBlanks() {
    while (at_ < text_.size() && absl::ascii_isspace(text_[at_])) ++at_;
  }

  bool Take(char c) {
    if (at_ == text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  absl::Status Syntax(absl::string_view expected) {
    Emit(kinds::PassSyntax, at_,
         {expected, at_ == text_.size()
                        ? "the end"
                        : absl::StrCat("`", text_.substr(at_, 1), "`")});
    return ErrorReported();
  }

  SourceLocation Place(size_t at) const {
    int line = 1;
    size_t start = 0;
    for (size_t i = text_.find('\n'); i < at; i = text_.find('\n', i + 1)) {
      ++line;
      start = i + 1;
    }
    return {std::string(file_), line, static_cast<int>(at - start) + 1};
  }

  Diagnostic& Emit(DiagnosticKind kind, size_t at,
                   std::initializer_list<absl::string_view> arguments) {
    failed_ = true;
    return diagnostics_.Emit(kind, Place(at), arguments);
  }

  absl::string_view text_;
  absl::string_view file_;
  const PassTable& passes_;
  DiagnosticSink& diagnostics_;
  size_t at_ = 0;
  std::optional<ComponentScope> scope_;
  bool failed_ = false;
  std::vector<PassCall> pipeline_;
};

std::string Quoted(const std::string& element) {
  if (!element.empty() &&
      element.find_first_of(" \t\r\n\v\f,}'\"") == element.npos) {
    return element;
  }
  return absl::StrCat("'", absl::StrReplaceAll(element, {{"'", "''"}}), "'");
}

std::string PrintValue(const PassOptions& options,
                       const PassOptionInfo& option) {
  switch (option.type) {
    case PassOptionType::kBool:
      return options.Bool(option.name) ? "true" : "false";
    case PassOptionType::kNumber:
      return absl::StrCat(*options.Number(option.name));
    case PassOptionType::kKeyValues: {
      std::vector<std::string> elements;
      for (const auto& [name, value] : options.Pairs(option.name)) {
        elements.push_back(Quoted(absl::StrCat(name, "=", value)));
      }
      return absl::StrJoin(elements, ",");
    }
    case PassOptionType::kWords: {
      std::vector<std::string> elements;
      for (const std::string& word : options.List(option.name)) {
        elements.push_back(Quoted(word));
      }
      return absl::StrJoin(elements, ",");
    }
    default:
      return Quoted(options.Text(option.name));
  }
}

void PrintCall(const PassCall& call, std::string& text) {
  absl::StrAppend(&text, call.pass->name);
  std::string options;
  for (const PassOptionInfo& option : call.pass->options) {
    if (!call.options.Has(option.name)) continue;
    absl::StrAppend(&options, options.empty() ? "" : " ", option.name, "=",
                    PrintValue(call.options, option));
  }
  if (!options.empty()) absl::StrAppend(&text, "{", options, "}");
}

}  // namespace

absl::StatusOr<std::vector<PassCall>> ParsePassPipeline(
    absl::string_view text, absl::string_view file, DiagnosticSink& diagnostics,
    const PassTable& passes) {
  return Parser(text, file, passes, diagnostics).Parse();
}

std::string PrintPassPipeline(absl::Span<const PassCall> pipeline) {
  std::string text;
  const std::string* scope = nullptr;  // of the group that is open
  for (const PassCall& call : pipeline) {
    const std::string* next =
        call.scope.has_value() ? &call.scope->glob : nullptr;
    const bool stays = scope == next ||
                       (scope != nullptr && next != nullptr && *scope == *next);
    if (!stays && scope != nullptr) text.push_back(')');
    if (!text.empty()) text.push_back(',');
    if (!stays && next != nullptr) {
      absl::StrAppend(&text, kComponent);
      if (*next != "*") absl::StrAppend(&text, "{name=", Quoted(*next), "}");
      text.push_back('(');
    }
    scope = next;
    PrintCall(call, text);
  }
  if (scope != nullptr) text.push_back(')');
  return text;
}

}  // namespace kfir
