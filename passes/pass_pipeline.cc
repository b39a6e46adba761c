// SPDX-License-Identifier: Apache-2.0
#include "passes/pass_pipeline.h"

#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "ir/diagnostic_kinds.h"
#include "passes/diagnostic_kinds.h"
#include "support/nearest_name.h"
#include "support/status_macros.h"

namespace kfir {
namespace {

struct Element {
  std::string text;
  size_t at;
};

class Parser {
 public:
  Parser(absl::string_view text, absl::string_view file,
         DiagnosticSink& diagnostics)
      : text_(text), file_(file), diagnostics_(diagnostics) {}

  absl::StatusOr<std::vector<PassCall>> Parse() {
    SkipBlanks();
    if (at_ == text_.size()) return std::move(pipeline_);
    while (true) {
      KFIR_TRY(Pass());
      SkipBlanks();
      if (at_ == text_.size()) break;
      if (text_[at_] != ',') return Syntax("a comma between passes");
      ++at_;
      SkipBlanks();
    }
    if (failed_) return ErrorReported();
    return std::move(pipeline_);
  }

 private:
  absl::Status Pass() {
    const size_t start = at_;
    const absl::string_view name = Name();
    if (name.empty()) return Syntax("the name of a pass");
    const PassInfo* pass = FindPass(name);
    if (pass == nullptr) UnknownPass(name, start);
    PassCall call{pass, {}};
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
    for (const PassOptionInfo& option : call.pass->options) {
      if (option.name != name) continue;
      if (call.options.Has(option.name)) {
        Emit(kinds::DuplicateName, start, {"options", name});
      } else {
        Convert(option, elements, value_start, call);
      }
      return absl::OkStatus();
    }
    UnknownOption(*call.pass, name, start);
    return absl::OkStatus();
  }

  absl::Status ParseElement(std::vector<Element>& elements) {
    Element element{"", at_};
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
    if (at_ == element.at) return Syntax("a value");
    elements.push_back(std::move(element));
    return absl::OkStatus();
  }

  void Convert(const PassOptionInfo& option,
               const std::vector<Element>& elements, size_t start,
               PassCall& call) {
    if (option.type == PassOptionType::kBool) {
      const std::string& text = elements[0].text;
      if (elements.size() > 1 || (text != "true" && text != "false")) {
        Emit(kinds::PassOptionValue, start,
             {option.name, call.pass->name, "`true` or `false`", text});
      }
      call.options.Set(option.name, text == "true", Place(start));
      return;
    }
    KeyValues pairs;
    absl::flat_hash_set<std::string> names;
    for (const Element& element : elements) {
      const size_t equals = element.text.find('=');
      if (equals == 0 || equals == element.text.npos) {
        Emit(kinds::PassOptionValue, element.at,
             {option.name, call.pass->name, "NAME=VALUE", element.text});
        continue;
      }
      std::string name = element.text.substr(0, equals);
      if (!names.insert(name).second) {
        Emit(kinds::DuplicateName, element.at, {option.name, name});
      }
      pairs.emplace_back(std::move(name), element.text.substr(equals + 1));
    }
    call.options.Set(option.name, std::move(pairs), Place(start));
  }

  void FillDefaults(PassCall& call, size_t start) {
    for (const PassOptionInfo& option : call.pass->options) {
      if (call.options.Has(option.name)) continue;
      if (option.default_value.empty()) {
        Emit(kinds::PassOptionMissing, start,
             {call.pass->name, option.name, option.help});
      } else {
        Convert(option, {{std::string(option.default_value), start}}, start,
                call);
      }
    }
  }

  void UnknownPass(absl::string_view name, size_t at) {
    Diagnostic& error = Emit(kinds::UnknownPass, at, {name});
    NearestNameSearch search(name);
    for (const PassInfo& pass : AllPasses()) search.Offer(pass.name);
    Suggest(error, search);
  }

  void UnknownOption(const PassInfo& pass, absl::string_view name, size_t at) {
    Diagnostic& error = Emit(kinds::UnknownPassOption, at, {pass.name, name});
    NearestNameSearch search(name);
    for (const PassOptionInfo& option : pass.options) {
      search.Offer(option.name);
    }
    Suggest(error, search);
  }

  static void Suggest(Diagnostic& error, const NearestNameSearch& search) {
    if (search.best().empty()) return;
    error.notes.push_back(
        {error.location, absl::StrCat("did you mean `", search.best(), "`?")});
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
  DiagnosticSink& diagnostics_;
  size_t at_ = 0;
  bool failed_ = false;
  std::vector<PassCall> pipeline_;
};

std::string Quoted(const std::string& element) {
  if (element.find_first_of(" \t\r\n\v\f,}'\"") == element.npos) {
    return element;
  }
  return absl::StrCat("'", absl::StrReplaceAll(element, {{"'", "''"}}), "'");
}

std::string PrintValue(const PassOptions& options,
                       const PassOptionInfo& option) {
  if (option.type == PassOptionType::kBool) {
    return options.Bool(option.name) ? "true" : "false";
  }
  std::string text;
  for (const auto& [name, value] : options.Pairs(option.name)) {
    absl::StrAppend(&text, text.empty() ? "" : ",",
                    Quoted(absl::StrCat(name, "=", value)));
  }
  return text;
}

}  // namespace

absl::StatusOr<std::vector<PassCall>> ParsePassPipeline(
    absl::string_view text, absl::string_view file,
    DiagnosticSink& diagnostics) {
  return Parser(text, file, diagnostics).Parse();
}

std::string PrintPassPipeline(absl::Span<const PassCall> pipeline) {
  std::string text;
  for (const PassCall& call : pipeline) {
    absl::StrAppend(&text, text.empty() ? "" : ",", call.pass->name);
    if (call.pass->options.empty()) continue;
    std::string options;
    for (const PassOptionInfo& option : call.pass->options) {
      absl::StrAppend(&options, options.empty() ? "" : " ", option.name, "=",
                      PrintValue(call.options, option));
    }
    absl::StrAppend(&text, "{", options, "}");
  }
  return text;
}

}  // namespace kfir
