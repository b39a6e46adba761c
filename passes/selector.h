// SPDX-License-Identifier: Apache-2.0
//
// The language that says which tasks a pass applies to:
//
//   selector := and { "or" and }
//   and      := term { "and" term }
//   term     := "not" term | "(" selector ")" | "*" | test
//   test     := ("task" | "component" | "image" | "kind") ("=" | "!=") GLOB
//             | "label" ("=" | "!=") GLOB [ "=" GLOB ]
//             | "depth" ("=" | "!=" | "<" | "<=" | ">" | ">=") NUMBER
//
// In a GLOB `*` stands for any text, `?` for one character and a backslash
// takes the next character as it is.  It ends at a blank or a parenthesis
// unless it stands in single or double quotes.
//
//   task       the task's name
//   component  the name of the component that it calls
//   image      its effective image, where that is constant
//   label      an effective label: `label=gpu` is true when there is one of
//              this name, `label=team=risk` when one also has this value
//   kind       container, resource, importer, graph or foreign: what it calls;
//              also body (an inline graph), loop, condition, exit
//   depth      how many inline bodies are around it: 0 in the graph of a
//              component
//
// `!=` is true when `=` is not.
#ifndef KFIR_PASSES_SELECTOR_H_
#define KFIR_PASSES_SELECTOR_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "support/diagnostics.h"

namespace kfir {

namespace ir {
class Component;
class Task;
}  // namespace ir

// A task as selectors see it.
struct SelectorSubject {
  const ir::Task* task = nullptr;
  const ir::Component* component = nullptr;  // null: an inline body
  int depth = 0;
};

class Selector {
 public:
  // Selects every task.
  Selector() = default;

  // Null after a diagnostic if `text` is no selector; `start` is the place of
  // its first byte.
  static std::optional<Selector> Parse(absl::string_view text,
                                       const SourceLocation& start,
                                       DiagnosticSink& diagnostics);

  bool Matches(const SelectorSubject& subject) const;
  bool selects_everything() const { return nodes_.empty(); }

 private:
  friend class SelectorParser;

  enum class Operator { kEq, kNe, kLt, kLe, kGt, kGe };
  enum class Kind {
    kAnything,
    kAll,
    kAny,
    kNot,
    kTask,
    kComponent,
    kImage,
    kLabel,
    kKind,
    kDepth,
  };
  struct Node {
    Kind kind = Kind::kAnything;
    Operator op = Operator::kEq;
    std::string glob;
    std::optional<std::string> value_glob;  // of a label
    int number = 0;                         // of a depth
    std::vector<int> operands;              // indices in nodes_
  };

  bool Test(const Node& node, const SelectorSubject& subject) const;

  std::vector<Node> nodes_;  // the last one is the root
};

// Whether all of `text` fits `glob`.
bool GlobMatches(absl::string_view glob, absl::string_view text);

}  // namespace kfir

#endif  // KFIR_PASSES_SELECTOR_H_
