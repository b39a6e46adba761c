// SPDX-License-Identifier: Apache-2.0
#include "passes/selector.h"

#include "absl/algorithm/container.h"
#include "ir/ir.pb.h"

namespace kfir {
namespace {

// The constant text of `value`; null: none.
const std::string* ConstantText(const ir::Value& value) {
  if (!value.has_constant()) return nullptr;
  if (value.constant().kind_case() != ir::Tree::kStringValue) return nullptr;
  return &value.constant().string_value();
}

const ir::PodSettings* ComponentPod(const ir::Component* component) {
  if (component == nullptr) return nullptr;
  if (component->has_container()) return &component->container().pod();
  if (component->has_resource()) return &component->resource().pod();
  return nullptr;
}

bool ImageMatches(absl::string_view glob, const SelectorSubject& subject) {
  const ir::Value* image = nullptr;
  if (subject.task->pod().has_image()) {
    image = &subject.task->pod().image();
  } else if (subject.component != nullptr &&
             subject.component->has_container()) {
    const ir::Container& container = subject.component->container();
    image = container.pod().has_image() ? &container.pod().image()
                                        : &container.image();
  }
  const std::string* text = image == nullptr ? nullptr : ConstantText(*image);
  return text != nullptr && GlobMatches(glob, *text);
}

bool LabelFits(absl::string_view key, const std::optional<std::string>& value,
               const ir::KeyValue& label) {
  if (label.has_key_template() || !GlobMatches(key, label.key())) return false;
  if (!value.has_value()) return true;
  const std::string* text = ConstantText(label.value());
  return text != nullptr && GlobMatches(*value, *text);
}

bool LabelMatches(absl::string_view key,
                  const std::optional<std::string>& value,
                  const SelectorSubject& subject) {
  const auto& own = subject.task->pod().labels();
  for (const ir::KeyValue& label : own) {
    if (LabelFits(key, value, label)) return true;
  }
  const ir::PodSettings* pod = ComponentPod(subject.component);
  if (pod == nullptr) return false;
  for (const ir::KeyValue& label : pod->labels()) {
    if (!LabelFits(key, value, label)) continue;
    const bool overridden =
        value.has_value() && absl::c_any_of(own, [&](const ir::KeyValue& over) {
          return over.key() == label.key() && !over.has_key_template();
        });
    if (!overridden) return true;
  }
  return false;
}

absl::string_view CalleeKind(const SelectorSubject& subject) {
  if (subject.component == nullptr) return "graph";
  switch (subject.component->implementation_case()) {
    case ir::Component::kContainer:
      return "container";
    case ir::Component::kResource:
      return "resource";
    case ir::Component::kImporter:
      return "importer";
    case ir::Component::kGraph:
      return "graph";
    case ir::Component::kForeign:
      return "foreign";
    case ir::Component::IMPLEMENTATION_NOT_SET:
      break;
  }
  return "";
}

bool KindMatches(absl::string_view glob, const SelectorSubject& subject) {
  const ir::Task& task = *subject.task;
  return GlobMatches(glob, CalleeKind(subject)) ||
         (task.has_body() && GlobMatches(glob, "body")) ||
         (task.has_loop() && GlobMatches(glob, "loop")) ||
         (task.has_condition() && GlobMatches(glob, "condition")) ||
         (!task.exit_of().empty() && GlobMatches(glob, "exit"));
}

}  // namespace

bool GlobMatches(absl::string_view glob, absl::string_view text) {
  // Where the last `*` was, and what of `text` it has taken so far.
  size_t star = absl::string_view::npos, taken = 0;
  size_t g = 0, t = 0;
  while (t < text.size()) {
    if (g < glob.size() && glob[g] == '*') {
      star = g++;
      taken = t;
      continue;
    }
    const bool escaped = g + 1 < glob.size() && glob[g] == '\\';
    const size_t at = escaped ? g + 1 : g;
    if (at < glob.size() &&
        (glob[at] == text[t] || (!escaped && glob[at] == '?'))) {
      g = at + 1;
      ++t;
      // One character, not one byte.
      if (!escaped && glob[at] == '?') {
        while (t < text.size() && (text[t] & 0xC0) == 0x80) ++t;
      }
      continue;
    }
    if (star == absl::string_view::npos) return false;
    g = star + 1;
    t = ++taken;
  }
  while (g < glob.size() && glob[g] == '*') ++g;
  return g == glob.size();
}

bool Selector::Matches(const SelectorSubject& subject) const {
  return nodes_.empty() || Test(nodes_.back(), subject);
}

bool Selector::Test(const Node& node, const SelectorSubject& subject) const {
  const auto holds = [&](int operand) {
    return Test(nodes_[operand], subject);
  };
  const bool wanted = node.op != Operator::kNe;
  switch (node.kind) {
    case Kind::kAnything:
      return true;
    case Kind::kAll:
      return absl::c_all_of(node.operands, holds);
    case Kind::kAny:
      return absl::c_any_of(node.operands, holds);
    case Kind::kNot:
      return !holds(node.operands[0]);
    case Kind::kTask:
      return GlobMatches(node.glob, subject.task->name()) == wanted;
    case Kind::kComponent:
      return (subject.component != nullptr &&
              GlobMatches(node.glob, subject.component->name())) == wanted;
    case Kind::kImage:
      return ImageMatches(node.glob, subject) == wanted;
    case Kind::kLabel:
      return LabelMatches(node.glob, node.value_glob, subject) == wanted;
    case Kind::kKind:
      return KindMatches(node.glob, subject) == wanted;
    case Kind::kDepth:
      break;
  }
  switch (node.op) {
    case Operator::kEq:
      return subject.depth == node.number;
    case Operator::kNe:
      return subject.depth != node.number;
    case Operator::kLt:
      return subject.depth < node.number;
    case Operator::kLe:
      return subject.depth <= node.number;
    case Operator::kGt:
      return subject.depth > node.number;
    case Operator::kGe:
      return subject.depth >= node.number;
  }
  return false;
}

}  // namespace kfir
