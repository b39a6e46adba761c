// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "passes/diagnostic_kinds.h"
#include "passes/selector.h"

namespace kfir {
namespace {

constexpr int kMaxNesting = 100;
constexpr absl::string_view kKinds[] = {"body",     "condition", "container",
                                        "exit",     "foreign",   "graph",
                                        "importer", "loop",      "resource"};

bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

}  // namespace

// Recursive descent; nesting is limited.
class SelectorParser {
 public:
  SelectorParser(absl::string_view text, const SourceLocation& start,
                 DiagnosticSink& diagnostics)
      : text_(text), start_(start), diagnostics_(diagnostics) {}

  std::optional<Selector> Run() {
    SkipBlanks();
    if (AtEnd()) {
      Fail(at_, "a selector is empty");
      return std::nullopt;
    }
    if (!Either(0).has_value()) return std::nullopt;
    if (!AtEnd()) {
      Fail(at_, text_[at_] == ')' ? "`)` closes nothing"
                                  : "expected `and`, `or` or the end");
      return std::nullopt;
    }
    Selector selector;
    selector.nodes_ = std::move(nodes_);
    return selector;
  }

 private:
  using Node = Selector::Node;
  using Kind = Selector::Kind;
  using Operator = Selector::Operator;

  bool AtEnd() const { return at_ >= text_.size(); }
  void SkipBlanks() {
    while (!AtEnd() && IsBlank(text_[at_])) ++at_;
  }

  std::nullopt_t Fail(size_t at, absl::string_view message) {
    SourceLocation place = start_;
    place.column += static_cast<int>(at);
    diagnostics_.Emit(kinds::SelectorSyntax, std::move(place), {message});
    return std::nullopt;
  }

  // Takes the word `word` if it is the next one.
  bool TakeWord(absl::string_view word) {
    if (text_.substr(at_, word.size()) != word) return false;
    const size_t end = at_ + word.size();
    if (end < text_.size() && !IsBlank(text_[end]) && text_[end] != '(' &&
        text_[end] != ')') {
      return false;
    }
    at_ = end;
    SkipBlanks();
    return true;
  }

  int Add(Node node) {
    nodes_.push_back(std::move(node));
    return static_cast<int>(nodes_.size()) - 1;
  }

  std::optional<int> Either(int nesting) {
    return Chain(Kind::kAny, "or", nesting);
  }

  std::optional<int> Chain(Kind kind, absl::string_view word, int nesting) {
    Node node;
    node.kind = kind;
    do {
      const std::optional<int> operand = kind == Kind::kAny
                                             ? Chain(Kind::kAll, "and", nesting)
                                             : Term(nesting);
      if (!operand.has_value()) return std::nullopt;
      node.operands.push_back(*operand);
    } while (TakeWord(word));
    return node.operands.size() == 1 ? node.operands[0] : Add(std::move(node));
  }

  std::optional<int> Term(int nesting) {
    if (nesting > kMaxNesting) return Fail(at_, "nested too deep");
    if (TakeWord("not")) {
      const std::optional<int> operand = Term(nesting + 1);
      if (!operand.has_value()) return std::nullopt;
      Node node;
      node.kind = Kind::kNot;
      node.operands.push_back(*operand);
      return Add(std::move(node));
    }
    if (!AtEnd() && text_[at_] == '(') {
      const size_t open = at_++;
      SkipBlanks();
      const std::optional<int> inner = Either(nesting + 1);
      if (!inner.has_value()) return std::nullopt;
      if (AtEnd()) return Fail(open, "`(` is never closed");
      if (text_[at_] != ')') return Fail(at_, "expected `and`, `or` or `)`");
      ++at_;
      SkipBlanks();
      return inner;
    }
    if (TakeWord("*")) return Add(Node());
    return Test();
  }

  std::optional<int> Test() {
    const size_t key_at = at_;
    while (!AtEnd() && text_[at_] >= 'a' && text_[at_] <= 'z') ++at_;
    const absl::string_view key = text_.substr(key_at, at_ - key_at);
    Node node;
    if (key == "task") {
      node.kind = Kind::kTask;
    } else if (key == "component") {
      node.kind = Kind::kComponent;
    } else if (key == "image") {
      node.kind = Kind::kImage;
    } else if (key == "label") {
      node.kind = Kind::kLabel;
    } else if (key == "kind") {
      node.kind = Kind::kKind;
    } else if (key == "depth") {
      node.kind = Kind::kDepth;
    } else {
      return Fail(key_at,
                  "expected a test (`task`, `component`, `image`, `label`, "
                  "`kind` or `depth`), `not`, `(` or `*`");
    }
    SkipBlanks();
    if (!TakeOperator(node)) return std::nullopt;
    SkipBlanks();
    const bool good =
        node.kind == Kind::kDepth ? TakeNumber(node) : TakeGlobs(node);
    if (!good) return std::nullopt;
    SkipBlanks();
    return Add(std::move(node));
  }

  bool TakeOperator(Node& node) {
    struct Spelling {
      absl::string_view text;
      Operator op;
      bool for_numbers;
    };
    static constexpr Spelling kSpellings[] = {
        {"!=", Operator::kNe, false}, {"<=", Operator::kLe, true},
        {">=", Operator::kGe, true},  {"=", Operator::kEq, false},
        {"<", Operator::kLt, true},   {">", Operator::kGt, true}};
    for (const Spelling& spelling : kSpellings) {
      if (text_.substr(at_, spelling.text.size()) != spelling.text) continue;
      if (spelling.for_numbers && node.kind != Kind::kDepth) {
        Fail(at_, absl::StrCat("`", spelling.text, "` compares depths only"));
        return false;
      }
      node.op = spelling.op;
      at_ += spelling.text.size();
      return true;
    }
    Fail(at_, "expected `=` or `!=`");
    return false;
  }

  bool TakeNumber(Node& node) {
    const size_t from = at_;
    while (!AtEnd() && text_[at_] >= '0' && text_[at_] <= '9') ++at_;
    if (absl::SimpleAtoi(text_.substr(from, at_ - from), &node.number)) {
      return true;
    }
    Fail(from, "expected a number");
    return false;
  }

  bool TakeGlobs(Node& node) {
    const size_t from = at_;
    const bool is_label = node.kind == Kind::kLabel;
    if (!TakeGlob(is_label, node.glob)) return false;
    if (is_label && !AtEnd() && text_[at_] == '=') {
      ++at_;
      node.value_glob.emplace();
      // An empty value is written as nothing or as two quotes.
      if (!AtEnd() && !IsBlank(text_[at_]) && text_[at_] != ')' &&
          !TakeGlob(false, *node.value_glob)) {
        return false;
      }
    }
    if (node.kind == Kind::kKind &&
        absl::c_none_of(kKinds, [&](absl::string_view kind) {
          return GlobMatches(node.glob, kind);
        })) {
      Fail(from, absl::StrCat("no kind is called `", node.glob, "`; there are ",
                              absl::StrJoin(kKinds, ", ")));
      return false;
    }
    return true;
  }

  // Up to a blank, a parenthesis or, if `stops_at_equals`, a `=`.
  bool TakeGlob(bool stops_at_equals, std::string& glob) {
    const size_t from = at_;
    while (!AtEnd()) {
      const char c = text_[at_];
      if (IsBlank(c) || c == '(' || c == ')' || (stops_at_equals && c == '=')) {
        break;
      }
      if (c == '\'' || c == '"') {
        const size_t end = text_.find(c, at_ + 1);
        if (end == absl::string_view::npos) {
          Fail(at_, "a quoted text is never closed");
          return false;
        }
        absl::StrAppend(&glob, text_.substr(at_ + 1, end - at_ - 1));
        at_ = end + 1;
        continue;
      }
      if (c == '\\' && at_ + 1 < text_.size()) glob.push_back(text_[at_++]);
      glob.push_back(text_[at_++]);
    }
    if (at_ != from) return true;
    Fail(from, "expected a name or a pattern");
    return false;
  }

  absl::string_view text_;
  const SourceLocation& start_;
  DiagnosticSink& diagnostics_;
  size_t at_ = 0;
  std::vector<Node> nodes_;
};

std::optional<Selector> Selector::Parse(absl::string_view text,
                                        const SourceLocation& start,
                                        DiagnosticSink& diagnostics) {
  return SelectorParser(text, start, diagnostics).Run();
}

}  // namespace kfir
